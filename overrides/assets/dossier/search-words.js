/* Words of a query as the index has them (hooks/dossier/write/assets/tokens.py cuts and folds texts in the same way). */
(() => {
  "use strict";

  const { LIGATURES, UNSPACED } = globalThis.dossier;
  const TOKEN = new RegExp(`${UNSPACED}|(?:(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}\\u00ad])+`, "gu");
  const ONE_UNSPACED = new RegExp(`^${UNSPACED}$`, "u");
  const ELIDED = /(?<![\p{L}\p{N}])\p{L}{1,2}'(?=\p{L})|(?<=[\p{L}\p{N}])'\p{L}(?![\p{L}\p{N}])/gu; // l'IA, Zambia's
  const WHOLE = /(“[^“”]+”|«[^«»]+»|„[^„“”]+[“”]|"[^"]+"|\u2068[^\u2069]+\u2069)/u; // quoted, or a name that search-names.js set apart
  const STEM = 3; // letters that forms of a word must share: with two, "use" and "us" were the same

  /** A function that folds a word: small, without accents, ligatures taken apart, traditional characters simplified.
      Of these it is told the steps from one to the next, and the simplified form of each. */
  const folding = (steps, simplified) => {
    const to = [...simplified];
    let last = 0;
    const forms = new Map(steps.map((step, at) => [String.fromCodePoint(last += step), to[at]]));
    return (word) => {
      if (ONE_UNSPACED.test(word)) return forms.get(word) || word;
      const bare = word.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f\u00ad]/g, "");
      return bare.replace(/[œæ]/g, (one) => LIGATURES[one]).normalize("NFC");
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

  /** The forms that a word may have: itself, and other endings behind the same stem. */
  const formsOf = (word, inflections) => {
    const forms = new Set([word]);
    for (const endings of inflections) {
      for (const ending of endings) {
        const stem = word.slice(0, word.length - ending.length);
        if (word.endsWith(ending) && stem.length >= STEM) endings.forEach((other) => forms.add(stem + other));
      }
    }
    return [...forms];
  };

  Object.assign(globalThis.dossier, { folding, formsOf, termsOf, tokensOf });
})();
