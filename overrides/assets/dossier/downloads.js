/* Which files to take along there are, how large they are and their checksums: `dossier.packs`, of assets/packs.js. */
(() => {
  "use strict";

  const list = document.querySelector(".packs");
  const language = document.documentElement.lang;
  const megabytes = new Intl.NumberFormat(language, { style: "unit", unit: "megabyte", maximumSignificantDigits: 2 });
  const { packs = [] } = globalThis.dossier;

  document.getElementById("none").hidden = packs.length > 0;
  list.querySelectorAll("[data-file]").forEach((item) => {
    const made = packs.find(({ file }) => file === item.dataset.file);
    if (!made) {
      item.hidden = packs.length > 0;
      return;
    }
    const name = item.querySelector(".name");
    const link = document.createElement("a");
    link.href = `${list.dataset.folder}/${encodeURIComponent(made.file)}`;
    link.download = made.file;
    link.append(...name.childNodes);
    name.append(link);
    item.querySelector(".count").textContent = megabytes.format(made.bytes / 1e6);
    const sum = item.querySelector(".sum");
    sum.querySelector("code").textContent = made.sha256;
    sum.hidden = false;
  });
})();
