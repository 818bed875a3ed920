// The state, in the address

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
