/* Reading two versions side by side: the choice is the address's `with`, and remembered for this text; the original of a paragraph in
   its place; a notice for old links. Without this script the choice still works on the page itself. */
(() => {
  "use strict";

  const { addressWith, fragment, recall, remember, target } = globalThis.dossier;
  const KEY = "with";
  const REMEMBERED = `${KEY}:${location.pathname.split("/").pop()}`; // the page of a text has one name in all languages
  const text = document.querySelector(".text");
  const radios = [...document.querySelectorAll("[data-views] input")];

  // ---- The choice ----

  const chosen = () => radios.find((radio) => radio.checked)?.value || "";

  /** How one reads a text is no step in the history, as a narrowed list is. */
  const writeAddress = (value) => history.replaceState(history.state, "", addressWith({ [KEY]: value }));

  const choose = (value) => {
    const radio = radios.find((each) => each.value === value);
    if (radio) radio.checked = true;
    writeAddress(chosen());
  };

  radios.forEach((radio) => radio.addEventListener("change", () => {
    remember(REMEMBERED, radio.value);
    writeAddress(radio.value);
  }));

  if (radios.length) choose(new URLSearchParams(location.search).get(KEY) ?? recall(REMEMBERED) ?? "");

  // ---- The original of one paragraph ----

  const cellOf = (block, language) => block.closest(".pair")?.querySelector(`.other[data-version="${CSS.escape(language)}"]`);

  text.querySelectorAll("a.original").forEach((link) => {
    const cell = cellOf(link, link.hreflang);
    if (!cell) return;
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    const toggle = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const open = cell.toggleAttribute("data-open");
      link.setAttribute("aria-expanded", String(open));
    };
    link.addEventListener("click", toggle);
    link.addEventListener("keydown", (event) => { if (event.key === " ") toggle(event); });
  });

  // ---- Old links ----

  const unknown = document.querySelector("[data-unknown]");
  const lookForPlace = () => {
    unknown.hidden = !/^p-[0-9a-f]{6}/.test(fragment()) || Boolean(target());
  };
  addEventListener("hashchange", lookForPlace);
  lookForPlace();
})();
