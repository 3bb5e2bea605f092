/* Citations: buttons that copy them or save them as a file; and a passage that a reader has selected, or a paragraph that
   the address names, with its citation, its address and, if wanted, the same words in another version. Without this
   script the citations are there to be selected. */
(() => {
  "use strict";

  const { recall, remember, target } = globalThis.dossier;
  const KEY = "style";
  const cite = document.querySelector(".cite");
  const text = document.querySelector(".text");
  const bar = document.querySelector(".passage");
  const toast = document.querySelector(".toast");
  const own = cite.querySelector("[data-cited]").dataset.cited;
  let clearing;

  // ---- What was done is said, to screen readers, too ----

  const say = (words) => {
    clearTimeout(clearing);
    toast.textContent = words;
    clearing = setTimeout(() => { toast.textContent = ""; }, 4000);
  };

  // ---- The clipboard ----

  /** Where a page may not write to it (http without a certificate), the words of a field that is selected are copied. */
  const copiedByHand = (words) => {
    const field = Object.assign(document.createElement("textarea"), { value: words, readOnly: true });
    field.style.position = "fixed";
    const focused = document.activeElement;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    focused?.focus({ preventScroll: true });
    return done;
  };

  const copy = async (words, html = "") => {
    const types = { "text/plain": words, ...(html && { "text/html": html }) };
    const blobs = Object.entries(types).map(([type, held]) => [type, new Blob([held], { type })]);
    let done = true;
    try {
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    } catch {
      done = copiedByHand(words);
    }
    say(done ? cite.dataset.copied : cite.dataset.failed);
  };

  // ---- Citations ----

  const button = (label, name, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    made.setAttribute("aria-label", `${label}: ${name}`);
    made.addEventListener("click", act);
    return made;
  };

  /** The words of an element without those of its buttons. */
  const wordsOf = (element) => {
    const bare = element.cloneNode(true);
    bare.querySelectorAll("button").forEach((each) => each.remove());
    return bare;
  };

  const save = (words, ending) => {
    const name = `${location.pathname.split("/").pop().replace(/\.html$/, "")}.${ending}`;
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([words], { type: "text/plain" })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  cite.querySelectorAll("[data-style]").forEach((citation) => {
    const name = citation.previousElementSibling.textContent;
    citation.append(button(cite.dataset.copy, name, () => {
      const bare = wordsOf(citation);
      copy(bare.textContent.trim(), bare.innerHTML.trim());
    }));
  });

  cite.querySelectorAll("pre").forEach((record) => {
    const label = record.previousElementSibling;
    const name = label.textContent;
    label.append(
      " ", button(cite.dataset.copy, name, () => copy(record.textContent)),
      " ", button(cite.dataset.save, name, () => save(record.textContent, record.dataset.ending)),
    );
  });

  // ---- The style in which passages are cited ----

  const choice = cite.querySelector("[data-choice]");
  const select = choice.querySelector("select");
  const styles = [...select.options].map((option) => option.value);
  select.value = [recall(KEY), select.dataset.standard].find((style) => styles.includes(style)) ?? styles[0];
  select.addEventListener("change", () => remember(KEY, select.value));
  choice.hidden = !styles.length;

  // ---- A passage ----

  const BLOCKS = "[id^='p-']";
  let passage = null;

  /** The blocks of the text that a range has words of. */
  const blocksIn = (range) => [...text.querySelectorAll(BLOCKS)].filter((block) => range.intersectsNode(block) && !block.closest(".other"));

  /** The words of a block or a stretch of the text, without the marks and links that stand around them. */
  const plain = (fragment) => {
    const held = document.createElement("div");
    held.append(fragment);
    held.querySelectorAll(".other, .outdated, .number, .source, .original, [aria-hidden='true']").forEach((each) => each.remove());
    return held.textContent.replace(/\s+/g, " ").trim();
  };

  const selected = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return null;
    const blocks = blocksIn(range);
    const words = plain(range.cloneContents());
    return blocks.length && words ? { blocks, words } : null;
  };

  /** The paragraph that the address names, until somebody puts it away. */
  let named = null;

  const follow = () => {
    const block = target();
    named = block?.matches(`.text ${BLOCKS}`) ? { blocks: [block], words: plain(block.cloneNode(true)) } : null;
    show(selected() ?? named);
  };

  const show = (found) => {
    passage = found;
    bar.hidden = !found;
    if (found && report) report.href = reported(found);
    // Behind the passage in the order of the page, so that the next press of Tab may reach it.
    const last = found?.blocks.at(-1);
    if (last && !last.contains(bar)) (last.closest(".pair") ?? last).after(bar);
  };

  let pausing;
  document.addEventListener("selectionchange", () => {
    clearTimeout(pausing);
    pausing = setTimeout(() => {
      if (!bar.contains(document.activeElement)) show(selected() ?? named);
    }, 150);
  });
  addEventListener("hashchange", follow);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !passage) return;
    named = null;
    show(null);
  });

  // ---- Its citation ----

  const citedIn = (code) => cite.querySelector(`[data-cited="${CSS.escape(code)}"]`);

  /** Words of a version between the marks of its language, and below them its citation. */
  const cited = (words, code) => {
    const found = citedIn(code);
    const citation = wordsOf(found.querySelector(`[data-style="${CSS.escape(select.value)}"]`)).textContent.trim();
    const [opening, ending] = JSON.parse(found.dataset.quotes);
    return [opening + words + ending, citation].join("\n");
  };

  const numbers = (blocks) => {
    const found = blocks.map((block) => block.querySelector(".number")?.dataset.number).filter(Boolean);
    if (!found.length) return "";
    const form = found.length > 1 ? bar.dataset.paragraphs : bar.dataset.paragraph;
    return form.replace("{n}", found[0]).replace("{m}", found.at(-1));
  };

  const address = (blocks) => {
    const page = document.querySelector("link[rel=canonical]")?.href ?? location.href.replace(/[?#].*/, "");
    return `${page}#${blocks[0].id}`;
  };

  /** The same paragraphs in another version. */
  const beside = (blocks, code) => {
    const cells = blocks.map((block) => block.closest(".pair")?.querySelector(`.other[data-version="${CSS.escape(code)}"]`));
    return [...new Set(cells)].filter(Boolean).map((cell) => plain(cell.cloneNode(true).firstElementChild ?? cell)).filter(Boolean).join(" ");
  };

  // ---- A mistake in it ----

  const report = bar.querySelector("[data-report]");
  const LONGEST = 400; // characters of a quotation: an address has to be short enough for any server

  /** The address of an issue that says where the passage stands and how it reads. */
  const reported = ({ blocks: [first, ...others], words }) => {
    const { report: form, title, page, source: file } = report.dataset;
    const number = numbers([first, ...others]);
    const line = first.querySelector(".source")?.hash.match(/\d+/)?.[0];
    const told = {
      title: [title, number].filter(Boolean).join(", "),
      page: `${page}#${first.id}`,
      place: [number, first.id].filter(Boolean).join(", "),
      quote: words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words,
      source: line ? `${file}:${line}` : file,
    };
    told.body = `${[told.page, told.place, told.source].join("\n")}\n\n> ${told.quote}\n\n`;
    return form.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(told[name]));
  };

  bar.addEventListener("click", (event) => {
    const code = event.target.closest("[data-with]")?.dataset.with;
    if (code === undefined || !passage) return;
    const { blocks, words } = passage;
    const there = code ? beside(blocks, code) : "";
    const pieces = [cited(words, own), ...(there ? [cited(there, code)] : [])];
    // What a translation says stands below what it renders.
    if (there && "original" in citedIn(code).dataset) pieces.reverse();
    copy([...pieces, numbers(blocks), address(blocks)].filter(Boolean).join("\n"));
  });

  follow();
})();
