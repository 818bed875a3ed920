// Snippets

const snippetBox = document.querySelector("[data-snippets]");
const snippetTasks = snippetBox ? [...snippetBox.querySelectorAll("[data-task]")] : [];
const chosenSnippet = {};

// Browsers that keep nothing refuse even to be asked.
const recallLanguage = () => { try { return localStorage.getItem("language"); } catch { return null; } };
const rememberLanguage = (language) => { try { localStorage.setItem("language", language); } catch { /* The next page starts anew. */ } };

/** Makes tabs of a row of buttons; gives what marks the chosen one. */
const makeTabs = (list, label, panels, choose) => {
  const tabs = [...list.children];
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", label);
  tabs.forEach((tab, place) => {
    const panel = panels[place];
    tab.id = panel.id + ".tab";
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", () => choose(tab.value));
  });
  list.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const at = tabs.indexOf(event.target);
    const place = { ArrowRight: (at + 1) % tabs.length, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (place === undefined) return;
    event.preventDefault();
    choose(tabs.at(place).value);
    tabs.at(place).focus();
  });
  return (value) => tabs.forEach((tab) => {
    tab.setAttribute("aria-selected", tab.value === value);
    tab.tabIndex = tab.value === value ? 0 : -1;
  });
};

const showSnippet = () => {
  markTask(chosenSnippet.task);
  for (const { section, languages, mark } of snippetParts) {
    section.classList.toggle("chosen", section.dataset.task === chosenSnippet.task);
    const shown = languages.find(({ dataset }) => dataset.language === chosenSnippet.language) ?? languages[0];
    for (const language of languages) language.open = language === shown;
    mark(shown.dataset.language);
  }
};

const chooseSnippet = (part) => (value) => {
  chosenSnippet[part] = value;
  if (part === "language") rememberLanguage(value);
  const query = new URLSearchParams(location.search);
  query.set("task", chosenSnippet.task);
  query.set("language", chosenSnippet.language);
  history.replaceState(null, "", addressWith(query, location.hash.startsWith("#snippet.") ? "" : location.hash));
  showSnippet();
};

const restoreSnippet = () => {
  const query = new URLSearchParams(location.search);
  const known = (id) => snippetTasks.some(({ dataset }) => dataset.task === id);
  chosenSnippet.task = [location.hash.replace(/^#snippet\./, ""), query.get("task")].find(known) ?? snippetTasks[0].dataset.task;
  chosenSnippet.language = query.get("language") ?? recallLanguage() ?? "curl";
  showSnippet();
};

const snippetParts = snippetTasks.map((section) => {
  const languages = [...section.querySelectorAll("[data-language]")];
  const panels = languages.map((language) => {
    const panel = language.querySelector(".snippet-panel");
    panel.id = section.id + "." + language.dataset.language;
    return panel;
  });
  return { section, languages, mark: makeTabs(section.querySelector(".tabs"), "Language", panels, chooseSnippet("language")) };
});
const markTask = snippetTasks.length ? makeTabs(snippetBox.querySelector(".tabs"), "Task", snippetTasks, chooseSnippet("task")) : undefined;

if (snippetTasks.length) {
  restoreSnippet();
  for (const name of ["popstate", "hashchange"]) addEventListener(name, restoreSnippet);
}

// MARK: Copying

for (const place of document.querySelectorAll("[data-copy]")) {
  const code = place.querySelector("code");
  const button = create("button", { type: "button", className: "copy", ariaLive: "polite" }, "Copy");
  button.append(create("span", { className: "rest" }, " " + (place.matches("td") ? code.textContent : "the snippet")));
  button.addEventListener("click", () => copy(button, code.textContent, () => {
    getSelection().selectAllChildren(code);
    return "Selected";
  }));
  place.append(button);
}
