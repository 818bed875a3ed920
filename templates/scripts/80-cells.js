// Cells

const copyAddress = async (button, address) => {
  try {
    await navigator.clipboard.writeText(address);
    button.textContent = "Copied";
  } catch {
    history.replaceState(null, "", address);
    button.textContent = "The address bar has it";
  }
};

const copyLink = (button, id) => copyAddress(button, new URL("#" + encodeURIComponent(id), location.href).href);

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
