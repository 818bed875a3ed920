// Comparing: columns are taken from the pages of what is compared, so that each fact is written once

/** The content of a part of another page, for this one. */
const imported = (part, address, name = "td") => {
  const copy = create(name, {}, ...document.importNode(part, true).childNodes);
  for (const inner of copy.querySelectorAll("[id]")) inner.removeAttribute("id");
  for (const link of copy.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), address).href;
  return copy;
};

const folded = (summary, ...rest) => create("details", { className: "why" }, create("summary", {}, ...summary), create("div", { className: "pop" }, ...rest));

/** The newest value, with all that is said of it behind it. */
const foldedFact = (cell) => {
  const first = cell.querySelector(".fact > p")?.cloneNode(true);
  if (!first) return cell;
  first.querySelector(".muted")?.remove();
  if (cell.querySelector(":scope > .flag")) first.append(" ", create("span", { className: "flag" }, "sources differ"));
  return create("td", {}, folded(first.childNodes, ...cell.childNodes));
};

const unknownCell = () => create("td", {}, create("span", { className: "unknown" }, "?", create("span", { className: "rest" }, " Unknown")));

const foldedPlans = (page, address) => {
  const table = page.querySelector("#plans table");
  if (!table) return unknownCell();
  const heads = [...table.tHead.rows[0].cells].map((head) => head.textContent.toLowerCase());
  return create("td", {}, ...[...table.tBodies[0].rows].map((row) => {
    const words = [...row.cells].map((cell) => cell.textContent);
    const known = words.flatMap((word, place) => (place === 0 || place === words.length - 1 || word === "?" ? [] : [heads[place] + " " + word]));
    return folded([words[0] + (known.length ? ": " + known.join(", ") : "")], ...imported([...row.cells].at(-1), address).childNodes);
  }));
};

const providerColumn = async ({ name, href }) => {
  const page = await pageAt(href);
  const facts = [...page.querySelectorAll("[data-compare] > div")].map((fact) => {
    const [term, content] = fact.children;
    const group = fact.parentElement.dataset.compare;
    const label = group ? group + term.textContent.toLowerCase() : term.textContent;
    return [label, { head: create("th", {}, label), cell: foldedFact(imported(content, href)) }];
  });
  if (!facts.length) throw new Error("not the page of a provider");
  const abilities = [...page.querySelectorAll("#capabilities tbody tr")].map((row) =>
    [row.id, { head: imported(row.cells[0], href, "th"), cell: imported(row.cells[1], href) }]);
  const plans = { head: create("th", {}, "Plans"), cell: foldedPlans(page, href) };
  return { name, head: [create("a", { href }, name)], rows: new Map([...facts, ["Plans", plans], ...abilities]) };
};

const hostColumns = (page, address) => {
  const table = page.querySelector("#hosts table");
  const heads = [...table?.tHead.rows[0].cells ?? []].map((head) => head.textContent.trim());
  const rows = [...table?.querySelectorAll("tbody tr[id^='at.']") ?? []];
  const links = rows.map((row) => row.cells[0].querySelector("a"));
  return rows.map((row, place) => {
    const facts = [...row.cells].slice(1).map((cell, column) =>
      [heads[column + 1], { head: create("th", {}, heads[column + 1]), cell: imported(cell, address) }]);
    const abilities = [...page.querySelectorAll("#capabilities tbody tr")].flatMap((ability) => {
      const cell = [...ability.cells].find((cell) => cell.id.replace(/\.[^.]*$/, "") === row.id);
      return cell ? [[ability.cells[0].textContent, { head: imported(ability.cells[0], address, "th"), cell: imported(cell, address) }]] : [];
    });
    const key = row.id.slice(3);
    const name = links[place].textContent;
    const head = [create("a", { href: new URL(links[place].getAttribute("href"), address).href }, name)];
    if (links.filter((link) => link.textContent === name).length === 1) return { key, name, head, rows: new Map([...facts, ...abilities]) };
    const id = row.querySelector("code")?.textContent ?? key;
    return { key, name: `${name} (${id})`, head: [...head, create("code", {}, id)], rows: new Map([...facts, ...abilities]) };
  });
};

/** What a cell says at a glance; null where nothing is known. Notes are all that they say: their number says nothing. */
const glance = (cell) => {
  const copy = cell.cloneNode(true);
  for (const hidden of copy.querySelectorAll(".source, .pop:not(:has(.notes))")) hidden.remove();
  const text = copy.textContent.replace(/\s+/g, " ").trim();
  if (copy.querySelector(".s-unknown") || /^(\?( ?Unknown)?)?$/.test(text)) return null;
  return [...copy.querySelectorAll(".cell")].map((state) => state.className).concat(text).join(" ");
};

