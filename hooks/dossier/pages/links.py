"""Links in contributed pages: where they lead, and where they stand."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import ahocorasick
from markdown import Markdown

from dossier.model import Finding
from dossier.pages import frontmatter
from dossier.pages.markup import lines_at
from dossier.pages.parsing import EXTENSIONS, Queueing

MARK = "#fnref:"
"""How Python-Markdown leads from a note to its mark, whose name follows."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a page links to or shows."""

    target: str
    """As written, without HTML's escapes."""
    line: int
    """First line of the file on which the target stands; 0 when it stands there in another form."""
    shown: bool = False
    """Whether it is a picture, which a page would load."""


@dataclass(frozen=True, slots=True)
class Linking:
    """Where the links of a page lead, and where in it others may lead."""

    links: tuple[Link, ...]
    """Each target once."""
    anchors: tuple[str, ...] = ()
    """Ids of its parts, sorted."""


Extensions = Mapping[str, Mapping[str, Any]]
"""Of Python-Markdown, by their names, with their settings."""
ADDRESS = {"a": "href", "img": "src"}
"""The attribute of an element that holds an address; what else would load something is not let through."""


_WITHIN = re.compile(r"[\w./-]")
"""A character by which an address goes on."""


class _Targets(HTMLParser):
    """Gathers the addresses of links and pictures, whether written as Markdown or as HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, bool] = {}
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the address that an element leads to or shows, and what it is known by (called by the parser)."""
        self.anchors.update(value for name, value in attrs if value and (name == "id" or (tag, name) == ("a", "name")))
        for value in (value for name, value in attrs if name == ADDRESS.get(tag) and value):
            self.found[value] = self.found.get(value, False) or tag == "img"


def links(text: str) -> tuple[Link, ...]:
    r"""Links of a page with or without front matter, each target once; what is quoted as code is none.

    >>> links("---\ntitle: A\n---\n[b](b.md), `[c](c.md)`\n\n![d](d%20e.png)")
    (Link(target='b.md', line=4, shown=False), Link(target='d%20e.png', line=6, shown=True))
    """
    body = frontmatter.parse("", text).body
    return linking(text, body, {name: {} for name in EXTENSIONS}).links


def linking(text: str, shown: str, extensions: Extensions) -> Linking:
    r"""Links and anchors of a page.

    text: the file, in which the lines are counted; shown: what of it the page shows, in Markdown.

    >>> linking("# A b\n\n[c](#c)", "# A b\n\n[c](#c)", {"toc": {}})
    Linking(links=(Link(target='#c', line=3, shown=False),), anchors=('a-b',))
    """
    targets = _Targets()
    targets.feed(Markdown(extensions=[*extensions, Queueing()], extension_configs=dict(extensions)).convert(shown))
    body = frontmatter.parted(text)[1]
    above = text.count("\n") - body.count("\n")
    places = _places(body, targets.found)
    lines = dict(zip(places, lines_at(body, places.values()), strict=True))
    found = (
        Link(target, lines[target] + above if target in lines else 0, loaded)
        for target, loaded in targets.found.items()
    )
    return Linking((*found,), (*sorted(targets.anchors),))


def rendered(text: str) -> tuple[tuple[Link, ...], tuple[Finding, ...]]:
    r"""The same of a page that MkDocs renders, with what it will raise on marks and addresses that no parser reads.

    Raises ValueError, AssertionError, RecursionError and whatever else these parsers do; else there are no findings.

    >>> rendered("[b](http://b.example)")
    ((Link(target='http://b.example', line=1, shown=False),), ())
    """
    found = links(text)
    for link in found:
        urlsplit(link.target)
    # It reads the source, too, for what may be led to.
    HTMLParser().feed(frontmatter.parse("", text).body)
    return found, ()


def _places(body: str, targets: Collection[str]) -> dict[str, int]:
    """Where each target stands first, in that order: all are sought at once, as a page may have thousands."""
    found: dict[str, int] = {}
    sought = ahocorasick.Automaton()
    for target in targets:
        sought.add_word(f"[^{target.removeprefix(MARK)}]:" if target.startswith(MARK) else target, target)
    sought.make_automaton()
    for last, target in sought.iter(body) if targets else ():
        end = last + 1
        start = end - len(target) + (len(MARK) - len("[^]:")) * target.startswith(MARK)
        if target not in found and _stands(body, start, end, whole=target.startswith(MARK)):
            found[target] = start
    return dict(sorted(found.items(), key=lambda one: one[1]))


def _stands(body: str, start: int, end: int, *, whole: bool) -> bool:
    """Whether what stands there is no part of a longer address; whole: whether it is to begin its line."""
    if whole:
        return body[max(0, start - 1) : start] in ("", "\n")
    return not _WITHIN.match(body[max(0, start - 1) : start]) and not _WITHIN.match(body[end : end + 1])
