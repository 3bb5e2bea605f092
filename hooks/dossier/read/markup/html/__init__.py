"""HTML, as a person saves a page from a browser: what it shows is text, what it says of itself are facts.

justhtml parses as the HTML Standard has it, so that no words get lost in broken marks, and knows where in the source
each element begins. `blocks` walks through the page, `head` reads what it says for machines.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urljoin

from justhtml import Comment, Element, JustHTML
from msgspec.structs import replace

from dossier.languages.normal_forms import core
from dossier.model import Decision, Line, Markup, Phrase
from dossier.read.clean.credits import body
from dossier.read.ledger import Ledger, with_cells
from dossier.read.lines.measure import parts_of, size
from dossier.read.markup.html.blocks import UNSEEN, Piece, pieces
from dossier.read.markup.html.head import Field, fields

NAMED = "read_html"
"""How decisions about lines that the marks make no text are signed."""
_ONCE = ("date", "author", "publisher", "rights", "address")
"""Roles of fields that a page says of itself in several ways, of which the best known one counts."""
_ABSOLUTE = re.compile(r"https?://", re.IGNORECASE)
MOST_STRAY = 2_000
_STRAY, _PRIVATE = re.compile(r"<(?![A-Za-z/!?])"), range(0xE000, 0xF900)
"""A sign that begins no tag (HTML, 13.2.5.6), and signs that are in no text (Unicode's private use area)."""
SHORTEST_TITLE = 2
"""Words of a title that a page says of itself."""


def html_ledger(text: str) -> Ledger:
    r"""The ledger of a page; joining the `raw` of its lines gives its source back exactly.

    >>> page = "<title>Lakes</title><script>x()</script><h1>Lakes</h1><p>We <b>met</b>.<p>It rained."
    >>> for line in html_ledger(page):
    ...     print(line.decision.role or line.decision.status, repr(line.text), line.raw)
    metadata '' <title>Lakes</title>
    dropped '' <script>x()</script>
    title 'Lakes' <h1>Lakes</h1>
    kept 'We met.' <p>We <b>met</b>.
    kept 'It rained.' <p>It rained.
    """
    root = _parsed(text)
    told, rests = _told(root, text)
    blocks = _linked(pieces(root, text), _base(root, told))
    found = _titled(sorted([*blocks, *rests, *_facts(told)], key=lambda piece: piece.start), told)
    starts = [0, *(piece.start for piece in found[1:])]
    ends = [*starts[1:], len(text)]
    made = (_line(text[start:end], piece) for start, end, piece in zip(starts, ends, found, strict=bool(found)))
    lines = [line for line in made if line.raw or line.text] or [Line(0, text, "")]
    return tuple(replace(line, number=number) for number, line in enumerate(lines, 1))


def _parsed(text: str) -> Any:
    """The tree of a page.

    At each sign that could begin a tag and does not, justhtml (3.16) copies the text before it. Where a page has
    thousands, another sign stands in for them meanwhile.
    """
    if len(_STRAY.findall(text)) <= MOST_STRAY:
        return JustHTML(text, sanitize=False, track_node_locations=True).root
    other = next(sign for sign in map(chr, _PRIVATE) if sign not in text)
    root = JustHTML(_STRAY.sub(other, text), sanitize=False, track_node_locations=True).root
    waiting: list[Any] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node.data, str):
            node.data = node.data.replace(other, "<")
        for name, value in (node.attrs or {}).items() if isinstance(node, Element) else ():
            node.attrs[name] = value and value.replace(other, "<")
        waiting.extend(getattr(node, "children", None) or ())
    return root


def _told(root: Any, source: str) -> tuple[list[Field], list[Piece]]:
    """The fields of a page, and what stands behind them and is none."""
    told: list[Field] = []
    rests: list[Piece] = []
    was_field = False
    for node in _nodes(root):
        found = list(fields(node, source))
        told += found
        if was_field and not found and node.name in UNSEEN and node.origin_offset is not None:
            rests.append(Piece(node.origin_offset, "", decision=Decision("dropped", seen=f"<{node.name}>")))
        was_field = bool(found)
    return told, rests


def _nodes(root: Any) -> Iterator[Element | Comment]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Element | Comment):
            yield node
        waiting.extend(reversed(getattr(node, "children", None) or ()))


