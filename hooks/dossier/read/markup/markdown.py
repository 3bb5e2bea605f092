"""Markdown (CommonMark, with the tables of GitHub): blocks as lines, marks as what they mean."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from justhtml import JustHTML
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from dossier.languages.normal_forms import core
from dossier.model import Decision, Line, Markup, Phrase, Role
from dossier.read.ledger import RULE, Ledger, Rows, with_cells
from dossier.read.lines.measure import size
from dossier.read.markup.front_matter import front_lines, has_fields
from dossier.read.markup.html import SHORTEST_TITLE
from dossier.read.markup.html.blocks import pieces
from dossier.read.markup.marks import notes, plain, said

NAMED = "read_marks"
"""How decisions about lines that marks make no text are signed."""
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""A line as CommonMark knows it."""


_DEFINED = re.compile(r"(?m)^( {0,3})\[\^(?=[^\]\s]{1,99}\]:)")
"""Where a footnote begins: CommonMark would take one without a space in it for the address of a link."""
_LEFT: Role = "export_mark"
"""What marks of an editor or a generator are; they are no signs of a web page around the text."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block of the source: its lines (from 0, the last excluded), its words, and what it is."""

    first: int
    last: int
    text: str
    markup: Markup
    cells: Rows = ()
    html: bool = False
    """Its lines are HTML, which has blocks of its own."""


def markdown_ledger(text: str, *, by_lines: bool = False) -> Ledger:
    r"""The ledger of a text in Markdown; joining the `raw` of its lines gives it back exactly.

    by_lines: whether each of its lines is a paragraph, with or without an empty line below it.

    >>> [(line.text, line.markup.kind) for line in markdown_ledger("## Two\n\n1. one\n2. *two*\n") if line.markup]
    [('Two', 'heading'), ('1. one', 'item'), ('2. two', 'item')]
    """
    front = front_lines(text)
    body = text[sum(len(line.raw) for line in front) :]
    lines = [*front, *_lines(body, by_lines=by_lines)]
    lines = _titled(lines) if has_fields(text) else _headed(lines)
    return tuple(replace(line, number=number) for number, line in enumerate(lines, 1))


def _titled(lines: list[Line]) -> list[Line]:
    """The lines of a saved page; the heading that says what its fields call it is its title, without the site's name.

    What a person wrote in front matter is the title as it stands. Facts stand around the title of a page, and below its
    fields stands its menu.
    """
    field = next((line for line in lines if line.decision.role == "title"), None)
    heads = (line for line in lines if line.markup and line.markup.kind == "heading")
    said = next((line for line in heads if field and _names(field.text, line.text)), None)
    if not field or not said:
        return lines
    title, told = Decision(seen=field.decision.seen, role="title"), replace(field.decision, role=None)
    made = {id(said): replace(said, decision=title), id(field): replace(field, text="", decision=told)}
    return [made.get(id(line), line) for line in lines]


def _headed(lines: list[Line]) -> list[Line]:
    """The lines; where no front matter names a title, the only heading of the first level is it, as in HTML."""
    tops = [
        i for i, line in enumerate(lines) if line.markup and line.markup.kind == "heading" and line.markup.level == 1
    ]
    named = any(line.decision.role == "title" for line in lines)
    if named or len(tops) != 1 or size(lines[tops[0]].text) < SHORTEST_TITLE:
        return lines
    lines[tops[0]] = replace(lines[tops[0]], decision=Decision(seen="#", role="title"))
    return lines


def _names(title: str, heading: str) -> bool:
    """Whether a title is a heading, or begins or ends with it beside a mark and the name of a site.

    >>> _names("The pier reopens - Harbour News", "The pier reopens"), _names("The pier reopens", "The pier")
    (True, False)
    """
    if core(title) == core(heading):
        return True
    if title.startswith(heading):
        return not title[len(heading) :].lstrip()[:1].isalnum()
    return title.endswith(heading) and not title[: -len(heading)].rstrip()[-1:].isalnum()


def _lines(body: str, *, by_lines: bool) -> Iterator[Line]:
    """The lines of the body: blocks, what is between them, and blank lines."""
    raw = _LINE.findall(body)
    at = 0
    tokens = _PARSER.parse(_DEFINED.sub(r"\1\\[^", body))
    for piece in _pieces(_parted(tokens) if by_lines else tokens, by_lines=by_lines):
        yield from map(_between, raw[at : piece.first])
        source = "".join(raw[piece.first : piece.last])
        yield from _html(source) if piece.html else [_line(source, piece)]
        at = piece.last
    yield from map(_between, raw[at:])


