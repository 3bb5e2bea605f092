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
    unmet: tuple[Link, ...] = ()
    """Marks of notes ([^1]) that are not there, each once: they stay in the text as they were written."""


Extensions = Mapping[str, Mapping[str, Any]]
"""Of Python-Markdown, by their names, with their settings."""
_MARK = re.compile(r"\[\^[^\[\]\s]{1,40}\]")
_WRITTEN = re.compile(rf"(?<!\\){_MARK.pattern}(?!:)")
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
        self.marks: dict[str, None] = {}
        self._code = 0

    def handle_data(self, data: str) -> None:
        """Note what looks like the mark of a note, and was made none (called by the parser)."""
        if not self._code:
            self.marks |= dict.fromkeys(_MARK.findall(data))

    def handle_endtag(self, tag: str) -> None:
        """Know where quoted code ends (the same)."""
        self._code -= tag == "code"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the address that an element leads to or shows, and what it is known by (the same)."""
        self._code += tag == "code"
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

    >>> told = linking("# A b\n\n[c](#c)\n[^1]", "# A b\n\n[c](#c)\n[^1]", {"toc": {}})
    >>> told.links, told.anchors, told.unmet
    ((Link(target='#c', line=3, shown=False),), ('a-b',), (Link(target='[^1]', line=4, shown=False),))
    """
    targets = _Targets()
    targets.feed(Markdown(extensions=[*extensions, Queueing()], extension_configs=dict(extensions)).convert(shown))
    body = frontmatter.parted(text)[1]
    above = text.count("\n") - body.count("\n")
    lines = {target: line + above for target, line in _lines(body, _places(body, targets.found)).items()}
    found = (Link(target, lines.get(target, 0), loaded) for target, loaded in targets.found.items())
    # What has a backslash before it is meant as it is written, and so is what stands in no line at all.
    written = _lines(body, {mark: at for mark, at in _marks(body).items() if mark in targets.marks})
    return Linking((*found,), (*sorted(targets.anchors),), (*(Link(m, line + above) for m, line in written.items()),))


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


def _lines(body: str, places: Mapping[str, int]) -> dict[str, int]:
    """The lines, from 1, of what stands at some places in their order."""
    return dict(zip(places, lines_at(body, places.values()), strict=True))


def _marks(body: str) -> dict[str, int]:
    """Where each mark of a note stands first, in that order."""
    found: dict[str, int] = {}
    for mark in _WRITTEN.finditer(body):
        found.setdefault(mark[0], mark.start())
    return found


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
