// Cells

const copyLink = (button, id) => {
  const address = new URL("#" + id, location.href).href;
  copy(button, address, () => {
    history.replaceState(null, "", address);
    return "The address bar has it";
  });
};

const tableOf = (cell) => tables.find(({ element }) => element === cell.closest("table"));
const columnOf = (cell) => tableOf(cell)?.columns[cell.cellIndex];

/** Where a cell has no id, its row's and its column's make one: ids hold no slash. */
const idOfCell = (cell, row) => {
  const column = columnOf(cell);
  return cell.id || (row && column?.place ? row.id + "/" + column.id : "");
};

const addCopyButtons = (pop) => {
  if (pop.querySelector(".copy")) return;
  const cell = pop.closest("td, th"), row = cell.closest("tr[id]");
  const ids = [[idOfCell(cell, row), "cell"], [row?.id, "row"]].filter(([id]) => id);
  if (!ids.length) return;
  pop.append(create("p", { className: "copies" }, ...ids.map(([id, what]) => {
    const button = create("button", { type: "button", className: "copy", ariaLive: "polite" }, "Copy link to this " + what);
    button.addEventListener("click", () => copyLink(button, id));
    return button;
  })));
};

document.addEventListener("toggle", (event) => {
  const pop = event.target.open && event.target.querySelector(":scope > .pop");
  if (!pop || !event.target.closest("table")) return;
  closeAll(pop);
  addCopyButtons(pop);
}, true);

// MARK: Opening in place

const nameOfRow = (row) => row.querySelector("th a").textContent;

/** The currency stands once a row. */
const currencyOf = (row, columns) =>
  columns.filter(({ head }) => head.dataset.unit).map(({ place }) => row.cells[place].textContent.trim().match(/^[A-Z]{3}(?= )/)?.[0]).find(Boolean) ?? "USD";

const valueInWords = (cell, column, columns) => {
  const { unit } = column.head.dataset;
  const missing = cell.querySelector(".missing");
  if (missing) return `${shownText(cell)} ${currencyOf(cell.parentElement, columns)}, ${missing.textContent}`;
  const text = cell.textContent.replace(/\s+/g, " ").trim();
  const value = unit ? text.replace(/^[A-Z]{3} /, "") : text;
  const word = { "": "none", "?": "unknown", "? Unknown": "unknown", Unknown: "unknown", "\u2013": "not sold that way" }[value];
  if (word || !unit || value === "free") return word ?? value;
  if (value.includes(" per ")) return value.replace(/^([\d.,]+) per /, "$1 USD per ");
  return `${value} ${unit.replace("USD", currencyOf(cell.parentElement, columns))}`;
};

const sentenceOf = (cell) => {
  const { columns, element } = tableOf(cell);
  const row = cell.parentElement, column = columns[cell.cellIndex];
  const host = columns.find(({ id, place }) => id === "provider" && place);
  const subject = nameOfRow(row) + (host && host !== column ? " at " + shownText(row.cells[host.place]) : "");
  if (!column.place) return subject + ".";
  const words = column.head.dataset.words ?? column.name;
  return `${words} ${"each" in element.dataset ? "at" : "of"} ${subject}: ${valueInWords(cell, column, columns)}.`;
};

const pageOfRow = (cell) => {
  const row = cell.parentElement, column = columnOf(cell);
  const { href } = row.querySelector("th a");
  if ("each" in tableOf(cell).element.dataset) return href + (column.isState ? "#capability." + column.id : "");
  return href + (row.cells[1].querySelector("a") ? "#at." + row.id : "");
};

const closeHere = (pop) => {
  pop.opener.removeAttribute("aria-expanded");
  pop.remove();
};

const openHere = (cell, ...content) => {
  closeAll();
  const opener = inCell(cell)[0] ?? cell;
  const pop = create("div", { className: "pop here", ariaLive: "polite", opener });
  if (opener === cell) cell.tabIndex = -1;
  opener.focus({ preventScroll: true });
  opener.setAttribute("aria-expanded", "true");
  cell.append(pop);
  fillHere(pop, ...content);
  return pop;
};

const fillHere = (pop, ...content) => {
  pop.replaceChildren(...content);
  addCopyButtons(pop);
  pop.classList.remove("end");
  pop.classList.toggle("end", pop.getBoundingClientRect().right > pop.closest(".scroll").getBoundingClientRect().right);
};

const detailsAt = async (link) => {
  const [address, id] = link.href.split("#");
  const pop = document.importNode((await pageAt(address)).getElementById(id).querySelector(".pop"), true);
  for (const part of pop.querySelectorAll("[id]")) part.removeAttribute("id");
  for (const part of pop.querySelectorAll("a[href]")) part.href = new URL(part.getAttribute("href"), address);
  return [...pop.childNodes];
};

