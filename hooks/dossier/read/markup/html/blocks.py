"""What a browser shows of a page, block by block."""

import re
from typing import Any

from justhtml import Element, Text
from msgspec import Struct
from msgspec.structs import replace

from dossier.languages.writing_systems import DENSE, WIDE_STOPS
from dossier.model import BlockElement, Decision, Markup, Phrase
from dossier.read.ledger import Rows
from dossier.read.lines.measure import is_prose
from dossier.read.markup.html.inline import Inline
from dossier.read.markup.html.lists import marks
from dossier.read.markup.html.places import box, is_control, is_hidden, kind_of, parts
from dossier.read.markup.html.regions import Enclosing, regions
from dossier.read.markup.html.tables import caption_of, rows_of

UNSEEN = frozenset((
    "script", "style", "template", "noscript", "svg", "iframe", "object", "embed", "audio", "video", "canvas",
    "head", "title", "base", "link", "meta", "input", "select", "datalist", "textarea", "progress", "meter", "map",
    "area", "img", "picture", "source", "track", "param", "rp", "rt", "noframes", "frameset", "frame",
))  # fmt: skip
"""Elements of which no words are text: what runs, what is drawn, what is filled in, readings above characters."""
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p",
    "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
"""Elements that stand on lines of their own (HTML Standard, 15.3)."""
_HEADING = re.compile(r"h([1-6])")
_GAP = re.compile(r"[ \t\n\r\f]+")
_SOFT = re.compile(rf"(?<=[{DENSE}{WIDE_STOPS}])[ \t\r\f]*\n[ \t\n\r\f]*(?=[{DENSE}{WIDE_STOPS}])")
"""A line break of the source between characters of a script without gaps: no space."""
_ONE_LINE = re.compile(r"h[1-6]|li|dt|dd|figcaption|caption")
"""Elements in which a line break parts no paragraphs."""
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_MANY_LINES = frozenset(("li", "dd"))
"""Those in which two line breaks do."""
_FIRST_BREAK = re.compile(r"(?:\r?\n)?")
"""A break at the start of a `<pre>` is none."""


NEAR = 20
"""Characters by which the place of a phrase may be wrong before the white space of its block is settled."""
_KEPT = Decision()


class Piece(Struct, frozen=True):
    """A block, or what is none; it begins at `start` in the source, and ends where the next one begins."""

    start: int
    text: str
    markup: Markup | None = None
    cells: Rows = ()
    decision: Decision = _KEPT
    element: int = 0
    """Number of the block element that encloses it (`Walk.around`)."""


def words(text: str) -> str:
    r"""Words as a browser shows them: white space is one space, and none between characters of Chinese.

    >>> words("  We\n met. "), words("我们\n  同意")
    ('We met.', '我们同意')
    """
    return _GAP.sub(" ", _SOFT.sub("", text)).strip(" ")


def placed(phrase: Phrase, text: str) -> Phrase:
    """A phrase with the place of its words, which is known to a few characters, in the words of its block."""
    if text.startswith(phrase.words, phrase.start):
        return phrase
    end = phrase.start + len(phrase.words)
    before = text.rfind(phrase.words, max(0, phrase.start - NEAR), end)
    after = text.find(phrase.words, phrase.start, end + NEAR)
    near = [place for place in (before, after) if place >= 0]
    return replace(phrase, start=min(near, key=lambda place: abs(place - phrase.start), default=phrase.start))


def _preformatted(root: Element) -> str:
    """The words of an element with its white space, as a browser shows them."""
    said: list[str] = []
    waiting: list[Any] = list(reversed(root.children or ()))
    while waiting:
        node = waiting.pop()
        if isinstance(node, Text):
            said.append(node.data or "")
        elif isinstance(node, Element) and node.name == "br":
            said.append("\n")
        elif not isinstance(node, Element) or not (node.name in UNSEEN or is_hidden(node)):
            waiting.extend(reversed(getattr(node, "children", None) or ()))
    return "".join(said)


