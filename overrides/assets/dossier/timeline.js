/* The timeline: the links of the overview and the lists of choices narrow the list. The choice stands in the address,
   so that it can be shared. All entries, also those on other pages, are known from timeline/index.js. */
(() => {
  "use strict";

  const SLOTS = 13; // a year's numbers: the year as such, then its months
  const SETTLED = 12; // frames
  const DATE = /^\d{4}(-(0[1-9]|1[0-2]))?$/;
  const figures = new Intl.NumberFormat(document.documentElement.lang);
  const data = (globalThis.dossierTimeline = {});

  const firstOf = (value) => Number(value.slice(0, 4)) * SLOTS + Number(value.slice(5));
  const lastOf = (value) => firstOf(value) + (value.length === 4 ? SLOTS - 1 : 0);
  const lists = (text) => text.split(",").map((numbers) => (numbers ? numbers.split(" ").map(Number) : []));
  const write = (element, text) => element.textContent === text || (element.textContent = text);

  /** Whether a date lies in a range, or partly; one that only names years does if the range has the start of one. */
  const touches = (start, end, from, to) => {
    const begin = start % SLOTS ? start : Math.max(start, Math.ceil(from / SLOTS) * SLOTS);
    return begin <= Math.min(end, to) && end >= from;
  };

  const prepare = (index) => {
    const tests = {
      kind: (value) => {
        const wanted = String(index.kinds.indexOf(value));
        return (at) => index.kind[at] === wanted;
      },
      language: (value) => listed(spoken, index.languages.indexOf(value)),
      person: (value) => listed(named, index.names.indexOf(`people/${value}`)),
      body: (value) => listed(named, index.names.indexOf(`organisations/${value}`)),
    };
    const listed = (all, wanted) => (at) => all[at].includes(wanted);
    const spoken = lists(index.language);
    const named = lists(index.name);
    const ends = index.first.map((start, at) => start + index.length[at]);
    const pageOf = index.pages.flatMap(([, count], page) => Array(count).fill(page));

    /** Adds an entry to the months, years and decades that it touches. */
    const count = (counts, start, end) => {
      for (let slot = start; slot <= end; slot += 1) {
        const year = Math.floor(slot / SLOTS);
        if (start % SLOTS && slot % SLOTS) counts.set(slot, (counts.get(slot) ?? 0) + 1);
        if (slot === start || slot % SLOTS === 0) counts.set(year * SLOTS, (counts.get(year * SLOTS) ?? 0) + 1);
        if (slot === start || slot % (10 * SLOTS) === 0) counts.set(-Math.floor(year / 10), (counts.get(-Math.floor(year / 10)) ?? 0) + 1);
      }
    };

    /** What a choice leaves: which entries, how many on each page, and how many dates each month would have. */
    return (choice) => {
      const checks = Object.keys(tests).filter((key) => choice[key]).map((key) => tests[key](choice[key]));
      const from = choice.from ? firstOf(choice.from) : 0;
      const to = choice.to ? lastOf(choice.to) : Infinity;
      const kept = new Uint8Array(ends.length);
      const pages = index.pages.map(() => 0);
      const counts = new Map();
      for (let at = 0; at < ends.length; at += 1) {
        if (!checks.every((check) => check(at))) continue;
        count(counts, index.first[at], ends[at]);
        if (!touches(index.first[at], ends[at], from, to)) continue;
        kept[at] = 1;
        pages[pageOf[at]] += 1;
      }
      return { kept, pages, counts, found: pages.reduce((sum, each) => sum + each, 0) };
    };
  };

  const run = (view) => {
    const all = (selector) => [...view.querySelectorAll(selector)];
    const { home, page, aside } = view.dataset;
    const uris = data.index.pages.map(([uri]) => `${home}/${uri}.html`);
    const total = data.index.first.length;
    const start = data.index.pages.slice(0, page).reduce((sum, [, count]) => sum + count, 0);
    const find = prepare(data.index);
    const selects = all("select[data-key]");
    const links = all("[data-when]").map((link) => ({ link, value: link.dataset.when, row: link.closest(".span") }));
    const labels = new Map(links.map(({ link, value }) => [value, link.dataset.label ?? link.title]));
    const entries = all(".timeline__list .entry");
    const months = all(".month").map((section) => [section, section.querySelectorAll(".entry").length]);
    const status = view.querySelector("[data-shown]");
    const clears = all("[data-clear]");
    const known = {
      kind: (value) => data.index.kinds.includes(value),
      language: (value) => data.index.languages.includes(value),
      person: (value) => data.index.names.includes(`people/${value}`),
      body: (value) => data.index.names.includes(`organisations/${value}`),
      from: (value) => DATE.test(value),
      to: (value) => DATE.test(value),
    };
    const keepers = [...document.querySelectorAll(".languages a"), ...all("[data-leaf]")].map((link) => [link, link.href]);
    let choice = {};

    const search = () => {
      const text = new URLSearchParams(choice).toString();
      return text && `?${text}`;
    };

    const showList = ({ kept }) => {
      let at = start;
      for (const entry of entries) entry.hidden = !kept[at++];
      at = start;
      const years = new Map();
      for (const [section, size] of months) {
        section.hidden = !kept.subarray(at, at + size).includes(1);
        years.set(section.parentNode, (years.get(section.parentNode) ?? false) || !section.hidden);
        at += size;
      }
      for (const [year, shown] of years) year.hidden = !shown;
    };

    const showOverview = ({ counts }) => {
      const from = choice.from ? firstOf(choice.from) : Infinity;
      const to = choice.to ? lastOf(choice.to) : Infinity;
      const narrowed = Boolean(choice.from || choice.to);
      const byMonth = (choice.from ?? "").length > 4 || (choice.to ?? "").length > 4;
      for (const { link, value, row } of links) {
        const count = counts.get(firstOf(value)) ?? 0;
        const inside = narrowed && (byMonth || value.length === 4) && (choice.from ? from : 0) <= firstOf(value) && lastOf(value) <= to;
        link.classList.toggle("none", !count);
        if (inside) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
        if (value.length > 4) link.setAttribute("aria-label", link.dataset.label + aside.replace("{detail}", figures.format(count)));
        else {
          write(link.lastElementChild, figures.format(count));
          const near = narrowed && choice.from && choice.from.slice(0, 4) <= value && value <= (choice.to ?? "9999").slice(0, 4);
          row.classList.toggle("span--open", Boolean(near));
          if (near && row.closest("details")) row.closest("details").open = true;
        }
      }
      for (const decade of all("[data-decade]")) {
        write(decade.querySelector("summary .count"), figures.format(counts.get(-Number(decade.dataset.decade)) ?? 0));
      }
    };

    /** A month is no option of the lists of years until it is chosen. */
    const select = (list, value) => {
      if (value && ![...list.options].some((option) => option.value === value)) {
        const later = [...list.options].find((option) => option.value > value);
        list.add(new Option(labels.get(value) ?? value, value), later ?? null);
      }
      list.value = value;
    };

    const showState = ({ found, pages }) => {
      const words = found ? status.dataset.shown : status.dataset.none;
      const numbers = { found, total, shown: found && pages.length > 1 ? pages[page] : found };
      write(status, words.replace(/\{(\w+)\}/g, (_, name) => figures.format(numbers[name])));
      const chosen = Object.keys(choice).length > 0;
      for (const clear of clears) clear.hidden = !chosen;
      for (const [link, href] of keepers) link.href = href + search();
      for (const leaf of all(".leaves [data-leaf]")) {
        write(leaf.nextElementSibling, figures.format(pages[leaf.dataset.leaf]));
        leaf.parentNode.hidden = !pages[leaf.dataset.leaf] && leaf.dataset.leaf !== page;
      }
      for (const list of selects) select(list, choice[list.dataset.key] ?? "");
    };

    const show = (result) => {
      showList(result);
      showOverview(result);
      showState(result);
    };

    /** Takes the choice from the address; what nobody can choose is left out. */
    const read = () => {
      const given = [...new URLSearchParams(location.search)].filter(([key, value]) => known[key]?.(value));
      choice = Object.fromEntries(given);
      show(find(choice));
    };

    /** Changes the choice; where this page has nothing of what is left and another has, the reader goes there. */
    const choose = (changes) => {
      choice = Object.fromEntries(Object.entries({ ...choice, ...changes }).filter(([, value]) => value));
      const result = find(choice);
      const other = result.pages.findIndex(Boolean);
      if (!result.pages[page] && other >= 0) {
        location.assign(uris[other] + search());
        return;
      }
      history.pushState(null, "", location.href.split(/[?#]/)[0] + search());
      show(result);
      const top = view.querySelector(".timeline__list").getBoundingClientRect().top;
      if (top < 0) scrollBy(0, top);
    };

    const chooseTime = (value, extend) => {
      const same = choice.from === value && choice.to === value;
      let [from, to] = same ? ["", ""] : [value, value];
      if (extend && choice.from && firstOf(choice.from) < firstOf(value)) from = choice.from;
      else if (extend && choice.to && lastOf(choice.to) > lastOf(value)) to = choice.to;
      choose({ from, to });
    };

    const chooseFrom = (list) => {
      const { key } = list.dataset;
      const changes = { [key]: list.value };
      if (key === "from" && list.value && choice.to && lastOf(choice.to) < firstOf(list.value)) changes.to = list.value;
      if (key === "to" && list.value && choice.from && lastOf(list.value) < firstOf(choice.from)) changes.from = list.value;
      choose(changes);
    };

    /** An entry that a link leads to is shown: without the choice that hides it, or on the page that has it. */
    const follow = () => {
      const id = decodeURIComponent(location.hash.slice(1));
      const target = id && document.getElementById(id);
      if (!target) return /^[de]-/.test(id) && elsewhere(id);
      if (target.closest("[hidden]")) {
        history.replaceState(null, "", location.href.split(/[?#]/)[0] + location.hash);
        read();
      }
      settle(target, SETTLED);
    };

    /** Goes there until it stays in view: of a long list the entries around get their true height when they are drawn. */
    const settle = (target, times) => {
      target.scrollIntoView();
      if (times) requestAnimationFrame(() => settle(target, times - 1));
    };

    const elsewhere = (id) => {
      const script = document.createElement("script");
      script.src = view.dataset.places;
      script.onload = () => {
        const found = Object.entries(data.places).find(([, ids]) => ` ${ids} `.includes(` ${id} `));
        if (found) location.replace(`${home}/${found[0]}.html${location.search}#${encodeURIComponent(id)}`);
      };
      document.head.append(script);
    };

    for (const { link, value } of links) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        chooseTime(value, event.shiftKey);
      });
    }
    for (const list of selects) list.addEventListener("change", () => chooseFrom(list));
    for (const clear of clears) {
      clear.addEventListener("click", () => {
        choice = {};
        choose({});
        selects[0].focus();
      });
    }
    addEventListener("popstate", () => {
      read();
      if (location.hash) follow();
    });
    for (const part of all("[data-controls]")) part.hidden = false;
    read();
    follow();
  };

  document.addEventListener("DOMContentLoaded", () => {
    const view = document.querySelector(".timeline[data-page]");
    if (view && data.index) run(view);
  });
})();
