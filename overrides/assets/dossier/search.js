/* The button of the search: with a click, Ctrl-K or "/", which a reader can switch off, it opens the box, which is loaded
   then: its words and elements (partials/dossier-search.html), one script for each language, its style and search-box.js. */
(() => {
  "use strict";

  const link = document.querySelector("[data-search-open]");
  if (!link || !globalThis.HTMLDialogElement) return;

  const { load, recall, remember } = globalThis.dossier;
  const SHORTCUT = "shortcut"; // under which the browser keeps whether "/" opens the box
  const CHORDS = "Control+K Meta+K";
  const root = new URL("../../", document.currentScript.src).href;

  let single = recall(SHORTCUT) !== "off";
  let typed = null; // while the box is on its way: the keys that are meant for it

  // A link until here, so that it leads somewhere without JavaScript; now it is a button.
  const button = Object.assign(document.createElement("button"), { type: "button", className: link.className });
  button.append(...link.childNodes);
  for (const { name, value } of link.attributes) if (/^(aria-|data-|title$)/.test(name)) button.setAttribute(name, value);
  button.setAttribute("aria-haspopup", "dialog");
  link.replaceWith(button);

  /** Shows whether "/" opens the box: who dictates to a browser, or slips on a key, must be able to switch it off. */
  const showShortcut = () => {
    button.querySelector("kbd").hidden = !single;
    button.setAttribute("aria-keyshortcuts", single ? `/ ${CHORDS}` : CHORDS);
  };

  const shortcut = {
    get on() { return single; },
    set on(value) {
      single = value;
      remember(SHORTCUT, single ? "on" : "off");
      showShortcut();
    },
  };

  const open = async () => {
    if (typed) return;
    typed = [];
    const keys = typed;
    const opener = document.activeElement === document.body ? button : document.activeElement;
    try {
      const style = load(`${root}assets/dossier/search.css`);
      await load(`${root}assets/search/${encodeURIComponent(document.documentElement.lang)}.js`);
      await load(`${root}assets/dossier/search-box.js`);
      await style;
      if (typed === keys) globalThis.dossier.search.show(opener, keys);
    } catch {
      location.assign(link.href); // where it leads without JavaScript
    } finally {
      if (typed === keys) typed = null;
    }
  };
  button.addEventListener("click", open);

  const isOpener = (event) => event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;

  const isSlash = (event) => event.key === "/" && single && !event.ctrlKey && !event.metaKey && !event.altKey
    && !event.target.closest("input, textarea, select, [contenteditable]");

  /** Keeps a key for the box that is on its way; Escape sends it back. */
  const keep = (event) => {
    if (event.key === "Escape") typed = null;
    else if ((event.key.length === 1 && !event.ctrlKey && !event.metaKey) || event.key === "Enter") typed.push(event.key);
    else return;
    event.preventDefault();
  };

  document.addEventListener("keydown", (event) => {
    if (isOpener(event) || (!typed && isSlash(event))) {
      event.preventDefault();
      open();
    } else if (typed) keep(event);
  });

  globalThis.dossier.search = { root, button, shortcut, isOpener };
  showShortcut();
})();