/** What is known of all columns, by key: rows whose cells differ, rows whose cells say the same, names of what nobody knows. */
const contrasted = (columns) => {
  const rows = [...new Map(columns.flatMap((column) => [...column.rows])).keys()].map((key) => {
    const cells = columns.map((column) => column.rows.get(key)?.cell ?? unknownCell());
    const words = cells.map(glance);
    const known = new Set(words.filter(Boolean)).size;
    return { head: columns.find((column) => column.rows.has(key)).rows.get(key).head, cells, known, isSame: new Set(words).size === 1 };
  });
  const different = rows.filter((row) => !row.isSame);
  return {
    different: [...different.filter((row) => row.known > 1), ...different.filter((row) => row.known === 1)],
    same: rows.filter((row) => row.isSame && row.known),
    unknown: rows.filter((row) => !row.known && row.cells.some((cell) => cell.textContent.trim())).map((row) => row.head.textContent),
  };
};

const listed = new Intl.ListFormat("en-GB");
const fewRows = 6;

class Comparison {
  constructor(form) {
    this.selects = [...form.querySelectorAll("select")];
    this.box = form.querySelector("input");
    this.copy = form.querySelector("button");
    [this.status, this.result] = document.querySelector(".comparison").children;
    this.title = document.title;
    this.turn = 0; // the newest question; answers to older ones come too late
    this.providers = [...document.querySelectorAll(".by-hand [data-id]")].map((link) => {
      const subject = { key: link.dataset.id, name: link.textContent, href: link.href };
      return { ...subject, load: () => providerColumn(subject) };
    });
    form.addEventListener("change", () => this.choose());
    this.copy.addEventListener("click", () => copy(this.copy, location.href, () => "The address bar has it"));
    addEventListener("popstate", () => this.restore());
    this.restore();
  }

  get chosen() {
    return [...new Set(this.selects.map((select) => select.value).filter(Boolean))];
  }

  // MARK: The state, in the address

  async restore() {
    const turn = ++this.turn;
    const query = new URLSearchParams(location.search);
    const id = query.get("model");
    const model = id && { id, subjects: [], ...await this.loadModel(id) };
    if (turn !== this.turn) return;
    this.model = model;
    this.offer(model ? model.subjects : this.providers);
    this.box.checked = query.get("only") === "differences";
    const keys = this.subjects.map(({ key }) => key);
    const asked = query.get(model ? "hosts" : "providers")?.split(",").filter(Boolean) ?? (model ? keys.slice(0, this.selects.length) : []);
    const known = keys.filter((key) => asked.includes(key)).sort((a, b) => asked.indexOf(a) - asked.indexOf(b));
    this.selects.forEach((select, place) => { select.value = known[place] ?? ""; });
    this.remarks = this.remarksOn(asked.filter((key) => !keys.includes(key)), known.length);
    this.update();
  }

  remarksOn(strangers, count) {
    if (this.model && !this.subjects.length) return [`The hosts of \u201C${this.model.id.slice(0, 80)}\u201D could not be loaded.`];
    const kind = this.model ? "host of this model" : "provider here";
    const remarks = strangers.slice(0, 4).map((key) => `No ${kind} is called \u201C${key.slice(0, 40)}\u201D.`);
    return count > this.selects.length ? [...remarks, "Only the first four are compared."] : remarks;
  }

  async loadModel(id) {
    if (!/^[a-z0-9][a-z0-9._-]*\/[a-z0-9][a-z0-9._-]*$/.test(id)) return undefined;
    const href = new URL(`../models/${id}/`, location.href).href;
    this.say("Loading\u2026");
    try {
      const page = await pageAt(href);
      const subjects = hostColumns(page, href).map((column) => ({ ...column, load: () => column }));
      const remark = page.querySelector("#hosts [data-compare]")?.textContent;
      return { href, subjects, remark, name: page.querySelector("h1").textContent.trim(), silent: page.querySelector("#capabilities [data-compare]")?.textContent };
    } catch {
      return undefined;
    }
  }

  offer(subjects) {
    if (this.subjects === subjects) return;
    this.subjects = subjects;
    for (const select of this.selects) select.replaceChildren(select.options[0], ...subjects.map(({ key, name }) => new Option(name, key)));
  }

  choose() {
    const query = new URLSearchParams();
    if (this.model) query.set("model", this.model.id);
    if (this.model || this.chosen.length) query.set(this.model ? "hosts" : "providers", this.chosen.join(","));
    if (this.box.checked) query.set("only", "differences");
    const text = query.toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
    history.pushState(null, "", location.pathname + (text && "?" + text));
    this.remarks = [];
    return this.update();
  }