const openLinked = async (cell, link) => {
  const pop = openHere(cell, create("p", { className: "muted" }, "Loading\u2026"));
  const content = await detailsAt(link).catch(() => [create("p", {}, "This could not be loaded.")]);
  if (!pop.isConnected) return;
  fillHere(pop, ...content, create("p", {}, create("a", { href: link.href }, "On the page of " + nameOfRow(cell.parentElement))));
};

const openCell = (cell) => {
  const link = cell.querySelector("a.cell");
  if (link) openLinked(cell, link);
  else openHere(cell, create("p", {}, sentenceOf(cell)), create("p", {}, "Sources and dates: ", create("a", { href: pageOfRow(cell) }, nameOfRow(cell.parentElement))));
};

/** The cell that opens in place when this part of it is clicked; others have a pop-up of their own. */
const plainCell = (part) => {
  const cell = part.closest("table[data-grid] tbody tr:not(.group) > :is(td, th)");
  return cell && !cell.querySelector("details") ? cell : null;
};

// Before the buttons hear of it: what they read in the cells should not be a pop-up.
document.addEventListener("click", (event) => {
  if (event.target.closest("details, .here")) return;
  const before = document.querySelector(".here")?.parentElement;
  closeAll();
  const cell = plainCell(event.target);
  if (!cell || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (event.target.closest("a.cell")) event.preventDefault();
  else if (event.target.closest("a, button, input, select, label") || getSelection().toString()) return;
  if (cell !== before) openCell(cell);
}, true);

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest(".pop")) return;
  const cell = plainCell(event.target);
  const isAsked = event.key === " " ? event.target.matches("td, th, a") : event.key === "Enter" && event.target === cell;
  if (!cell || !isAsked) return;
  event.preventDefault();
  if (cell.querySelector(".here")) closeAll();
  else openCell(cell);
});

// MARK: Links to cells

/** Rows come frame by frame. */
const settled = async () => {
  while (tables.some(({ element }) => element.ariaBusy === "true")) await new Promise(requestAnimationFrame);
};

const rowAt = (id) => document.getElementById(id)?.closest("table[data-grid] tbody tr");

/** Choices that hide the row give way to a search for it, over all pages. */
const reveal = async (id) => {
  await update();
  await settled();
  if (visible(rowAt(id))) return;
  if (!rowAt(id)) {
    if (!tables[0].isPaged) return;
    try {
      await loadRows();
    } catch {
      loading = undefined;
      return;
    }
  }
  const name = rowAt(id)?.id ?? id;
  // What is searched of a row begins with its id.
  if (!tables.some((table) => (table.all ?? table.own).some((row) => row.find.startsWith(name + " ")))) return;
  const query = otherQuery();
  const columns = new URLSearchParams(location.search).get("columns");
  query.set("q", name);
  if (columns) query.set("columns", columns);
  history.replaceState(null, "", addressWith(query));
  restore();
  await update();
  await settled();
};

const showColumn = (id) => {
  const box = [...choices.querySelectorAll(".columns input")].find((box) => box.value === id);
  if (!box || box.checked) return;
  box.checked = true;
  history.replaceState(null, "", addressOf(readWish()));
  show(readWish());
};

const markTarget = (target) => {
  target.classList.add("marked");
  const cell = target.matches("tr") ? target.cells[0] : target;
  moveTo(cell);
  cell.scrollIntoView({ block: "center", inline: "nearest" });
};

/** A link to a cell opens it; one to a row or cell that is not there, or not shown, finds it. */
const openTarget = async () => {
  document.querySelector(".marked")?.classList.remove("marked");
  const [id, columnID] = location.hash.slice(1).replace("%2F", "/").split("/");
  if (choices?.hasAttribute("aria-busy")) await update(); // other rows are about to come
  await settled();
  const there = document.getElementById(id);
  const isGrid = id && choices && tables.length && (!there || rowAt(id));
  const isHidden = isGrid && !visible(rowAt(id));
  if (isHidden) await reveal(id);
  let target = document.getElementById(id);
  if (columnID && isGrid && target) {
    const column = tableOf(target).columns.find((column) => column.id === columnID);
    if (!column) return;
    showColumn(columnID);
    target = target.cells[column.place];
  }
  if (target && isGrid && (isHidden || columnID)) markTarget(target);
  const details = target?.matches("td") && target.querySelector("details");
  if (details) details.open = true;
};