def pieces(root: Any, source: str) -> list[Piece]:
    """The blocks of a parsed page in the order of its source; source: of which the offsets are.

    On a page that shows no sentence, what is hidden is what a script was to show: it is read instead.
    """
    found = _walked(root, Walk(source))
    if any(piece.markup and is_prose(piece.text) for piece in found):
        return found
    shown = _walked(root, Walk(source, hidden=True))
    return shown if any(piece.markup and is_prose(piece.text) for piece in shown) else found


def _walked(root: Any, walk: "Walk") -> list[Piece]:
    walk.through(root)
    told = regions(walk.around, [(one.element, one.text, one.markup) for one in walk.found if one.markup])
    marked = (replace(one, markup=told[one.element].tells(one.markup)) if one.markup else one for one in walk.found)
    return sorted(marked, key=lambda piece: piece.start)


class Walk:
    """Goes through a page, and gathers its blocks."""

    def __init__(self, source: str, *, hidden: bool = False) -> None:
        self.source = source
        self.hidden = hidden
        """Whether what is hidden is read, too."""
        self.found: list[Piece] = []
        self.start: int | None = None
        self.inline = Inline()
        self.within: list[frozenset[str]] = [frozenset()]
        self.around = [Enclosing(0)]
        self.elements = [0]
        self.quotes = 0
        self.lists = 0
        self.one_line: list[str] = []
        self.level = 0
        self.item: str | None = None
        self.numbers: dict[int, str] = {}

    def through(self, root: Any) -> None:
        """Visit all nodes below a root, in order and without recursion: pages nest as deep as they like."""
        waiting: list[tuple[Any, bool]] = [(root, False)]
        while waiting:
            node, left = waiting.pop()
            if left:
                self.leave(node)
            elif isinstance(node, Text):
                self.say(node)
            elif not isinstance(node, Element) or self.enter(node):
                waiting.append((node, True))
                waiting.extend((child, False) for child in reversed(node.children or ()))
        self.flush()

    def say(self, node: Text) -> None:
        """Words of the page."""
        text = node.data or ""
        if not self.inline.said and not text.strip(" \t\n\r\f"):
            return
        self.begin(node)
        self.inline.say(text)

    def begin(self, node: Element | Text) -> None:
        """A block begins here, unless one is open."""
        if self.start is None:
            self.start = node.origin_offset

    def enter(self, node: Element) -> bool:
        """Open an element; whether to go into it."""
        if node.name in UNSEEN or (is_hidden(node) and not self.hidden) or is_control(node):
            self.leave_out(node)
            return False
        if node.name == "br":
            self.break_line(node)
            return False
        if node.name == "table" and self.enter_table(node):
            return False
        if node.name == "pre":
            self.lines_of(node)
            return False
        if node.name in BLOCKS:
            self.open_block(node)
        self.inline.open(node.name, str((node.attrs or {}).get("href") or ""))
        return True

    def enter_table(self, node: Element) -> bool:
        """Make one block of a table with data, below its caption; whether it is one."""
        found: list[Phrase] = []
        if not (rows := rows_of(node, lambda part: self.said(part, found))):
            return False
        self.flush()
        self.begin(node)
        within = self.within[-1] | parts(node)
        caption, first = caption_of(node)
        if caption and (text := self.said(caption, [])):
            above = first is not None and (caption.origin_offset or 0) < first
            start = self.start if above else caption.origin_offset
            made = Markup("paragraph", words=text, within=within | parts(caption))
            self.found.append(Piece(start or 0, text, made, element=self.elements[-1]))
            self.start = first if above else self.start
        self.add("", Markup("table", phrases=tuple(found), within=within), rows)
        return True

    def said(self, part: Element, phrases: list[Phrase]) -> str:
        """The words of a part of a table by themselves; its phrases go to `phrases`."""
        walk = Walk(self.source)
        walk.through(part)
        told = [piece for piece in walk.found if piece.markup]
        phrases += (phrase for piece in told if piece.markup for phrase in piece.markup.phrases)
        return " ".join(piece.text for piece in told)

    def open_block(self, node: Element) -> None:
        """What stood before is a block by itself."""
        self.flush()
        self.begin(node)
        self.within.append(self.within[-1] | parts(node))
        says = box(node) if node.name != "footer" or not self.quotes else ""
        self.around.append(Enclosing(self.elements[-1], kind_of(node), says))
        self.elements.append(len(self.around) - 1)
        self.quotes += node.name == "blockquote"
        self.lists += node.name in _LISTS
        if found := _HEADING.fullmatch(node.name):
            self.level = int(found[1])
        if node.name == "ol":
            self.numbers |= {id(item): mark for item, mark in marks(node)}
        if node.name == "li":
            self.item = self.numbers.get(id(node), "")
        if _ONE_LINE.fullmatch(node.name):
            self.one_line.append(node.name)

    def leave(self, node: Any) -> None:
        """Close an element."""
        name = getattr(node, "name", "")
        if name in BLOCKS:
            self.flush()
            self.within.pop()
            self.elements.pop()
            self.quotes -= name == "blockquote"
            self.lists -= name in _LISTS
            self.level = 0 if _HEADING.fullmatch(name) else self.level
            self.item = None if name == "li" else self.item
            if _ONE_LINE.fullmatch(name):
                self.one_line.pop()
        self.inline.close(name)

    def break_line(self, node: Element) -> None:
        """A line break parts paragraphs, but for blocks of one line."""
        again = self.inline.broken and self.one_line[-1:] and self.one_line[-1] in _MANY_LINES
        if self.one_line and not again:
            self.inline.break_line()
        else:
            self.flush()
            self.begin(node)

    def leave_out(self, node: Element) -> None:
        """Keep what is no text apart, unless it stands among words."""
        if self.inline.said or not node.children:
            return
        start = self.start if self.start is not None else node.origin_offset
        if start is not None:
            self.found.append(Piece(start, "", decision=Decision("dropped", "", seen=f"<{node.name}>")))
            self.start = None

    def lines_of(self, node: Element) -> None:
        """The lines of a `<pre>`: lines as those of a plain text."""
        self.flush()
        start = node.origin_offset or 0
        place = _FIRST_BREAK.match(self.source, self.source.find(">", start) + 1).end()  # type: ignore[union-attr]
        around = self.within[-1] | parts(node)
        for line in _preformatted(node).split("\n"):
            text = line.strip()
            self.found.append(Piece(start, text, Markup("line", within=around, words=text), element=self.elements[-1]))
            start = place = self.source.find("\n", place) + 1 or place

    def flush(self) -> None:
        """Make a block of the words so far."""
        inline, self.inline = self.inline, Inline(self.inline.opened, self.inline.raised)
        text = words("".join(inline.said)).strip()
        if not text:
            return
        phrases = (placed(replace(one, words=words(one.words).strip()), text) for one in inline.told())
        told = tuple(one for one in phrases if one.words)
        mark, item = self.item or "", self.item is not None
        self.item = None
        depth = max(0, self.lists - 1) * item
        made = Markup(self.kind(item=item), self.level, mark, depth, text, told, inline.links(), self.within[-1])
        self.add(f"{mark} {text}".strip(), made)

    def kind(self, *, item: bool) -> BlockElement:
        """What a block is, by the elements around it; item: whether it is the first of one."""
        if self.level or item:
            return "heading" if self.level else "item"
        return "quotation" if self.quotes else "paragraph"

    def add(self, text: str, markup: Markup, cells: Rows = ()) -> None:
        """Add a block."""
        self.found.append(Piece(self.start or 0, text, markup, cells, element=self.elements[-1]))
        self.start = None