  async remove(key, place) {
    const select = this.selects.find((select) => select.value === key);
    select.value = "";
    await this.choose();
    const buttons = this.result.querySelectorAll("thead button");
    (buttons[Math.min(place, buttons.length - 1)] ?? select).focus();
  }

  // MARK: Showing it

  say(...sentences) {
    const text = sentences.join(" ");
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  async update() {
    const turn = ++this.turn;
    const { chosen } = this;
    for (const option of this.selects.flatMap((select) => [...select.options])) {
      option.disabled = option.value !== "" && !option.selected && chosen.includes(option.value);
    }
    const subjects = chosen.map((key) => this.subjects.find((subject) => subject.key === key));
    document.title = subjects.length ? `${this.named(subjects)} | ${this.title}` : this.title;
    if (subjects.length < 2) {
      this.say(...this.remarks, subjects.length ? "Choose at least one more." : `Choose two to four ${this.model ? "hosts" : "providers"}.`);
      this.result.replaceChildren(...this.aboutModel());
      return;
    }
    this.say("Loading\u2026");
    const columns = await Promise.all(subjects.map(async ({ key, name, load }) => {
      try {
        return { key, ...await load() };
      } catch {
        return { name };
      }
    }));
    if (turn === this.turn) this.show(columns.filter((column) => column.rows), columns.filter((column) => !column.rows));
  }

  named(subjects) {
    const names = listed.format(subjects.map(({ name }) => name));
    return this.model ? `${this.model.name} at ${names}` : names;
  }

  aboutModel() {
    if (!this.model) return [];
    const about = this.model.href ? ["Hosts of ", create("a", { href: this.model.href }, this.model.name), this.model.remark ? `; ${this.model.remark}. ` : ". "] : [];
    return [create("p", {}, ...about, create("a", { href: location.pathname }, "Compare providers instead"))];
  }

  show(columns, failed) {
    const remarks = failed.length ? [...this.remarks, `${listed.format(failed.map(({ name }) => name))} could not be loaded.`] : this.remarks;
    if (columns.length < 2) {
      this.say(...remarks, "There is nothing to compare with.");
      this.result.replaceChildren(...this.aboutModel());
      return;
    }
    const { different, same, unknown } = contrasted(columns);
    if (this.model?.silent) unknown.push(...this.model.silent.split(", "));
    const parts = [this.group(`Different: ${different.length}`, different, columns)];
    const rest = [];
    if (!this.box.checked) {
      parts.push(this.group(`The same: ${same.length}`, same, columns, true));
      if (unknown.length) rest.push(create("p", { className: "muted" }, `Unknown at all of them: ${unknown.join(", ")}.`));
    }
    const caption = create("caption", { className: "rest" }, this.named(columns));
    const table = create("table", { className: "compare" }, caption, create("thead", {}, this.heads(columns)), ...parts);
    const scroll = create("div", { className: "scroll", tabIndex: 0, role: "region", ariaLabel: this.named(columns) }, table);
    this.say(...remarks, `${different.length} different, ${same.length} the same, ${unknown.length} unknown.`);
    this.result.replaceChildren(...this.aboutModel(), scroll, ...rest);
  }

  heads(columns) {
    return create("tr", {}, create("th", { scope: "col", className: "stub" }, "Fact"), ...columns.map(({ key, name, head }, place) => {
      const button = create("button", { type: "button", title: "Remove", ariaLabel: `Remove ${name}` }, "\u00D7");
      button.addEventListener("click", () => this.remove(key, place));
      return create("th", { scope: "col" }, button, ...head.map((part) => part.cloneNode(true)));
    }));
  }

  group(title, rows, columns, isFolding) {
    const label = create(isFolding ? "button" : "span", {}, title);
    const group = create("tbody", {}, create("tr", { className: "group" }, create("th", { scope: "rowgroup", colSpan: columns.length + 1 }, label)));
    group.append(...rows.map(({ head, cells }) => {
      const stub = Object.assign(head.cloneNode(true), { scope: "row", className: "stub" });
      return create("tr", {}, stub, ...cells.map((cell) => cell.cloneNode(true)));
    }));
    if (!isFolding) return group;
    const fold = (isOpen) => {
      group.classList.toggle("folded", !isOpen);
      label.ariaExpanded = String(isOpen);
    };
    label.type = "button";
    label.addEventListener("click", () => fold(this.isOpen = label.ariaExpanded === "false"));
    fold(this.isOpen ?? rows.length <= fewRows);
    return group;
  }
}

const comparing = document.querySelector(".comparing");
if (comparing) new Comparison(comparing);
