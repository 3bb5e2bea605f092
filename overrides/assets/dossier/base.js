/* What the scripts of all pages share, in one object, `dossier`. They are classic scripts and run after this one:
   over file:// a browser loads no modules. */
(() => {
  "use strict";

  // ---- Words ----

  const rightToLeft = (document.currentScript.dataset.rtl ?? "").split(" ");

  /** Says in which language the words of an element are, and so in which direction they are written. */
  const speak = (element, lang) => Object.assign(element, { lang, dir: rightToLeft.includes(lang) ? "rtl" : "ltr" });

  const figures = new Intl.NumberFormat(document.documentElement.lang);

  /** A sentence of the interface with its {places} filled; numbers as the language of the page writes them. */
  const worded = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) =>
    (typeof values[name] === "number" ? figures.format(values[name]) : values[name]));

  /** Writes a text where it is another: what stays as it was is not read aloud again. */
  const write = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  // Characters of scripts written without spaces: each is a word of the search's index (UNSPACED in languages/writing_systems.py is the same).
  const UNSPACED = "[々〇\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}\\u3041-\\u309f\\u30a1-\\u30ff]";
  const LIGATURES = { œ: "oe", æ: "ae" };

  // ---- The address: its query is what a reader has chosen, its fragment names a place on the page ----

  /** A part of an address as text; as it stands where it is not well encoded, since anybody may have written it. */
  const decoded = (part) => {
    try { return decodeURIComponent(part); } catch { return part; }
  };

  const fragment = () => decoded(location.hash.slice(1));

  /** The element that the address names, if there is one. */
  const target = () => document.getElementById(fragment());

  /** The address with other choices in its query; one that is empty has no place there. The fragment stays. */
  const addressWith = (choices) => {
    const url = new URL(location.href);
    for (const [key, value] of Object.entries(choices)) {
      url.searchParams.delete(key);
      if (value) url.searchParams.append(key, value);
    }
    return url;
  };

  // ---- What a reader has set for all pages ----

  const recall = (key) => { try { return localStorage.getItem(`dossier:${key}`); } catch { return null; } };
  const remember = (key, value) => { try { localStorage.setItem(`dossier:${key}`, value); } catch { /* private windows keep nothing */ } };

  /** Notes from where a text is opened, for the way back (back.js): `to`, its address, and of a search its `query`. */
  const leave = (note) => { try { sessionStorage.setItem("dossier:left", JSON.stringify(note)); } catch { /* the same */ } };

  // ---- Scripts and styles that are loaded when they are needed ----

  const loaded = new Map();

  const element = (src) => (src.endsWith(".css")
    ? Object.assign(document.createElement("link"), { rel: "stylesheet", href: src })
    : Object.assign(document.createElement("script"), { src }));

  /** Runs a script, or applies a style sheet, once; one that could not be loaded may be asked for again. */
  const load = (src) => {
    if (!loaded.has(src)) {
      loaded.set(src, new Promise((onload, onerror) => {
        document.head.append(Object.assign(element(src), { onload, onerror }));
      }));
      loaded.get(src).catch(() => loaded.delete(src));
    }
    return loaded.get(src);
  };

  // ---- The manifest: over file:// a browser refuses it, and says so in its console ----

  if (location.protocol !== "file:") {
    document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: document.currentScript.dataset.manifest }));
  }

  globalThis.dossier = { figures, speak, worded, write, UNSPACED, LIGATURES, decoded, fragment, target, addressWith, recall, remember, leave, load };
})();
