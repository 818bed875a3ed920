// One table

const collation = new Intl.Collator("en", { numeric: true });

/** The place of each key among those that differ; null where nothing is known. */
const ranks = (keys) => {
  const known = [...new Set(keys)].filter((key) => key !== null);
  known.sort((a, b) => (typeof a === "number" && typeof b === "number" ? a - b : collation.compare(a, b)));
  const places = new Map(known.map((key, place) => [key, place]));
  return keys.map((key) => places.get(key) ?? null);
};

class Table {
  constructor(element, place) {
    this.element = element;
    this.place = place;
    this.bodies = [...element.tBodies];
    this.isPaged = "rows" in element.dataset;
    this.isAlike = "alike" in element.dataset; // every row is the same thing from somebody else
    this.sheet = new CSSStyleSheet();
    this.columns = [...element.tHead.rows[0].cells].map((head, place) => ({
      head, place, id: head.id.replace(/^.*?column\./, ""),
      name: head.textContent.trim(), type: head.dataset.type, ranks: new Map(),
      isExtra: head.classList.contains("more"), isState: Boolean(head.querySelector("a")), isCost: head.dataset.type === "cost",
    }));
    this.cost = this.columns.find((column) => column.isCost);
    this.columns.forEach((column) => this.addSorter(column));
    this.own = this.bodies.flatMap((body) => [...body.rows]).filter((row) => !row.classList.contains("group")).map(rowOfElement);
    this.rows = this.own;
    this.shownCount = batch;
    this.isMoved = false; // rows do not stand where the build put them
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
    const places = column.isCost ? null : this.ranks(column);
    const keyed = rows.map((row) => (places ? { row, key: places[row.place] } : { row, key: costOf(row).key, least: costOf(row).known }));
    const compare = (a, b) => {
      if (a === null || b === null) return (a === null) - (b === null);
      const difference = Number(a > b) - Number(a < b);
      return isDown ? -difference : difference;
    };
    const compareLeast = (a, b) => (a.key === null && a.least !== undefined ? compare(a.least, b.least) : 0);
    return keyed.sort((a, b) => compare(a.key, b.key) || compareLeast(a, b) || a.row.place - b.row.place).map(({ row }) => row);
  }

  /** Worked out once for the rows of the page, and once for those of the file. */
  ranks(column) {
    if (!column.ranks.has(this.rows)) column.ranks.set(this.rows, ranks(this.rows.map((row) => row.value(column))));
    return column.ranks.get(this.rows);
  }

  show(wish) {
    this.isWhole = !this.isPaged || !this.all || isDefault(wish);
    this.rows = this.isWhole ? this.own : this.all;
    const passing = this.passing(wish);
    this.passed = passing;
    const shown = this.sorted(passing, wish.sort);
    const part = isDefault(wish) ? shown : shown.slice(0, this.shownCount);
    this.left = shown.length - part.length;
    this.lay(part);
    this.showColumns(wish.columns);
    const section = this.element.closest("section");
    if (section && this.isPaged) section.hidden = shown.length === 0;
    this.next.hidden = !this.left;
    this.next.firstChild.textContent = `Show ${Math.min(batch, this.left)} more of ${this.left}`;
    return [countOf(passing), countOf(this.rows)];
  }

  passing(wish) {
    const asked = askedOf(wish);
    return search(this.rows.filter((row) => answers(row, wish, asked, "each" in this.element.dataset)), wish.q);
  }

  /** The one that costs least, of those whose costs are known. */
  cheapest(rows) {
    const best = rows.reduce((best, row) => (costOf(row).key !== null && !(costOf(row).key >= best?.key) ? { row, key: costOf(row).key } : best), null);
    return best && { key: best.key, text: `${this.nameOf(best.row)}, ${costText(costOf(best.row))}` };
  }

  nameOf(row) {
    const texts = [...row.element.cells].map(shownText);
    if (!this.isAlike) return `${texts[0]} at ${texts[1]}`;
    const isAlone = this.rows.filter((other) => shownText(other.element.cells[0]) === texts[0]).length === 1;
    return isAlone ? texts[0] : `${texts[0]} as ${texts[this.columns.findIndex((column) => column.id === "id")]}`;
  }

  /** A table below another waits for the next frame, except when the page opens. */
  lay(part) {
    const turn = this.turn = {};
    const isBelow = tables.some((table) => table.place < this.place && table.passed.length > 0);
    if (!this.isOpen || !isBelow) return this.layNow(part);
    this.element.setAttribute("aria-busy", "true");
    requestAnimationFrame(() => this.turn === turn && this.layNow(part));
  }

  layNow(part) {
    if (this.isWhole) {
      this.exchange(this.bodies, this.own);
      this.arrange(part);
    } else {
      this.exchange([create("tbody")]);
      this.reveal(part, new Set(part), () => this.element.tBodies[0]);
    }
  }

  /** Rows of all pages stand in a body of their own, which no groups hold. To take old rows away or to put others in takes time, so it waits. */
  exchange(bodies, rows = []) {
    if (bodies[0]?.isConnected) return;
    for (const row of rows) row.element.remove();
    this.isMoved = rows.length > 0;
    for (const body of this.element.tBodies) body.hidden = true;
    for (const body of bodies) body.hidden = false;
    this.element.tHead.after(...bodies);
  }

  finish() {
    for (const body of [...this.element.tBodies]) if (body.hidden) body.remove();
    if (!this.isSorted && this.isWhole) this.isMoved = false;
  }

  /** The rows to lay out, in their order; those of a page that are not among them are hidden. */
  arrange(part) {
    const shown = new Set(part);
    for (const row of this.own) if (!shown.has(row)) row.element.hidden = true;
    for (const body of this.bodies) {
      const group = body.querySelector(".group");
      if (group) group.hidden = this.isSorted || !part.some((row) => row.home === body);
    }
    const isRestored = !this.isSorted && this.isMoved;
    this.isMoved ||= this.isSorted;
    this.reveal(isRestored ? this.own : part, shown, this.isSorted ? () => this.bodies[0] : isRestored && ((row) => row.home));
  }

  /** First what fits the window; the rest frame by frame, since to move and lay out all of it takes longer than one. */
  reveal(rows, shown, homeOf) {
    const { turn } = this;
    const first = this.isOpen ? atOnce : rows.length;
    this.isOpen = true;
    if (this.isWhole) for (const row of rows.slice(first)) row.element.hidden = true;
    const go = (start, end) => {
      for (const row of rows.slice(start, end)) {
        if (homeOf) homeOf(row).append(row.element);
        if (!shown.has(row)) continue;
        row.element.hidden = false;
        if (this.cost) fillCost(row, row.element.cells[this.cost.place]);
      }
      this.element.setAttribute("aria-busy", end < rows.length);
      if (end < rows.length) requestAnimationFrame(() => this.turn === turn && go(end, end + 3 * atOnce));
      else this.finish();
    };
    go(0, first);
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
