"""Links in contributed pages: where they lead, and where they stand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from markdown import Markdown

from dossier.model import Finding
from dossier.pages import frontmatter
from dossier.pages.parsing import EXTENSIONS

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
ADDRESS = {"a": "href", "img": "src"}
"""The attribute of an element that holds an address; what else would load something is not let through."""


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
    targets.feed(Markdown(extensions=[*extensions], extension_configs=dict(extensions)).convert(shown))
    body = frontmatter.parted(text)[1]
    lines = list(enumerate(body.split("\n"), text.count("\n") - body.count("\n") + 1))
    found = (
        Link(target, next((n for n, line in lines if _holds(line, target)), 0), loaded)
        for target, loaded in targets.found.items()
    )
    # What has a backslash before it is meant as it is written, and so is what stands in no line at all.
    marks = {mark: next((n for n, line in lines if _marks(line, mark)), 0) for mark in targets.marks}
    return Linking((*found,), (*sorted(targets.anchors),), (*(Link(mark, n) for mark, n in marks.items() if n),))


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


def _marks(line: str, mark: str) -> bool:
    return re.search(rf"(?<!\\){re.escape(mark)}(?!:)", line) is not None


def _holds(line: str, target: str) -> bool:
    if target.startswith(MARK):
        return line.startswith(f"[^{target.removeprefix(MARK)}]:")
    return re.search(rf"(?<![\w./-]){re.escape(target)}(?![\w./-])", line) is not None
