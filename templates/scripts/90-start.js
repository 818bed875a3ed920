// Start

if (choices && tables.length) {
  addColumnBoxes();
  restore();
  update();
  for (const field of fields) {
    const isTyped = field.matches("input:not([type=checkbox])");
    field.addEventListener(isTyped ? "input" : "change", () => {
      if (trafficNames.includes(field.name) && !sort) sort = "month";
      choose(isTyped);
    });
  }
  choices.querySelector(".columns")?.addEventListener("change", () => choose(false));
  choices.querySelector(".share").addEventListener("click", (event) => copy(event.target, location.href, () => "The address bar has it"));
  choices.querySelector(".clear").addEventListener("click", () => {
    history.pushState(null, "", addressWith(otherQuery(), ""));
    restore();
    update();
  });
  addEventListener("popstate", () => { restore(); update(); });
}
openTarget();
addEventListener("hashchange", openTarget);
