"""Anchors, numbers and links of a document, set when its Markdown is rendered.

The body of a page holds the text and nothing else; this Markdown extension lays on top what the
Corpus knows of each block. What that is, overlays.py decides; it hands over `marks`, one for each block in reading
order.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from dossier.pages.markup import AFTER_INLINE, LISTS, pieces, visible
from dossier.write.documents.parallel import Parallel, lay_beside, lay_rows

AFTER_ADDRESSES = -10
"""Priority below that of MkDocs (0), which makes addresses of the links to files."""
_UNIT = re.compile("\x02[^\x03]*\x03|\\s+|.")
_CLOSED = frozenset({"a", "code", "pre", "h1", "button"})
"""Elements whose text gets no link."""
_NUMBERED = frozenset({"p", "li", "blockquote", "figure"})
"""Elements that may hold the number, which is a link."""
_ROWS, _CELLS = frozenset({"table", "thead", "tbody", "tr"}), frozenset({"td", "th"})
"""Elements of a table: between two cells with words stands one space, and nothing else."""


@dataclass(frozen=True, slots=True)
class Link:
    """A name that becomes a link, by its offsets in the block's text."""

    start: int
    end: int
    href: str
    external: bool = False
    """Whether it leads to another site."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where what a block was made of is shown: its raw text, its original."""

    href: str
    label: str
    language: str = ""
    """Of what is there, where it is another."""
    spoken: str = ""
    """Language of the label, where the text is in another."""

    def attributes(self, name: str) -> dict[str, str]:
        """Of the link; name: its class."""
        told = {key: code for key, code in (("hreflang", self.language), ("lang", self.spoken)) if code}
        # All that is seen of it is the code of that language.
        hint = {"title": self.label} if self.language else {}
        return {"class": name, "href": self.href, "aria-label": self.label, **hint, **told}


@dataclass(frozen=True, slots=True)
class Mark:
    """What is laid on one block."""

    id: str
    number: int = 0
    """0 for headings, which have none."""
    label: str = ""
    """What a screen reader says of the number ("Paragraph 7")."""
    classes: str = ""
    links: tuple[Link, ...] = ()
    source: Source | None = None
    original: Source | None = None
    """The way from a translated block to what it renders."""
    parallel: Parallel | None = None
    redirect: tuple[str, ...] = ()
    """Ids that the block once had; old links lead to it."""
    spoken: str = ""
    """Language of the labels, where the text is in another."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of text in the tree, and the offset at which a reader sees it begin."""

    parent: Element
    child: int
    """Index of the element that the text follows; -1 for the text before the first."""
    start: int
    units: tuple[str, ...]


def _units(text: str, md: Markdown) -> tuple[str, ...]:
    """Pieces of source, each of which shows as one character or none.

    >>> _units("a  b", Markdown())
    ('a', '  ', 'b')
    """
    return tuple(unit for unit in _UNIT.findall(text or "") if not unit.startswith("\x02") or visible(unit, md))


class Anchoring(Extension):
    """Lays `marks` on the blocks of the next page that is rendered."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: tuple[Mark, ...] = ()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the tree processor (called by Python-Markdown)."""
        md.treeprocessors.register(_Anchorer(md, self), "dossier-anchoring", AFTER_INLINE)
        md.treeprocessors.register(_Sources(md, self), "dossier-sources", AFTER_ADDRESSES)


class _Anchorer(Treeprocessor):
    def __init__(self, md: Markdown, owner: Anchoring) -> None:
        super().__init__(md)
        self.owner = owner

    def run(self, root: Element) -> None:
        """Lay each mark on its block (called by Python-Markdown)."""
        parents = {child: parent for parent in root.iter() for child in parent}
        for piece, mark in zip(pieces(root, self.md), self.owner.marks, strict=False):
            for link in sorted(mark.links, key=lambda link: -link.start):
                self._link(piece.element, link)
            element = _framed(root, piece.element) if piece.element.tag == "table" else piece.element
            _anchor(element, mark)
            if mark.parallel:
                _lay(parents.get(element, root), element, mark.parallel)

    def _link(self, element: Element, link: Link) -> None:
        for run in self._runs(element):
            first, last = link.start - run.start, link.end - run.start
            if first >= 0 and last <= len(run.units):
                _wrap(run, first, last, link)
                return

    def _runs(self, element: Element) -> list[_Run]:
        """Texts of an element in reading order; of those in a link or code only the length counts."""
        found: list[_Run] = []
        self._collect(element, 0, found)
        return found

    def _collect(self, element: Element, start: int, found: list[_Run]) -> int:
        start = self._add(element, -1, element.text, start, found)
        for index, child in enumerate(element):
            if element.tag == "li" and child.tag in LISTS:
                continue
            begins_cell = start > 0 and child.tag in _CELLS and any(text.strip() for text in child.itertext())
            start = self._collect(child, start + begins_cell, found)
            start = self._add(element, index, child.tail, start, found)
        return start

    def _add(self, parent: Element, child: int, text: Any, start: int, found: list[_Run]) -> int:
        words = (start and parent.tag not in _ROWS) or (text and text.strip())
        units = _units(text, self.md) if words else ()
        if parent.tag not in _CLOSED:
            found.append(_Run(parent, child, start, units))
        return start + len(units)


