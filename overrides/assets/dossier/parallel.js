/* Reading two versions side by side: the choice is the address's `with`, and remembered; a paragraph's original in its
   place; the language switcher keeps the paragraph. Without this script the choice still works on the page itself. */
(() => {
  "use strict";

  const KEY = "dossier:with";
  const EDGE = 30; // pixels of a paragraph at the top of the window that are too few to be read
  const STAY = 400; // milliseconds after which one has stood at a place
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

  /** The blocks of the text, each with its id; those of other versions have none. */
  const blocks = () => [...text.querySelectorAll("[id^='p-']:not(.vanished, .former)")];

  /** The paragraph that one is reading: the one that the address names while it can be seen, else the first in sight. */
  const current = () => {
    const inSight = (block) => { const { top, bottom } = block.getBoundingClientRect(); return bottom > EDGE && top < innerHeight; };
    const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const target = named && (named.closest(".former") ? named.parentElement : named);
    if (target && text.contains(target) && inSight(target)) return target;
    const above = text.getBoundingClientRect().top > EDGE + 60;
    return above ? null : blocks().find((block) => block.getBoundingClientRect().bottom > EDGE) || null;
  };

  // Who wants to switch scrolls up to the header first: what counts is where one has stood before, if only a moment.
  let stood = null;
  let seen = null;
  let seenAt = 0;
  let timer = 0;

  const notice = () => {
    if (Math.abs(scrollY - seenAt) > innerHeight) stood = seen || stood;
    [seen, seenAt] = [current(), scrollY];
    clearTimeout(timer);
    timer = setTimeout(() => { stood = current() || stood; }, STAY);
  };
  addEventListener("scroll", notice, { passive: true });
  addEventListener("load", notice);

  radios.forEach((radio) => radio.addEventListener("change", () => {
    const place = current();
    const before = place?.getBoundingClientRect().top;
    remember(radio.value);
    writeAddress(radio.value);
    // The text gets longer or shorter above; the paragraph that one is reading stays where it is.
    if (place) scrollBy(0, place.getBoundingClientRect().top - before);
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

  // ---- The switcher ----

  /** Where another version has what one is reading: the paragraph itself, or the one before it that has a counterpart. */
  const idIn = (language) => {
    const all = blocks();
    const place = current() || stood || seen;
    if (!place) return "";
    if ((text.dataset.same || "").split(" ").includes(language)) return place.id;
    for (let at = all.indexOf(place); at >= 0; at -= 1) {
      const id = cellOf(all[at], language)?.dataset.at;
      if (id) return id;
    }
    return "";
  };

  const aim = (link) => {
    const url = new URL(link.getAttribute("href"), document.baseURI);
    const own = document.documentElement.lang;
    const beside = chosen() === link.hreflang ? own : chosen();
    url.hash = idIn(link.hreflang);
    if (beside) url.searchParams.set("with", beside);
    else url.searchParams.delete("with");
    link.href = url.href;
  };

  document.querySelectorAll(".languages a").forEach((link) =>
    ["pointerdown", "click", "focus", "contextmenu"].forEach((kind) => link.addEventListener(kind, () => aim(link))));

  // ---- Old links ----

  const unknown = document.querySelector("[data-unknown]");
  const lookForPlace = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    unknown.hidden = !/^p-[0-9a-f]{6}/.test(id) || Boolean(document.getElementById(id));
  };
  addEventListener("hashchange", lookForPlace);
  lookForPlace();
})();
