"""What stands at the ends of pages, known by its place: heads, feet and numbers of pages, and notes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from dossier.languages.writing_systems import DENSE, LETTER
from dossier.read.lines.measure import ends, size
from dossier.read.markup.pdf_rows import Row, Type

RIM = 3
"""Heights from either end of a page among which its head and foot are."""
LEVEL = 2.0
"""Points by which the height of a head may differ from page to page."""
LONGEST = 14
"""Words of a head."""
CLEAR = 1.25
"""Times the usual distance of rows from which a head stands apart from the text."""
SHARE = 0.4
"""Of all pages that have a head without figures: those of the left and of the right hand may differ."""
WATERMARK = 6
"""Words of a watermark."""
SMALL = 0.92
"""Share of the size of most letters up to which a row at the end of a page is a note."""
_FIGURES = re.compile(r"\d+")
_NAMED = re.compile(rf"{LETTER}|[{DENSE}]")
_NOTE = re.compile(r"[⁰¹²³⁴-⁹*†‡]|\(?\d{1,3}[.)]? ?(?=[^\s\d.,])")


_Level = tuple[int, ...]
"""Places of the rows that stand at one height of a page."""


def framed(pages: Sequence[Sequence[Row]]) -> list[set[int]]:
    """Places of the rows that are head or foot of each page: at one height on several pages, the same but for figures.

    Figures must count the pages, or parts stand at the left and at the right. Else a head stands on many pages, apart
    from the text, and on the first it stays: there it may be the title. What ends like a sentence, or as people are
    addressed, is none.

    >>> said = [Row("It rained.", 72, 99, 700 - 12 * n, 9, False) for n in range(4)]
    >>> head = Row("Lakes", 72, 99, 800, 9, False)
    >>> framed([[head, *said, Row(f"{n}/3", 300, 310, 40, 9, False)] for n in (1, 2, 3)])
    [{5}, {0, 5}, {0, 5}]
    """
    found: list[set[int]] = [set() for _ in pages]
    seen: dict[str, list[tuple[int, _Level]]] = {}
    for number, rows in enumerate(pages):
        for level in _rim(rows):
            texts = [rows[place].text.rstrip() for place in level]
            said = any(ends(text) or text.endswith((",", "，", ":", "：")) for text in texts)
            if not said and size(" ".join(texts)) <= LONGEST:
                seen.setdefault(_key(" ".join(texts)), []).append((number, level))
    for number, place in (*_turned_over(pages), *_watermarks(pages)):
        found[number].add(place)
    for same in (group for alike in seen.values() for group in _at_one_height(pages, alike)):
        for number, level in _heads(pages, same):
            found[number].update(level)
    return found


def _turned_over(pages: Sequence[Sequence[Row]]) -> Iterator[tuple[int, int]]:
    """Places of the signs at the ends of pages by which some typists say that the text goes on: “…/…”."""
    last = [max(range(len(rows)), key=lambda place: -rows[place].base, default=0) for rows in pages]
    texts = {
        number: rows[place].text.strip() for number, (rows, place) in enumerate(zip(pages, last, strict=True)) if rows
    }
    signs = {number: text for number, text in texts.items() if not any(map(str.isalnum, text)) and "/" in text}
    yield from ((number, last[number]) for number in signs if len(signs) > 1)


def _watermarks(pages: Sequence[Sequence[Row]]) -> Iterator[tuple[int, int]]:
    """Places of a few words that run across a page."""
    rows = ((number, place, row) for number, page in enumerate(pages) for place, row in enumerate(page))
    yield from ((number, place) for number, place, row in rows if row.slanted and size(row.text) <= WATERMARK)


def _rim(rows: Sequence[Row]) -> list[_Level]:
    """What stands at the heights from either end of a page among which its head and foot are."""
    levels: list[list[int]] = []
    for place in sorted(range(len(rows)), key=lambda place: -rows[place].base):
        if levels and rows[levels[-1][0]].base - rows[place].base < LEVEL:
            levels[-1].append(place)
        else:
            levels.append([place])
    return [tuple(level) for at, level in enumerate(levels) if at < RIM or at >= len(levels) - RIM]


def _key(text: str) -> str:
    """Words without their figures, in an order that does not change from left to right."""
    return " ".join(sorted(_FIGURES.sub("#", text).split()))


def _at_one_height(
    pages: Sequence[Sequence[Row]], levels: Sequence[tuple[int, _Level]]
) -> Iterator[list[tuple[int, _Level]]]:
    group: list[tuple[int, _Level]] = []
    height = 0.0
    for number, level in sorted(levels, key=lambda at: pages[at[0]][at[1][0]].base):
        base = pages[number][level[0]].base
        if group and base - height > LEVEL:
            yield sorted(group)
            group = []
        height = height if group else base
        group.append((number, level))
    yield sorted(group)


def _heads(pages: Sequence[Sequence[Row]], same: Sequence[tuple[int, _Level]]) -> Sequence[tuple[int, _Level]]:
    """Those of the levels that are heads or feet."""
    texts = {number: " ".join(pages[number][place].text for place in level) for number, level in same}
    if len(texts) < 2:
        return ()
    parted = all(len(level) > 1 for _, level in same)
    if _counts(texts) or (parted and _NAMED.search(texts[same[0][0]])):
        return same
    apart = sum(_stands_apart(pages[number], level) for number, level in same)
    if 2 * apart < len(same) or len(texts) < SHARE * len(pages) or not _NAMED.search(texts[same[0][0]]):
        return ()
    return same if same[0][0] else same[1:]


def _stands_apart(rows: Sequence[Row], level: _Level) -> bool:
    """Whether more space lies between rows and their neighbours than between most: two pages may begin alike."""
    bases = sorted({row.base for row in rows})
    steps = sorted(two - one for one, two in pairwise(bases))
    base = rows[level[0]].base
    near = min((abs(other - base) for other in bases if abs(other - base) > LEVEL), default=0.0)
    return near > CLEAR * steps[len(steps) // 2] if steps else False


def _counts(texts: Mapping[int, str]) -> bool:
    """Whether a figure in each text rises with the pages."""
    offsets = [{int(figure) - number for figure in _FIGURES.findall(text)[:9]} for number, text in texts.items()]
    return bool(set.intersection(*offsets))


def notes(rows: Sequence[Row], kind: Type) -> int:
    """How many rows at the end of a page are notes: in smaller letters than most, from a number or a star on."""
    small = 0
    for row in reversed(rows):
        if row.size > SMALL * kind.size:
            break
        small += 1
    first = next((place for place in range(len(rows) - small, len(rows)) if _NOTE.match(rows[place].text)), len(rows))
    return len(rows) - first
