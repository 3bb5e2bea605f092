"""Markdown (CommonMark, with the tables of GitHub): blocks as lines, marks as what they mean."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dossier.languages.writing_systems import DENSE, WIDE_STOPS
from dossier.model import Decision, Line, Markup
from dossier.read.ledger import Ledger, Rows, with_cells
from dossier.read.markup.front_matter import read_front_matter

NAMED = "read_marks"
"""How decisions about lines that marks make no text are signed."""
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_ATTRIBUTES = re.compile(r"\s*\{:[^}\n]*\}\s*$|^\s*\{:[^}\n]*\}\s*")
"""Attributes as kramdown writes them: {: .class}."""
_SHORTCODE = re.compile(r"\{\{[<%].*?[%>]\}\}|\{%.*?%\}|\{\{\s*\}\}", re.DOTALL)
"""What a generator replaces (Hugo, Jekyll): {{< figure >}}, {% include %}."""
_TAG = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|</?[a-zA-Z][^<>]*>", re.DOTALL | re.IGNORECASE)
"""Comments, tags, and what is for the browser alone."""
_STRESS = re.compile(r"(\*{2,3}|__)(?=\S)([^*_\n]+?)(?<=\S)\1(?P<glued>(?=\w))?")
"""Marks of stress that CommonMark takes for signs, since a letter touches them from outside."""
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SOFT = re.compile(rf"(?<=[{DENSE}{WIDE_STOPS}])\n(?=[{DENSE}{WIDE_STOPS}])")
"""A line break of the source between characters of a script without gaps: no space."""


_LONE = re.compile(r"\\+(?=\s|\Z)")
"""Backslashes that were to break a line."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""A line as CommonMark knows it."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block of the source: its lines (from 0, the last excluded), its words, and what it is."""

    first: int
    last: int
    text: str
    markup: Markup
    cells: Rows = ()


def markdown_ledger(text: str) -> Ledger:
    r"""The ledger of a text in Markdown; joining the `raw` of its lines gives it back exactly.

    >>> [(line.text, line.markup.kind) for line in markdown_ledger("## Two\n\n1. one\n2. *two*\n") if line.markup]
    [('Two', 'heading'), ('1. one', 'item'), ('2. two', 'item')]
    """
    entries = read_front_matter(text)
    body = text[sum(len(entry.raw) for entry in entries) :]
    front = [Line(0, entry.raw, entry.value or entry.raw.strip(), entry.decision) for entry in entries]
    return tuple(replace(line, number=number) for number, line in enumerate([*front, *_lines(body)], 1))


def _lines(body: str) -> Iterator[Line]:
    """The lines of the body: blocks, what is between them, and blank lines."""
    raw = _LINE.findall(body)
    at = 0
    for piece in _pieces(_PARSER.parse(body)):
        yield from map(_between, raw[at : piece.first])
        yield _line("".join(raw[piece.first : piece.last]), piece)
        at = piece.last
    yield from map(_between, raw[at:])


def _between(raw: str) -> Line:
    """A line that is in no block: blank, or the address that a link elsewhere refers to."""
    words = raw.strip()
    return Line(0, raw, words, Decision("dropped", NAMED, seen=words) if words else Decision())


def _line(raw: str, piece: _Piece) -> Line:
    if piece.cells:
        return with_cells(Line(0, raw, "", markup=piece.markup), piece.cells)
    if words := " ".join(piece.text.split()):
        return Line(0, raw, words, markup=piece.markup)
    return Line(0, raw, raw.strip(), Decision("dropped", NAMED, seen=raw.strip()))


def _pieces(tokens: Sequence[Token]) -> Iterator[_Piece]:
    """The blocks of a text in order."""
    item, quotes, table = None, 0, (0, 0)
    rows: list[list[str]] = []
    for opened, token in pairwise([Token("", "", 0), *tokens]):
        quotes += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type == "list_item_open":
            item = Markup("item", mark=f"{token.info}{token.markup}" if token.info else "")
        elif token.type == "table_open":
            rows, table = [], _span(token)
        elif token.type == "tr_open":
            rows.append([])
        elif opened.type in ("th_open", "td_open"):
            rows[-1].append(" ".join(_words(token).split()))
        elif token.type == "table_close":
            yield _Piece(*table, "", Markup("table"), cells=tuple(map(tuple, rows)))
        elif token.type == "inline" or token.type in _LEAVES:
            block = opened if opened.type in ("heading_open", "paragraph_open") else token
            mark = item.mark if item else ""
            yield _Piece(*_span(block), f"{mark} {_words(token)}", item or _markup(opened, quotes))
            item = None


_LEAVES = {"fence", "code_block", "html_block", "hr"}


def _span(token: Token) -> tuple[int, int]:
    first, last = token.map or (0, 0)
    return first, last


def _markup(opened: Token, quotes: int) -> Markup:
    if opened.type == "heading_open":
        return Markup("heading", int(opened.tag[1:]))
    return Markup("quotation" if quotes else "paragraph")


def _words(token: Token) -> str:
    """The words of a block, without its marks, pictures, comments and what a generator replaces."""
    if token.type == "inline":
        found = "".join(map(_inline, token.children or ()))
    else:
        found = "" if token.type == "hr" else token.content
    found = _LONE.sub("", found) if token.type == "inline" else found
    found = _STRESS.sub(lambda m: m[2] + " " * (m["glued"] is not None), found) if token.type == "inline" else found
    return _ATTRIBUTES.sub("", _SHORTCODE.sub(" ", _TAG.sub("", _BREAK.sub(" ", _SOFT.sub("", found)))))


def _inline(token: Token) -> str:
    if token.type in ("text", "code_inline", "html_inline"):
        return token.content
    return {"softbreak": "\n", "hardbreak": "\n"}.get(token.type, "")
