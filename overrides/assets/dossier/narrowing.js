/* Narrows a list to what a reader chooses. The choice is the query of the address, so that it can be shared; lists.js
   and timeline.js say what it leaves. */
(() => {
  "use strict";

  const { addressWith, fragment, leave, target, write } = globalThis.dossier;
  const FRAMES = 12; // until a place has settled

  const isSelect = (control) => control.tagName === "SELECT";

  const valuesOf = (control) => (isSelect(control) ? [...control.options].map(({ value }) => value) : [control.dataset.value]);

  const set = (control, value) => {
    if (isSelect(control)) control.value = value;
    else control.setAttribute("aria-pressed", String(control.dataset.value === value));
  };

  /** A choice of these keys and values, of which those that are empty choose nothing. */
  const chosen = (entries) => Object.fromEntries(entries.filter(([, value]) => value));

  const ACTS = ["pointerdown", "wheel", "keydown"]; // by which a reader goes elsewhere

  /** Goes to a place until it stays in view, since of a long list the entries around it get their true height when
      drawn; or until the reader does something, who would lose what is under the pointer. */
  const settle = (place) => {
    let frames = FRAMES;
    const go = () => {
      if (!frames) return;
      frames -= 1;
      place.scrollIntoView();
      requestAnimationFrame(go);
    };
    const stop = () => { frames = 0; };
    for (const act of ACTS) addEventListener(act, stop, { once: true, passive: true });
    go();
  };

  globalThis.dossier.Narrowing = class {
    choice = {};
    followed = ""; // the fragment to which the reader was led

    constructor(view) {
      this.view = view;
      this.controls = this.all("[data-key]");
      this.clears = this.all("[data-clear]");
      this.status = view.querySelector("[data-shown]");
      view.addEventListener("click", (event) => {
        const link = event.target.closest(".entry a");
        if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) leave({ to: link.href });
      });
    }

    all(selector) {
      return [...this.view.querySelectorAll(selector)];
    }

    // ---- What each kind of list says for itself ----

    /** Shows what the choice leaves; returns the sentence that tells how much that is. */
    show() {
      return "";
    }

    /** Whether a value of the address is one that can be chosen. */
    accepts(key, value) {
      return this.controls.some((control) => control.dataset.key === key && valuesOf(control).includes(value));
    }

    /** The choice with another value of one control. */
    changed(key, value) {
      return { ...this.choice, [key]: value };
    }

    /** Leads the reader to another page, if only that has what a choice leaves; whether it does. */
    departs() {
      return false;
    }

    /** Looks elsewhere for a place that the address names and this page lacks. */
    seek() {}

    // ---- The choice ----

    /** Wires the controls, which a page shows only now, and takes the choice of the address. */
    start() {
      for (const control of this.controls) {
        const { key, value } = control.dataset;
        const toggled = () => (isSelect(control) ? control.value : this.choice[key] !== value && value);
        control.addEventListener(isSelect(control) ? "change" : "click", () => this.choose(this.changed(key, toggled())));
      }
      for (const clear of this.clears) {
        clear.addEventListener("click", () => {
          this.choose({});
          this.controls[0].focus();
        });
      }
      for (const part of this.all("[data-controls]")) part.hidden = false;
      addEventListener("popstate", () => this.read());
      this.read();
    }

    /** The address of a choice, the same for the same choice. */
    address(choice) {
      return addressWith(Object.fromEntries(this.controls.map(({ dataset: { key } }) => [key, choice[key]])));
    }

    /** Takes the choice of the address; what nobody can choose is left out. */
    read() {
      const given = [...new URLSearchParams(location.search)];
      this.apply(chosen(given.filter(([key, value]) => this.accepts(key, value))));
      if (fragment() !== this.followed) this.follow();
    }

    /** Shows the place that the address names: without the choice, if that hides it. */
    follow() {
      this.followed = fragment();
      const place = target();
      if (!place) return this.seek(this.followed);
      if (place.closest("[hidden]")) {
        history.replaceState(null, "", this.address({}));
        this.apply({});
      }
      return settle(place);
    }

    /** Takes what the reader chooses. This is a step in the history, so that the way back undoes it: a narrowed list is
        another view, to which one may want to return. A fragment that names what is now hidden goes. */
    choose(wanted) {
      const choice = chosen(Object.entries(wanted));
      if (this.departs(choice)) return;
      this.apply(choice);
      const url = this.address(choice);
      if (target()?.closest("[hidden]")) url.hash = "";
      history.pushState(null, "", url);
      this.followed = fragment();
    }

    apply(choice) {
      this.choice = choice;
      write(this.status, this.show());
      for (const control of this.controls) set(control, this.choice[control.dataset.key] ?? "");
      for (const clear of this.clears) clear.hidden = !Object.keys(this.choice).length;
    }
  };
})();
