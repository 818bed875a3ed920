// What scripts add to the tables: choices, search, sorting, columns, keys, links to cells. Everything to read is in the pages without it.
"use strict";

const batch = 100; // rows that a table of a large catalog shows before it is asked for more
const atOnce = 8; // rows that are laid out in the first frame; three times as many in each that follows
const states = ["verified-yes", "observed-yes", "claimed-yes", "depends", "verified-partial", "observed-partial", "claimed-partial",
  "disputed", "contested", "claimed-no", "observed-no", "verified-no", "not-applicable", "inconclusive"];
const create = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/** The button says for a while what became of it; `refused` does what else can be done, and says what that was. */
const copy = async (button, text, refused) => {
  button.words ??= [...button.childNodes];
  let said = "Copied";
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    said = refused();
  }
  button.textContent = said;
  clearTimeout(button.timer);
  button.timer = setTimeout(() => button.replaceChildren(...button.words), 2000);
};

const fetchedPages = new Map();
const fetchPage = async (address) => {
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(reply.status);
  return new DOMParser().parseFromString(await reply.text(), "text/html");
};

/** Another page of the site, fetched once; one that could not be had is asked for again the next time. */
const pageAt = (address) => {
  if (!fetchedPages.has(address)) fetchedPages.set(address, fetchPage(address));
  return fetchedPages.get(address).catch((problem) => { fetchedPages.delete(address); throw problem; });
};
