// What scripts add to the tables: choices, search, sorting, columns, keys, links to cells. Everything to read is in the pages without it.
"use strict";

const batch = 200; // rows that a table of a large catalog shows at once
const states = ["verified-yes", "observed-yes", "claimed-yes", "depends", "verified-partial", "observed-partial", "claimed-partial",
  "disputed", "contested", "claimed-no", "observed-no", "verified-no", "not-applicable", "inconclusive"];
const create = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

// MARK: Reading rows

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
  offers: readOffers(element.dataset.offers),
  value: (column) => {
    const cell = element.cells[column.place];
    if (cell.dataset.sort !== undefined) return sortable(cell.dataset.sort);
    return column.isState ? stateRank(cell) : sortable(shownText(cell));
  },
}, [element.id, ...[...element.querySelectorAll("th a, td > a:not(.cell), summary > code")].map((part) => part.textContent)].join(" "));

/** A cell of the file is its text, or text, address and perhaps what to sort by. */
const sortableCell = (cell) => sortable(Array.isArray(cell) ? cell[2] ?? cell[0] : cell);

/** A row of the file: its element is made when it is first shown. */
const rowOfFile = ([id, further, lab, offers, ...cells], place, table) => {
  const row = addWords({
    place, home: table.body, lab, further, offers: readOffers(offers),
    value: (column) => sortableCell(cells[column.place]),
  }, [id, cells[0][0], cells[1][0], cells[2]].join(" "));
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
  if (Array.isArray(cell)) return create("a", { href: new URL(cell[1], file).href }, cell[0]);
  if (type === "code" && cell !== "?") return create("code", {}, cell);
  if (type !== "amount") return create("span", { className: cell === "?" ? "unknown" : "" }, cell);
  const point = cell.indexOf(".");
  if (point < 0) return create("span", { className: "amount " + ({ "?": "unknown", "\u2013": "not-sold", free: "free" }[cell] ?? "known") }, cell, create("span", { className: "fraction" }));
  return create("span", { className: "amount known" }, cell.slice(0, point), create("span", { className: "fraction" }, cell.slice(point)));
};

// MARK: Search

/** The fewest typos that turn the term into the beginning of the word. */
const typos = (term, word) => {
  let before = [], last = [...Array(term.length + 1).keys()], best = term.length;
  for (let w = 1; w <= word.length; w++) {
    const now = [w];
    for (let t = 1; t <= term.length; t++) {
      const same = term[t - 1] === word[w - 1];
      now[t] = Math.min(last[t] + 1, now[t - 1] + 1, last[t - 1] + (same ? 0 : 1));
      if (w > 1 && t > 1 && term[t - 1] === word[w - 2] && term[t - 2] === word[w - 1]) now[t] = Math.min(now[t], before[t - 2] + 1);
    }
    best = Math.min(best, now[term.length]);
    [before, last] = [last, now];
  }
  return best;
};

/** Rows that hold every term; a term that none holds may have a typo, or two when it is long. */
const search = (rows, query) => query.toLowerCase().split(/\s+/).filter(Boolean).reduce((left, term) => {
  const exact = left.filter((row) => row.find.includes(term));
  const allowed = term.length < 4 ? 0 : term.length < 8 ? 1 : 2;
  if (exact.length || !allowed) return exact;
  const judged = new Map();
  const isNear = (word) => {
    if (!judged.has(word)) judged.set(word, word.length >= term.length - allowed && typos(term, word) <= allowed);
    return judged.get(word);
  };
  return left.filter((row) => row.words.some(isNear));
}, rows);

// MARK: Choices

const answersNeed = (offer, place, wish) => (wish.verified ? "v" : "vcdp").includes(offer.letters[place]);
const answersRest = (offer, wish) =>
  (!wish.max || (offer.price !== null && offer.price <= Number(wish.max))) && (!wish.context || offer.context >= Number(wish.context)) &&
  (!wish.type || offer.types.includes(wish.type)) &&
  (!wish.kind || (wish.kind === "hosted" ? ["host", "gateway"].includes(offer.kind) : offer.kind === wish.kind));

/** One offering must answer all; of a provider (`each`) one may have the tools and another the embeddings. */
const answers = (row, wish, each) => {
  if (wish.lab && row.lab !== wish.lab) return false;
  const offers = row.offers.filter((offer) => answersRest(offer, wish));
  if (wish.places.length === 0) {
    const isAsked = wish.max || wish.context || wish.type || wish.kind || wish.verified;
    return !isAsked || offers.some((offer) => !wish.verified || offer.letters.includes("v"));
  }
  if (each) return wish.places.every((place) => offers.some((offer) => answersNeed(offer, place, wish)));
  return offers.some((offer) => wish.places.every((place) => answersNeed(offer, place, wish)));
};

