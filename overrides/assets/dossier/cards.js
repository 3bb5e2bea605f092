/* Cards: what a link to a name or a document leads to, on hover and on focus; in running text also on a first tap.
   The texts of the cards are scripts beside the pages, run when first needed. */
(() => {
  "use strict";

  const SHOW_AFTER = 350; // milliseconds
  const HIDE_AFTER = 250;
  const { decoded, load, speak } = globalThis.dossier;
  const { root, folders, hint } = document.currentScript.dataset;
  const known = new Set(folders.split(" "));
  const home = new URL(`${root}/`, location.href);
  const box = document.createElement("aside");
  let current = null; // the link whose card is shown or about to be
  let timer = 0;
  let pointer = "";

  const packs = new Map(); // by folder: how many there are
  const cards = new Map(); // by folder and name

  /** What the scripts of cards call: with the number of a folder's packs, or the cards of one. */
  globalThis.dossierCards = (folder, held) => {
    if (typeof held === "number") packs.set(folder, held);
    else for (const [name, card] of Object.entries(held)) cards.set(`${folder}/${name}`, card);
  };

  const crc32 = (text) => {
    let sum = ~0;
    for (const byte of new TextEncoder().encode(text)) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ~sum >>> 0;
  };

  /** Folder and name of the page that a link leads to; nothing for links within this page and to other pages. */
  const target = (link) => {
    const [folder, file] = link.pathname.split("/").slice(-2);
    if (!known.has(folder) || link.pathname === location.pathname || link.origin !== location.origin) return null;
    return { folder, name: decoded(file).replace(/\.html$/, "") };
  };

  const line = (name, text, lang = "") => {
    const element = document.createElement("p");
    element.className = `card__${name}`;
    element.textContent = text;
    if (lang) speak(element, lang);
    return element;
  };

  const fill = ([kind, name, nameLang, text, textLang, facts]) => {
    const lines = [["kind", kind], ["name", name, nameLang], ["text", text, textLang], ["facts", facts]];
    if (pointer === "touch") lines.push(["hint", hint]);
    box.replaceChildren(...lines.filter(([, words]) => words).map((words) => line(...words)));
  };

  /** Below the line of the link at which the reader is, or above it where there is no room; both begin at one edge. */
  const place = (link) => {
    const { left, right, top, bottom } = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const edge = getComputedStyle(link).direction === "rtl" ? right - width : left;
    const below = bottom + 6 + height <= innerHeight || top < height;
    box.style.left = `${Math.max(8, Math.min(edge, document.documentElement.clientWidth - width - 8))}px`;
    box.style.top = `${below ? bottom + 6 : top - height - 6}px`;
  };

  const hide = () => {
    clearTimeout(timer);
    current?.removeAttribute("aria-describedby");
    current = null;
    box.hidden = true;
  };

  const show = async (link) => {
    const { folder, name } = target(link);
    await load(new URL(`${folder}/cards.js`, home).href);
    await load(new URL(`${folder}/cards-${crc32(name) % packs.get(folder)}.js`, home).href);
    const card = cards.get(`${folder}/${name}`);
    if (!card || current !== link) return;
    fill(card);
    box.hidden = false;
    place(link);
    link.setAttribute("aria-describedby", box.id);
  };

  const aim = (link, delay) => {
    if (link === current) return clearTimeout(timer);
    hide();
    current = link;
    timer = setTimeout(show, delay, link);
  };

  const leave = () => {
    clearTimeout(timer);
    timer = setTimeout(hide, HIDE_AFTER);
  };

  const linkOf = (event) => {
    const link = event.target.closest?.("main a[href]");
    return link && target(link) ? link : null;
  };

  box.id = "card";
  box.className = "card";
  box.role = "tooltip";
  box.hidden = true;
  document.body.append(box);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    pointer = event.pointerType;
    const link = linkOf(event);
    if (link) aim(link, SHOW_AFTER);
    else if (box.contains(event.target)) clearTimeout(timer);
    else if (current && document.activeElement !== current) leave();
  });
  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    if (!box.hidden && linkOf(event) !== current && !box.contains(event.target)) hide();
  });
  document.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (pointer !== "touch" || !link || !link.closest(".text, .quotes") || (link === current && !box.hidden)) return;
    event.preventDefault();
    aim(link, 0);
  });
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link?.matches(":focus-visible")) {
      pointer = "";
      aim(link, SHOW_AFTER);
    } else if (current && pointer !== "touch") hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !box.hidden) hide();
  });
  addEventListener("scroll", () => !box.hidden && place(current), { passive: true });
  addEventListener("blur", hide);
})();
