"""What is laid on the blocks of a document: ids, numbers, ways to other versions and to the raw text.

The words of a page are the text and nothing else; what overlays.py decided about each block comes on top.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from dossier.pages.markup import LISTS
from dossier.render.beside import lay_beside, lay_rows
from dossier.write.documents.marks import Mark
from dossier.write.documents.parallel import Parallel

_NUMBERED = frozenset({"p", "li", "blockquote", "figure"})
"""Elements that may hold the number, which is a link."""


class Laid(NamedTuple):
    """The element of a block, and what is laid on it."""

    element: Element
    mark: Mark


def lay(root: Element, blocks: Iterable[Laid]) -> None:
    """Lay marks on the blocks of a tree, in reading order; their links to names are in it already."""
    blocks = tuple(blocks)
    nested = any(mark.parallel for _, mark in blocks)
    parents = {child: parent for parent in root.iter() for child in parent} if nested else {}
    for piece, mark in blocks:
        element = _framed(root, piece) if piece.tag == "table" else piece
        _anchor(element, mark)
        if mark.parallel:
            _lay(parents.get(element, root), element, mark.parallel)
        # Like the number they are no part of the text.
        for name, way in (("original", mark.original), ("source", mark.source)):
            if way and element.tag in _NUMBERED:
                _append(_own(element), way.attributes(name))


def _own(element: Element) -> Element:
    """The part of an item that is the text itself, where another version stands beside it."""
    own = element.find("div[@class='own']") if element.tag == "li" else None
    return element if own is None else own


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
