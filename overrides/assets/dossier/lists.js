/* Narrows a list to what the reader chooses. The choice stands in the address, so that it can be shared. */
(() => {
  "use strict";

  const figures = new Intl.NumberFormat(document.documentElement.lang);

  const narrow = (list) => {
    const all = (selector) => [...list.querySelectorAll(selector)];
    const controls = all("[data-key]");
    const entries = all("[data-entry]");
    const sections = all("[data-section]");
    const clear = list.querySelector("[data-clear]");
    const status = list.querySelector("[data-shown]");
    const folds = all("[data-fold]");
    const keys = new Set(controls.map((control) => control.dataset.key));
    let choice = new Map();
    let unfolded = true;

    /** Long runs are folded, unless there is a choice or the page is printed, and but for the one that a link leads into. */
    const unfold = (wide) => {
      const target = document.getElementById(location.hash.slice(1));
      for (const fold of folds) {
        if (wide !== unfolded) fold.open = wide;
        if (fold.contains(target)) fold.open = true;
      }
      unfolded = wide;
      return target;
    };

    const show = () => {
      const chosen = [...choice];
      for (const entry of entries) entry.hidden = !chosen.every(([key, value]) => entry.dataset[key].split("\n").includes(value));
      for (const section of sections) section.hidden = !section.querySelector("[data-entry]:not([hidden])");
      for (const control of controls) {
        const value = choice.get(control.dataset.key) ?? "";
        if (control.tagName === "SELECT") control.value = value;
        else control.setAttribute("aria-pressed", String(control.dataset.value === value));
      }
      const shown = entries.filter((entry) => !entry.hidden).length;
      status.textContent = status.dataset.shown.replace("{shown}", figures.format(shown)).replace("{total}", figures.format(entries.length));
      clear.hidden = !choice.size;
      return unfold(choice.size > 0);
    };

    const choose = (key, value) => {
      if (value && choice.get(key) !== value) choice.set(key, value);
      else choice.delete(key);
      history.replaceState(null, "", `${location.href.split("#")[0]}#${new URLSearchParams([...choice])}`);
      show();
    };

    const read = () => {
      choice = new Map([...new URLSearchParams(location.hash.slice(1))].filter(([key]) => keys.has(key)));
      show()?.scrollIntoView();
    };

    for (const control of controls) {
      if (control.tagName === "SELECT") control.addEventListener("change", () => choose(control.dataset.key, control.value));
      else control.addEventListener("click", () => choose(control.dataset.key, control.dataset.value));
    }
    clear.addEventListener("click", () => {
      choice.clear();
      choose("", "");
      controls[0].focus();
    });
    addEventListener("hashchange", read);
    addEventListener("beforeprint", () => unfold(true));
    addEventListener("afterprint", () => unfold(choice.size > 0));
    list.querySelector("[data-controls]").hidden = false;
    read();
  };

  document.querySelectorAll("[data-narrow]:has([data-controls])").forEach(narrow);
})();
