/* The passage of a page that a result shows: a part of one block of its text, as it stands there. */
(() => {
  "use strict";

  const { tokensOf, UNSPACED } = globalThis.dossier;
  const DENSE = new RegExp(UNSPACED, "u");
  const JOINING = /^[\s‐‑–'’-]*$/u;
  const [LEAD, LENGTH] = [60, 220]; // letters before the first mark and in all: three lines of the box
  const [DENSE_LEAD, DENSE_LENGTH] = [18, 76]; // characters of a script without spaces are twice as wide

  /** The places in a block at which a term stands, in any of its forms. */
  const startsOf = (tokens, { words }) => tokens.flatMap((_, at) =>
    (words.every((forms, next) => forms.has(tokens[at + next]?.word)) ? [at] : []));

  /** The words of a block that are the query's: number to that of the term. A function word counts only beside another. */
  const markedIn = (starts, terms) => {
    const marked = new Map();
    const all = terms.flatMap(({ words, common }, term) => starts[term].map((start) => ({ start, end: start + words.length, common, term })));
    const telling = terms.every(({ common }) => common);
    const beside = (one) => all.some((other) => other.start === one.end || other.end === one.start);
    for (const one of all) {
      if (one.common && !telling && !beside(one)) continue;
      for (let place = one.start; place < one.end; place += 1) marked.set(place, one.term);
    }
    return marked;
  };

  /** How much of the query a block holds: its terms, then those that stand side by side, then how often. */
  const worth = ({ marked, held }) => {
    const pairs = [...marked.keys()].filter((place) => marked.has(place + 1)).length;
    return held + Math.min(pairs, 9) / 10 + Math.min(marked.size, 9) / 1000;
  };

  const described = ([id, text], terms, fold) => {
    const tokens = tokensOf(text, fold);
    const starts = terms.map((term) => startsOf(tokens, term));
    return { id, text, tokens, marked: markedIn(starts, terms), held: starts.filter(({ length }) => length).length };
  };

  /** Spans of the text that are marked; words that only a space parts are one mark. */
  const spansOf = ({ text, tokens, marked }) => {
    const spans = [];
    for (const [place, term] of [...marked].sort(([a], [b]) => a - b)) {
      const { start, end } = tokens[place];
      const last = spans[spans.length - 1];
      const joins = last && last.place === place - 1 && JOINING.test(text.slice(last.end, start));
      if (joins) Object.assign(last, { end, place, terms: [...last.terms, term] });
      else spans.push({ start, end, place, terms: [term] });
    }
    return spans;
  };

  /** Where the first mark of the stretch begins that holds most of the query. */
  const densest = (spans, reach) => {
    const held = (first) => {
      const terms = spans.filter(({ start, end }) => start >= first && end <= first + reach).flatMap((span) => span.terms);
      return new Set(terms).size + Math.max(0, ...spans.filter(({ start }) => start === first).map((span) => span.terms.length)) / 10;
    };
    return spans.reduce((best, { start }) => (held(start) > held(best) ? start : best), spans[0]?.start ?? 0);
  };

  /** Where the excerpt begins and ends: never within a word. */
  const bounds = ({ text, tokens }, spans) => {
    const dense = tokens.filter(({ word }) => DENSE.test(word)).length > tokens.length / 2;
    const [lead, length] = dense ? [DENSE_LEAD, DENSE_LENGTH] : [LEAD, LENGTH];
    const first = densest(spans, length - lead);
    const start = first > lead ? tokens.find((token) => token.start >= first - lead).start : 0;
    const inside = tokens.filter((token) => token.end <= start + length);
    const last = inside.length ? inside[inside.length - 1].end : text.length;
    return [start, inside.length === tokens.length ? text.length : last];
  };

  const pieces = (block) => {
    const spans = spansOf(block);
    const [start, end] = bounds(block, spans);
    const result = [];
    let at = start;
    for (const span of spans.filter((one) => one.start >= start && one.end <= end)) {
      result.push({ text: block.text.slice(at, span.start) }, { text: block.text.slice(span.start, span.end), marked: true });
      at = span.end;
    }
    result.push({ text: block.text.slice(at, end) });
    if (start) result.unshift({ text: "… ", cut: true });
    if (end < block.text.length) result.push({ text: " …", cut: true });
    return result.filter(({ text }) => text);
  };

  const said = ({ tokens }) => tokens.map(({ word }) => word).join(" ");

  /** The id of the element and the excerpt; a page called as the query is, or only in its title, starts at its top. */
  const passage = (blocks, { terms, close }, fold) => {
    const [title, ...others] = blocks.map((block) => described(block, terms, fold));
    const rest = others.filter((block) => said(block) !== said(title)); // a result does not say its title again
    const best = rest.reduce((one, other) => (!one || worth(other) > worth(one) ? other : one), null);
    const top = close === 1 || !best || title.held > best.held;
    const shown = top ? rest[0] : best;
    return { id: top ? "" : shown.id, excerpt: shown ? pieces(shown) : [] };
  };

  globalThis.dossier.passage = passage;
})();
