/* The way back from a text to the search or the list out of which it was opened: results are shown again in the search
   box, a list is as far back in the history as one has gone within the text. */
(() => {
  "use strict";

  const { search } = globalThis.dossier;
  const button = document.querySelector("[data-back] button");
  const pageOf = (address) => address.split(/[?#]/)[0];
  const nameOf = (address) => pageOf(address).split("/").pop();

  const noted = () => { try { return JSON.parse(sessionStorage.getItem("dossier:left")); } catch { return null; } };

  /** How one came here. A list counts once: whoever comes by another way has another page behind. */
  const arrival = () => {
    const left = noted();
    if (left?.query && nameOf(left.to) === nameOf(location.href)) return left;
    if (!left || pageOf(left.to) !== pageOf(location.href)) return null;
    sessionStorage.removeItem("dossier:left");
    return { steps: 1 };
  };

  let came = history.state?.came || arrival();
  if (!came || (came.query && !search)) return;

  const keep = () => history.replaceState({ ...history.state, came }, "");
  keep();
  addEventListener("hashchange", () => {
    came = history.state?.came || { ...came, steps: came.steps + 1 };
    keep();
  });

  button.textContent = came.query ? button.dataset.results : button.dataset.list;
  button.addEventListener("click", () => (came.query ? search.reopen(came) : history.go(-came.steps)));
  button.parentElement.hidden = false;
})();
