/* Finds pages in the index: one Pagefind searcher for each language, over http and file:// alike.
   search.js loads this file, the loader and the index when a reader first searches. */
(() => {
  "use strict";

  const { LIGATURES, load, UNSPACED } = globalThis.dossier;
  const ANY_UNSPACED = new RegExp(UNSPACED, "u");
  const EACH_UNSPACED = new RegExp(UNSPACED, "gu");
  const SPACE_BETWEEN = new RegExp(`(?<=${UNSPACED}|[，。、；：？！）》”]) (?=${UNSPACED}|[，。、；：？！（《“])`, "gu");
  const ELISION = /(?<![\p{L}\p{N}])\p{L}{1,2}'(?=\p{L})/gu;
  const STOP = /[.,;:!?…，。、；：！？)）》”"]\s*$/u;
  const TITLES = 20; // pages looked into for their titles before they are ordered

  // ---- The query ----

  /** "AI能力" becomes the words "AI 能 力". */
  const spaced = (text) => text.replace(EACH_UNSPACED, " $& ").replace(/\s+/g, " ").trim();

  const plain = (query) =>
    query.normalize("NFC").replace(/[’‘ʼ]/g, "'").replace(/[“”„«»]/g, '"').replace(/[‐‑–—-]/g, " ").trim();

  /** The terms that a page must all have; an exact one must stand there as a phrase. */
  const termsOf = (query) => {
    const text = plain(query);
    if (/^".+"$/u.test(text)) return [{ words: spaced(text.replace(/"/g, " ")), exact: true }];
    const parts = text.replace(/"/g, " ").replace(ELISION, "").split(/\s+/).filter(Boolean);
    const phrases = parts.filter((part) => ANY_UNSPACED.test(part)).flatMap((part) => part.split(/[^\p{L}\p{N}\p{M}]+/u));
    const loose = parts.filter((part) => !ANY_UNSPACED.test(part)).join(" ");
    return [
      ...phrases.filter(Boolean).map((phrase) => ({ words: spaced(phrase), exact: true })),
      ...(loose ? [{ words: loose, exact: false }] : []),
    ];
  };

  /** The ways to write the words: coeur is cœur. */
  const spellings = (words) => {
    const ligatures = Object.entries(LIGATURES);
    const split = ligatures.reduce((text, [one, parted]) => text.replaceAll(one, parted), words.toLowerCase());
    const joined = ligatures.reduce((text, [one, parted]) => text.replaceAll(parted, one), split);
    return [...new Set([split, joined])];
  };

  // ---- Pages that match ----

  const isTitled = ({ matchedMetaFields }) => Boolean(matchedMetaFields && matchedMetaFields.includes("title"));

  /** Pages with one spelling of a term. Pagefind ranks words, not phrases: those with the phrase count double. */
  const pagesWith = async (searcher, words, exact) => {
    const { results } = await searcher.search(words);
    const { results: phrases } = await searcher.search(`"${words}"`);
    const ids = new Set(phrases.map(({ id }) => id));
    return new Map(results.filter(({ id }) => !exact || ids.has(id)).map((result) => [result.id, {
      id: result.id,
      score: result.score * (ids.has(result.id) ? 2 : 1),
      titled: isTitled(result),
      locations: result.words,
      data: result.data,
    }]));
  };

  const union = (maps) => new Map(maps.flatMap((map) => [...map]));

  const joined = (page, other) => ({
    ...page,
    score: page.score + other.score,
    titled: page.titled && other.titled,
    locations: [...page.locations, ...other.locations],
  });

  const intersection = (one, other) =>
    new Map([...one].filter(([id]) => other.has(id)).map(([id, page]) => [id, joined(page, other.get(id))]));

  // ---- Order ----

  /** Letters and digits alone, without accents and elisions, for comparing a title with a query. */
  const folded = (text) => {
    const bare = plain(text.replace(/\u200b/g, "")).toLowerCase().replace(ELISION, "").normalize("NFD").replace(/\p{M}/gu, "");
    return spellings(spaced(bare.replace(/[^\p{L}\p{N}]+/gu, " ")))[0];
  };

  /** The part of a title that the query is, 0 to 1. */
  const closeness = (title, query) => (` ${title} `.includes(` ${query} `) ? query.length / title.length : 0);

  /** Best first: by score, ten times as much for a page called as a query is, less for a title that only holds it. */
  const ordered = async (pages, queries) => {
    const byScore = [...pages].sort((a, b) => b.score - a.score);
    const titled = new Map(await Promise.all(byScore.filter(({ titled: is }) => is).slice(0, TITLES).map(async ({ id, data }) => {
      const title = folded((await data()).meta.title || "");
      return [id, Math.max(...queries.map((query) => closeness(title, query)))];
    })));
    const ranked = byScore.map((page) => ({ ...page, close: titled.get(page.id) || 0 }));
    const worth = ({ score, close }) => score * (1 + 9 * close * close);
    return ranked.sort((a, b) => worth(b) - worth(a));
  };

  /** The filter values of all pages: id to ["type:speech", "year:2024"]. */
  const tagsOf = async (searcher) => {
    const tags = new Map();
    for (const [name, values] of Object.entries(await searcher.filters())) {
      for (const value of Object.keys(values).filter(Boolean)) {
        const { results } = await searcher.search(null, { filters: { [name]: value } });
        for (const { id } of results) tags.set(id, [...(tags.get(id) || []), `${name}:${value}`]);
      }
    }
    return tags;
  };

  // ---- The passage of a page that is shown ----

  const shared = (one, other) => {
    let length = 0;
    while (length < one.length && one[length] === other[length]) length += 1;
    return length;
  };

  /** Whether a word of a page is a form of one of the query's; Pagefind also takes words that only begin alike. */
  const resembles = (word, wanted) => word.split(" ").some((part) =>
    wanted.some((term) => (term.length > 3 ? shared(part, term) >= 0.6 * term.length : part === term)));

  /** The locations where a phrase stands, or forms of the single words. */
  const placesOf = (found, { words, exact }) => {
    const wanted = folded(words).split(" ");
    if (!exact) return [...found.keys()].filter((at) => resembles(found.get(at), wanted));
    const starts = [...found.keys()].filter((at) => wanted.every((word, i) => found.get(at + i) === word));
    return starts.flatMap((at) => wanted.map((_, i) => at + i));
  };

  const telling = (locations, words, query) => {
    const found = new Map(locations.map((location) => [location, folded(words[location] || "")]));
    const places = [...new Set(termsOf(query).flatMap((term) => placesOf(found, term)))].sort((a, b) => a - b);
    return places.length ? places : locations;
  };

  const lastAt = (anchors, location) => anchors.filter((anchor) => anchor.location <= location).pop();

  /** The element with an id that holds most of the query's words; the title only when no other does. */
  const bestAnchor = (anchors, words, locations) => {
    const found = new Map();
    for (const location of locations) {
      const anchor = lastAt(anchors, location);
      const entry = found.get(anchor) || { anchor, forms: new Set(), count: 0, first: location };
      entry.forms.add((words[location] || "").toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""));
      entry.count += 1;
      found.set(anchor, entry);
    }
    const worth = ({ anchor, forms, count }) => forms.size + count / 1000 - (anchor?.element === "h1" ? 0.5 : 0);
    return [...found.values()].reduce((best, entry) => (worth(entry) > worth(best) ? entry : best));
  };

  const tidy = (text) => text.replace(/\u200b/g, "").replace(SPACE_BETWEEN, "").replace(/(?<=\p{L})'(?=\p{L})/gu, "’");

  /** Words from start to end as pieces of text, neighbouring marks joined, punctuation outside of them. */
  const pieces = (words, start, end, marked, joiner) => {
    const result = [];
    for (let i = start; i < end; i += 1) {
      const last = result[result.length - 1];
      const joins = last && last.marked === marked.has(i) && !(last.marked && STOP.test(last.text));
      if (joins) last.text += words[i] + joiner;
      else result.push({ text: words[i] + joiner, marked: marked.has(i) });
    }
    return result.flatMap(({ text, marked: on }) => {
      const [, before, core, after] = on ? text.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su) : ["", text, "", ""];
      return [{ text: tidy(before) }, { text: tidy(core), marked: true }, { text: tidy(after) }].filter(({ text: t }) => t);
    });
  };

  /** Where the excerpt starts and which element the address names; a page called as the query is starts at its top. */
  const passage = (anchors, words, locations, close) => {
    const best = locations.length ? bestAnchor(anchors, words, locations) : { first: 0 };
    const title = anchors.findIndex(({ element }) => element === "h1");
    const top = close === 1 || (best.anchor && best.anchor === anchors[title]);
    if (top) return { id: "", from: anchors[title + 1]?.location ?? 0, first: 0 };
    return { id: best.anchor?.id ?? "", from: best.anchor?.location ?? 0, first: best.first };
  };

  /** What a reader sees of a page: address, title and an excerpt around its best passage. */
  const view = (fragment, page, query, root) => {
    const parted = fragment.raw_content.includes("\u200b");
    const words = fragment.raw_content.replace(/&lt;/g, "<").replace(/&gt;/g, ">").split(parted ? "\u200b" : /\s+/);
    const anchors = [...fragment.anchors].sort((a, b) => a.location - b.location);
    const locations = telling(page.locations, words, query);
    const { id, from, first } = passage(anchors, words, locations, page.close);
    const [lead, length] = parted ? [16, 64] : [8, 32];
    const start = first - from > lead ? first - lead : from;
    const end = Math.min(words.length, start + length);
    const excerpt = pieces(words, start, end, new Set(locations), parted ? "" : " ");
    if (start > from) excerpt.unshift({ text: "… " });
    if (end < words.length) excerpt.push({ text: "…" });
    const url = new URL(fragment.raw_url.replace(/^\//, ""), root);
    url.hash = id;
    return { href: url.href, title: tidy(fragment.meta.title || ""), excerpt };
  };

  // ---- Reading the index ----

  const crc32 = (text) => {
    let sum = ~0;
    for (const byte of new TextEncoder().encode(text)) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ~sum >>> 0;
  };

  const fromNetwork = async (url) => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    return response;
  };

  /** Reads index files from the packs: scripts are all that a page may read over file://. */
  const fromPacks = (base) => async (url) => {
    const name = url.split("/pagefind/").pop().split("?")[0];
    await load(`${base}packs/${crc32(name) % __pagefind.packs}.js`);
    return new Response(Uint8Array.from(atob(__pagefind.files[name]), (char) => char.charCodeAt(0)));
  };

  /** A searcher for one language; Pagefind takes the language from the document that it is given. */
  const searcherFor = async (language, base, read) => {
    const state = { error: null };
    const watched = (url) => read(url).catch((error) => { state.error = error; throw error; });
    const searcher = __pagefind.create(watched, { currentScript: null, querySelector: () => ({ getAttribute: () => language }) });
    await searcher.options({ basePath: base, noWorker: true });
    await searcher.init();
    return { searcher, state, tags: await tagsOf(searcher) };
  };

  /** Pages with all terms of a text. */
  const matching = async ({ searcher, state }, text) => {
    const terms = await Promise.all(termsOf(text).map(async ({ words, exact }) =>
      union(await Promise.all(spellings(words).map((spelling) => pagesWith(searcher, spelling, exact))))));
    if (state.error) throw state.error;
    return terms.length ? terms.reduce(intersection) : new Map();
  };

  /** What the ways to ask find, each page once: by the first way that finds it; the reader's own is the first. */
  const find = async (opened, ways, root) => {
    const found = new Map();
    for (const way of ways) {
      for (const [id, page] of await matching(opened, way.text)) {
        const other = found.get(id);
        found.set(id, other ? { ...other, titled: other.titled || page.titled, score: Math.max(other.score, page.score) } : { ...page, way });
      }
    }
    const hits = await ordered(found.values(), ways.map(({ text }) => folded(text)));
    return hits.map((page) => ({
      names: page.way.names,
      tags: opened.tags.get(page.id) || [],
      load: async () => view(await page.data(), page, page.way.text, root),
    }));
  };

  /** Opens the index under a site's root (an URL ending in /). */
  const openIndex = async (root) => {
    const base = new URL("pagefind/", root).href;
    await load(`${base}loader.js`);
    const read = root.startsWith("file:") ? fromPacks(base) : fromNetwork;
    const searchers = new Map();
    return async (language, ways) => {
      if (!__pagefind.languages.includes(language)) return [];
      if (!searchers.has(language)) searchers.set(language, searcherFor(language, base, read));
      return find(await searchers.get(language), ways, root);
    };
  };

  globalThis.dossier.openIndex = openIndex;
})();
