"""Markdown as Dossier reads it: the one place that tells blocks apart.

What `pages/markup.py` has escaped, `visible` gives back, character for character, as a reader will see it. Mentions
count in these characters.
"""

import html
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from dossier.model import BlockKind
from dossier.pages.markup import LISTS

EXTENSIONS = ("attr_list", "footnotes", "md_in_html", "tables")
"""What contributed pages may use beyond plain Markdown."""

AFTER_INLINE = 6
"""Priority of our tree processors: inline marks are parsed (20), headings have no ids yet (5, toc)."""

_PLACEHOLDER = re.compile("\x02([^\x03]*)\x03")
_STASHED = "wzxhzdk:"
_KINDS: dict[str, BlockKind] = {"p": "paragraph", "blockquote": "quotation", "li": "item", "table": "table"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a parsed page."""

    kind: BlockKind
    level: int
    text: str
    """What a reader sees of it, white space collapsed."""
    element: Element
    comments: tuple[str, ...] = ()
    """Those that stand between it and the block before it."""
    depth: int = 0
    """Of an item: in how many others it lies."""


class _Queue(deque[str]):
    """The blocks of a page that are still to be read, as what reads them takes a list."""

    def pop(self, index: int = -1) -> str:
        """Take one away."""
        self.rotate(-index)
        first = self.popleft()
        self.rotate(index)
        return first

    def __getitem__(self, index: Any) -> Any:
        return list(self)[index] if isinstance(index, slice) else super().__getitem__(index)


class Queueing(Extension):
    """Lets Python-Markdown take blocks from a queue: of a list, it moves all that follow at each that it takes."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Change how a page is cut into blocks (called by Python-Markdown)."""

        def parse(parent: Element, text: str) -> None:
            md.parser.parseBlocks(parent, _Queue(text.split("\n\n")))  # type: ignore[arg-type] # all that it asks of one

        md.parser.parseChunk = parse  # type: ignore[method-assign]


def _seen(token: str, md: Markdown) -> str:
    if token.isdigit():
        return chr(int(token))
    if token == "amp":  # noqa: S105 - Python-Markdown's stand-in for "&"
        return "&"
    stashed: Any = md.htmlStash.rawHtmlBlocks[int(token.removeprefix(_STASHED))] if token.startswith(_STASHED) else ""
    return html.unescape(stashed) if isinstance(stashed, str) and re.fullmatch(r"&#?\w+;", stashed) else ""


def visible(text: str, md: Markdown) -> str:
    """Text of an element with Python-Markdown's placeholders replaced by what they stand for."""
    return _PLACEHOLDER.sub(lambda match: _seen(match[1], md), text)


def _elements(root: Element) -> Iterator[tuple[BlockKind, int, Element]]:
    """The blocks of a page, each with its level, that of an item being its depth."""
    for element in root:
        if element.tag in LISTS:
            yield from _items(element, 0)
        elif re.fullmatch(r"h[1-6]", element.tag):
            yield "heading", int(element.tag[1]), element
        elif element.tag != "hr":
            yield _KINDS.get(element.tag, "other"), 0, element


def _items(listed: Element, depth: int) -> Iterator[tuple[BlockKind, int, Element]]:
    for item in (item for item in listed if item.tag == "li"):
        yield "item", depth, item
        for inner in (inner for inner in item if inner.tag in LISTS):
            yield from _items(inner, depth + 1)


def _own(element: Element) -> Iterator[str]:
    """The words of an element; of an item without those of the items in it."""
    yield element.text or ""
    for child in element:
        yield from () if element.tag == "li" and child.tag in LISTS else child.itertext()
        yield child.tail or ""


def _comment(element: Element, md: Markdown) -> str:
    """The words of a comment that stands by itself; empty for everything else."""
    stash = _PLACEHOLDER.fullmatch((element.text or "").strip())
    number = stash[1].removeprefix(_STASHED) if stash and stash[1].startswith(_STASHED) else ""
    raw: Any = md.htmlStash.rawHtmlBlocks[int(number)] if number else ""
    return raw.strip()[4:-3].strip() if isinstance(raw, str) and raw.startswith("<!--") else ""


def pieces(root: Element, md: Markdown) -> tuple[Piece, ...]:
    """Blocks of a parsed page in reading order; rules are none, comments are told with the block below."""
    found: list[Piece] = []
    above: list[str] = []
    for kind, level, element in _elements(root):
        text = " ".join(visible("".join(_own(element)), md).split())
        if text:
            item = kind == "item"
            found.append(Piece(kind, level * (not item), text, element, tuple(above), level * item))
            above.clear()
        elif comment := _comment(element, md):
            above.append(comment)
    return tuple(found)


class _Capture(Treeprocessor):
    def run(self, root: Element) -> None:
        self.found = pieces(root, self.md)


class _Capturing(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        self.capture = _Capture(md)
        md.treeprocessors.register(self.capture, "dossier-capture", AFTER_INLINE)


def parse(markdown: str) -> tuple[Piece, ...]:
    r"""Blocks of a contributed page.

    >>> parse("<!-- a -->\n\nOne.\n\n<!-- b -->\n- two")[1].comments
    ('b',)
    >>> [(p.kind, p.text) for p in parse("## A *title*\n\nTom &amp; Li.\n\n- one\n- two")]
    [('heading', 'A title'), ('paragraph', 'Tom & Li.'), ('item', 'one'), ('item', 'two')]
    >>> [(p.depth, p.text) for p in parse("- one\n    - *half*\n- two")]
    [(0, 'one'), (1, 'half'), (0, 'two')]
    """
    capturing = _Capturing()
    Markdown(extensions=[*EXTENSIONS, Queueing(), capturing]).convert(markdown)
    return capturing.capture.found if hasattr(capturing.capture, "found") else ()