def _between(raw: str) -> Line:
    """A line that is in no block: blank, or the address that a link elsewhere refers to."""
    return Line(0, raw, raw.strip(), _gone(raw) if raw.strip() else Decision())


def _gone(raw: str) -> Decision:
    return Decision("dropped", NAMED, seen=raw.strip(), role=_LEFT)


def _line(raw: str, piece: _Piece) -> Line:
    if piece.cells:
        return with_cells(Line(0, raw, "", markup=piece.markup), piece.cells)
    words = " ".join(piece.text.split())
    if not words:
        return Line(0, raw, raw.strip(), _gone(raw))
    mark = piece.markup.mark
    return Line(0, raw, f"{mark} {words}".strip(), markup=replace(piece.markup, words=words))


def _html(raw: str) -> Iterator[Line]:
    """The blocks of a stretch of HTML."""
    root = JustHTML(raw, sanitize=False, track_node_locations=True).root
    told = [piece for piece in pieces(root, raw) if piece.markup and (piece.text or piece.cells)]
    starts = [0, *(piece.start for piece in told[1:]), len(raw)]
    if not told:
        yield Line(0, raw, raw.strip(), _gone(raw))
    for piece, begin, end in zip(told, starts, starts[1:], strict=False):
        markup = piece.markup and replace(piece.markup, within=None)
        line = Line(0, raw[begin:end], piece.text, markup=markup)
        yield with_cells(line, piece.cells) if piece.cells else line


def _parted(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens of a text in which each break of a line is meant."""
    for child in (child for token in tokens for child in token.children or () if child.type == "softbreak"):
        child.type = "hardbreak"
    return tokens


def _pieces(tokens: Sequence[Token], *, by_lines: bool) -> Iterator[_Piece]:
    """The blocks of a text in order."""
    item, quotes, lists, numbers = None, 0, 0, notes(tokens)
    table: list[Token] = []
    for opened, token in pairwise([Token("", "", 0), *tokens]):
        quotes += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        lists += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if table or token.type == "table_open":
            table.append(token)
            if token.type == "table_close":
                yield _table(table, numbers)
                table = []
        elif token.type == "list_item_open":
            item = Markup("item", mark=f"{token.info}{token.markup}" if token.info else "", depth=lists - 1)
        elif token.type == "inline":
            block = opened if opened.type in ("heading_open", "paragraph_open") else token
            yield from _told(token, _span(block), item or _markup(opened, quotes), numbers, by_lines=by_lines)
            item = None
        elif token.type in _LEAVES:
            text = "" if token.type == "hr" else plain(token.content)
            yield _Piece(*_span(token), text, item or _markup(opened, quotes), html=token.type == "html_block")
            item = None


def _table(tokens: Sequence[Token], numbers: Mapping[str, str]) -> _Piece:
    rows: list[list[str]] = []
    phrases: list[Phrase] = []
    for opened, token in pairwise(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif opened.type in ("th_open", "td_open"):
            cell = next(said(token, numbers, parted=False))
            rows[-1].append(" ".join(cell.text.split()))
            phrases += cell.phrases
    rows = [row for row in rows if any(row)] or rows[:1]
    rows[1:1] = [[RULE] * len(rows[0])] if any(rows[0]) else []
    markup = Markup("table", phrases=tuple(phrases))
    return _Piece(*_span(tokens[0]), "", markup, cells=tuple(map(tuple, rows)))


_LEAVES = {"fence", "code_block", "html_block", "hr"}


def _told(
    token: Token, span: tuple[int, int], markup: Markup, numbers: Mapping[str, str], *, by_lines: bool
) -> Iterator[_Piece]:
    """The pieces of a block with words: one, unless it holds the marks of a box, or breaks within."""
    found = list(said(token, numbers, parted=by_lines or markup.kind in ("paragraph", "quotation")))
    ends = [*(span[0] + one.line for one in found[1:]), span[1]]
    for one, end in zip(found, ends, strict=True):
        first = span[0] + one.line if one.line else span[0]
        yield _Piece(first, end, one.text, replace(markup, phrases=one.phrases, links=one.links))
        markup = Markup("paragraph") if markup.kind == "item" else markup


def _span(token: Token) -> tuple[int, int]:
    first, last = token.map or (0, 0)
    return first, last


def _markup(opened: Token, quotes: int) -> Markup:
    if opened.type == "heading_open":
        return Markup("heading", int(opened.tag[1:]))
    return Markup("quotation" if quotes else "paragraph")
