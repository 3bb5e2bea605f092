"""The rule that finds the title, and what stands around it."""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from msgspec.structs import replace

from dossier.languages import TITLES, Profile
from dossier.languages.normal_forms import core
from dossier.languages.text import stems
from dossier.languages.writing_systems import DENSE_SIGN
from dossier.model import Decision, Line
from dossier.read.clean.credits import author, body
from dossier.read.clean.features import kind, leads_away
from dossier.read.clean.headline import (
    ELLIPSIS,
    LINES,
    LONG,
    LONGEST,
    OPEN_END,
    SHORT,
    SHORTEST,
    SITE_MARK,
    addressed,
    headline,
    is_release,
    letterhead,
    may_be,
    named_by_page,
    site_title,
    worn,
)
from dossier.read.clean.stamps import date, has_date, rights
from dossier.read.ledger import Ledger, decided, found_title, is_text, judge_numbers, taken_title, text_lines
from dossier.read.lines.measure import ends, head, is_statement, parts_of, size
from dossier.read.lines.vocabulary import phrases

# Which line of a web page is its title: a score for each line above its text, by named features.
#
# The best witness is the text itself: it says again what its title says, and seldom what a menu says. What each feature
# adds to the score stands in languages/titles.yml.

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
        and _is_whole(seen.lines[place : place + LINES], seen.profile)
    )


def _is_whole(below: Sequence[Line], profile: Profile) -> bool:
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


BREAK = re.compile(r"\s*<br ?/?>\s*", re.IGNORECASE)
HEADING = re.compile(r"^#{1,6}\s+|\s+#{1,6}$")
EMPHASIS = re.compile(r"(\*\*|__)(\S.*?)\1")
DASHED = re.compile(r"\s+[–—-]\s+")
NUMBER = re.compile(r"[\W\d]*\d$")
DENSE_MARK = re.compile(r"[-–—]+(?=[^\d\s])")
"""In a script without gaps."""
MANY, ENOUGH = 4, 40
"""Lines above a text of which the first need not be its title; lines of the text that are compared with them."""
SHORTEST_TITLE, LONGEST_TITLE = 2.5, 45
"""Words of a title; the last resort is a shorter line."""


def find_title(lines: Ledger, profile: Profile) -> Ledger:
    """Find the title, take the section label above it, and trim what is attached to it: a site's name, a label, a copy.

    >>> trial(find_title, "News", "Aid for farmers | La Gazette", "All was said.", "© La Gazette")
    ... # doctest: +NORMALIZE_WHITESPACE
    [('News', 'metadata'), ('Aid for farmers', 'metadata'), ('All was said.', 'kept'), ('© La Gazette', 'kept')]
    >>> trial(find_title, "A light for the harbour", "Dear friends,", "Welcome to you all.")
    [('A light for the harbour', 'metadata'), ('Dear friends,', 'kept'), ('Welcome to you all.', 'kept')]
    >>> trial(find_title, "Aid for farmers - Why it matters", "All was said.", "© La Gazette")[0]
    ('Aid for farmers - Why it matters', 'metadata')
    >>> trial(find_title, "We met in Geneva on 4 May, and all of us agreed on a plan.", "It has ten points.")
    ... # doctest: +NORMALIZE_WHITESPACE
    [('We met in Geneva on 4 May, and all of us agreed on a plan.', 'kept'), ('It has ten points.', 'kept')]

    On a whole page `crop_page` has found the title before. Else it is the first line above the first paragraph that is
    long enough and may be a title; where many lines stand there, their features decide as on a page. What a dash or a
    bar parts from it may be half of the title: it goes only if it names a medium, or if another line shows that it is
    the site. A word of menus is a section only with another line between it and the text, as a text may be called
    “Statement”.
    """
    if taken_title(lines):
        return lines
    lines = _without_sections(lines)
    likeliest = title_line(lines, profile)
    if likeliest is None:
        return lines
    lines = _trimmed(lines, likeliest.line)
    line = next(entry for entry in lines if entry.number == likeliest.line.number)
    text = text_lines(lines)
    named = worn(line.text) in _named(lines)
    chain = (line,) if named else headline(text[text.index(line) :][:LINES], profile) or (line,)
    whole = {part.number: Decision("metadata", seen=part.text, role="title", unsure=likeliest.unsure) for part in chain}
    titled = decided(lines, whole)
    labels = {one.number: one.text for one in text if one.number < line.number and core(one.text) in phrases("menu")}
    return judge_numbers(titled, "metadata", labels)


def _without_sections(lines: Ledger) -> Ledger:
    """Lines with the names of sections of the site above the title taken."""
    above = head(lines)
    labels: dict[int, str] = {}
    for line, following in pairwise(above):
        if core(line.text) not in phrases("menu") or core(following.text) in phrases("chrome"):
            break
        labels[line.number] = line.text
    return judge_numbers(lines, "metadata", labels)


