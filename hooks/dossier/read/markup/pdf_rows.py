"""The rows of a page of a PDF: their pieces, their order, and which goes on with which.

Lengths are in points, or in heights of the letters (em).
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from dossier.languages.text import columns
from dossier.languages.writing_systems import DENSE_SIGN
from dossier.read.lines.markers import BULLETS, begins_item
from dossier.read.lines.measure import ends

ALIKE = 0.1
"""Share by which letters of one size may differ."""
EVEN = 0.5
"""Share of letters of about one size from which a text has one: 18 files that programs made have 0.85 and more."""
GAP = 1.3
"""Times the usual distance of rows from which more than the end of a row lies between two: word processors leave at
least half a row below a paragraph; where rows stand at two distances in turn, as at 16.5 and 17.3, these are alike."""
INDENT = 0.6
"""Em from which a row begins further in than another: the first one of a paragraph is moved by one at least."""
GLUED = 0.18
"""Em up to which two pieces of a row belong to one word; a space has 0.2 to 0.3."""
RAISED = 0.85
"""Share of the size of letters up to which a figure that stands higher is the number of a note, or a power."""
LOOSE = 4
"""Em up to which words of a justified row may be driven apart, where no cells stand above or below: 2.9 were seen, and
13 in the head of a report."""
APART = 3
"""Em between two rows from which the second may be the foot of the page, drawn before what stands between."""
MOST_RUNS = 60
"""Runs of rows that are put in order: a page has a few; a drawing full of words has hundreds, and no order."""
NEAR = 12
"""Rows above and below that show where rows end."""
FEWEST = 3
"""Rows that begin below each other and show where they end."""
NARROW = 25
"""Columns from which rows below each other are those of a paragraph: a newspaper has 30, an address fewer."""
OPEN = 1.3
"""Times the width of a word that a row without the end of a sentence may lack: widths are those of most letters."""
SLACK = 2
"""Signs of a dense script that may be missing at the end of a row, since no row begins with a mark."""
_WORD = re.compile(r"[^ \t]+")
"""A word, and what a space without a break ties to it."""
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Row:
    """Words in one row of a page, as they are drawn.

    Lengths count from the lower left corner; of a page that is written in columns from top to bottom, or turned on its
    side, as if it were turned back.
    """

    text: str
    left: float
    right: float
    base: float
    """Height of the line on which the letters stand."""
    size: float
    """Height of the letters."""
    bold: bool
    turned: bool = False
    """It runs up or down the page."""
    slanted: bool = False
    """It runs across the page, as watermarks do."""


def raised(text: str) -> str:
    """Figures as they stand above the line: the number of a note must not become a part of a word or a number.

    >>> raised("12")
    '¹²'
    """
    return text.translate(_SUPERSCRIPTS)


def whole(rows: Iterable[Row]) -> list[Row]:
    """Rows with the pieces put together that the library takes for rows of their own, mostly since they are raised.

    >>> cut = [Row("the 79", 72, 100, 500, 12, bold=False), Row("th", 100, 106, 505, 8, bold=False)]
    >>> [row.text for row in whole([*cut, Row("session", 109, 150, 500, 12, bold=False)])]
    ['the 79th session']
    """
    found: list[Row] = []
    for row in rows:
        if found and _is_beside(found[-1], row):
            found[-1] = _together(found[-1], row)
        else:
            found.append(row)
    return _with_bullets(found)


def _with_bullets(rows: Sequence[Row]) -> list[Row]:
    """Rows with the bullets that stand before them, which some programs draw by themselves."""
    lone = [row for row in rows if row.text.strip() in BULLETS]
    found = list(rows)
    if len(lone) > MOST_RUNS:
        return found
    for bullet in lone:
        beside = [row for row in found if row not in lone and _is_level(bullet, row) and row.left > bullet.left]
        if beside:
            row = min(beside, key=lambda row: row.left)
            found[found.index(row)] = replace(row, text=f"{bullet.text.strip()} {row.text.lstrip()}")
            found.remove(bullet)
    return found


def _is_level(one: Row, two: Row) -> bool:
    return abs(one.base - two.base) < 0.4 * max(one.size, two.size) and one.turned == two.turned


def _is_beside(one: Row, two: Row) -> bool:
    """Whether a piece stands to the right of another in one row."""
    size = max(one.size, two.size)
    level = abs(one.base - two.base) < 0.6 * size and one.turned == two.turned
    return level and -0.5 * size < two.left - one.right < 2 * size


def _together(one: Row, two: Row) -> Row:
    large = max(one, two, key=lambda row: row.size)
    first, second = (_shown(row, large) for row in (one, two))
    spaced = two.left - one.right >= GLUED * large.size or first[-1:].isspace() or second[:1].isspace()
    text = first.rstrip() + " " * spaced + second.lstrip()
    return replace(large, text=text, left=one.left, right=two.right, bold=one.bold and two.bold)


def _shown(row: Row, large: Row) -> str:
    higher = row.size <= RAISED * large.size and row.base > large.base
    return raised(row.text) if higher and row.text.strip().isdecimal() else row.text


def tables(rows: Sequence[Row]) -> list[Row]:
    r"""Rows with the cells put together of tables: on three lines or more, far from each other and below each other.

    >>> cells = [Row("1", left, left + 9, base, 9, bold=False) for base in (90, 80, 70) for left in (10, 60)]
    >>> [row.text for row in tables(cells)], len(tables(cells[:4]))
    (['1\t1', '1\t1', '1\t1'], 4)
    """
    found: list[Row] = []
    for many, run in groupby(_level(rows), key=lambda level: len(level) > 1):
        levels = list(run)
        tabled = many and len(levels) >= FEWEST and all(_is_aligned(*pair) for pair in pairwise(levels))
        found += [_row_of(level) for level in levels] if tabled else [row for level in levels for row in _loose(level)]
    return found


def _loose(level: Sequence[Row]) -> list[Row]:
    """Pieces at one height, those together that a justified row has driven apart."""
    found = [level[0]]
    for row in level[1:]:
        if row.left - found[-1].right < LOOSE * min(row.size, found[-1].size):
            found[-1] = replace(found[-1], text=f"{found[-1].text.rstrip()} {row.text.lstrip()}", right=row.right)
        else:
            found.append(row)
    return found


def _level(rows: Sequence[Row]) -> list[list[Row]]:
    """The pieces that stand at one height, from left to right."""
    found: list[list[Row]] = []
    for row in rows:
        above = found[-1][-1] if found else None
        if above and abs(above.base - row.base) < 0.2 * row.size and row.left > above.right:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _is_aligned(one: Sequence[Row], two: Sequence[Row]) -> bool:
    """Whether a cell of each but the first begins or ends below one of the other."""
    return any(
        min(abs(a.left - b.left), abs(a.right - b.right), abs(a.left + a.right - b.left - b.right) / 2)
        < INDENT * a.size
        for a in one[1:]
        for b in two[1:]
    )


def _row_of(cells: Sequence[Row]) -> Row:
    text = "\t".join(cell.text.strip() for cell in cells)
    return replace(cells[0], text=text, right=cells[-1].right, bold=all(cell.bold for cell in cells))


def in_order(rows: Sequence[Row]) -> list[Row]:
    """Rows as they are read: files may draw the foot of a page before its text. Columns stay as they come.

    >>> drawn = [Row("foot", 72, 90, 40, 9, bold=False), Row("head", 72, 90, 800, 9, bold=False)]
    >>> [row.text for row in in_order([*drawn, Row("text", 72, 90, 700, 12, bold=False)])]
    ['head', 'text', 'foot']
    """
    slanted = [row for row in rows if row.slanted]
    rows = [row for row in rows if not row.slanted]
    if len({row.turned for row in rows}) != 1:
        return [*rows, *slanted]
    runs: list[list[Row]] = []
    for row in rows:
        if runs and 0 < runs[-1][-1].base - row.base < APART * row.size:
            runs[-1].append(row)
        else:
            runs.append([row])
    if len(runs) > MOST_RUNS:
        return [*rows, *slanted]
    above = [[_is_above(other, run) for other in runs] for run in runs]
    placed: list[int] = []
    while len(placed) < len(runs):
        free = (at for at in range(len(runs)) if at not in placed)
        placed.append(next(at for at in free if all(it in placed for it, is_it in enumerate(above[at]) if is_it)))
    return [*(row for at in placed for row in runs[at]), *slanted]


def _is_above(one: Sequence[Row], two: Sequence[Row]) -> bool:
    """Whether a run of rows stands above another, and not in a column beside it."""
    across = min(row.left for row in one) < max(row.right for row in two)
    across = across and min(row.left for row in two) < max(row.right for row in one)
    return across and one[-1].base > two[0].base + two[0].size / 2


# Paragraphs: which row goes on with which.


@dataclass(frozen=True, slots=True)
class Type:
    """How most of a text is set."""

    size: float
    bold: bool
    distances: Mapping[int, float]
    """The usual distance between rows, by the size of their letters; by 0 that of all."""
    even: bool = True
    """Most letters have one size; those that a machine has read from a picture have many, which say nothing."""

    def sets_apart(self, row: Row) -> bool:
        """Whether the letters of a row are larger or bolder than those of most."""
        bold = row.bold and not self.bold and row.size > (1 - ALIKE) * self.size
        return self.even and (self.is_larger(row) or bold)

    def is_larger(self, row: Row) -> bool:
        """Whether the letters of a row are larger than those of most."""
        return self.even and row.size > (1 + ALIKE) * self.size

    def distance(self, row: Row) -> float:
        """The usual distance from the row above."""
        return self.distances.get(round(row.size), self.distances.get(0, 0.0) if not self.even else 0.0)

    def are_alike(self, one: Row, two: Row) -> bool:
        """Whether the letters of two rows have one size."""
        return not self.even or _is_alike(one, two)


def type_of(pages: Sequence[Sequence[Row]]) -> Type:
    """How most of a text is set, by its characters."""
    sizes, bold = Counter[float](), Counter[bool]()
    distances: dict[int, Counter[float]] = {}
    for row in (row for rows in pages for row in rows):
        sizes[round(row.size * 2) / 2] += len(row.text)
        bold[row.bold] += len(row.text)
    for one, two in (pair for rows in pages for pair in pairwise(rows)):
        if 0.8 * two.size < one.base - two.base < 3 * two.size:
            for key in {0, round(two.size)} if _is_alike(one, two) else {0}:
                distances.setdefault(key, Counter())[round(one.base - two.base)] += 1
    usual = {key: found.most_common(1)[0][0] for key, found in distances.items()}
    most = max(sizes, key=lambda size: sizes[size], default=0.0)
    even = sum(count for size, count in sizes.items() if abs(size - most) <= ALIKE * most) >= EVEN * sizes.total()
    return Type(most, bold[True] > bold[False], usual, even)


def _is_alike(one: Row, two: Row) -> bool:
    return abs(one.size - two.size) <= ALIKE * max(one.size, two.size)


def is_gap(one: Row, two: Row, kind: Type) -> bool:
    """Whether more than the end of a row lies between two: space, or a jump to another place of the page."""
    usual = max(kind.distance(two), 1.2 * min(one.size, two.size))
    return not 0 < one.base - two.base <= GAP * usual


def follows(rows: Sequence[Row], place: int, kind: Type) -> bool | None:
    """Whether a row goes on from the one above on its page; None where its place does not tell."""
    above, row = rows[place - 1], rows[place]
    if row.base > above.base + row.size:
        # The next column is like the next page.
        return turns(rows[max(0, place - 2 * NEAR) : place], rows[place : place + 1], kind)
    if is_gap(above, row, kind) or not kind.are_alike(above, row) or _begins(above.text, row.text):
        return False
    if kind.is_larger(row) and (_is_centred(above, row) or abs(above.left - row.left) < INDENT * row.size):
        return not ends(above.text)
    if _is_centred(above, row):
        return None
    if row.left - above.left > INDENT * row.size and not begins_item(above.text):
        return False
    return _is_full(rows, place - 1, row, kind, row.left)


def turns(rows: Sequence[Row], below: Sequence[Row], kind: Type) -> bool | None:
    """Whether the first row of a page goes on from the last of another; None where their places do not tell."""
    if not rows or not below:
        return None
    if _begins(rows[-1].text, below[0].text) or not kind.are_alike(rows[-1], below[0]):
        return False
    left = min(row.left for row in rows[-NEAR:])
    full = _is_full(rows, len(rows) - 1, below[0], kind, left)
    return None if full and ends(rows[-1].text) else full


def _begins(above: str, text: str) -> bool:
    """Whether a row begins an item; a name may begin with a letter and a point, too, and a row with a dash."""
    return text.lstrip().startswith(tuple(BULLETS)) or (
        begins_item(text) and (ends(above) or above.endswith((";", ":")))
    )


def _is_full(rows: Sequence[Row], place: int, following: Row, kind: Type, left: float) -> bool | None:
    """Whether the first word of another row had no room at the end of a row; None where rows do not show their ends.

    left: where the rows of a paragraph begin.
    """
    row = rows[place]
    near = rows[max(0, place + 1 - NEAR) : place + 1 + NEAR]
    same = [other for other in near if kind.are_alike(other, row) and abs(other.left - left) < INDENT * row.size]
    if len(same) < FEWEST or max(columns(other.text) for other in same) < NARROW:
        return True if row.text.rstrip()[-1:].isalnum() and following.text.lstrip()[:1].islower() else None
    room = _first(following) * (1 if ends(row.text) else OPEN)
    return row.right + room > max(other.right for other in same)


def _is_centred(one: Row, two: Row) -> bool:
    middle = abs(one.left + one.right - two.left - two.right) / 2
    return middle < INDENT * two.size and abs(one.left - two.left) > INDENT * two.size


def _first(row: Row) -> float:
    """Room that the first word of a row would have taken at the end of another."""
    width = (row.right - row.left) / max(1, columns(row.text.strip()))
    if DENSE_SIGN.search(row.text.strip()[:4]):
        return SLACK * 2 * width
    first = _WORD.search(row.text)
    return (columns(first[0]) + 1) * width if first else 0.0
