// Keys

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
  for (const pop of document.querySelectorAll(".here")) {
    if (!pop.contains(except)) closeHere(pop);
  }
};

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const isTyping = event.target.matches("input:not([type=checkbox]), select, textarea");
  if (event.key === "Escape") {
    const opener = event.target.closest(".here")?.opener ?? event.target.closest("details[open]")?.querySelector("summary");
    closeAll();
    opener?.focus();
    return;
  }
  const search = choices?.querySelector("[name=q]");
  if (event.key === "/" && !isTyping && search) {
    event.preventDefault();
    search.focus();
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
