"""Markdown as Dossier writes and reads it: the one place that escapes, and the one that tells blocks apart.

Both directions meet here: `escape` makes plain text safe as Markdown, and `visible` gives back,
character for character, what a reader will see of it. Mentions count in these characters.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from dossier.languages.text import one_line
from dossier.model import BlockKind, Phrase

EXTENSIONS = ("attr_list", "footnotes", "md_in_html", "tables")
"""What contributed pages may use beyond plain Markdown."""

BORDER = "<!-- -->"
"""Keeps two quotations in a row apart, which would be one."""

AFTER_INLINE = 6
"""Priority of our tree processors: inline marks are parsed (20), headings have no ids yet (5, toc)."""

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
"""Characters that no text shows and no page may hold."""
_PLACEHOLDER = re.compile("\x02([^\x03]*)\x03")
_STASHED = "wzxhzdk:"
_KINDS: dict[str, BlockKind] = {"p": "paragraph", "blockquote": "quotation", "li": "item", "table": "table"}


def escape(text: str) -> str:
    r"""Plain text as one paragraph of Markdown that shows just this text, never live markup.

    >>> escape("# not a heading, <script> or {{ macro }}")
    '\\# not a heading, &lt;script&gt; or \\{\\{ macro \\}\\}'
    >>> escape("Prices rose 2.5% - said Mr. Li (aged 60).")
    'Prices rose 2.5% - said Mr. Li (aged 60).'
    """
    text = escape_inline(one_line(text))
    # At the end of a heading, these marks would be taken for its frame.
    text = re.sub(r"#$", r"\\#", text)
    return _escape_start(text)


def escape_inline(text: str) -> str:
    r"""Plain text within a paragraph or a cell of Markdown.

    >>> print(escape_inline("*x* | y"))
    \*x\* \| y
    """
    text = re.sub(r"[&<>]", lambda match: _ENTITIES[match[0]], CONTROL.sub("", text))
    return re.sub(r"([\\`*_{}\[\]|])", r"\\\1", text)


_TAGS = {"emphasis": ("<em>", "</em>"), "strong": ("<strong>", "</strong>")}
"""Of HTML, since asterisks beside punctuation of Chinese are no marks to every reader of Markdown (CommonMark, 6.2)."""


def escape_phrases(text: str, phrases: Iterable[Phrase]) -> str:
    r"""The same as `escape`, with what its source stresses or makes a link.

    >>> phrases = [Phrase("emphasis", "not", start=3), Phrase("link", "*plan*", "https://example.org/a b", 12)]
    >>> print(escape_phrases("We not only *plan*.", phrases))
    We <em>not</em> only [\*plan\*](<https://example.org/a%20b>).
    """
    return _escape_start(re.sub(r"#$", r"\\#", inline_phrases(one_line(text), phrases)))


def inline_phrases(text: str, phrases: Iterable[Phrase]) -> str:
    r"""The same within a paragraph: `escape_inline`, with what its source stresses or makes a link.

    >>> print(inline_phrases(" - not now.", [Phrase("strong", "not", start=3)]))
     - <strong>not</strong> now.
    """
    placed = nested(text, phrases)
    opening = {start: [p for p in placed if p[0] == start] for start, _, _ in placed}
    cuts = sorted({0, len(text), *(place for start, end, _ in placed for place in (start, end))})
    made, open_ = "", [(len(text) + 1, "")]
    for cut, until in pairwise([*cuts, len(text)]):
        while open_[-1][0] <= cut:
            made += open_.pop()[1]
        for _, end, phrase in opening.get(cut, ()):
            tags = _TAGS.get(phrase.kind) or ("[", f"](<{quote(phrase.address, ADDRESS, errors='replace')}>)")
            made += tags[0]
            open_.append((end, tags[1]))
        made += escape_inline(text[cut:until])
    return made


ADDRESS = "/:?#@!$&'()+,;=%~-."
"""What stays as it is in an address; all else may have a meaning in Markdown, or none in an address (RFC 3986)."""


Placed = tuple[int, int, Phrase]


def nested(text: str, phrases: Iterable[Phrase]) -> list[Placed]:
    """Where phrases stand in a text, nearest to where they stood; those that would cross another one are left out."""
    found = [(start, start + len(p.words), p) for p in phrases if (start := _nearest(text, p)) >= 0]
    placed: list[Placed] = []
    around: list[Placed] = []
    for one in sorted(found, key=lambda one: (one[0], -one[1])):
        while around and around[-1][1] <= one[0]:
            around.pop()
        if any(one[1] > outer[1] or one[2].kind == outer[2].kind for outer in around):
            continue
        around.append(one)
        placed.append(one)
    return placed


def within(phrases: Iterable[Phrase], text: str, begin: int, end: int) -> Iterator[Phrase]:
    """What phrases stress or link in a part of a text; of one that goes beyond it, the words that stand in it.

    >>> [phrase.words for phrase in within([Phrase("strong", "Q: Who pays?")], "Q: Who pays?", 2, 12)]
    ['Who pays?']
    """
    for start, stop, phrase in nested(text, phrases):
        first, last = max(start, begin), min(stop, end)
        if words := text[first:last].strip():
            yield replace(phrase, words=words, start=text.index(words, first) - begin)


def _nearest(text: str, phrase: Phrase) -> int:
    """Where the words of a phrase stand; -1 where a rule has changed them."""
    before = text.rfind(phrase.words, 0, phrase.start + len(phrase.words))
    after = text.find(phrase.words, phrase.start)
    if before < 0 or after < 0:
        return max(before, after)
    return before if phrase.start - before <= after - phrase.start else after


def _escape_start(text: str) -> str:
    """Text without a mark that would open a list, a heading or a rule at the start of a line."""
    if text[:1] in tuple("-+#!"):
        return "\\" + text
    if text[:1] in tuple("=~:"):
        return f"&#{ord(text[0])};{text[1:]}"
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", text)


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


LISTS = frozenset(("ul", "ol"))
"""Elements that hold items."""


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
    above: tuple[str, ...] = ()
    for kind, level, element in _elements(root):
        text = " ".join(visible("".join(_own(element)), md).split())
        if text:
            item = kind == "item"
            found.append(Piece(kind, level * (not item), text, element, above, level * item))
        above = () if text else (*above, *filter(None, [_comment(element, md)]))
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
    Markdown(extensions=[*EXTENSIONS, capturing]).convert(markdown)
    return capturing.capture.found if hasattr(capturing.capture, "found") else ()
