/* What a reader may have meant by words that no text has. It is offered and never searched by itself: the search finds
   what was asked and nothing else. search-box.js loads this file when words are missing, and with it the commonest words
   of the index (spelling-S.js), among which the right ones may be. */
(() => {
  "use strict";

  const { fold, openSpelling, tokensOf, UNSPACED } = globalThis.dossier;
  const RUN = new RegExp(`^(?:${UNSPACED}){3,}$`, "u");
  const [LEAST, LONG] = [4, 8]; // letters of a word in which one may be wrong, and of one in which two may be

  /** By language: the words and the pairs of characters that stand for others. */
  const known = new Map();
  const spellingOf = (language) => {
    if (!known.has(language)) {
      known.set(language, openSpelling(language));
      known.get(language).catch(() => known.delete(language));
    }
    return known.get(language);
  };

  /** How many letters must be added, left out, changed, or exchanged with the next to make one word of another
      (the optimal string alignment of Damerau 1964); more than `most` need not be told exactly. */
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let [before, row] = [[], [...other, ""].map((_, at) => at)];
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + !same);
        if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return row[other.length];
  };

  /** The word nearest to one, of equals that which most pages have. Few mistype the first letter: it is the same. */
  const nearest = (word, words) => {
    const most = word.length < LEAST ? 0 : 1 + (word.length >= LONG);
    const [first] = word;
    let best = null;
    for (const each of words) {
      if (each.word[0] !== first || each.word === word) continue;
      const far = distance([...word], [...each.word], most);
      if (far <= most && (!best || far < best.far || (far === best.far && each.pages > best.pages))) best = { ...each, far };
    }
    return best;
  };

  /** A run of characters without spaces of which one is another, so that all stand beside each other somewhere. */
  const nearestRun = (run, words) => {
    const pairs = new Map(words.map(({ word, pages }) => [word, pages]));
    const often = (characters) => Math.min(...characters.slice(1).map((one, at) => pairs.get(characters[at] + one) ?? 0));
    const characters = [...run];
    let best = null;
    for (const at of characters.keys()) {
      const beside = at ? (pair) => pair[0] === characters[at - 1] && pair[1] : (pair) => pair[1] === characters[1] && pair[0];
      for (const one of new Set([...pairs.keys()].map((pair) => beside([...pair])).filter(Boolean))) {
        const word = [...characters.slice(0, at), one, ...characters.slice(at + 1)];
        const pages = often(word);
        if (pages && (!best || pages > best.pages)) best = { word: word.join(""), pages, far: 1 };
      }
    }
    return best;
  };

  /** A word of the index as a text writes it: with its accents, in small letters where it has them. */
  const written = async (find, language, word) => {
    const { hits: [hit] } = await find(language, [{ text: `"${word}"`, names: [] }]);
    if (!hit) return word;
    const { title, excerpt } = await hit.load();
    const forms = [...excerpt.map(({ text }) => text), title].flatMap((text) =>
      tokensOf(text, fold).filter((token) => token.word === word).map(({ start, end }) => text.slice(start, end)));
    return forms.find((form) => form === form.toLowerCase()) ?? forms[0] ?? word;
  };

  /** The query with each word that a language lacks in another form; nothing where one of them has no near word. */
  const corrected = async (find, language, query, missing) => {
    const words = await spellingOf(language);
    let [text, far] = [query.normalize("NFC").replace(/[’‘ʼ]/g, "'"), 0];
    for (const lacking of missing) {
      const run = RUN.test(lacking);
      const tokens = tokensOf(lacking, fold);
      const found = run ? nearestRun(tokens.map(({ word }) => word).join(""), words) : tokens.length === 1 && nearest(tokens[0].word, words);
      if (!found) return null;
      text = text.replace(lacking, run ? found.word : await written(find, language, found.word));
      far += found.far;
    }
    return { language, text, far };
  };

  /** The query that a reader may have meant, and its language: the nearest that finds something. `lacking` has what each
      language lacks, the one of the page first. */
  globalThis.dossier.suggestion = async (find, query, lacking) => {
    const found = await Promise.all(lacking.map(([language, missing]) => corrected(find, language, query, missing)));
    for (const one of found.filter(Boolean).sort((a, b) => a.far - b.far)) {
      const { hits, missing } = await find(one.language, [{ text: one.text, names: [] }]);
      if (hits.length && !missing.length) return one;
    }
    return null;
  };
})();
