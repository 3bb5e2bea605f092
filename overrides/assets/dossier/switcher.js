/* The language switcher keeps the place: the paragraph of a text, the entry of a list, and what the address has chosen. */
(() => {
  "use strict";

  const { target } = globalThis.dossier;
  const EDGE = 30; // pixels of a paragraph at the top of the window that are too few to be read
  const STAY = 400; // milliseconds after which one has stood at a place
  const text = document.querySelector(".text");
  const article = document.querySelector("article");

  /** What a page has at its address, and other languages at the same: paragraphs of a text, entries of a generated page. */
  const places = () => {
    if (text) return [...text.querySelectorAll("[id^='p-']:not(.vanished, .former)")];
    return article && !article.classList.contains("prose") ? [...article.querySelectorAll("[id]")] : [];
  };

  const isInSight = (place) => {
    const { top, bottom } = place.getBoundingClientRect();
    return bottom > EDGE && top < innerHeight && bottom > top;
  };

  /** The place that the address names, if another language may have it. */
  const named = (all = places()) => {
    const place = target();
    return all.find((one) => one === (place?.matches(".former") ? place.parentElement : place)) || null;
  };

  /** The place that one is reading: the one that the address names while it can be seen, else the first in sight. */
  const current = () => {
    const all = places();
    const place = named(all);
    if (place && isInSight(place)) return place;
    if (!all.length || all[0].getBoundingClientRect().top > EDGE + 60) return null;
    return all.find((one) => one.getBoundingClientRect().bottom > EDGE) || null;
  };

  // Who wants to switch scrolls up to the header first: what counts is where one has stood before, if only a moment,
  // or where the address has led, which a slow page may not have shown yet.
  let stood = named();
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

  const counterpartOf = (place, language) =>
    place.closest(".pair")?.querySelector(`.other[data-version="${CSS.escape(language)}"]`)?.dataset.at || "";

  /** Where another language has what one is reading: the place itself, or the one before it that has a counterpart. */
  const idIn = (language) => {
    const place = current() || stood || seen;
    if (!place || !text || (text.dataset.same || "").split(" ").includes(language)) return place?.id || "";
    const all = places();
    return all.slice(0, all.indexOf(place) + 1).reverse().map((one) => counterpartOf(one, language)).find(Boolean) || "";
  };

  /** The version that is read beside the text goes along; the text itself takes its place where one switches to it. The
      address of a page that is there once for all languages names the one in which it is shown. */
  const choiceIn = (language, own) => {
    const query = new URLSearchParams(location.search);
    for (const [key, value] of own) query.set(key, value);
    if (query.get("with") === language) query.set("with", document.documentElement.lang);
    return query.toString();
  };

  const aim = (link) => {
    const url = new URL(link.getAttribute("href"), document.baseURI);
    url.hash = idIn(link.hreflang);
    url.search = choiceIn(link.hreflang, new URLSearchParams(url.search));
    link.href = url.href;
  };

  document.querySelectorAll(".languages a").forEach((link) =>
    ["pointerdown", "click", "focus", "contextmenu"].forEach((kind) => link.addEventListener(kind, () => aim(link))));
})();
