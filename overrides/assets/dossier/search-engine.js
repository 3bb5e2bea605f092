/* Finds pages in the index (hooks/dossier/write/assets/search.py makes it), over http and file:// alike: all is scripts.
   search.js loads this file and the index when a reader first searches; of the index, what each query needs. */
(() => {
  "use strict";

  const { folding, formsOf, load, passage, termsOf, UNSPACED } = globalThis.dossier;
  const [SATURATION, LENGTH] = [1.2, 0.75]; // the usual constants of BM25
  const WEIGHTS = [1, 5, 10]; // of a word in the text, in names, in the title
  const CHUNK = 8192; // numbers of pages of which the facts are in one script
  const TOGETHER = 8; // numbers of pages of which the texts are
  const [SHELVES, HEAD] = [64, 3]; // of words, and the letters that say on which of them one lies
  const INFLECTED = "+"; // behind a name that is held as a whole: in other forms
  const MOST_PLACES = 25000; // that are loaded for the order of results: some 40 KB
  const ONE_UNSPACED = new RegExp(`^${UNSPACED}$`, "u");

  const held = new Map();

  /** What the scripts of the index call: with the start, the index of a language, or a pack of it. */
  globalThis.dossier.searchable = (kind, language, data) => {
    const key = `${kind} ${language}`;
    held.set(key, Object.assign(held.get(key) || Object.create(null), data));
  };

  /** The numbers that a text of the index is written for. */
  const decoded = (text) => {
    const numbers = [];
    let high = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code < 0xe000) numbers.push(high + code - 0x21);
      high = code < 0xe000 ? 0 : (code - 0xe000) << 12;
    }
    return numbers;
  };

  /** The place in a sorted list of the last that is not above a value. */
  const lastUpTo = (sorted, value) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  /** What packs of a kind have under a name; they are sorted by name, and `bounds` are their beginnings and the end of the last. */
  const lookup = async (packs, language, kind, bounds, name) => {
    const at = lastUpTo(bounds, name);
    if (at < 0 || at === bounds.length - 1) return undefined;
    await load(`${packs}-${at}.js`);
    return held.get(`${kind} ${language}`)[name];
  };

  /** The shelf of a word, or of a pair of words, by its first letters, as indexed.py has it. */
  const shelfOf = (name) => [...name.split(" ")[0]].slice(0, HEAD).reduce((found, letter) => (31 * found + letter.codePointAt(0)) % SHELVES, 0);

  /** What the shelves of a language have of a word. */
  const onShelf = async ({ folder, language, shelves }, kind, name) => {
    const shelf = shelfOf(name) % shelves;
    await load(`${folder}shelf-${shelf}.js`);
    return lookup(`${folder}${kind}-${shelf}`, language, kind, held.get(`shelves ${language}`)[shelf], name);
  };

  /** The index of one language, opened. */
  const opened = async (base, language) => {
    await load(`${base}${language}.js`);
    const { pages, words, inflections, prefixes, tags, shelves } = held.get(`index ${language}`);
    const { fold } = globalThis.dossier;
    const stopwords = new Set(held.get("start ").stopwords);
    return { folder: `${base}${language}/`, language, pages, mean: words / pages, inflections, prefixes, tags, shelves, fold, stopwords,
      units: new Map(), facts: new Map(), chunks: new Set() };
  };

  // ---- What the index knows of a word, or of a pair of words ----

  const postingOf = (text) => {
    const numbers = decoded(text);
    const found = new Map();
    for (let at = 0, page = 0; at < numbers.length; at += 2) found.set(page += numbers[at], numbers[at + 1]);
    return found;
  };

  /** By page: characters of its title, and its places of a word there. */
  const titlesOf = (text) => {
    let page = 0;
    return new Map(text.split(" ").map(decoded).map(([step, length, ...places]) => [page += step, { length, places }]));
  };

  /** How much each page says a word (`much`), and where titles have it; nothing when no page says it. */
  const read = async (index, name) => {
    const entry = await onShelf(index, "words", name);
    if (entry === undefined) return null;
    const [said, titles] = Array.isArray(entry) ? entry : [entry, ""];
    return { name, much: postingOf(said), titles: titles ? titlesOf(titles) : new Map() };
  };

  /** As read; each is read once. */
  const unitOf = (index, name) => {
    if (!index.units.has(name)) {
      index.units.set(name, read(index, name));
      index.units.get(name).catch(() => index.units.delete(name));
    }
    return index.units.get(name);
  };

  /** Places, each with its weight; before one that is not in the text stands which weight it has. */
  const placed = (numbers) => {
    let [place, kind] = [0, 0];
    return numbers.flatMap((number) => {
      if (number < WEIGHTS.length - 1) {
        kind = number + 1;
        return [];
      }
      const weight = WEIGHTS[kind];
      kind = 0;
      return [[place += number - WEIGHTS.length + 1, weight]];
    });
  };

  /** By page: the places of a word, each with its weight. */
  const placesOf = async (index, { name, much }) => {
    const each = (await onShelf(index, "places", name)).split(" ");
    return new Map([...much.keys()].map((page, at) => [page, new Map(placed(decoded(each[at])))]));
  };

  /** The forms of a word that the index has, each with how well it fits; a character of a script without spaces has one, which need not be looked up. */
  const formsIn = async (index, { word, exact }) => {
    if (ONE_UNSPACED.test(word)) return [{ name: word, fit: 1 }];
    const forms = exact ? [word] : formsOf(word, index);
    const units = await Promise.all(forms.map((form) => unitOf(index, form)));
    return units.flatMap((unit) => (unit ? [{ name: unit.name, fit: unit.name === word ? 1 : 0.5 }] : []));
  };

  // ---- Where words stand side by side ----

  /** What tells where a run of words stands: words, and pairs of them where one stands nearly everywhere; each with its place in the run.
      Of pairs no more than needed: the places of 人工 and of 智能 tell where 人工智能 stands. */
  const coverOf = ({ stopwords }, run) => {
    const dense = run.map(({ word }) => ONE_UNSPACED.test(word));
    const paired = run.map(({ word }, at) => at + 1 < run.length && (dense[at] || stopwords.has(word) || dense[at + 1]));
    const covers = [];
    for (let at = 0; at < run.length; at += covers.at(-1).words.length) {
      if (paired[at]) covers.push({ at, words: [run[at], run[at + 1]] });
      else if (at && paired[at - 1]) covers.push({ at: at - 1, words: [run[at - 1], run[at]] });
      else covers.push({ at, words: [run[at]] });
    }
    return covers;
  };

  /** What the index has of a run that is a name, as it is written and in other forms; one that its cover tells is not held. */
  const wholeOf = async (index, run, cover) => {
    if (cover.length < 2) return [];
    const name = run.map(({ word }) => word).join(" ");
    const [whole, other] = await Promise.all([unitOf(index, name), run[0].exact ? null : unitOf(index, name + INFLECTED)]);
    return [{ unit: whole, fit: 1 }, { unit: other, fit: 0.5 }].filter(({ unit }) => unit);
  };

  /** The units of the index for a word or pair of a run, in all forms. */
  const unitsOf = async (index, { at, words }) => {
    const [firsts, nexts] = await Promise.all(words.map((word) => formsIn(index, word)));
    const named = nexts ? firsts.flatMap(({ name, fit }) => nexts.map((next) => ({ name: `${name} ${next.name}`, fit }))) : firsts;
    const units = await Promise.all(named.map(async ({ name, fit }) => ({ unit: await unitOf(index, name), fit })));
    return { at, forms: units.filter(({ unit }) => unit) };
  };

  const common = (sets) => {
    const [least, ...others] = [...sets].sort((a, b) => a.size - b.size);
    return [...least.keys()].filter((page) => others.every((other) => other.has(page)));
  };

  const placesIn = ({ forms }) => forms.reduce((sum, { unit }) => sum + [...unit.much.values()].reduce((all, much) => all + much, 0), 0);

  /** By page: how much the first word of a run weighs, where the run stands in it; among: the pages that matter, or all.
      named: whether it is a name, of which the index knows all pages. Where a run matters for the order of pages alone
      and the words stand nearly everywhere, none is told apart. */
  const standing = async (index, run, { among = null, named = false } = {}) => {
    const cover = coverOf(index, run);
    const whole = await wholeOf(index, run, cover);
    if (whole.length || (named && cover.length > 1)) return muchOf(whole);
    const covers = await Promise.all(cover.map((one) => unitsOf(index, one)));
    if (covers.length === 1) return muchOf(covers[0].forms);
    const sets = covers.map(({ forms }) => new Set(forms.flatMap(({ unit }) => [...unit.much.keys()])));
    const pages = common(among ? [...sets, among] : sets);
    const costly = among && covers.reduce((sum, cover) => sum + placesIn(cover), 0) > MOST_PLACES;
    if (!pages.length || costly) return new Map();
    const each = await Promise.all(covers.map(async ({ at, forms }) => ({ at, places: await Promise.all(forms.map(async ({ unit, fit }) =>
      ({ fit, found: await placesOf(index, unit) }))) })));
    return new Map(pages.flatMap((page) => {
      const often = weighed(each, page);
      return often ? [[page, often]] : [];
    }));
  };

  /** By page: how often it says a word in any form, as far as the form fits. */
  const muchOf = (forms) => {
    const found = new Map();
    for (const { unit, fit } of forms) {
      for (const [page, much] of unit.much) found.set(page, (found.get(page) || 0) + fit * much);
    }
    return found;
  };

  const weighed = ([first, ...others], page) => {
    let often = 0;
    for (const { fit, found } of first.places) {
      for (const [place, weight] of found.get(page) || []) {
        const whole = others.every(({ at, places }) => places.some((form) => form.found.get(page)?.has(place - first.at + at)));
        if (whole) often += fit * weight;
      }
    }
    return often;
  };

  // ---- How much a page has to say of a term ----

  /** What orders and filters the pages of a chunk: length, in eighths of an octave, and tags. */
  const factsOf = async (index, chunk) => {
    await load(`${index.folder}facts-${chunk}.js`);
    const [steps, lengths, tags] = held.get(`facts ${index.language}`)[chunk].map(decoded);
    let page = chunk * CHUNK;
    steps.forEach((step, at) => index.facts.set(page += step, { length: 2 ** (lengths[at] / 8), tags: index.tags[tags[at]].split(" ").filter(Boolean) }));
    index.chunks.add(chunk);
  };

  /** The facts of pages, loaded. */
  const known = (index, pages) => {
    const chunks = new Set([...pages].map((page) => Math.floor(page / CHUNK)));
    return Promise.all([...chunks].filter((chunk) => !index.chunks.has(chunk)).map((chunk) => factsOf(index, chunk)));
  };

  const worth = ({ pages, mean, facts }, found) => {
    const rarity = Math.log(1 + (pages - found.size + 0.5) / (found.size + 0.5));
    return (page) => {
      const often = found.get(page);
      return rarity * often * (SATURATION + 1) / (often + SATURATION * (1 - LENGTH + LENGTH * facts.get(page).length / mean));
    };
  };

  const runOf = ({ words, exact }) => words.map((word) => ({ word, exact }));

  /** Whether a term is a function word or a single sign: no answer to a query of which all else is missing. */
  const isCommon = ({ stopwords }, { words }) => words.every((word) => stopwords.has(word)) || words.join("").length < 2;

  /** By page: whether terms stand side by side somewhere, in their order; a function word at the end need not, for it has too many places. */
  const together = (index, terms, pages) => {
    const run = terms.flatMap(runOf);
    const [last, before] = run.slice(-2).reverse().map(({ word }) => index.stopwords.has(word));
    if (last && !before) run.pop();
    return run.length > 1 ? standing(index, run, { among: new Set(pages) }) : new Map();
  };

  /** The pages that have all terms, each with its score; those where they stand together count double. */
  const scored = async (index, terms) => {
    const pages = common(terms.map(({ found }) => found));
    await known(index, pages);
    const beside = terms.length > 1 && pages.length ? await together(index, terms, pages) : new Map();
    const worths = terms.map(({ found }) => worth(index, found));
    return pages.map((page) => ({
      page, terms, score: worths.reduce((sum, one) => sum + one(page), 0) * (beside.has(page) ? 2 : 1),
    }));
  };

  /** The pages with all terms of a text that any page has, and the terms that none has. */
  const matching = async (index, text) => {
    const terms = await Promise.all(termsOf(text, index.fold).map(async (term) =>
      ({ ...term, common: isCommon(index, term), found: await standing(index, runOf(term), { named: term.named }) })));
    const present = terms.filter(({ found }) => found.size);
    const tells = present.some((term) => !term.common);
    const missing = terms.filter((term) => !term.found.size && !(tells && term.common)).map((term) => term.text);
    if (!present.length || (missing.length && !(tells && missing.length <= present.length))) return { pages: [], missing, empty: true };
    const pages = await scored(index, present);
    const telling = present.filter((term) => !term.common);
    const found = pages.length || !tells ? pages : await scored(index, telling); // no page need say "the" as well
    return { pages: found, missing, empty: !found.length };
  };

  // ---- Order ----

  /** By page whose title holds a query: the part of the title that the query is, up to 1. */
  const closeness = async (index, query) => {
    const words = termsOf(query, index.fold).flatMap((term) => term.words);
    const run = words.map((word) => ({ word, exact: true }));
    const [whole] = await wholeOf(index, run, coverOf(index, run));
    const units = whole ? [whole.unit] : await Promise.all(words.map((word) => unitOf(index, word)));
    if (!words.length || units.includes(null)) return new Map();
    const [first, ...others] = units.map(({ titles }) => titles);
    const pages = common([first, ...others]).filter((page) =>
      first.get(page).places.some((place) => others.every((other, at) => other.get(page).places.includes(place + at + 1))));
    return new Map(pages.map((page) => [page, words.join(" ").length / first.get(page).length]));
  };

  /** Best first: by score, ten times as much for a page called as a query is, less for a title that only holds it. */
  const ordered = async (index, hits, queries) => {
    const each = await Promise.all(queries.map((query) => closeness(index, query)));
    const ranked = hits.map((hit) => {
      const close = Math.max(...each.map((found) => found.get(hit.page) || 0));
      return { ...hit, close, worth: hit.score * (1 + 9 * close * close) };
    });
    return ranked.sort((a, b) => b.worth - a.worth || a.page - b.page);
  };

  // ---- What is shown ----

  /** The terms with all forms of their words. */
  const formed = (index, terms) => terms.map((term) => ({
    common: term.common,
    words: term.words.map((word) => new Set(term.exact ? [word] : formsOf(word, index))),
  }));

  /** What a reader sees of a page: its title, its address and an excerpt around its best passage. */
  const shown = async (index, hit, root) => {
    await load(`${index.folder}pages-${Math.floor(hit.page / TOGETHER)}.js`);
    const [uri, blocks] = held.get(`pages ${index.language}`)[hit.page];
    const { id, excerpt } = passage(blocks, { close: hit.close, terms: formed(index, hit.terms) }, index.fold);
    const url = new URL(uri.split("/").map(encodeURIComponent).join("/"), root);
    url.hash = id;
    return { uri, title: blocks[0][1], href: url.href, excerpt };
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
    const hits = (await ordered(index, [...found.values()], ways.map(({ text }) => text))).map((hit) => (
      { page: hit.page, tags: index.facts.get(hit.page).tags, names: hit.way.names, load: () => shown(index, hit, root) }));
    return { hits, missing: (best[0] || answers[0]).missing };
  };

  /** Opens the index under a site's root (an URL ending in /). */
  const openIndex = async (root) => {
    const base = new URL("search-index/", root).href;
    await load(`${base}start.js`);
    const { traditional, simplified } = held.get("start "); // of the first the steps from one to the next
    globalThis.dossier.openNames = async () => {
      await load(`${base}names.js`);
      return { folder: `${base}names/`, bounds: held.get("entities ").bounds, held: (kind) => held.get(`${kind} `) };
    };
    globalThis.dossier.fold = folding(decoded(traditional), simplified);
    const indexes = new Map();
    globalThis.dossier.openSpelling = async (language) => {
      const { folder, shelves } = await indexes.get(language);
      await Promise.all(Array.from({ length: shelves }, (_, shelf) => load(`${folder}spelling-${shelf}.js`)));
      return Object.values(held.get(`spelling ${language}`)).flatMap(([words, counts]) => {
        const pages = decoded(counts);
        return words.split(" ").map((word, at) => ({ word, pages: pages[at] }));
      });
    };
    return async (language, ways) => {
      if (!held.get("start ").languages.includes(language)) return { hits: [], missing: [] };
      if (!indexes.has(language)) {
        indexes.set(language, opened(base, language));
        indexes.get(language).catch(() => indexes.delete(language));
      }
      return find(await indexes.get(language), ways, root);
    };
  };

  Object.assign(globalThis.dossier, { lookup, openIndex });
})();
