// Reading rows

const shownText = (cell) => (cell.querySelector("summary, a, .amount") ?? cell).textContent.trim();

/** A number where the text is one, null where nothing is known, else the text in lower case. */
const sortable = (text) => {
  const word = text.replace(/^\? *Unknown$/, "?").trim();
  if (word === "?" || word === "\u2013" || word === "") return null;
  if (word === "free") return 0;
  const number = Number(word.replace(/,/g, ""));
  return Number.isNaN(number) ? word.toLowerCase() : number;
};

const stateRank = (cell) => {
  const shown = cell.querySelector(".cell");
  const rank = shown ? states.findIndex((state) => shown.classList.contains("s-" + state)) : -1;
  return rank < 0 ? null : rank;
};

const readOffers = (text) => (text ? text.split(" ") : []).map((offer) => {
  const [letters, price, context, kind, types] = offer.split("/");
  return { letters, price: price === "" ? null : Number(price), context: Number(context), kind, types: types.split("+") };
});

const addWords = (row, text) => {
  row.find = text.toLowerCase();
  row.words = row.find.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return row;
};

const rowOfElement = (element, place) => addWords({
  element, place, home: element.parentElement, lab: element.dataset.lab, further: "further" in element.dataset,
  offers: readOffers(element.dataset.offers), prices: element.dataset.prices,
  value: (column) => {
    const cell = element.cells[column.place];
    if (cell.dataset.sort !== undefined) return sortable(cell.dataset.sort);
    return column.isState ? stateRank(cell) : sortable(shownText(cell));
  },
}, [element.id, ...[...element.querySelectorAll("th a, td > a:not(.cell), summary > code")].map((part) => part.textContent)].join(" "));

/** A cell of the file is its text, or text, address and perhaps what to sort by. */
const sortableCell = (cell) => sortable(Array.isArray(cell) ? cell[2] ?? cell[0] : cell);

/** A row of the file: its element is made when it is first shown. */
const rowOfFile = ([id, further, lab, offers, prices, ...cells], place, table) => {
  const row = addWords({
    place, home: table.body, lab, further, offers: readOffers(offers), prices,
    value: (column) => sortableCell(cells[column.place]),
  }, [id, ...cells.slice(0, 4).map((cell) => (Array.isArray(cell) ? cell[0] : cell))].join(" "));
  let made;
  Object.defineProperty(row, "element", { get: () => (made ??= makeRow(id, cells, table)) });
  return row;
};

const makeRow = (id, cells, table) => {
  const row = create("tr", { id });
  cells.forEach((cell, place) => {
    const head = table.columns[place].head;
    const part = create(place === 0 ? "th" : "td", { className: head.className });
    if (place === 0) part.scope = "row";
    part.append(makeCell(cell, head.dataset.type, table.file));
    row.append(part);
  });
  return row;
};

const makeCell = (cell, type, file) => {
  if (cell === null) return "";
  if (Array.isArray(cell)) return create("a", { href: new URL(cell[1], file).href }, cell[0]);
  if (type === "code" && cell !== "?") return create("code", {}, cell);
  if (type !== "amount") return create("span", { className: cell === "?" ? "unknown" : "" }, cell);
  const point = cell.indexOf(".");
  if (point < 0) return create("span", { className: "amount " + ({ "?": "unknown", "\u2013": "not-sold", free: "free" }[cell] ?? "known") }, cell, create("span", { className: "fraction" }));
  return create("span", { className: "amount known" }, cell.slice(0, point), create("span", { className: "fraction" }, cell.slice(point)));
};
