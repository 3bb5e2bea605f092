"""Passages of pages that stand under the wrong `lang`: by their script, and by the frequent words of the profiles."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lxml import html

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
AT_HOME = {"zh", "ja", "ko"}
"""Languages that write Han characters."""
WORD = re.compile(r"[^\W\d_]+")
FEW = 8
"""Words of which a passage must have as many to be judged."""
SHARE, AHEAD = 0.2, 2
"""Share of frequent words from which a passage is in a language, and how many times the declared one's that must be."""
BLOCKS = {
    "p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "caption", "summary",
    "div", "section", "article", "main", "body",
}  # fmt: skip
SPOKEN = ("title", "aria-label", "alt", "placeholder")
SILENT = {"script", "style", "template", "svg", "code", "pre", "kbd"}


class Fault(NamedTuple):
    page: str
    declared: str
    seems: str
    text: str


def language_of(element: html.HtmlElement) -> str:
    """The language that a page declares for an element."""
    declared = (node.get("lang") for node in (element, *element.iterancestors()))
    return next((code for code in declared if code is not None), "").partition("-")[0]


def texts(element: html.HtmlElement) -> list[tuple[html.HtmlElement, html.HtmlElement, str]]:
    """All visible text below an element: its block, the element whose language it has, and the text itself."""
    found = []

    def walk(node, block):
        if not isinstance(node.tag, str) or node.tag in SILENT:
            return
        block = node if node.tag in BLOCKS else block
        found.extend((block, node, f" {node.get(name, '')} ") for name in SPOKEN)
        found.append((block, node, node.text or ""))
        for child in node:
            walk(child, block)
            found.append((block, node, child.tail or ""))

    walk(element, element)
    return found


def seems(text: str, declared: str, stopwords: dict[str, Collection[str]]) -> str:
    """The language that a passage is clearly in, if it is not the declared one."""
    words = [word.lower() for word in WORD.findall(text)]
    if len(words) < FEW:
        return ""
    shares = {code: sum(word in known for word in words) / len(words) for code, known in stopwords.items() if known}
    ranked = sorted(shares, key=shares.__getitem__, reverse=True)
    best, second = ranked[0], shares[ranked[1]] if len(ranked) > 1 else 0
    clear = shares[best] >= SHARE and shares[best] >= AHEAD * max(second, shares.get(declared, 0))
    # A whole sentence without any frequent word of its language is in another.
    clear |= shares.get(declared, 1) == 0 < shares[best] and text.endswith((".", "!", "?", "…"))
    return best if clear and best != declared else ""


def misplaced(site: Path, path: Path, stopwords: dict[str, Collection[str]]) -> Iterator[Fault]:
    """The passages of a page that stand under the wrong language."""
    name, passages, language = path.relative_to(site).as_posix(), {}, cache(language_of)
    for block, node, text in texts(html.parse(str(path)).getroot()):
        declared = language(node)
        if HAN.search(text) and declared not in AT_HOME:
            yield Fault(name, declared, "Han", text.strip()[:80])
        passages.setdefault((block, declared), []).append(text)
    for (_, declared), parts in passages.items():
        text = " ".join("".join(parts).split())
        if found := seems(text, declared, stopwords):
            yield Fault(name, declared, found, text[:80])


def all_misplaced(site: Path, stopwords: dict[str, Collection[str]]) -> list[Fault]:
    """Those of all pages of a site."""
    return [fault for path in sorted(site.rglob("*.html")) for fault in misplaced(site, path, stopwords)]
