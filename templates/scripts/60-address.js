// The state, in the address

const tables = [...document.querySelectorAll("table[data-grid]")].map((element, place) => new Table(element, place));
const choices = document.querySelector(".choices");
const fields = choices ? [...choices.querySelectorAll("[name]")] : [];
let sort = "";

const choiceNames = ["q", "kind", "lab", "type", "modality", "context", "max", "state"];
const isDefault = (wish) => !(wish.need.length || wish.sort || wish.verified || choiceNames.some((name) => wish[name]));

const readWish = () => {
  const texts = [...choiceNames, ...trafficNames].map((name) => [name, fields.find((field) => field.name === name)?.value.trim() ?? ""]);
  const needs = fields.filter((field) => field.name === "need");
  const boxes = [...choices.querySelectorAll(".columns input")];
  return {
    ...Object.fromEntries(texts), sort,
    need: needs.filter((box) => box.checked).map((box) => box.value),
    words: needs.map((box) => box.value), places: needs.flatMap((box, place) => (box.checked ? [place] : [])),
    verified: fields.some((field) => field.name === "verified" && field.checked),
    columns: boxes.every((box) => box.checked === box.defaultChecked) ? null : new Set(boxes.filter((box) => box.checked).map((box) => box.value)),
  };
};

/** What the address asks of others. */
const otherQuery = () => {
  const query = new URLSearchParams(location.search);
  for (const name of ["need", "verified", "sort", "columns", ...choiceNames, ...trafficNames]) query.delete(name);
  return query;
};

const addressWith = (query, hash = location.hash) => {
  const text = query.toString().replaceAll("%2C", ",");
  return location.pathname + (text && "?" + text) + hash;
};

const addressOf = (wish) => {
  const query = otherQuery();
  const put = (name, value) => value && query.set(name, value);
  put("need", wish.need.join(","));
  for (const name of [...choiceNames, "sort"]) put(name, wish[name]);
  for (const field of fields) if (trafficNames.includes(field.name) && field.value.trim() !== field.defaultValue) query.set(field.name, field.value.trim());
  put("verified", wish.verified && "1");
  if (wish.columns) query.set("columns", [...wish.columns].join(","));
  return addressWith(query);
};

const setField = (field, value) => {
  if (field.name === "context" && Number(value) > 0 && ![...field.options].some((option) => option.value === value)) {
    field.append(create("option", { value }, Number(value).toLocaleString("en")));
  }
  field.value = value;
};

const restore = () => {
  const query = new URLSearchParams(location.search);
  const need = new Set((query.get("need") ?? "").split(","));
  for (const field of fields) {
    if (field.name === "need") field.checked = need.has(field.value);
    else if (field.type === "checkbox") field.checked = query.get(field.name) === "1";
    else setField(field, query.get(field.name) ?? field.defaultValue ?? "");
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

const countOf = (rows) => rows.reduce((sum, row) => sum + (row.further ? 0 : 1), 0);

/** Of all tables, with the rows of each. */
const cheapestOf = (rowsOf) => {
  const found = tables.filter((table) => table.cost).map((table) => table.cheapest(rowsOf(table))).filter(Boolean);
  return found.reduce((best, one) => (!best || one.key < best.key ? one : best), null);
};

/** The same, but not only what is verified; null where that asks for no less. */
const withoutProof = (wish) =>
  (wish.verified || wish.state.endsWith(".verified") ? { ...wish, verified: false, state: wish.state.replace(/verified$/, "claimed") } : null);

const sayNothingPasses = (wish) => {
  const claimed = withoutProof(wish);
  const count = claimed ? tables.reduce((sum, table) => sum + countOf(table.passing(claimed)), 0) : 0;
  if (!count) return [". Ask for less, or clear the choices."];
  const cheapest = cheapestOf((table) => table.passing(claimed));
  const button = create("button", { type: "button" }, "Show what is claimed");
  button.addEventListener("click", () => {
    for (const field of fields) {
      if (field.name === "verified") field.checked = false;
      else if (field.name === "state") field.value = claimed.state;
    }
    choose(false);
  });
  return [`: nothing that you ask for is verified yet. By what is claimed, ${count.toLocaleString("en")} may do it${cheapest ? "; the cheapest of those is " + cheapest.text : ""}. `, button];
};

const say = (shown, all, wish) => {
  const isPart = tables[0].isPaged && (isDefault(wish) || !tables[0].all);
  const number = (count) => count.toLocaleString("en");
  const parts = [`${number(shown)} of ${number(all)} ${choices.dataset.noun}`];
  if (isPart) parts.push(isDefault(wish) ? " on this page" : " on this page; the other pages could not be loaded");
  const cheapest = traffic && shown > 1 && (tables[0].isAlike || !isDefault(wish)) && cheapestOf((table) => table.passed);
  if (cheapest) parts.push(`. Cheapest: ${cheapest.text}`);
  if (shown === 0) parts.push(...sayNothingPasses(wish));
  const output = choices.querySelector("output");
  output.replaceChildren(...parts);
  const pager = document.querySelector(".pager");
  if (pager) pager.hidden = !isPart;
};

/** What the page says of itself holds only for the usual traffic, or the order that it came in. */
const hideWhatNoLongerHolds = (wish) => {
  const holds = {
    traffic: fields.every((field) => !trafficNames.includes(field.name) || field.value.trim() === field.defaultValue),
    order: wish.sort === "" || wish.sort === "month",
  };
  for (const part of document.querySelectorAll("[data-when]")) part.hidden = !holds[part.dataset.when];
};

const show = (wish) => {
  hideWhatNoLongerHolds(wish);
  if (tables.some((table) => table.cost)) takeTraffic(wish);
  const counts = tables.map((table) => table.show(wish));
  const sum = (place) => counts.reduce((sum, count) => sum + count[place], 0);
  say(sum(0), sum(1), wish);
  choices.querySelector(".clear").disabled = addressOf(wish) === addressWith(otherQuery());
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
  choices.querySelector(".columns")?.append(create("b", {}, "Columns"), ...[...columns.values()].map(({ id, name, isExtra }) => {
    const box = create("input", { type: "checkbox", value: id, defaultChecked: !isExtra });
    return create("label", {}, box, " " + name);
  }));
};
