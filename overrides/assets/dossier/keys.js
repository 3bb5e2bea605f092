/* The sheet that lists the keys (partials/keys.html), and its switch: who dictates to a browser, or slips on a key, must
   be able to turn single keys off (WCAG 2.1.4). search.js loads and opens it. */
(() => {
  "use strict";

  const { search } = globalThis.dossier;
  document.querySelector("article").insertAdjacentHTML("afterend", search.sheet);
  const dialog = document.querySelector(".keys");
  const single = dialog.querySelector("[data-keys-on]");

  single.addEventListener("change", () => { search.shortcut.on = single.checked; });
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("button")) dialog.close();
  });

  search.showKeys = () => {
    single.checked = search.shortcut.on;
    dialog.showModal();
  };
})();
