/* A list that is cut into several pages: what a choice leaves on each of them, and the ways to the others. Where a list
   stands on one page, there is nothing to lead to. timeline.js and lists.js say what its entries are. */
(() => {
  "use strict";

  const { figures, Narrowing, worded, write } = globalThis.dossier;

  // What tells of the whole list stands on its first page; the others get it from a script (`whole.js` beside them).
  const place = document.querySelector("[data-whole]");
  if (place && globalThis.dossier.whole) place.innerHTML = globalThis.dossier.whole;

  const listed = ([values, text]) =>
    text.split(",").map((numbers) => (numbers ? numbers.split(" ").map((number) => values[number]) : []));

  /** What a list holds on all its pages, as its index tells. */
  globalThis.dossier.ListModel = class {
    constructor({ pages, told, ids }) {
      this.ids = ids.split(" ");
      this.pages = pages;
      this.told = Object.fromEntries(Object.entries(told).map(([key, texts]) => [key, listed(texts)]));
      this.total = pages.reduce((sum, [, size]) => sum + size, 0);
    }

    /** Which page has the entry of a number. */
    pageOf(at) {
      let end = 0;
      return this.pages.findIndex(([, size]) => at < (end += size));
    }

    /** What a choice leaves: which entries, how many of them on each page, and on all. */
    find(choice) {
      const wanted = Object.entries(choice).filter(([, value]) => value);
      const kept = Array.from({ length: this.total }, (_, at) => wanted.every(([key, value]) => this.told[key][at].includes(value)));
      let start = 0;
      const pages = this.pages.map(([, size]) => kept.slice(start, (start += size)).filter(Boolean).length);
      return { kept, pages, found: pages.reduce((sum, each) => sum + each, 0) };
    }
  };

  globalThis.dossier.Leaves = class extends Narrowing {
    page = Number(this.view.dataset.page);
    leaves = this.all("[data-leaf]").map((link) => (
      { link, first: Number(link.dataset.leaf), last: Number(link.dataset.last ?? link.dataset.leaf) }));

    /** How many entries stand on the pages before this one. */
    get offset() {
      return this.model.pages.slice(0, this.page).reduce((sum, [, size]) => sum + size, 0);
    }

    uri(at) {
      return `${this.view.dataset.home}/${this.model.pages[at][0]}.html`;
    }

    departs(choice) {
      const { pages } = this.model.find(choice);
      const other = pages.findIndex(Boolean);
      if (pages[this.page] || other < 0) return false;
      location.assign(this.uri(other) + this.address(choice).search);
      return true;
    }

    /** The other pages, each with what it has of the choice; a link that stands for several leads to the first that has any. */
    showLeaves({ pages }) {
      for (const { link, first, last } of this.leaves) {
        const own = pages.slice(first, last + 1);
        link.href = this.uri(first + Math.max(0, own.findIndex(Boolean))) + this.address(this.choice).search;
        if (!link.closest(".leaves")) continue;
        const count = own.reduce((sum, each) => sum + each, 0);
        write(link.nextElementSibling, figures.format(count));
        link.parentNode.hidden = !count && (this.page < first || this.page > last);
      }
    }

    sentence({ found, pages }) {
      const { shown, none } = this.status.dataset;
      if (!found && none) return none;
      return worded(shown, { found, total: this.model.total, shown: pages.length > 1 ? pages[this.page] : found });
    }
  };
})();
