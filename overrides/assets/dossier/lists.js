/* Lists whose entries say by themselves what they are: texts, commitments, lines of a raw text. Of one that is cut into
   several pages, an index (dossierList) tells what those of all pages say. */
(() => {
  "use strict";

  const { Leaves, ListModel, Narrowing, target, worded } = globalThis.dossier;

  /** What an entry says of itself; a line of a raw text says by its class what became of it. */
  const told = (entry, key) => entry.dataset[key]?.split("\n") ?? [...entry.classList];

  class List extends Narrowing {
    kind = this.view.dataset.narrow || "[data-entry]";
    entries = this.all(this.kind);
    sections = this.all("[data-section]");
    folds = this.all("[data-fold]");
    unfolded = true;
    ways = [...document.querySelectorAll("[data-account]")]; // to lines of the same account, on this page or another

    /** A line may stand on another page: where more were found since a link was made, or for whoever wrote one by hand. */
    seek(id) {
      const number = Number(id.match(/^line-(\d+)$/)?.[1]);
      const way = this.ways.find(({ dataset: { first, last } }) => first <= number && number <= last);
      if (way && !way.ariaCurrent) location.replace(Object.assign(new URL(way.href), { hash: id }));
    }

    show() {
      const chosen = Object.entries(this.choice);
      for (const way of this.ways) way.search = this.address(this.choice).search;
      for (const entry of this.entries) {
        entry.hidden = !chosen.every(([key, value]) => told(entry, key).includes(value));
      }
      for (const section of this.sections) section.hidden = !section.querySelector(`${this.kind}:not([hidden])`);
      this.unfold(chosen.length > 0);
      const shown = this.entries.filter((entry) => !entry.hidden).length;
      return worded(this.status.dataset.shown, { shown, total: this.entries.length });
    }

    /** Long runs are folded, unless there is a choice or the page is printed, and but for the one that a link leads into. */
    unfold(wide) {
      for (const fold of this.folds) {
        if (wide !== this.unfolded) fold.open = wide;
        if (fold.contains(target())) fold.open = true;
      }
      this.unfolded = wide;
    }
  }

  /** A list on several pages. */
  const Cut = Leaves && class extends Leaves {
    model = new ListModel(globalThis.dossierList);
    entries = this.all("[data-entry]");
    sections = this.all("[data-section]");

    /** An entry may stand on another page. */
    seek(id) {
      const at = this.model.ids.indexOf(id);
      if (id && at >= 0) location.replace(`${this.uri(this.model.pageOf(at))}${location.search}#${encodeURIComponent(id)}`);
    }

    show() {
      const result = this.model.find(this.choice);
      const { offset } = this;
      this.entries.forEach((entry, at) => { entry.hidden = !result.kept[offset + at]; });
      for (const section of this.sections) section.hidden = !section.querySelector("[data-entry]:not([hidden])");
      this.showLeaves(result);
      return this.sentence(result);
    }

    unfold() {}
  };

  for (const view of document.querySelectorAll("[data-narrow]:has([data-controls])")) {
    const list = globalThis.dossierList ? new Cut(view) : new List(view);
    list.start();
    addEventListener("beforeprint", () => list.unfold(true));
    addEventListener("afterprint", () => list.unfold(Object.keys(list.choice).length > 0));
  }
})();
