(whole) => {
  const seen = new Map();
  const kind = (element) => `${element.tagName}.${element.className} < ${element.parentElement?.tagName}.${element.parentElement?.className}`;
  const elements = [...document.querySelectorAll("html, body, body *")].filter((element) => {
    seen.set(kind(element), (seen.get(kind(element)) ?? 0) + 1);
    return seen.get(kind(element)) < 3;
  });
  const names = [...getComputedStyle(document.body)].filter((name) => !name.startsWith("--"));
  const look = () => elements.map((element) => ["", "::before", "::after", "::marker"].map((part) => {
    const style = getComputedStyle(element, part || null);
    const isThere = part === "" || part === "::marker" || style.content !== "none";
    return isThere ? names.map((name) => `${name}: ${style.getPropertyValue(name)}`) : [];
  }));

  const link = document.querySelector("link[rel=stylesheet]");
  const style = Object.assign(document.createElement("style"), { textContent: whole });
  const now = look();
  link.after(style);
  link.disabled = true;
  const then = look();
  link.disabled = false;
  style.remove();
  return elements.flatMap((element, at) => now[at].flatMap((own, part) => {
    const other = new Set(then[at][part]);
    const lost = own.filter((line) => !other.has(line));
    return own.length !== other.size || lost.length ? [[kind(element), part, lost.slice(0, 5)]] : [];
  }));
}
