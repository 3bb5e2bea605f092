/* The page that tells whether a copy is whole: a reader hands it a zip or a folder, by a button or by dropping it there. */
(() => {
  "use strict";

  const { copies: { CopyError, compare, digest, inFolder, inZip }, figures, worded, write } = globalThis.dossier;
  const found = document.querySelector(".found");
  const status = found.querySelector("[role=status]");
  const parts = found.querySelector(".parts");
  const words = JSON.parse(found.dataset.words);
  const plurals = new Intl.PluralRules(document.documentElement.lang);
  let last = 0;

  const counted = (forms, n) => worded(forms[plurals.select(n)] ?? forms.other, { n });

  const element = (name, ...held) => {
    const made = document.createElement(name);
    made.append(...held);
    return made;
  };

  const show = ({ whole, parts: told }, sum) => {
    const differing = Object.entries(told).filter(([, paths]) => paths.length);
    parts.replaceChildren(...differing.flatMap(([key, paths]) => [
      element("h2", counted(words[key], paths.length)),
      element("ul", ...paths.sort().map((path) => element("li", element("code", path)))),
    ]));
    if (sum) parts.append(element("p", words.sum, element("br"), element("code", sum)));
    const verdict = differing.length ? words.differs : counted(words.whole, whole);
    write(status, verdict);
  };

  /** Compares what `read` gives; whoever chooses another copy meanwhile waits for that one only. */
  const check = async (read, whole) => {
    const own = last += 1;
    const progress = (at, count) => { if (own === last && at % 50 === 0) write(status, `${words.working} ${figures.format(at)}/${figures.format(count)}`); };
    parts.replaceChildren();
    try {
      const result = await compare(await read(), progress);
      const sum = whole ? await digest(await whole.arrayBuffer()) : "";
      if (own === last) show(result, sum);
    } catch (error) {
      if (own === last) write(status, words[error instanceof CopyError ? error.message : "unreadable"]);
    }
  };

  // Over http without a certificate a browser calculates none.
  if (!globalThis.crypto?.subtle || !globalThis.DecompressionStream) {
    write(status, words.unable);
    return;
  }
  document.querySelector(".copies").hidden = false;
  document.getElementById("zip").addEventListener("change", ({ target: { files } }) => {
    if (files.length) check(() => inZip(files[0]), files[0]);
  });
  document.getElementById("folder").webkitdirectory = true; // which HTML has no attribute for
  document.getElementById("folder").addEventListener("change", ({ target: { files } }) => {
    if (files.length) check(() => inFolder([...files]));
  });
})();