// MARK: One table

class Table {
  constructor(element) {
    this.element = element;
    this.body = element.tBodies[0];
    this.isPaged = "rows" in element.dataset;
    this.sheet = new CSSStyleSheet();
    this.columns = [...element.tHead.rows[0].cells].map((head, place) => ({
      head, place, id: head.id.replace(/^.*?column\./, ""),
      name: head.textContent.trim(), isExtra: head.classList.contains("more"), isState: Boolean(head.querySelector("a")),
    }));
    this.columns.forEach((column) => this.addSorter(column));
    this.own = [...element.tBodies].flatMap((body) => [...body.rows]).filter((row) => !row.classList.contains("group")).map(rowOfElement);
    this.rows = this.own;
    this.shownCount = batch;
    this.moved = new Set(); // rows that do not stand where the build put them
    document.adoptedStyleSheets.push(this.sheet);
    element.setAttribute("role", "grid");
    this.addNext();
  }

  addSorter(column) {
    const button = create("button", { type: "button", className: "sort" });
    if (column.isState) {
      button.append(create("span", { className: "rest" }, "Sort by " + column.name));
      column.head.prepend(button);
    } else {
      button.append(...column.head.childNodes);
      column.head.append(button);
    }
    button.addEventListener("click", () => sortBy(column.id));
  }

  /** Rows of all pages instead of those of this one. */
  takeFile(rows, file) {
    this.file = file;
    this.all = rows.map((row, place) => rowOfFile(row, place, this));
  }

  sorted(rows, sort) {
    const column = this.columns.find((column) => column.id === sort.replace(/^-/, ""));
    this.columns.forEach(({ head }) => head.removeAttribute("aria-sort"));
    this.isSorted = Boolean(sort && column);
    if (!this.isSorted) return rows;
    const isDown = sort.startsWith("-");
    column.head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
    const keyed = rows.map((row) => ({ row, key: row.value(column) }));
    const order = new Intl.Collator("en", { numeric: true });
    const compare = (a, b) => {
      if (a === null || b === null) return (a === null) - (b === null);
      const difference = typeof a === "number" && typeof b === "number" ? a - b : order.compare(a, b);
      return isDown ? -difference : difference;
    };
    return keyed.sort((a, b) => compare(a.key, b.key) || a.row.place - b.row.place).map(({ row }) => row);
  }

  show(wish) {
    const isWhole = !this.isPaged || !this.all || isDefault(wish);
    this.rows = isWhole ? this.own : this.all;
    const passing = search(this.rows.filter((row) => answers(row, wish, "each" in this.element.dataset)), wish.q);
    const shown = this.sorted(passing, wish.sort);
    const part = isDefault(wish) ? shown : shown.slice(0, this.shownCount);
    this.left = shown.length - part.length;
    if (!isWhole || this.isFilled) this.fill(part, !isWhole);
    else this.reorder(part, this.own.length > batch ? part : this.sorted(this.own, wish.sort));
    this.showColumns(wish.columns);
    const section = this.element.closest("section");
    if (section && this.isPaged) section.hidden = shown.length === 0;
    this.next.hidden = !this.left;
    this.next.firstChild.textContent = `Show ${Math.min(batch, this.left)} more of ${this.left}`;
    const count = (rows) => rows.reduce((sum, row) => sum + (row.further ? 0 : 1), 0);
    return [count(passing), count(this.rows)];
  }

  fill(rows, isFilled) {
    this.isFilled = isFilled;
    rows.forEach((row) => { row.element.hidden = false; });
    this.body.replaceChildren(...rows.map((row) => row.element));
  }

  /** Moves what it must: laying out thousands of rows anew takes longer than a reader waits. */
  reorder(shown, order) {
    const passing = new Set(shown);
    for (const row of this.own) row.element.hidden = !passing.has(row);
    if (this.isSorted) {
      const before = this.moved.size ? [...this.moved] : this.own;
      if (order.some((row, place) => row !== before[place])) {
        this.body.append(...order.map((row) => row.element));
        this.moved = new Set([...order, ...this.moved]);
      }
    } else {
      for (const row of [...this.moved].sort((a, b) => b.place - a.place)) {
        const next = this.own[row.place + 1];
        row.home.insertBefore(row.element, next?.home === row.home ? next.element : null);
      }
      this.moved.clear();
    }
    for (const body of this.element.tBodies) {
      const group = body.querySelector(".group");
      if (group) group.hidden = this.isSorted || !shown.some((row) => row.home === body);
    }
  }

  addNext() {
    const button = create("button", { type: "button" }, "");
    this.next = create("p", { className: "next" }, button);
    button.addEventListener("click", () => { this.shownCount += batch; update(); });
    this.element.closest(".scroll").after(this.next);
  }

