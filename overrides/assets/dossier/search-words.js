/* Words of a query as the index has them (hooks/dossier/write/assets/tokens.py cuts and folds texts in the same way). */
(() => {
  "use strict";

  const { LIGATURES, UNSPACED } = globalThis.dossier;
  const TOKEN = new RegExp(`${UNSPACED}|(?:(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}\\u00ad])+`, "gu");
  const ONE_UNSPACED = new RegExp(`^${UNSPACED}$`, "u");
  const ELIDED = /(?<![\p{L}\p{N}])\p{L}{1,2}'(?=\p{L})|(?<=[\p{L}\p{N}])'\p{L}(?![\p{L}\p{N}])/gu; // l'IA, Zambia's
  const WHOLE = /(“[^“”]+”|«[^«»]+»|„[^„“”]+[“”]|"[^"]+"|\u2068[^\u2069]+\u2069)/u; // quoted, or a name that search-names.js set apart
  const ACCENTS = /[\u0300-\u036f\u00ad\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g;
  const [ARABIC_LETTERS, ARABIC_FORMS] = ["ةۀەىیېٱکے٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "هههييياكي01234567890123456789"];
  const ARABIC = new RegExp(`[${ARABIC_LETTERS}]`, "g");
  const STEM = 3; // letters that forms of a word must share: with two, "use" and "us" were the same

  /** A function that folds a word: small, without accents, ligatures taken apart, traditional characters simplified.
      Of these it is told the steps from one to the next, and the simplified form of each. */
  const folding = (steps, simplified) => {
    const to = [...simplified];
    let last = 0;
    const forms = new Map(steps.map((step, at) => [String.fromCodePoint(last += step), to[at]]));
    return (word) => {
      if (ONE_UNSPACED.test(word)) return forms.get(word) || word;
      const bare = word.toLowerCase().normalize("NFKD").replace(ACCENTS, "").replace(/[œæ]/g, (one) => LIGATURES[one]);
      return bare.normalize("NFC").replace(ARABIC, (one) => ARABIC_FORMS[ARABIC_LETTERS.indexOf(one)]);
    };
  };

  /** The words of a text: each as written, folded, with its place. */
  const tokensOf = (text, fold) => [...text.matchAll(TOKEN)].map(({ 0: written, index }) =>
    ({ word: fold(written), start: index, end: index + written.length }));

  const plain = (query) => query.normalize("NFC").replace(/[’‘ʼ]/g, "'");

  /** What a query asks for: terms, each one or more words that stand side by side; a quoted one as it is written. */
  const termsOf = (query, fold) => {
    const term = (text, exact, named = false) => ({ text: text.trim(), words: tokensOf(text, fold).map(({ word }) => word), exact, named });
    return plain(query).split(WHOLE).flatMap((part, at) => (at % 2
      ? [term(part.slice(1, -1), part[0] !== "\u2068", part[0] === "\u2068")]
      : part.replace(ELIDED, "").split(/[\s‐‑–—-]+/u).map((word) => term(word, false))))
      .filter(({ words }) => words.length);
  };

  /** A word, and others with endings of the same groups behind a stem of so many letters at least. */
  const endedOf = (word, inflections, least) => {
    const forms = new Set([word]);
    for (const endings of inflections) {
      for (const ending of endings) {
        const stem = word.slice(0, word.length - ending.length);
        if (word.endsWith(ending) && stem.length >= least) endings.forEach((other) => forms.add(stem + other));
      }
    }
    return [...forms];
  };

  /** The forms that a word may have: itself, others of what is written together with it, and of each of these other endings
      behind its stem. A letter that begins a word is often its own: what it leaves has an ending only behind a letter more. */
  const formsOf = (word, { inflections, prefixes }) => {
    const forms = new Set([word]);
    const before = prefixes.length ? prefixes.flat() : [""];
    for (const beginning of before) {
      const stem = word.slice(beginning.length);
      if (word.startsWith(beginning) && stem.length >= STEM) {
        const ended = endedOf(stem, inflections, STEM + (beginning.length === 1));
        ended.forEach((one) => before.forEach((other) => forms.add(other + one)));
      }
    }
    return [...forms];
  };

  Object.assign(globalThis.dossier, { folding, formsOf, termsOf, tokensOf });
})();
