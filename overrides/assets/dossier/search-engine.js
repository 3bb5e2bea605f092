/* Finds pages in the index (hooks/dossier/write/assets/search.py makes it), over http and file:// alike: all is scripts.
   search.js loads this file and the index when a reader first searches. */
(() => {
  "use strict";

  const { folding, formsOf, load, passage, termsOf } = globalThis.dossier;
  const [SATURATION, LENGTH] = [1.2, 0.75]; // the usual constants of BM25

  const held = new Map();

  /** What the scripts of the index call: with the start, the index of a language, or a pack of its words or texts. */
  globalThis.dossier.searchable = (kind, language, data) => {
    const key = `${kind} ${language}`;
    held.set(key, Object.assign(held.get(key) || Object.create(null), data));
  };

  const crc32 = (text) => {
    let sum = ~0;
    for (const byte of new TextEncoder().encode(text)) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ~sum >>> 0;
  };

  /** What the index has under a name, its pack loaded first. */
  const lookup = async ({ base, language, packs }, kind, name) => {
    await load(`${base}${language}/${kind}-${crc32(name) % packs[kind]}.js`);
    return held.get(`${kind} ${language}`)[name];
  };

  /** The index of one language, opened. */
  const opened = async (base, language) => {
    await load(`${base}${language}.js`);
    const { pages, vocabulary, inflections, packs } = held.get(`index ${language}`);
    const mean = pages.reduce((sum, page) => sum + page[3], 0) / pages.length;
    return { base, language, pages, packs, inflections, mean,
      fold: globalThis.dossier.fold, stopwords: new Set(held.get("start ").stopwords), vocabulary: new Set(vocabulary.split(" ")) };
  };

  // ---- Where a term stands ----

  /** By page: the places of a word in all its forms, each with how well the form fits. */
  const placesOf = async (index, word, exact) => {
    const forms = exact ? [word].filter((one) => index.vocabulary.has(one)) : formsOf(word, index.vocabulary, index.inflections);
    const found = new Map();
    for (const form of forms) {
      for (const [page, ...steps] of await lookup(index, "words", form)) {
        let place = 0;
        const places = found.get(page) || found.set(page, new Map()).get(page);
        for (const step of steps) places.set(place += step, form === word ? 1 : 0.5);
      }
    }
    return found;
  };

  /** By page: where all words of a term stand side by side, as first place to how well they fit. */
  const standing = async (index, { words, exact }) => {
    const each = await Promise.all(words.map((word) => placesOf(index, word, exact)));
    const pages = [...each[0].keys()].filter((page) => each.every((found) => found.has(page)));
    return new Map(pages.map((page) => {
      const starts = [...each[0].get(page)].filter(([place]) => each.every((found, at) => found.get(page).has(place + at)));
      return [page, new Map(starts)];
    }).filter(([, starts]) => starts.size));
  };

  // ---- How much a page has to say of a term ----

  const weightAt = (weights, place) => weights.reduce((most, [from, to, weight]) => (from <= place && place < to ? Math.max(most, weight) : most), 1);

  const worth = ({ pages, mean }, found) => {
    const rarity = Math.log(1 + (pages.length - found.size + 0.5) / (found.size + 0.5));
    return (page, starts) => {
      const [, , , length, weights] = pages[page];
      const often = [...starts].reduce((sum, [place, fit]) => sum + fit * weightAt(weights, place), 0);
      return rarity * often * (SATURATION + 1) / (often + SATURATION * (1 - LENGTH + LENGTH * length / mean));
    };
  };

  /** Whether the terms stand side by side somewhere, in their order. */
  const together = (terms, page) => [...terms[0].found.get(page).keys()].some((start) => {
    let next = start;
    return terms.every(({ words, found }) => {
      const here = found.get(page).has(next);
      next += words.length;
      return here;
    });
  });

  /** Whether a term is a function word or a single sign: no answer to a query of which all else is missing. */
  const isCommon = ({ stopwords }, { words }) => words.every((word) => stopwords.has(word)) || words.join("").length < 2;

  /** The pages that have all terms, each with its score; those where they stand together count double. */
  const scored = (index, terms) => {
    const worths = terms.map(({ found }) => worth(index, found));
    const pages = [...terms[0].found.keys()].filter((page) => terms.every(({ found }) => found.has(page)));
    return pages.map((page) => ({
      page,
      terms: terms.map(({ words, common, found }) => ({ length: words.length, starts: [...found.get(page).keys()], common })),
      score: terms.reduce((sum, { found }, at) => sum + worths[at](page, found.get(page)), 0)
        * (terms.length > 1 && together(terms, page) ? 2 : 1),
    }));
  };

  /** The pages with all terms of a text that any page has, and the terms that none has. */
  const matching = async (index, text) => {
    const terms = await Promise.all(termsOf(text, index.fold).map(async (term) =>
      ({ ...term, common: isCommon(index, term), found: await standing(index, term) })));
    const present = terms.filter(({ found }) => found.size);
    const tells = present.some((term) => !term.common);
    const missing = terms.filter((term) => !term.found.size && !(tells && term.common)).map((term) => term.text);
    if (!present.length || (missing.length && !(tells && missing.length <= present.length))) return { pages: [], missing, empty: true };
    const pages = scored(index, present);
    const telling = present.filter((term) => !term.common);
    const found = pages.length || !tells ? pages : scored(index, telling); // no page need say "the" as well
    return { pages: found, missing, empty: !found.length };
  };

  // ---- Order ----

  /** The words of a title or query, without what is elided. */
  const bare = (text, fold) => termsOf(text, fold).flatMap(({ words }) => words).join(" ");

  /** The part of a title that the query is, 0 to 1. */
  const closeness = (title, query) => (query && ` ${title} `.includes(` ${query} `) ? query.length / title.length : 0);

  /** Best first: by score, ten times as much for a page called as a query is, less for a title that only holds it. */
  const ordered = (index, hits, queries) => {
    const asked = queries.map((query) => bare(query, index.fold));
    const ranked = hits.map((hit) => {
      const title = bare(index.pages[hit.page][1], index.fold);
      const close = Math.max(...asked.map((query) => closeness(title, query)));
      return { ...hit, close, worth: hit.score * (1 + 9 * close * close) };
    });
    return ranked.sort((a, b) => b.worth - a.worth || a.page - b.page);
  };

  /** What a reader sees of a page: its address and an excerpt around its best passage. */
  const shown = async (index, hit, root) => {
    const { id, excerpt } = passage(await lookup(index, "texts", String(hit.page)), hit, index.fold);
    const url = new URL(index.pages[hit.page][0].split("/").map(encodeURIComponent).join("/"), root);
    url.hash = id;
    return { href: url.href, excerpt };
  };

  /** What the ways to ask find, each page once, by the first way that finds it; ways that miss more words than others are left out. */
  const find = async (index, ways, root) => {
    const answers = await Promise.all(ways.map(async (way) => ({ way, ...await matching(index, way.text) })));
    const useful = answers.filter(({ empty }) => !empty);
    const least = Math.min(...useful.map(({ missing }) => missing.length));
    const best = useful.filter(({ missing }) => missing.length === least);
    const found = new Map();
    for (const { way, pages } of best) {
      for (const hit of pages) {
        const other = found.get(hit.page);
        found.set(hit.page, other ? { ...other, score: Math.max(other.score, hit.score) } : { ...hit, way });
      }
    }
    const hits = ordered(index, [...found.values()], ways.map(({ text }) => text)).map((hit) => {
      const [uri, title, tags] = index.pages[hit.page];
      return { uri, title, tags: tags.split(" ").filter(Boolean), names: hit.way.names, load: () => shown(index, hit, root) };
    });
    return { hits, missing: (best[0] || answers[0]).missing };
  };

  /** Opens the index under a site's root (an URL ending in /). */
  const openIndex = async (root) => {
    const base = new URL("search-index/", root).href;
    await load(`${base}start.js`);
    const { traditional, simplified } = held.get("start ");
    globalThis.dossier.fold = folding(traditional, simplified);
    const indexes = new Map();
    return async (language, ways) => {
      if (!held.get("start ").languages.includes(language)) return { hits: [], missing: [] };
      if (!indexes.has(language)) {
        indexes.set(language, opened(base, language));
        indexes.get(language).catch(() => indexes.delete(language));
      }
      return find(await indexes.get(language), ways, root);
    };
  };

  globalThis.dossier.openIndex = openIndex;
})();