  showColumns(chosen) {
    const rule = ({ place }, display) => `#${this.element.id} tr:not(.group) > :nth-child(${place + 1}) { display: ${display} }`;
    const rules = this.columns.slice(1).flatMap((column) => {
      const isShown = chosen ? chosen.has(column.id) : !column.isExtra;
      return isShown === !column.isExtra ? [] : [rule(column, isShown ? "table-cell" : "none")];
    }).join("\n");
    if (rules !== this.rules) this.sheet.replaceSync(rules);
    this.rules = rules;
  }
}

// MARK: The state, in the address

const tables = [...document.querySelectorAll("table[data-grid]")].map((element) => new Table(element));
const choices = document.querySelector(".choices");
const fields = choices ? [...choices.querySelectorAll("[name]")] : [];
let sort = "";

const isDefault = (wish) => !(wish.q || wish.need.length || wish.sort || wish.max || wish.context || wish.kind || wish.lab || wish.type || wish.verified);

const readWish = () => {
  const field = (name) => fields.find((field) => field.name === name)?.value.trim() ?? "";
  const needs = fields.filter((field) => field.name === "need");
  const boxes = [...choices.querySelectorAll(".columns input")];
  return {
    q: field("q"), kind: field("kind"), lab: field("lab"), type: field("type"), context: field("context"), max: field("max"), sort,
    need: needs.filter((box) => box.checked).map((box) => box.value),
    places: needs.flatMap((box, place) => (box.checked ? [place] : [])),
    verified: fields.some((field) => field.name === "verified" && field.checked),
    columns: boxes.every((box) => box.checked === box.defaultChecked) ? null : new Set(boxes.filter((box) => box.checked).map((box) => box.value)),
  };
};

const addressOf = (wish) => {
  const query = new URLSearchParams();
  const put = (name, value) => value && query.set(name, value);
  put("need", wish.need.join(","));
  for (const name of ["q", "kind", "lab", "type", "context", "max", "sort"]) put(name, wish[name]);
  put("verified", wish.verified && "1");
  if (wish.columns) query.set("columns", [...wish.columns].join(","));
  const text = query.toString().replaceAll("%2C", ",");
  return location.pathname + (text && "?" + text) + location.hash;
};

const restore = () => {
  const query = new URLSearchParams(location.search);
  const need = new Set((query.get("need") ?? "").split(","));
  for (const field of fields) {
    if (field.name === "need") field.checked = need.has(field.value);
    else if (field.type === "checkbox") field.checked = query.get(field.name) === "1";
    else field.value = query.get(field.name) ?? "";
  }
  const columns = query.has("columns") && new Set(query.get("columns").split(","));
  for (const box of choices.querySelectorAll(".columns input")) box.checked = columns ? columns.has(box.value) : box.defaultChecked;
  sort = query.get("sort") ?? "";
};

// MARK: Showing it

let loading;
const loadRows = () => (loading ??= (async () => {
  const file = new URL(tables[0].element.dataset.rows, location.href);
  const rows = await (await fetch(file)).json();
  for (const table of tables) table.takeFile(rows[table.element.dataset.grid], file);
})());

const update = async () => {
  if (tables[0].isPaged && !tables[0].all && !isDefault(readWish())) {
    choices.setAttribute("aria-busy", "true");
    try {
      await loadRows();
    } catch {
      loading = undefined;
    }
    choices.removeAttribute("aria-busy");
  }
  show(readWish());
};

const sayCount = (shown, all, wish) => {
  const isPart = tables[0].isPaged && (isDefault(wish) || !tables[0].all);
  const number = (count) => count.toLocaleString("en");
  let text = `${number(shown)} of ${number(all)} ${choices.dataset.noun}`;
  if (isPart) text += isDefault(wish) ? " on this page" : " on this page; the other pages could not be loaded";
  if (shown === 0) text += ". Ask for less, or clear the choices.";
  const output = choices.querySelector("output");
  if (output.textContent !== text) output.textContent = text;
  const pager = document.querySelector(".pager");
  if (pager) pager.hidden = !isPart;
};

const show = (wish) => {
  const counts = tables.map((table) => table.show(wish));
  const sum = (place) => counts.reduce((sum, count) => sum + count[place], 0);
  sayCount(sum(0), sum(1), wish);
  choices.querySelector(".clear").disabled = isDefault(wish) && !wish.columns;
  document.querySelectorAll("table[data-grid] [tabindex]").forEach((part) => part.removeAttribute("tabindex"));
};

const choose = (isTyping) => {
  for (const table of tables) table.shownCount = batch;
  history[isTyping ? "replaceState" : "pushState"](null, "", addressOf(readWish()));
  update();
};

