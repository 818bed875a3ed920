// Start

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
