/* What the timeline shows for a choice: which entries, and how many on each page and in each span of time. Nothing here
   touches the page. The index, timeline/index.js, tells all entries, also those of other pages. */
(() => {
  "use strict";

  globalThis.dossierTimeline = {}; // what timeline/index.js and timeline/places.js fill

  const SLOTS = 13; // a year's numbers: the year as such, then its months
  const DATE = /^\d{4}(-(0[1-9]|1[0-2]))?$/;
  const FOLDERS = { person: "people/", body: "organisations/" };

  const isYear = (value) => value.length === 4;
  const yearOf = (value) => value.slice(0, 4);
  const firstOf = (value) => Number(yearOf(value)) * SLOTS + Number(value.slice(5));
  const lastOf = (value) => firstOf(value) + (isYear(value) ? SLOTS - 1 : 0);
  const decade = (number) => -number; // no slot has a number below zero

  const listed = (text, values) =>
    text.split(",").map((numbers) => (numbers ? numbers.split(" ").map((number) => values[number]) : []));

  /** The first and the last slot of what a choice spans. */
  const bounds = ({ from, to }) => [from ? firstOf(from) : 0, to ? lastOf(to) : Infinity];

  /** Whether a date lies in a range, or partly; one that only names years does if the range has the start of one. */
  const touches = (start, end, [from, to]) => {
    const begin = start % SLOTS ? start : Math.max(start, Math.ceil(from / SLOTS) * SLOTS);
    return begin <= Math.min(end, to) && end >= from;
  };

  /** Counts an entry in the months, years and decades that it touches. */
  const count = (counts, start, end) => {
    const add = (key) => counts.set(key, (counts.get(key) ?? 0) + 1);
    for (let slot = start; slot <= end; slot += 1) {
      const year = Math.floor(slot / SLOTS);
      if (start % SLOTS && slot % SLOTS) add(slot);
      if (slot === start || slot % SLOTS === 0) add(year * SLOTS);
      if (slot === start || slot % (10 * SLOTS) === 0) add(decade(Math.floor(year / 10)));
    }
  };

  globalThis.dossier.TimelineModel = class {
    constructor(index) {
      this.total = index.first.length;
      const named = listed(index.name, index.names);
      this.pages = index.pages;
      this.first = index.first;
      this.last = index.first.map((start, at) => start + index.length[at]);
      this.pageOf = index.pages.flatMap(([, size], page) => Array(size).fill(page));
      this.told = {
        kind: [...index.kind].map((number) => [index.kinds[number]]),
        language: listed(index.language, index.languages),
        person: named,
        body: named,
      };
    }

    /** What a choice leaves: which entries, how many of them on each page, how many dates each span would have, and how
        many entries each value of a list, all else being as it is. */
    find(choice) {
      const wanted = Object.keys(this.told).filter((key) => choice[key]).map((key) => [key, (FOLDERS[key] ?? "") + choice[key]]);
      const range = bounds(choice);
      const kept = new Uint8Array(this.total);
      const pages = this.pages.map(() => 0);
      const counts = new Map();
      const offered = Object.fromEntries(Object.keys(this.told).map((key) => [key, new Map()]));
      for (let at = 0; at < kept.length; at += 1) {
        const missed = wanted.filter(([key, value]) => !this.told[key][at].includes(value)).map(([key]) => key);
        const within = touches(this.first[at], this.last[at], range);
        if (within) this.offer(offered, at, missed);
        if (missed.length) continue;
        count(counts, this.first[at], this.last[at]);
        if (!within) continue;
        kept[at] = 1;
        pages[this.pageOf[at]] += 1;
      }
      return { choice, kept, pages, counts, offered, found: pages.reduce((sum, each) => sum + each, 0) };
    }

    /** Counts an entry for the values of a list that would show it: of each list, if it lacks nothing that is chosen in
        the others. */
    offer(offered, at, missed) {
      if (missed.length > 1) return;
      for (const key of missed.length ? missed : Object.keys(offered)) {
        for (const value of this.told[key][at]) offered[key].set(value, (offered[key].get(value) ?? 0) + 1);
      }
    }

    /** How many entries a value of a list would leave. */
    offers({ offered }, key, value) {
      return offered[key].get((FOLDERS[key] ?? "") + value) ?? 0;
    }

    /** Of a month or year: how many dates it has, whether it is chosen, and whether its months are shown. */
    span({ choice, counts }, value) {
      const [from, to] = bounds(choice);
      const isNarrow = [choice.from, choice.to].some(Boolean);
      const isByMonth = [choice.from, choice.to].some((end) => end && !isYear(end));
      return {
        isYear: isYear(value),
        count: counts.get(firstOf(value)) ?? 0,
        isChosen: isNarrow && (isByMonth || isYear(value)) && from <= firstOf(value) && lastOf(value) <= to,
        isOpen: Boolean(choice.from) && yearOf(choice.from) <= value && value <= yearOf(choice.to ?? "9999"),
      };
    }

    decade({ counts }, number) {
      return counts.get(decade(number)) ?? 0;
    }

    /** Whether a value is a month or a year. */
    isDate(value) {
      return DATE.test(value);
    }

    /** The choice with another time: from what was chosen to this one if it extends it, none if it is the same again. */
    withTime(choice, value, extend) {
      if (choice.from === value && choice.to === value) return { ...choice, from: "", to: "" };
      if (extend && choice.from && firstOf(choice.from) < firstOf(value)) return { ...choice, to: value };
      if (extend && choice.to && lastOf(choice.to) > lastOf(value)) return { ...choice, from: value };
      return { ...choice, from: value, to: value };
    }

    /** The choice with another start or end; the range never runs backwards. */
    withEnd(choice, key, value) {
      const changed = { ...choice, [key]: value };
      const { from, to } = changed;
      return value && from && to && lastOf(to) < firstOf(from) ? { ...changed, from: value, to: value } : changed;
    }
  };
})();