const sortBy = (id) => {
  sort = sort === id ? "-" + id : sort === "-" + id ? "" : id;
  choose(false);
};

const addColumnBoxes = () => {
  const columns = new Map(tables.flatMap((table) => table.columns.slice(1)).map((column) => [column.id, column]));
  choices.querySelector(".columns").append(create("b", {}, "Columns"), ...[...columns.values()].map(({ id, name, isExtra }) => {
    const box = create("input", { type: "checkbox", value: id, defaultChecked: !isExtra });
    return create("label", {}, box, " " + name);
  }));
};

// MARK: Keys

const inCell = (cell) => [...cell.querySelectorAll("a, button, summary")].filter((part) => !part.closest(".pop"));

/** Of the whole grid one cell is a stop for the tab key. */
const enter = (cell) => {
  for (const part of cell.closest("table").querySelectorAll("a, button, summary, td[tabindex], th[tabindex]")) {
    if (!part.closest(".pop")) part.tabIndex = cell.contains(part) ? 0 : -1;
  }
};

const moveTo = (cell) => {
  const parts = inCell(cell);
  if (!parts.length) cell.tabIndex = -1;
  (parts[0] ?? cell).focus();
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
};

const visible = (cell) => cell && cell.offsetParent !== null;
const neighbour = (cell, key) => {
  const rows = [...cell.closest("table").rows].filter((row) => !row.hidden && !row.classList.contains("group"));
  const cells = [...cell.parentElement.cells];
  if (key === "Home") return cells[0];
  if (key === "End") return cells.filter(visible).at(-1);
  if (key === "ArrowRight") return cells.slice(cell.cellIndex + 1).find(visible);
  if (key === "ArrowLeft") return cells.slice(0, cell.cellIndex).reverse().find(visible);
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[key];
  if (!step) return undefined;
  const place = Math.max(0, Math.min(rows.length - 1, rows.indexOf(cell.parentElement) + step));
  return rows[place].cells[cell.cellIndex];
};

const closeAll = (except) => {
  for (const open of document.querySelectorAll("table details[open], .more-choices[open]")) {
    if (!open.contains(except)) open.open = false;
  }
};

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const isTyping = event.target.matches("input:not([type=checkbox]), select, textarea");
  if (event.key === "Escape") {
    const open = event.target.closest("details[open]");
    closeAll();
    open?.querySelector("summary").focus();
    return;
  }
  if (event.key === "/" && !isTyping && choices) {
    event.preventDefault();
    choices.querySelector("[name=q]").focus();
    return;
  }
  const cell = !isTyping && !event.target.closest(".pop") && event.target.closest("table[data-grid] :is(td, th)");
  const next = cell && neighbour(cell, event.key);
  if (!next) return;
  event.preventDefault();
  if (next !== cell) moveTo(next);
});

document.addEventListener("focusin", (event) => {
  const cell = event.target.closest("table[data-grid] :is(td, th)");
  if (cell && !event.target.closest(".pop")) enter(cell);
});

// MARK: Cells

const copyLink = async (button, id) => {
  const address = new URL("#" + encodeURIComponent(id), location.href).href;
  try {
    await navigator.clipboard.writeText(address);
    button.textContent = "Copied";
  } catch {
    history.replaceState(null, "", address);
    button.textContent = "The address bar has it";
  }
};

const addCopyButton = (pop) => {
  const owner = pop.closest("td[id], tr[id]");
  if (!owner || pop.querySelector(".copy")) return;
  const button = create("button", { type: "button", className: "copy" }, "Copy link to this " + (owner.matches("td") ? "cell" : "row"));
  button.addEventListener("click", () => copyLink(button, owner.id));
  pop.append(button);
};

document.addEventListener("toggle", (event) => {
  const pop = event.target.open && event.target.querySelector(":scope > .pop");
  if (!pop || !event.target.closest("table")) return;
  closeAll(pop);
  addCopyButton(pop);
}, true);

document.addEventListener("click", (event) => {
  if (!event.target.closest("details")) closeAll();
});

/** A link to a cell opens it. */
const openTarget = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const details = target?.matches("td") && target.querySelector("details");
  if (details) details.open = true;
};

// MARK: Start

if (choices && tables.length) {
  addColumnBoxes();
  restore();
  update();
  for (const field of fields) {
    const isTyped = field.matches("[type=search], [type=number]");
    field.addEventListener(isTyped ? "input" : "change", () => choose(isTyped));
  }
  choices.querySelector(".columns").addEventListener("change", () => choose(false));
  choices.querySelector(".clear").addEventListener("click", () => {
    history.pushState(null, "", location.pathname);
    restore();
    update();
  });
  addEventListener("popstate", () => { restore(); update(); });
}
openTarget();
addEventListener("hashchange", openTarget);