def title_line(lines: Ledger, profile: Profile) -> Likeliest | None:
    """The line that is the title; None when no line is."""
    text = text_lines(lines)
    if len(text) < 2:
        return None
    if found := found_title(lines):
        return Likeliest(found, found.decision.unsure)
    top = head(lines)
    above = [line for line in top if size(line.text) <= LONGEST_TITLE]
    places = {line.number: place for place, line in enumerate(text)}
    above = [line for line in above if may_be(line.text, profile) and not line.cells]
    above = [line for line in above if _is_whole(text[places[line.number] :][:LINES], profile)]
    beside, said = letterhead(top), addressed(top, profile)
    above = [line for line in above if line.number not in beside and line.number not in said]
    above = [line for line in above if not body(line.text)] or above
    above = [line for line in above if core(NUMBER.sub("", line.text)) not in phrases("menu")] or above
    if len(above) >= MANY and any(is_statement(line.text) for line in text):
        return _likeliest(lines, above, profile)
    # a sentence may be a headline where the page itself says so
    last = above[0] if above else next(iter(named_by_page(text)), None)
    first = next((line for line in above if size(line.text) >= SHORTEST_TITLE), None)
    if first:
        return Likeliest(first)
    return Likeliest(last, unsure=len(above) > 1) if last else None


def _likeliest(lines: Ledger, above: list[Line], profile: Profile) -> Likeliest | None:
    """The likeliest title of many lines above a text."""
    text = text_lines(lines)[: len(above) + ENOUGH]
    seen = page(text, [kind(line) for line in text], [True] * len(text), profile)
    return find(seen, frozenset(line.number for line in above))


def _trimmed(lines: Ledger, line: Line) -> Ledger:
    """Lines with the title freed of what is attached to it: the name of the site, a label, or a copy of itself."""
    others = [other.text for other in lines if other.text != line.text]
    plain = _without_label(_plain(line.text))
    trimmed = plain if worn(line.text) in _named(lines) else _single(_without_site(plain, others))
    if trimmed == line.text:
        return lines
    rest = line.text.replace(trimmed, " ", 1).strip() or line.text
    mended = replace(line, text=trimmed, decision=replace(line.decision, status="changed", seen=rest))
    return tuple(mended if entry is line else entry for entry in lines)


def _named(lines: Sequence[Line]) -> frozenset[tuple[str, ...]]:
    """What the first line of a page says beside the name of its site, without its label, too."""
    titles = site_title([line for line in lines[:FIRST] if line.text][:1])
    return frozenset(worn(said) for title in titles for said in (title, _without_label(title)))


def _plain(text: str) -> str:
    """A title without marks of a language of pages: breaks of lines, signs of a heading and of emphasis.

    >>> _plain("## **Mend** the wall<br>and the pier")
    'Mend the wall and the pier'
    """
    return EMPHASIS.sub(r"\2", HEADING.sub("", BREAK.sub(" ", text))).strip().rstrip("\\ ")


def _without_label(text: str) -> str:
    """The title behind a colon: the word for a subject, a date or “For immediate release” stand before it.

    >>> _without_label("May 3, 2024 – A lamp for the pier"), _without_label("The pier – A history")
    ('A lamp for the pier', 'The pier – A history')
    """
    label, *rest = re.split(r"\s*[:：]\s*", text, maxsplit=1)
    known = core(label) in phrases("subjects") or date(label) or is_release(label)
    if rest and rest[0] and known:
        return rest[0]
    day, *rest = DASHED.split(text, maxsplit=1)
    return rest[0] if rest and size(rest[0]) >= SHORTEST_TITLE and date(day) else text


def _without_site(text: str, others: list[str]) -> str:
    """The title without its first or last part, if that is the name of the site."""
    marks = [*SITE_MARK.finditer(text), *(DENSE_MARK.finditer(text) if DENSE_SIGN.search(text) else ())]
    first, last = min(marks, key=_start, default=None), max(marks, key=_start, default=None)
    parts = [(text[last.end() :], text[: last.start()])] if last else []
    parts += [(text[: first.start()], text[first.end() :])] if first else []
    pairs = [(name.strip(), title.strip()) for name, title in parts]
    pairs = [(name, title) for name, title in pairs if core(name) and size(title) >= SHORTEST_TITLE]
    if not pairs:
        return text
    alone = {core(other) for other in others}
    cut = tuple(core(other) for other in others if ELLIPSIS.search(other) and size(other) >= SHORT)
    repeated = (title for _, title in pairs if core(title) in alone or core(title).startswith(cut))
    return next(repeated, next((title for name, title in pairs if _is_site(name, others)), text))


def _start(mark: re.Match[str]) -> int:
    return mark.start()


def _is_site(name: str, others: list[str]) -> bool:
    """Whether a part of a title names the site: it is the name of a medium, or other lines show it."""
    known = core(name)
    return bool(body(name)) or any(core(other) == known or (rights(other) and known in core(other)) for other in others)


def _single(text: str) -> str:
    """The title once, where it stands twice on its line.

    >>> _single("Aid for farmersAid for farmers"), _single("Bye bye")
    ('Aid for farmers', 'Bye bye')
    """
    half = text[: (len(text) + 1) // 2].strip(" -–—|")
    return half if size(half) >= SHORTEST_TITLE and text[len(text) - len(half) :] == half else text
