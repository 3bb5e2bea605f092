"""The rows of a PDF as lines of a ledger: what their places on the page tell.

In order: pieces of one row are put together, the rows of a page put in the order in which they are read (pdf_rows);
what pages have at their ends is set apart (pdf_frame), and each other row told whether it goes on from the one above,
and whether its letters make it a heading or the title.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from msgspec.structs import replace

from dossier.languages.writing_systems import DENSE, LETTER
from dossier.model import Decision, Line, Markup
from dossier.read.ledger import Ledger
from dossier.read.lines.markers import begins_item
from dossier.read.lines.measure import ends, is_statement, size
from dossier.read.markup.pdf_frame import framed, notes
from dossier.read.markup.pdf_rows import ALIKE, Row, Type, follows, in_order, is_gap, tables, turns, type_of, whole

PAGE_END = "\f"
FRAME = "drop_running_heads"
"""The rule of which these decisions are, for readers: that knows the heads of pages by their words, this by place."""
LONGEST = 30
"""Words of a heading or a title."""
SHORTEST = 2.5
"""Words of a title: the letters of a letterhead may be as large."""
TITLE = 1.15
"""Times the size of most letters from which the largest of a first page are those of a title."""
_LEADERS = re.compile(r"(?:[.·…] ?){4}")
"""Points that lead to the number of a page: a line of a table of contents."""
_WORD = re.compile(rf"{LETTER}{{2}}|[{DENSE}]")


_Told = tuple[Line, Row | None]
"""A line, and the row of the text that it is."""


@dataclass(frozen=True, slots=True)
class _Page:
    """The rows of a page by what they are."""

    head: Sequence[Row]
    text: Sequence[Row]
    notes: Sequence[Row]
    foot: Sequence[Row]


def lines_of(pages: Sequence[Sequence[Row]]) -> Ledger:
    r"""The ledger of the rows of all pages: an empty line for each gap, a form feed at the end of each page.

    Notes come after the paragraph that the end of their page cuts.

    >>> row = Row("A line", 72, 110, 700, 12, bold=False)
    >>> [(line.number, line.raw, line.page) for line in lines_of([[row], [row]])]
    [(1, 'A line\n', 1), (2, '\x0c', 1), (3, 'A line\n', 2), (4, '\x0c', 2)]
    """
    read = [in_order(tables(whole(rows))) for rows in pages]
    frames = framed(read)
    rows = [
        [row for place, row in enumerate(page) if place not in frame] for page, frame in zip(read, frames, strict=True)
    ]
    kind = type_of(rows)
    parts = [_parts(page, frame, kind) for page, frame in zip(read, frames, strict=True)]
    lines = [*_flow(parts, kind)]
    marked = {**_headed(lines, kind), **_titled(lines, kind)}
    return tuple(replace(marked.get(place, line), number=place + 1) for place, (line, _) in enumerate(lines))


def _parts(rows: Sequence[Row], frame: set[int], kind: Type) -> _Page:
    inside = [place for place in range(len(rows)) if place not in frame]
    text = [rows[place] for place in inside]
    count = len(text) - notes(text, kind)
    last = inside[-1] if inside else -1
    head = [rows[place] for place in sorted(frame) if place < last]
    return _Page(head, text[:count], text[count:], [rows[place] for place in sorted(frame) if place > last])


def _flow(pages: Sequence[_Page], kind: Type) -> Iterator[_Told]:
    """The lines of all pages in order, each with the row of the text that it is."""
    late: list[_Told] = []
    above: Sequence[Row] = ()
    for number, page in enumerate(pages, 1):
        yield from _framed(page.head, number)
        for line, row in _told(page.text, above, number, kind):
            if row and not line.follows:
                yield from late
                late = []
            yield line, row
        below = next((other.text for other in pages[number:] if other.text), ())
        late += _noted(page.notes, number, kind)
        if not _is_cut(page.text, below, kind):
            yield from late
            late = []
        yield from _framed(page.foot, number)
        yield Line(0, PAGE_END, "", page=number), None
        above = page.text or above
    yield from late


def _is_cut(rows: Sequence[Row], below: Sequence[Row], kind: Type) -> bool:
    """Whether a paragraph goes on from a page to the next."""
    joined = turns(rows, below, kind)
    return bool(joined or (joined is None and rows and not ends(rows[-1].text)))


def _framed(rows: Sequence[Row], number: int) -> Iterator[_Told]:
    for row in rows:
        words = _words(row)
        yield Line(0, words + "\n", words, Decision("dropped", FRAME, seen=words, role="page_break"), page=number), None


def _noted(rows: Sequence[Row], number: int, kind: Type) -> Iterator[_Told]:
    for place, row in enumerate(rows):
        joined = follows(rows, place, kind) if place else False
        for line, _ in _line(row, number, follows=joined, gap=not place):
            yield line, None


def _told(rows: Sequence[Row], above: Sequence[Row], number: int, kind: Type) -> Iterator[_Told]:
    """The lines of the text of a page; above: the rows of the page before."""
    for place, row in enumerate(rows):
        joined = follows(rows, place, kind) if place else turns(above, rows, kind)
        yield from _line(row, number, follows=joined, gap=place > 0 and is_gap(rows[place - 1], row, kind))


def _line(row: Row, number: int, *, follows: bool | None, gap: bool) -> Iterator[_Told]:
    if gap:
        yield Line(0, "\n", "", page=number), None
    words = _words(row)
    yield Line(0, words + "\n", words, page=number, follows=follows), row


def _words(row: Row) -> str:
    return "\t".join(" ".join(cell.split()) for cell in row.text.split("\t"))


# Headings and the title, by their letters.


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that go on with each other."""

    place: int
    """Of the first line."""
    text: str
    rows: tuple[Row, ...]

    def is_apart(self, kind: Type) -> bool:
        """Whether all letters are larger or bolder than most, and the words may head something."""
        open_ = self.text.endswith((",", ";", ":", "，", "；", "：")) or ends(self.text) or _LEADERS.search(self.text)
        return not open_ and size(self.text) <= LONGEST and self._is_set(kind)

    def _is_set(self, kind: Type) -> bool:
        return _WORD.search(self.text) is not None and all(kind.sets_apart(row) for row in self.rows)