def _base(root: Any, told: Sequence[Field]) -> str:
    """What the addresses of a page are relative to: what it says, or where it lies itself; empty if nobody knows."""
    bases = ((node.attrs or {}).get("href") or "" for node in root.query("base"))
    lies = (field.value for field in sorted(told, key=_rank) if field.role == "address")
    return next(filter(_ABSOLUTE.match, (*bases, *lies)), "")


def _linked(found: Sequence[Piece], base: str) -> Iterator[Piece]:
    """The pieces with whole addresses in their links; one within the page itself is no link."""
    for piece in found:
        if piece.markup and any(phrase.kind == "link" for phrase in piece.markup.phrases):
            phrases = tuple(_resolved(phrase, base) for phrase in piece.markup.phrases)
            yield replace(piece, markup=replace(piece.markup, phrases=phrases))
        else:
            yield piece


def _resolved(phrase: Phrase, base: str) -> Phrase:
    if phrase.kind != "link":
        return phrase
    try:
        whole = urljoin(base, phrase.address) if base and not phrase.address.startswith("#") else phrase.address
    except ValueError:
        whole = ""
    return replace(phrase, address=whole)


def _line(raw: str, piece: Piece) -> Line:
    decision = replace(piece.decision, rule=NAMED) if piece.decision != Decision() else piece.decision
    markup = piece.markup or Markup("unseen", words=_about(piece.decision), within=frozenset())
    line = Line(0, raw, piece.text, decision, markup=markup)
    return with_cells(line, piece.cells) if piece.cells else line


def _about(unseen: Decision) -> str:
    """What a piece is that no browser shows: the name of an element, or a field with what it says."""
    return f"{unseen.seen}: {unseen.value}" if unseen.value else unseen.seen


def _facts(told: Sequence[Field]) -> Iterator[Piece]:
    """The fields as pieces: of each role the best known one is a fact, as a page says it of itself in several ways."""
    best = {role: min((f for f in told if f.role == role), key=_rank, default=None) for role in _ONCE}
    for field in told:
        chosen = field is best.get(field.role)
        fact = Decision("metadata", seen=field.key, role=field.role if chosen else None, value=field.value)
        yield Piece(field.start, field.value if chosen else "", decision=fact)


def _rank(field: Field) -> int:
    return field.rank


# The title: the block of the page that says what the page calls itself.


def _titled(found: Sequence[Piece], told: Sequence[Field]) -> list[Piece]:
    """The pieces with the title marked: the block that says what a field says, or else the only heading on top.

    Where no block says it, the field itself is the title; not `<title>`, which has the name of the site, too.
    """
    named = [field for field in sorted(told, key=_rank) if field.role == "title"]
    saying: dict[str, list[int]] = {}
    for i, piece in enumerate(found):
        if piece.markup:
            saying.setdefault(core(piece.text), []).append(i)
    for field in named:
        for said in filter(core, _ways(field)):
            if places := saying.get(core(said)):
                return _with_title(found, min(places, key=lambda i: (_level(found[i]), i)), field.key, said)
    tops = [i for i, piece in enumerate(found) if _level(piece) == 1 and size(piece.text) >= SHORTEST_TITLE]
    if len(tops) == 1:
        return _with_title(found, tops[0], "<h1>")
    places = [i for i, piece in enumerate(found) if named and piece.start == named[0].start and named[0].key != "title"]
    if not places or any(_level(piece) < _NO_HEADING for piece in found):
        return list(found)
    fact = Decision("metadata", seen=named[0].key, role="title")
    return [replace(p, text=named[0].value, decision=fact) if i == places[-1] else p for i, p in enumerate(found)]


def _ways(field: Field) -> list[str]:
    """What a field says, and its part that is no name of a site: not that of a body, and the longest one."""
    parts = [part for part in parts_of(field.value) if size(part) >= SHORTEST_TITLE]
    return [field.value, *sorted(parts, key=lambda part: (bool(body(part)), -size(part)))[:1]]


_NO_HEADING = 7
"""Below the last level that HTML has."""


def _level(piece: Piece) -> int:
    """Of a heading, from 1; a number beyond them for what is none."""
    return piece.markup.level or _NO_HEADING if piece.markup else _NO_HEADING


def _with_title(found: Sequence[Piece], place: int, seen: str, said: str = "") -> list[Piece]:
    """The pieces with one as the title; said: how a field writes it, which knows the capitals of a block without."""
    written = said if said and found[place].text.isupper() and not said.isupper() else found[place].text
    title = replace(found[place], text=written, decision=Decision(seen=seen, role="title"))
    return [title if i == place else piece for i, piece in enumerate(found)]
