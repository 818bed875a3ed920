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

const rowOfElement = (element, place) => ({
  element, place, home: element.parentElement, lab: element.dataset.lab, further: "further" in element.dataset,
  offers: readOffers(element.dataset.offers), prices: element.dataset.prices,
  find: [element.id, ...[...element.querySelectorAll("th a, td > a:not(.cell), summary > code")].map((part) => part.textContent)].join(" ").toLowerCase(),
  value: (column) => {
    const cell = element.cells[column.place];
    if (cell.dataset.sort !== undefined) return sortable(cell.dataset.sort);
    return column.isState ? stateRank(cell) : sortable(shownText(cell));
  },
});

// A cell of the file is its text, or text, address and perhaps what to sort by, or several of these; null of what is reckoned here.
const linksOf = (cell) => (!Array.isArray(cell) ? [] : Array.isArray(cell[0]) ? cell : [cell]);
const wordsOf = (cell, column) => (column.type === "code" ? [cell] : linksOf(cell).filter((link) => link.length === 2).map(([text]) => text));
const sortableCell = (cell, column) => {
  const [link] = linksOf(cell);
  const key = sortable(link ? link[2] ?? link[0] : cell);
  return column.type === "amount" && typeof key !== "number" ? null : key;
};

/** A row of the file: its element is made when it is first shown. */
const rowOfFile = ([id, further, lab, offers, prices, ...cells], place, table) => {
  let made;
  return {
    place, lab, further, offers: readOffers(offers), prices,
    find: [id, ...cells.flatMap((cell, place) => wordsOf(cell, table.columns[place]))].join(" ").toLowerCase(),
    value: (column) => sortableCell(cells[column.place], column),
    get element() { return (made ??= makeRow(id, cells, table)); },
  };
};

const makeRow = (id, cells, table) => create("tr", { id }, ...cells.map((cell, place) => {
  const { head, type } = table.columns[place];
  const part = create(place === 0 ? "th" : "td", { className: head.className }, ...makeCell(cell, type, table.file));
  if (place === 0) part.scope = "row";
  return part;
}));

const makeCell = (cell, type, file) => {
  if (cell === null) return [];
  const links = linksOf(cell);
  if (links.length) return links.flatMap(([text, address], place) => [...(place ? [", "] : []), address ? create("a", { href: new URL(address, file).href }, text) : text]);
  if (type === "amount") {
    const [, whole, fraction = ""] = /^(.*?)(\.\d+)?$/.exec(cell);
    const state = { "?": "unknown", "\u2013": "not-sold", free: "free" }[cell] ?? "known";
    return [create("span", { className: "amount " + state }, whole, create("span", { className: "fraction" }, fraction))];
  }
  if (cell === "?") return [create("span", { className: "unknown" }, cell, create("span", { className: "rest" }, " Unknown"))];
  return [type === "code" ? create("code", {}, cell) : cell];
};
