/* What else a query may say: names that it holds, replaced by the other names of the same, in every language.
   assets/dossier/names.js, made of the collection, has them; search.js loads both when a reader first searches. */
(() => {
  "use strict";

  const { UNSPACED } = globalThis.dossier;
  const UNIT = new RegExp(`${UNSPACED}|(?:(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}])+`, "gu");
  const QUOTED = /^\s*["“„«].*["”»]\s*$/u;
  const LONGEST = 24; // words, or characters of a script without spaces, of a name that is looked for
  const MOST = 16; // ways to say a query that are searched for
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

  /** By folded name: all that have it, each as its names with their languages. */
  const indexOf = (entities) => {
    const index = new Map();
    for (const entity of entities) {
      const names = entity.flatMap(([lang, ...own]) => own.map((text) => ({ text, lang, key: keyOf(unitsOf(text)) })));
      for (const { key } of names) index.set(key, [...(index.get(key) || []), names]);
    }
    return index;
  };

  /** The names that a query holds, longest first, none within another, in the order of the query. */
  const namesIn = (units, index) => {
    const found = [];
    for (let length = Math.min(units.length, LONGEST); length; length -= 1) {
      for (let at = 0; at + length <= units.length; at += 1) {
        const names = index.get(keyOf(units.slice(at, at + length)));
        const free = found.every((other) => at + length <= other.at || other.at + other.length <= at);
        if (names && free && found.length < MOST_NAMES) found.push({ at, length, names: names.flat() });
      }
    }
    return found.sort((a, b) => a.at - b.at);
  };

  /** The other names of one that a query holds, each way of writing once. */
  const othersOf = ({ at, length, names }, units) => {
    const seen = new Set([keyOf(units.slice(at, at + length))]);
    return names.filter(({ key }) => !seen.has(key) && seen.add(key));
  };

  let index = null;

  /** The ways to say a query with other names, each set apart by marks of isolation, since it must stand as a whole: its text, and which name in which language it has instead. */
  const equivalents = (query) => {
    if (QUOTED.test(query)) return [];
    index = index || indexOf(globalThis.dossierNames || []);
    const text = query.normalize("NFC");
    const units = unitsOf(text);
    let ways = [{ text, shift: 0, names: [] }];
    for (const found of namesIn(units, index)) {
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
