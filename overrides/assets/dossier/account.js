/* The account of a cleaning is one page for readers of all languages, written in the default one. Where its address names
   another (?lang=), this script words it anew, before any other script runs. All that a page can say stands in a script
   of its own, by code (data-say), with {places} for values. render/ledger.py writes the lines that are read here. */
(() => {
  "use strict";

  const { languages } = document.currentScript.dataset;
  const language = new URLSearchParams(location.search).get("lang");
  if (!languages.split(" ").includes(language)) return;

  const FRAME = [".skip", ".header", ".subject", ".footer"];
  const WAYS = ".footer :is([rel=edit], [data-raw], [data-report])";
  const RAW = ".ledger li > a + p, .ledger q, .ledger .now > span, .ledger .sample";
  const OWN = "article a:is([href^='../cleaning-rules.html'], [href^='../reliability.html'])"; // pages that each language has
  const root = document.documentElement;
  const all = (selector) => document.querySelectorAll(selector);

  /** The script of the words, and how an account says them. */
  class Account {
    article = document.querySelector("article");
    ledger = document.querySelector(".ledger");

    constructor({ words, frame }) {
      this.words = words;
      this.frame = new DOMParser().parseFromString(frame, "text/html");
      this.first = { lang: root.lang, dir: root.dir };
      [root.lang, root.dir] = [this.frame.documentElement.lang, this.frame.documentElement.dir];
      this.plural = new Intl.PluralRules(document.documentElement.lang);
      this.figures = new Intl.NumberFormat(document.documentElement.lang);
    }

    /** What a code says, with its values; their number chooses the form. */
    said(code, values = {}) {
      const { n } = values;
      const forms = this.words[code];
      const pattern = forms.other ? forms[this.plural.select(n)] ?? forms.other : forms;
      return pattern.replace(/\{(\w+)\}/g, (_, name) => (name === "n" ? this.figures.format(n) : values[name]));
    }

    /** Words stand first in their element: what follows them, such as a quotation, stays. */
    word(element, code, values) {
      if (code in this.words) element.firstChild.data = this.said(code, values);
    }

    /** Values of an element: its own, those of the text as a whole, and the number in its words. */
    values(element) {
      return { number: element.textContent.match(/\d+/)?.[0], ...this.ledger.dataset, ...element.dataset };
    }

    /** Words that stay in their language, and in the direction that they had where the page says none. */
    leave(element, language) {
      element.lang ||= language;
      element.dir ||= this.first.dir;
    }

    row(line) {
      const [link, , verdict] = line.children;
      const [number, page] = link.textContent.match(/\d+/g);
      const [status, rule] = verdict.children;
      link.setAttribute("aria-label", this.said(page ? "line_on_page" : "line", { number, page }));
      status.textContent = this.said(`status.${line.classList[0]}`) + (rule?.matches("a, i") ? this.words.colon : "");
      if (rule?.matches("a")) this.word(rule, `rule.${rule.hash.slice(1)}`);
      const to = verdict.querySelector(".to a");
      if (to) this.word(to, /\d/.test(to.textContent) ? "paragraph" : "to_text", this.values(to));
    }

    body() {
      for (const raw of all(RAW)) this.leave(raw, this.ledger.dataset.spoken);
      for (const line of all(".ledger [id]")) this.row(line);
      for (const element of all("article [data-say]")) this.word(element, element.dataset.say, this.values(element));
      for (const link of all(OWN)) link.setAttribute("href", link.getAttribute("href").replace("..", `../${language}`));
      this.article.querySelector("[data-shown]").dataset.shown = this.words.shown;
      const [first, ...others] = all(".telling a");
      this.leave(first, this.first.lang);
      const own = others.find((link) => link.dataset.for === language);
      if (own) [first.hidden, own.hidden] = [true, false];
      const [, ...part] = [...this.article.querySelector("h1").children].map((piece) => piece.textContent);
      document.title = document.title.replace(this.ledger.dataset.title, this.said("title", this.ledger.dataset) + part.join(""));
    }

    /** Header and footer as the language's own pages have them; but this page is changed and reported where it was. */
    around() {
      const ways = [...all(WAYS)].map((link) => link.href);
      for (const part of FRAME) {
        const own = this.frame.querySelector(part);
        if (own) document.querySelector(part)?.replaceWith(own);
      }
      all(WAYS).forEach((link, at) => { link.href = ways[at]; });
      Object.assign(document.querySelector("[data-hint]").dataset, this.frame.querySelector("[data-hint]").dataset);
    }
  }

  globalThis.dossierAccount = (told) => {
    const account = new Account(told);
    account.body();
    account.around();
  };

  // A reader sees one language; where the words cannot be had, the page as it is.
  root.style.visibility = "hidden";
  addEventListener("DOMContentLoaded", () => { root.style.visibility = ""; });

  // Only a script that the page itself seems to have runs in its turn: after the page is read and before the others.
  document.write(`<script src="../${encodeURIComponent(language)}/provenance/words.js" defer></script>`);
})();
