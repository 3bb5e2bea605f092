"""Which line of a page is its title: a score for each line above the text, by named features.

The best witness is the text itself: it says again what its title says, and seldom what a menu says. What each feature
adds to the score stands in languages/titles.yml.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from dossier.languages import TITLES, Profile
from dossier.languages.normal_forms import core
from dossier.languages.text import stems
from dossier.model import Line
from dossier.read.clean.credits import author, body
from dossier.read.clean.page.features import leads_away
from dossier.read.clean.stamps import date, has_date
from dossier.read.clean.title.headline import (
    LINES,
    LONG,
    LONGEST,
    OPEN_END,
    SHORT,
    SHORTEST,
    headline,
    may_be,
    named_by_page,
)
from dossier.read.ledger import is_text
from dossier.read.lines.measure import ends, is_statement, parts_of, size

GLUED = re.compile(r"[a-zß-ÿ][A-ZÀ-Þ]")
FIGURE = re.compile(r"\d")
FEWEST, SHARE = 3, 1 / 3
"""Paragraphs after which no title comes: so many, or this share of all."""
STEM, SYLLABLE = 6, 3
"""Letters by which a word is known, and which it must have."""
NO_TITLE, SURE = 2.0, 0.5
"""Score that no line is the title; and how likely a title is, so that nobody need look at it. Of 198 web pages whose
title is known, this marks 28 of 48 wrong titles (12 of the others are the right one in other words) and 19 of 150."""
MOST, FARTHEST, FIRST, BELOW = 4.0, 64, 3, 5
"""Repetitions that count, lines that count as far, lines at the top of a page, lines in which a date follows."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, none of them empty, and what its candidates are compared with."""

    lines: Sequence[Line]
    known: Sequence[str]
    """Which boilerplate each line is, if any."""
    paragraphs: Sequence[int]
    """How many paragraphs stand above each line."""
    first: int
    """Place of the first paragraph."""
    words: Mapping[str, int]
    """How often the paragraphs say a word."""
    parts: Mapping[str, int]
    """How often the page says a phrase on a line of its own, or as a part of a path."""
    profile: Profile


@lru_cache(maxsize=1024)
def telling(text: str, profile: Profile) -> tuple[str, ...]:
    """Stems of the words of a text that are not frequent in its language.

    >>> telling("The aims of 3 declarations", profile("en")), telling("全球治理", profile("zh"))
    (('aims', 'declar'), ('全球', '球治', '治理'))
    """
    return tuple(stems(text, profile.stopwords, shortest=SYLLABLE))


def page(lines: Sequence[Line], known: Sequence[str], stays: Sequence[bool], profile: Profile) -> Page:
    """What is to be known of a page; known: boilerplate; stays: which lines count as its text."""
    prose = [stay and is_statement(line.text) for line, stay in zip(lines, stays, strict=True)]
    told = (line.text for line, is_told in zip(lines, prose, strict=True) if is_told)
    said = Counter(stem for text in told for stem in telling(text, profile))
    parts = Counter(part for line in lines for part in {core(line.text), *map(core, parts_of(line.text))})
    first = prose.index(True) if True in prose else len(lines)
    return Page(lines, known, list(accumulate(prose)), first, said, parts, profile)


class Likeliest(NamedTuple):
    """The likeliest title of a page."""

    line: Line
    unsure: bool = False
    """It is more likely that another line is the title, or that the page has none."""


def find(seen: Page, among: Collection[int] = ()) -> Likeliest | None:
    """The line that is most likely the title of a page; None when no line may be one.

    among: numbers of the lines to choose from, if not all may be chosen.
    """
    named = next(iter(named_by_page([line for line in seen.lines if is_text(line)])), None)
    if named and may_be(named.text, seen.profile):
        return Likeliest(named)
    places = [place for place in candidates(seen) if not among or seen.lines[place].number in among]
    told = _named_above(seen, places)
    scores = {place: score(features(seen, place)) for place in told or places}
    if not scores:
        return None
    best = max(scores, key=lambda place: (scores[place], -place))
    found = [(seen.lines[place].text, points) for place, points in scores.items()]
    return Likeliest(seen.lines[best], not told and likelihood(seen.lines[best].text, found) < SURE)