class _Sources(Treeprocessor):
    """Adds the links to raw text and original, which lead to places that MkDocs does not know."""

    def __init__(self, md: Markdown, owner: Anchoring) -> None:
        super().__init__(md)
        self.owner = owner

    def run(self, root: Element) -> None:
        """Add the links of each mark (called by Python-Markdown)."""
        marks = {mark.id: mark for mark in self.owner.marks}
        for element in [element for element in root.iter() if element.get("id") in marks]:
            mark = marks[element.get("id", "")]
            # Like the number they are no part of the text.
            for name, way in (("original", mark.original), ("source", mark.source)):
                if way and element.tag in _NUMBERED:
                    _append(_own(element), way.attributes(name))


def _own(element: Element) -> Element:
    """The part of an item that is the text itself, where another version stands beside it."""
    own = element.find("div[@class='own']") if element.tag == "li" else None
    return element if own is None else own


def _wrap(run: _Run, first: int, last: int, link: Link) -> None:
    before, inside, after = ("".join(run.units[a:b]) for a, b in ((0, first), (first, last), (last, None)))
    anchor = Element("a", {"href": link.href, "class": "mention external" if link.external else "mention"})
    anchor.text, anchor.tail = inside, after
    if run.child < 0:
        run.parent.text = before
    else:
        run.parent[run.child].tail = before
    run.parent.insert(run.child + 1, anchor)


def _framed(root: Element, table: Element) -> Element:
    """A frame around a table, in which it can be scrolled: a table can hold no number. A head without words goes."""
    place = list(root).index(table)
    frame = Element("figure")
    frame.tail, table.tail = table.tail, None
    SubElement(frame, "div", {"class": "scroll"}).append(table)
    root[place] = frame
    if table[0].tag == "thead" and not any(text.strip() for text in table[0].itertext()):
        table.remove(table[0])
    return frame


def _lay(parent: Element, element: Element, parallel: Parallel) -> None:
    """What stands beside, above and below a block, in the element that holds it."""
    place = list(parent).index(element)
    lay_beside(parent, element, parallel)
    place += lay_rows(parent, place, parallel.above)
    lay_rows(parent, place + 1, parallel.below)


def _anchor(element: Element, mark: Mark) -> None:
    element.set("id", mark.id)
    if mark.redirect:
        _keep_old_links(element, mark.redirect)
    classes = f"{element.get('class', '')} {mark.classes}".strip()
    if classes:
        element.set("class", classes)
    if mark.number and element.tag in _NUMBERED:
        # A style sheet shows the number: it is no part of the text that readers copy and search.
        number = {"class": "number", "href": f"#{mark.id}", "aria-label": mark.label, "data-number": str(mark.number)}
        _append(element, number | ({"lang": mark.spoken} if mark.spoken else {}))


def _append(element: Element, attributes: Mapping[str, str]) -> None:
    """A link behind the words of an element; of an item, before the items in it."""
    place = next((i for i, child in enumerate(element) if element.tag == "li" and child.tag in LISTS), len(element))
    element.insert(place, Element("a", dict(attributes)))


def _keep_old_links(element: Element, redirect: Iterable[str]) -> None:
    """Anchors with the ids that the block once had, before its words."""
    anchors = [Element("span", {"id": id_, "class": "redirect"}) for id_ in redirect]
    anchors[-1].tail, element.text = element.text, None
    element[:0] = anchors
