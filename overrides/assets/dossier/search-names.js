/* What else a query may say: names that it holds, replaced by the other names of the same, in every language.
   Of the names under search-index/ (hooks/dossier/write/assets/search_names.py makes them) it loads what a query needs. */
(() => {
  "use strict";

  const { load, lookup, UNSPACED } = globalThis.dossier;
  const UNIT = new RegExp(`${UNSPACED}|(?:(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}\\u00ad])+`, "gu");
  const QUOTED = /^\s*["“„«].*["”»]\s*$/u;
  const LONGEST = 24; // words, or characters of a script without spaces, of a name that is looked for
  const MOST = 16; // ways to say a query that are searched for
  const TOGETHER = 32; // of which the names are in one script
  const MOST_NAMES = 2; // names of one query that are replaced

  /** A word without what readers leave out or write otherwise: capitals, accents, ligatures, traditional characters, the ending of a plural. */
  const folded = (word) => {
    const bare = globalThis.dossier.fold(word); // known when the index is open
    return bare.length > 3 ? bare.replace(/(?<!s)s$|x$/u, "").replace(/ie$/u, "y") : bare;
  };

  /** The words of a text, each with its place; what is elided before an apostrophe belongs to the word behind it. */
  const unitsOf = (text) => {
    const units = [];
    let elided = null;
    for (const { 0: raw, index: at } of text.normalize("NFC").matchAll(UNIT)) {
      const end = at + raw.length;
      const start = elided ?? at;
      elided = raw.length < 3 && /^['’ʼ]\p{L}/u.test(text.slice(end)) ? at : null;
      if (elided === null) units.push({ start, end, word: folded(raw) });
    }
    return units;
  };

  const keyOf = (units) => units.map(({ word }) => word).join(" ");

  /** The numbers of all that bear a name. */
  const bearersOf = ({ folder, bounds }, key) => lookup(`${folder}keys`, "", "keys", bounds, key);

  /** All names of what has a number, each with its language. */
  const namesOf = async ({ folder, held }, number) => {
    await load(`${folder}names-${Math.floor(number / TOGETHER)}.js`);
    return held("names")[number].flatMap(([lang, ...own]) => own.map((text) => ({ text, lang, key: keyOf(unitsOf(text)) })));
  };

  /** The names that a query holds, longest first, none within another, in the order of the query. */
  const namesIn = async (units, names) => {
    const runs = [];
    for (let length = Math.min(units.length, LONGEST); length; length -= 1) {
      for (let at = 0; at + length <= units.length; at += 1) runs.push({ at, length, key: keyOf(units.slice(at, at + length)) });
    }
    const bearers = await Promise.all(runs.map(({ key }) => bearersOf(names, key)));
    const found = [];
    for (const [place, { at, length }] of runs.entries()) {
      const free = found.every((other) => at + length <= other.at || other.at + other.length <= at);
      if (bearers[place] && free && found.length < MOST_NAMES) found.push({ at, length, numbers: bearers[place] });
    }
    const whole = await Promise.all(found.map(async ({ at, length, numbers }) =>
      ({ at, length, names: (await Promise.all(numbers.map((number) => namesOf(names, number)))).flat() })));
    return whole.sort((a, b) => a.at - b.at);
  };

  /** The other names of one that a query holds, each way of writing once. */
  const othersOf = ({ at, length, names }, units) => {
    const seen = new Set([keyOf(units.slice(at, at + length))]);
    return names.filter(({ key }) => !seen.has(key) && seen.add(key));
  };

  /** The ways to say a query with other names, each set apart by marks of isolation, since it must stand as a whole: its text, and which name in which language it has instead. */
  const equivalents = async (query) => {
    if (QUOTED.test(query)) return [];
    const text = query.normalize("NFC");
    const units = unitsOf(text);
    let ways = [{ text, shift: 0, names: [] }];
    for (const found of await namesIn(units, await globalThis.dossier.openNames())) {
      const [start, end] = [units[found.at].start, units[found.at + found.length - 1].end];
      ways = ways.flatMap((way) => [way, ...othersOf(found, units).map((name) => {
        const written = `${way.text.slice(0, start + way.shift)} \u2068${name.text}\u2069 ${way.text.slice(end + way.shift)}`;
        return { text: written, shift: way.shift + written.length - way.text.length, names: [...way.names, name] };
      })]);
    }
    return ways.slice(1, MOST + 1).map(({ text: said, names }) => ({ text: said.replace(/\s+/g, " ").trim(), names }));
  };

  globalThis.dossier.equivalents = equivalents;
})();
