"""What stands at the ends of pages, known by its place: heads, feet and numbers of pages, and notes."""

import re
from collections.abc import Iterator, Mapping, Sequence

from dossier.languages.writing_systems import DENSE, LETTER
from dossier.read.lines.measure import ends
from dossier.read.markup.pdf_rows import Row, Type

RIM = 3
"""Heights from either end of a page among which its head and foot are."""
LEVEL = 2.0
"""Points by which the height of a head may differ from page to page."""
SHARE = 0.4
"""Of all pages that have a head without figures: those of the left and of the right hand may differ."""
SMALL = 0.92
"""Share of the size of most letters up to which a row at the end of a page is a note."""
_FIGURES = re.compile(r"\d+")
_NAMED = re.compile(rf"{LETTER}|[{DENSE}]")
_NOTE = re.compile(r"[⁰¹²³⁴-⁹*†‡]|\(?\d{1,3}[.)]? ?(?=[^\s\d.,])")


_Level = tuple[int, ...]
"""Places of the rows that stand at one height of a page."""


def framed(pages: Sequence[Sequence[Row]]) -> list[set[int]]:
    """Places of the rows that are head or foot of each page: at one height on several pages, the same but for figures.

    Figures must count the pages, or parts stand at the left and at the right. Else a head stands on many pages, and on
    the first it stays: there it may be the title. What ends like a sentence, or as people are addressed, is none.

    >>> pages = [[Row("Lakes", 72, 99, 800, 9, False), Row(f"{n}/3", 300, 310, 40, 9, False)] for n in (1, 2, 3)]
    >>> framed(pages)
    [{1}, {0, 1}, {0, 1}]
    """
    found: list[set[int]] = [set() for _ in pages]
    seen: dict[str, list[tuple[int, _Level]]] = {}
    for number, rows in enumerate(pages):
        for level in _rim(rows):
            texts = [rows[place].text.rstrip() for place in level]
            if not any(ends(text) or text.endswith((",", "，", ":", "：")) for text in texts):
                seen.setdefault(_key(" ".join(texts)), []).append((number, level))
    for number, place in _turned_over(pages):
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
    if len(texts) < SHARE * len(pages) or not _NAMED.search(texts[same[0][0]]):
        return ()
    return same if same[0][0] else same[1:]


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
