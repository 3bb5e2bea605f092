/* The search box: search.js loads and opens it; what it shows and in which words is in partials/dossier-search.html. The
   engine and the index are loaded when a reader first types. */
(() => {
  "use strict";

  const { figures, leave, load, speak, search: { root, button, shortcut, isOpener, box }, worded } = globalThis.dossier;
  const [SOON, FIRST] = [2, 8]; // results in the page's language: as soon as they are there, and before a reader asks for more
  const ELSEWHERE = 3;
  const MORE = 20;
  const PAUSE = 150;
  const SLOW = 400;

  button.insertAdjacentHTML("afterend", box);
  const dialog = button.nextElementSibling;
  const one = (selector, from = dialog) => from.querySelector(selector);
  const all = (selector, from = dialog) => [...from.querySelectorAll(selector)];

  const words = JSON.parse(dialog.dataset.words);
  const language = document.documentElement.lang;
  const input = one("input[type=search]");
  const single = one("[data-search-shortcut]");
  const status = one("[data-search-status]");
  const offered = one("[data-search-suggestion]");
  const filters = all("[data-search-filter]");
  const groups = all("[data-search-group]");
  const labels = new Map(filters.flatMap((select) => all("option", select).map((option) =>
    [`${select.dataset.searchFilter}:${option.value}`, option.textContent])));

  let engine = null;
  let opener = null;
  let latest = 0;
  let wanted = ""; // the address of the result to go to, once it is there
  let timer = 0;
  let found = new Map(); // by language: the hits, and the words of the query that none of its texts has

  // ---- Small parts ----

  const make = (tag, props = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), props);
    element.append(...children);
    return element;
  };

  /** When the reader sees what was last shown. */
  const painted = () => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); setTimeout(resolve, SLOW); });

  const say = (text) => { status.textContent = text; };

  /** Says what was found, and notes for which query. */
  const answer = (query, text) => {
    say(text);
    dialog.dataset.answered = query;
  };

  const counted = (count) => {
    const form = new Intl.PluralRules(language).select(count);
    return worded(words.count[form] || words.count.other, { count });
  };

  const openEngine = async () => {
    const assets = new URL("assets/dossier/", root).href;
    for (const name of ["search-words", "search-passage", "search-engine", "search-names"]) await load(`${assets}${name}.js`);
    return globalThis.dossier.openIndex(root);
  };

  // ---- Results ----

  const describe = (tags) => tags.map((tag) => labels.get(tag) || tag.replace(/^\w+:/, "")).join(" · ");

  /** By which words a hit was found: the reader's own, or another name for the same. */
  const matchOf = (names) => make("span", { className: "dossier-search__match" },
    ...(names.length ? words.equivalent : words.exact).split("{names}").flatMap((part, at) => [
      ...(at ? names.flatMap(({ text, lang }, n) => [n ? " + " : "", speak(make("span", { textContent: text }), lang)]) : []),
      part,
    ]));

  const resultOf = ({ tags, title, href, excerpt, names }) => make("li", { className: "dossier-search__result" },
    make("a", { href, textContent: title }),
    make("p", { className: "dossier-search__excerpt" },
      ...excerpt.map(({ text, marked }) => (marked ? make("mark", { textContent: text }) : text))),
    speak(make("p", { className: "dossier-search__tags" },
      matchOf(names), make("span", { className: "dossier-search__apart", textContent: tags.length ? " · " : "" }), describe(tags)), language));

  const chosen = (except) => filters.filter((select) => select !== except && select.value)
    .map((select) => `${select.dataset.searchFilter}:${select.value}`);

  const passing = (hits, tags) => hits.filter((hit) => tags.every((tag) => hit.tags.includes(tag)));

  const codeOf = (group) => group.dataset.searchGroup;

  const hitsOf = (group) => passing(found.get(codeOf(group))?.hits || [], chosen());

  /** Which words of the query the texts of a language lack, or that they have them only apart. */
  const lackOf = ({ hits, missing }) => {
    const named = missing.map((word) => worded(words.quoted, { word })).join(" · ");
    if (!hits.length) return missing.length ? worded(words.absent, { words: named }) : words.apart;
    return missing.length ? worded(words.without, { words: named }) : "";
  };

  /** Shows the results of a language; one that has none says so when another has some. */
  const showGroup = async (group, limit, run) => {
    const hits = hitsOf(group);
    const results = await Promise.all(hits.slice(0, limit).map(async (hit) => ({ ...hit, ...await hit.load() })));
    if (run !== latest) return;
    const { hits: all_, missing } = found.get(codeOf(group));
    const lack = lackOf({ hits: all_, missing });
    group.hidden = !hits.length && !(lack && !all_.length && [...found.values()].some((other) => other.hits.length));
    one("[data-search-count]", group).textContent = figures.format(hits.length);
    one("[data-search-lack]", group).textContent = lack;
    one("ol", group).replaceChildren(...results.map(resultOf));
    const more = one("[data-search-more]", group);
    more.hidden = hits.length <= limit;
    more.onclick = async () => {
      await showGroup(group, limit + MORE, latest);
      all("a", group)[limit].focus();
    };
  };

  const showGroups = (run) => Promise.all(groups.filter((group) => found.has(codeOf(group)))
    .map((group) => showGroup(group, group === groups[0] ? FIRST : ELSEWHERE, run)));

  /** The values that the hits have, the other filter applied, with how many texts have them; a text has one number in all languages. */
  const fillFilter = (select) => {
    const name = `${select.dataset.searchFilter}:`;
    const texts = new Map();
    const hits = passing([...found.values()].flatMap((one_) => one_.hits), chosen(select));
    for (const [tag, page] of hits.flatMap((hit) => hit.tags.map((tag) => [tag, hit.page]))) {
      if (tag.startsWith(name)) texts.set(tag, (texts.get(tag) || new Set()).add(page));
    }
    const counts = new Map([...texts].map(([tag, pages]) => [tag, pages.size]));
    const value = select.value;
    const known = [...labels.keys()].filter((tag) => counts.has(tag));
    const others = [...counts.keys()].filter((tag) => !labels.has(tag)).sort().reverse();
    select.replaceChildren(select.options[0], ...[...known, ...others].map((tag) => make("option", {
      value: tag.slice(name.length),
      textContent: describe([tag]) + worded(words.aside, { detail: counts.get(tag) }),
    })));
    select.value = counts.has(name + value) ? value : "";
    select.closest("label").hidden = !counts.size;
  };

  const showAll = async (query, run) => {
    filters.forEach(fillFilter);
    await showGroups(run);
    if (run !== latest) return undefined;
    const counts = groups.map((group) => [one("h2 [lang]", group).textContent, hitsOf(group).length]).filter(([, count]) => count);
    const total = counts.reduce((sum, [, count]) => sum + count, 0);
    one("[data-search-filters]").hidden = !total;
    if (!total) return answer(query, worded(words.none, { query }));
    // Each with its number, whichever way the names and the sentence are written.
    const detail = counts.map(([name, count]) => `\u2068${name} ${figures.format(count)}\u2069`).join(" · ");
    return answer(query, counted(total) + (counts.length > 1 ? worded(words.aside, { detail }) : ""));
  };

  /** Offers what a reader may have meant, where every language lacks a word of the query. */
  const suggest = async (query, run) => {
    const lacking = groups.map((group) => [codeOf(group), found.get(codeOf(group)).missing]);
    if (lacking.some(([, missing]) => !missing.length)) return;
    await load(new URL("assets/dossier/search-spelling.js", root).href);
    const meant = await globalThis.dossier.suggestion(await engine, query, lacking);
    if (run !== latest || !meant) return;
    const button_ = speak(make("button", { type: "button", textContent: meant.text }), meant.language);
    button_.addEventListener("click", () => {
      input.value = meant.text;
      focus();
      search();
    });
    const [before, after] = words.suggestion.split("{query}");
    offered.replaceChildren(before, button_, after);
  };

  // ---- Searching ----

  const clear = () => {
    found = new Map(groups.map((group) => [codeOf(group), { hits: [], missing: [] }]));
    one("[data-search-filters]").hidden = true;
    return showGroups(latest);
  };

  /** Searches the page's language first and shows what it has, then the others; a newer search stops an older. */
  const searchAll = async (query, run) => {
    engine = engine || openEngine();
    const find = await engine;
    const hits = new Map();
    const ways = [{ text: query, names: [] }, ...await globalThis.dossier.equivalents(query)];
    if (run !== latest) return;
    dialog.toggleAttribute("data-equivalents", ways.length > 1);
    for (const { dataset } of groups) {
      hits.set(dataset.searchGroup, await find(dataset.searchGroup, ways));
      if (run !== latest) return;
      found = hits;
      for (const limit of hits.size === 1 ? [SOON, FIRST] : []) await showGroup(groups[0], limit, run).then(painted);
    }
    await showAll(query, run);
    if (run === latest) await suggest(query, run);
    if (run !== latest || !wanted) return;
    all("[data-search-results] a").find(({ href }) => href === wanted)?.focus();
    wanted = "";
  };

  const search = async () => {
    clearTimeout(timer);
    latest += 1;
    const run = latest;
    const query = input.value.trim();
    offered.replaceChildren();
    if (!query) return clear().then(() => answer(query, words.hint));
    const slow = setTimeout(() => say(words.searching), SLOW);
    try {
      await searchAll(query, run);
    } catch {
      engine = null;
      if (run !== latest) return undefined;
      await clear();
      say(words.error);
    } finally {
      clearTimeout(slow);
    }
    return undefined;
  };

  const searchSoon = (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(search, PAUSE);
  };

  // ---- The dialog and its keys ----

  const focus = () => {
    input.focus();
    input.select();
  };

  /** Opens the box for whoever had the focus, with the keys that were pressed while it was on its way. */
  const show = (from, keys, to) => {
    wanted = to;
    if (!dialog.open) {
      opener = from;
      dialog.showModal();
    }
    focus();
    const text = keys.filter((key) => key.length === 1).join("");
    if (text) {
      input.value = text;
      input.dispatchEvent(new Event("input"));
    }
    if (keys.includes("Enter")) one("form").requestSubmit();
  };

  const close = () => {
    dialog.close();
    if (history.state?.left) history.replaceState({ ...history.state, left: null }, "");
    opener.focus({ preventScroll: true });
    return true;
  };

  const move = (step) => {
    const stops = [input, ...all("[data-search-suggestion] button, [data-search-results] a")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return false;
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
    return true;
  };

  /** Keys of the box are for nothing else on the page. */
  const keyInDialog = (event) => {
    event.stopPropagation();
    if (event.isComposing) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    const done = (event.key in steps && move(steps[event.key]))
      || (event.key === "Escape" && close())
      || (isOpener(event) && (focus(), true));
    if (done) event.preventDefault();
  };

  const submit = async (event) => {
    event.preventDefault();
    if (matchMedia("(pointer: coarse)").matches) input.blur();
    await search();
    if (!matchMedia("(pointer: coarse)").matches) one("[data-search-results] a")?.click();
  };

  const clicked = (event) => {
    const away = event.target === dialog || event.target.closest("[data-search-close]");
    const followed = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.target.closest("a");
    if (away) close();
    else if (followed) {
      if (followed.closest("[data-search-results]")) {
        const left = { query: input.value.trim(), to: followed.href };
        history.replaceState({ ...history.state, left }, "");
        leave(left);
      }
      dialog.close();
    }
  };

  for (const link of all("a")) link.href = new URL(link.getAttribute("href"), root).href;
  single.checked = shortcut.on;
  single.addEventListener("change", () => { shortcut.on = single.checked; });

  dialog.addEventListener("keydown", keyInDialog);
  dialog.addEventListener("click", clicked);
  one("form").addEventListener("submit", submit);
  input.addEventListener("input", searchSoon);
  input.addEventListener("compositionend", searchSoon);
  filters.forEach((select) => select.addEventListener("change", () => showAll(input.value.trim(), latest)));

  globalThis.dossier.search.show = show;
})();
