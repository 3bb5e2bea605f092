"""Blocks of a document as elements of HTML, without a detour through Markdown.

They are those that a reader of Markdown makes of the export (pages/text.py); a test holds it. So no text
of a source is ever parsed as markup: what it says stands in elements as it is.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from msgspec.structs import replace

from dossier.languages.text import one_line
from dossier.model import Block, Phrase
from dossier.pages.markup import ADDRESS, CONTROL, nested, within
from dossier.pages.text import turn
from dossier.render.anchoring import Laid
from dossier.write.documents.marks import Link, Mark

_TAGS = {"emphasis": "em", "strong": "strong", "link": "a"}


class _Run(NamedTuple):
    """A stretch of text in the tree: in which element, behind which of its children, and where it begins."""

    parent: Element
    behind: Element | None
    start: int
    text: str
    closed: bool
    """Whether it stands in a link."""


def elements(blocks: Sequence[Block], marks: Sequence[Mark]) -> tuple[Element, tuple[Laid, ...]]:
    """The tree of a text, and in reading order the element of each block with what is laid on it.

    Links of the marks are in it; all else of them is laid on by `anchoring.lay`.
    """
    root = Element("div")
    laid: list[Laid] = []
    lists: list[Element] = []
    before = ""
    for block, mark in zip(blocks, marks, strict=True):
        if block.kind == "item":
            lists = [] if before != "item" else lists[: block.depth + 1]
            element = SubElement(_list(root, lists, block.depth), "li")
            _write(element, block, mark.links)
        else:
            element = _block(root, block, mark.links)
        before = block.kind
        laid.append(Laid(element, mark))
    return root, tuple(laid)


def _shown(text: str) -> str:
    return CONTROL.sub("", one_line(text))


def _list(root: Element, lists: list[Element], depth: int) -> Element:
    """The list in which an item of some depth stands; `lists`, the open ones from the outermost, grows."""
    # An item that lies deeper than any is open lies in the last one.
    if len(lists) <= depth:
        lists.append(SubElement(lists[-1][-1] if lists else root, "ul"))
    return lists[-1]


def _block(root: Element, block: Block, links: Iterable[Link]) -> Element:
    if block.kind == "table":
        return _table(root, block.rows, links)
    if block.kind == "quotation":
        element = SubElement(root, "blockquote")
        _write(SubElement(element, "p"), block, links)
        return element
    element = SubElement(root, f"h{block.level}" if block.kind == "heading" else "p")
    _write(element, block, links)
    return element


def _write(element: Element, block: Block, links: Iterable[Link]) -> None:
    """The words of a block with what its source stresses or links, the speaker in bold, and links to names."""
    text = _shown(block.text)
    phrases = block.phrases
    if block.speaker and block.text.startswith(block.speaker):
        end = turn(block)
        said = [replace(phrase, start=phrase.start + end) for phrase in within(phrases, text, end, len(text))]
        named = [phrase for phrase in within(phrases, text, 0, end) if phrase.kind != "strong"]
        phrases = (Phrase("strong", text[:end], start=0), *named, *said)
    _link(_inline(element, text, phrases), links)


def _inline(element: Element, text: str, phrases: Sequence[Phrase], start: int = 0) -> list[_Run]:
    """Write a text with its phrases into an element; the runs of text that came of it."""
    if not phrases:
        element.text = text
        return [_Run(element, None, start, text, closed=False)]
    writer = _Writer(element, text, start)
    for first, last, phrase in nested(text, phrases):
        writer.write(first)
        inner = writer.open(_TAGS[phrase.kind], last)
        if phrase.kind == "link":
            inner.set("href", quote(phrase.address, ADDRESS, errors="replace"))
    writer.write(len(text))
    return writer.runs


class _Writer:
    """Writes a text into elements that lie in each other."""

    def __init__(self, element: Element, text: str, start: int) -> None:
        self.text, self.start, self.at = text, start, 0
        self.opened = [(len(text) + 1, element)]
        self.runs: list[_Run] = []

    def open(self, tag: str, end: int) -> Element:
        """An element for the text up to a place."""
        element = SubElement(self.opened[-1][1], tag)
        self.opened.append((end, element))
        return element

    def write(self, until: int) -> None:
        """Write the text up to a place, and close the elements that end before it or there."""
        while True:
            end, element = self.opened[-1]
            self._append(element, min(end, until))
            if end > until:
                return
            self.opened.pop()

    def _append(self, element: Element, until: int) -> None:
        if until <= self.at:
            return
        text, behind = self.text[self.at : until], element[-1] if len(element) else None
        if behind is None:
            element.text = text
        else:
            behind.tail = text
        closed = any(one.tag == "a" for _, one in self.opened)
        self.runs.append(_Run(element, behind, self.start + self.at, text, closed))
        self.at = until


def _table(root: Element, rows: Sequence[Sequence[str]], links: Iterable[Link]) -> Element:
    """A table whose first row is the head; between two cells with words one place lies, as in the block's text."""
    table = SubElement(root, "table")
    runs: list[_Run] = []
    start = 0
    body = None
    for number, row in enumerate(rows):
        if number and body is None:
            body = SubElement(table, "tbody")
        line = SubElement(SubElement(table, "thead") if body is None else body, "tr")
        for cell in row:
            element = SubElement(line, "td" if number else "th")
            if text := _shown(cell):
                start += start > 0
                runs += _inline(element, text, (), start)
                start += len(text)
    _link(runs, links)
    return table


def _link(runs: Iterable[_Run], links: Iterable[Link]) -> None:
    """Make words links; what begins in one run and ends in another has none."""
    for link in sorted(links, key=lambda link: -link.start):
        for run in runs:
            if not run.closed and run.start <= link.start and link.end <= run.start + len(run.text):
                _wrap(run, link)
                break


def _wrap(run: _Run, link: Link) -> None:
    """From the last link of a run to its first: what stands before it is still one piece."""
    first, last = link.start - run.start, link.end - run.start
    anchor = Element("a", {"href": link.href, "class": "mention external" if link.external else "mention"})
    held = (run.parent.text if run.behind is None else run.behind.tail) or ""
    before, anchor.text, anchor.tail = held[:first], held[first:last], held[last:]
    place = 0 if run.behind is None else list(run.parent).index(run.behind) + 1
    if run.behind is None:
        run.parent.text = before
    else:
        run.behind.tail = before
    run.parent.insert(place, anchor)
