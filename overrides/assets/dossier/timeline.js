/* The timeline: the links of its overview and its lists of choices narrow what the page lists. What a choice leaves,
   timeline-model.js reckons from timeline/index.js. */
(() => {
  "use strict";

  const { figures, Leaves, load, TimelineModel, worded, write } = globalThis.dossier;
  const data = globalThis.dossierTimeline;

  const mark = (link, isCurrent) => {
    if (isCurrent) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  };

  class Timeline extends Leaves {
    model = new TimelineModel(data.index);
    entries = this.all(".timeline__list .entry");
    years = this.all(".year").map((year) => [year, [...year.querySelectorAll(".month")]]);
    spans = this.all("[data-when]").map((link) => ({ link, value: link.dataset.when, row: link.closest(".span") }));
    labels = new Map(this.spans.map(({ link, value }) => [value, link.title || this.month(link)]));
    decades = this.all("[data-decade]");

    /** The name of a month, without how many entries it has. */
    month(link) {
      const [open] = this.view.dataset.aside.split("{");
      const label = link.getAttribute("aria-label");
      return label.slice(0, label.lastIndexOf(open));
    }

    start() {
      for (const { link, value } of this.spans) {
        link.addEventListener("click", (event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          this.choose(this.model.withTime(this.choice, value, event.shiftKey));
        });
      }
      super.start();
    }

    // ---- The choice ----

    /** Months can be chosen, too, though the lists of years offer none. */
    accepts(key, value) {
      return key === "from" || key === "to" ? this.model.isDate(value) : super.accepts(key, value);
    }

    changed(key, value) {
      return key === "from" || key === "to" ? this.model.withEnd(this.choice, key, value) : super.changed(key, value);
    }

    choose(choice) {
      super.choose(choice);
      const { top } = this.view.querySelector(".timeline__list").getBoundingClientRect();
      if (top < 0) scrollBy(0, top);
    }

    /** An entry may stand on another page; one more script says on which. */
    async seek(id) {
      if (!/^[de]-/.test(id)) return;
      await load(this.view.dataset.places);
      const [uri] = Object.entries(data.places).find(([, ids]) => ids.split(" ").includes(id)) ?? [];
      if (uri) location.replace(`${this.view.dataset.home}/${uri}.html${location.search}#${encodeURIComponent(id)}`);
    }

    // ---- What it leaves ----

    show() {
      const result = this.model.find(this.choice);
      this.showList(result);
      this.showOverview(result);
      this.showLeaves(result);
      this.showNumbers(result);
      for (const key of ["from", "to"]) this.offer(key, this.choice[key]);
      return this.sentence(result);
    }

    showList({ kept }) {
      const { offset } = this;
      this.entries.forEach((entry, at) => { entry.hidden = !kept[offset + at]; });
      for (const [year, months] of this.years) {
        for (const month of months) month.hidden = !month.querySelector(".entry:not([hidden])");
        year.hidden = months.every((month) => month.hidden);
      }
    }

    showOverview(result) {
      for (const { link, value, row } of this.spans) {
        const { isYear, count, isChosen, isOpen } = this.model.span(result, value);
        link.classList.toggle("none", !count);
        mark(link, isChosen);
        if (isYear) {
          write(link.lastElementChild, figures.format(count));
          row.classList.toggle("span--open", isOpen);
          if (isOpen && row.closest("details")) row.closest("details").open = true;
        } else link.setAttribute("aria-label", this.labels.get(value) + worded(this.view.dataset.aside, { detail: count }));
      }
      for (const decade of this.decades) {
        write(decade.querySelector("summary .count"), figures.format(this.model.decade(result, decade.dataset.decade)));
      }
    }

    /** Behind each name, how many entries it would leave. */
    showNumbers(result) {
      for (const option of this.all("option[data-name]")) {
        const { key } = option.closest("select").dataset;
        const detail = figures.format(this.model.offers(result, key, option.value));
        write(option, option.dataset.name + worded(this.view.dataset.aside, { detail }));
      }
    }

    /** A month, or a year without dates, becomes an option of a list when it is chosen. */
    offer(key, value) {
      const { options } = this.controls.find((control) => control.dataset.key === key);
      if (!value || [...options].some((option) => option.value === value)) return;
      options.add(new Option(this.labels.get(value) ?? value, value), [...options].find((option) => option.value > value));
    }
  }

  const view = document.querySelector(".timeline[data-page]");
  if (view?.querySelector("[data-controls]") && data.index) new Timeline(view).start();
})();