def _groups(lines: Sequence[_Told]) -> list[_Group]:
    """The rows of the text, those together that go on with each other."""
    found: list[list[tuple[int, str, Row]]] = []
    for place, (line, row) in enumerate(lines):
        if row and found and line.follows:
            found[-1].append((place, line.text, row))
        elif row:
            found.append([(place, line.text, row)])
    return [
        _Group(group[0][0], " ".join(text for _, text, _ in group), tuple(row for _, _, row in group))
        for group in found
    ]


def _front(groups: Sequence[_Group]) -> int:
    """How many groups stand above the first sentence, and above the headings with numbers right above that."""
    count = len(list(takewhile(lambda group: not is_statement(group.text), groups)))
    numbered = takewhile(lambda group: begins_item(group.text), reversed(groups[:count]))
    return count - len(list(numbered))


def _headed(lines: Sequence[_Told], kind: Type) -> Mapping[int, Line]:
    """The lines that are headings, by their place: set apart, with other words below, and below the first sentence.

    Above it stand letterheads and covers, whose letters are large, too.
    """
    groups = _groups(lines)
    found: list[_Group] = []
    above = 0
    for group, other in reversed(list(pairwise(groups[_front(groups) :]))):
        plain = not all(kind.sets_apart(row) for row in other.rows)
        above = 0 if plain else above + 1
        # Two headings may stand one below the other; bold lines in a row are something else.
        if group.is_apart(kind) and (plain or (above < 2 and found[-1:] == [other])):
            found.append(group)
    sizes = sorted({round(group.rows[0].size) for group in found}, reverse=True)
    return {
        group.place: replace(
            lines[group.place][0], markup=Markup("heading", min(4, 2 + sizes.index(round(group.rows[0].size))))
        )
        for group in found
    }


def _titled(lines: Sequence[_Told], kind: Type) -> Mapping[int, Line]:
    """The line that is expected to be the title, by its place: the largest letters above the first sentence."""
    groups = _groups(lines)
    front = [group for group in groups[: _front(groups)] if group.is_apart(kind)]
    largest = max((group.rows[0].size for group in front), default=0.0)
    found = [group for group in front if group.rows[0].size > (1 - ALIKE) * largest]
    if len(found) != 1 or largest < TITLE * kind.size or size(found[0].text) < SHORTEST:
        return {}
    line = lines[found[0].place][0]
    return {found[0].place: replace(line, decision=Decision(role="title"))}
