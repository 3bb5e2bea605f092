/* Reading two versions side by side: the choice is the address's `with`, and remembered; the original of a paragraph in
   its place; a notice for old links. Without this script the choice still works on the page itself. */
(() => {
  "use strict";

  const KEY = "dossier:with";
  const text = document.querySelector(".text");
  const radios = [...document.querySelectorAll("[data-views] input")];

  const remembered = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const remember = (value) => { try { localStorage.setItem(KEY, value); } catch { /* private windows keep nothing */ } };

  // ---- The choice ----

  const chosen = () => radios.find((radio) => radio.checked)?.value || "";

  const writeAddress = (value) => {
    const url = new URL(location.href);
    if (value) url.searchParams.set("with", value);
    else url.searchParams.delete("with");
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  };

  const choose = (value) => {
    const radio = radios.find((each) => each.value === value);
    if (radio) radio.checked = true;
    writeAddress(chosen());
  };

  radios.forEach((radio) => radio.addEventListener("change", () => {
    remember(radio.value);
    writeAddress(radio.value);
  }));

  const fromAddress = new URLSearchParams(location.search).get("with");
  if (radios.length) choose(fromAddress ?? remembered() ?? "");

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
    const id = decodeURIComponent(location.hash.slice(1));
    unknown.hidden = !/^p-[0-9a-f]{6}/.test(id) || Boolean(document.getElementById(id));
  };
  addEventListener("hashchange", lookForPlace);
  lookForPlace();
})();