def likelihood(text: str, scores: Iterable[tuple[str, float]]) -> float:
    """How likely a line is the title among all that may be, and none of them, by their scores: 0 to 1.

    Lines that say the same are one, so that a copy of a title in a path speaks against it no more.

    >>> found = [("A lamp", 4.0), ("The pier", 1.0)]
    >>> round(likelihood("A lamp", found), 2), round(likelihood("A lamp", [*found, ("The boats", 4.0)]), 2)
    (0.84, 0.46)
    >>> round(likelihood("A lamp", [*found, ("A lamp", 4.0)]), 2)
    0.84
    """
    best: dict[str, float] = {}
    for said, points in scores:
        known = core(said)
        best[known] = max(best.get(known, points), points)
    own, title = best[core(text)], core(text)
    others = [points for said, points in best.items() if said not in title and title not in said]
    return 1 / (1 + sum(math.exp(points - own) for points in [*others, NO_TITLE]))


def _named_above(seen: Page, places: Sequence[int]) -> list[int]:
    """Places of the lines that say what the first line of a page says beside the name of the site: its `<title>`.

    Of its parts the longest counts; a date may stand before it where the page says it again.
    """
    told = parts_of(seen.lines[0].text) if seen.lines else []
    title = core(max(told, key=size)) if len(told) > 1 else ""
    if size(title) < SHORT or body(title):
        return []
    return [
        place for place in places if place and title in (core(part) for part in _dated_parts(seen.lines[place].text))
    ]


def _dated_parts(text: str) -> tuple[str, ...]:
    """A line, and what it says behind a date and a colon."""
    label, colon, rest = text.partition(": ")
    return (text, rest) if colon and date(label) else (text,)


def candidates(seen: Page) -> list[int]:
    """Places of the lines that may be the title: above a paragraph, if there is one."""
    all_ = seen.paragraphs[-1] if seen.paragraphs else 0
    most = min(max(FEWEST, all_ * SHARE), max(0, all_ - 1))
    return [place for place in range(len(seen.lines)) if seen.paragraphs[place] <= most and _may_be(seen, place)]


def _may_be(seen: Page, place: int) -> bool:
    text = seen.lines[place].text
    return (
        is_text(seen.lines[place])
        and SHORTEST <= size(text) <= LONGEST
        and not is_statement(text)
        and may_be(text, seen.profile)
        and is_whole(seen.lines[place : place + LINES], seen.profile)
    )


def is_whole(below: Sequence[Line], profile: Profile) -> bool:
    """Whether the first of these lines is a headline, alone or with some of those below it, and no part of a list."""
    chain = headline(below, profile)
    if chain is None:
        return False
    last = chain[-1].text
    return not OPEN_END.search(last) and last.rsplit(maxsplit=1)[-1].casefold() not in profile.conjunctions


def score(found: Mapping[str, float]) -> float:
    """Sum of the features, each weighed."""
    return sum(TITLES.get(name, 0.0) * value for name, value in found.items())


def features(seen: Page, place: int) -> dict[str, float]:
    """What speaks for and against a line of a page as its title.

    >>> story = "The ministers of all islands met in the harbour on Tuesday, and they adopted a plan."
    >>> entries = lines("Home", "A plan for the harbour", story)
    >>> site = page(entries, ["menu", "", ""], [False, False, True], profile("en"))
    >>> [round(features(site, place)["echo"], 1) for place in (0, 1)]
    [0.0, 0.7]
    """
    line, stems = seen.lines[place], telling(seen.lines[place].text, seen.profile)
    long, part = size(line.text), core(line.text)
    below = [other.text for other in seen.lines[place + 1 : place + BELOW]]
    above = seen.paragraphs[place]
    return {
        "echo": sum(min(math.log2(1 + seen.words.get(stem, 0)), MOST) for stem in stems) / (len(stems) + 1),
        "length": min(long, 12) / 12,
        "short": long < SHORT,
        "long": long > LONG,
        "paragraphs_above": min(above, 3),
        "paragraph_just_above": above > (seen.paragraphs[place - BELOW // 2] if place >= BELOW // 2 else 0),
        "distance": math.log2(1 + min(max(0, seen.first - place), FARTHEST)),
        "repeated": seen.parts.get(part, 0) > 1,
        "date_below": any(date(text) or author(text, seen.profile) for text in below),
        "boilerplate": bool(seen.known[place]),
        "question": ends(line.text),
        "glued": bool(GLUED.search(line.text)),
        "parted": ":" in line.text or "：" in line.text,
        "figure": FIGURE.search(line.text) is not None,
        "dated": has_date(line.text),
        "leads": leads_away(line),
        "first": place < FIRST,
    }
