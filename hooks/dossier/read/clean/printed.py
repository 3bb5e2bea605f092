"""Rules that drop what printed pages carry beside their text: their numbers, and the heads that come on each."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from dossier.languages import Profile, languages, profile
from dossier.languages.writing_systems import DENSE, DENSE_SIGN, LETTER
from dossier.model import Line
from dossier.patterns import late
from dossier.read.ledger import Ledger, is_text, judge_numbers
from dossier.read.lines.courtesy import addresses, greets
from dossier.read.lines.feet import feet
from dossier.read.lines.measure import ends, size
from dossier.read.lines.sentence import JOINING, OPENING, goes_on, is_broken

SERIES = 2
"""Numbers that count up."""
APART = 4
"""Lines of text from one number to the next, on average at least."""
LONGEST_HEAD = 14
"""Words."""
COPIES, SHARE = 3, 1 / 3
"""Of a head that no number of a page stands beside; and the share of them that cut sentences, as no refrain does."""
SKIPPED = 3
"""Steps from one number to the next: a machine that reads a scan misses some."""
_BARE = r"(?:[-–—] ?(?P<dashed>\d{1,4}) ?[-–—]|(?P<bare>\d{1,4}))"

MOST_FIGURES = 2
NAMED = late(rf"{LETTER}{{3}}|[{DENSE}]")
"""What a head has, and a row of figures has not."""
FIGURES = re.compile(r"\d+")
_CLAUSE = re.compile("[，；]")
FOOT = re.compile(
    r"""
    (?: \S.{0,90}? \s+ )?
    (?P<page>\d{1,3}) / (?P<pages>\d{1,3})
    (?: \s{3,} \S.{0,90} )?
    """,
    re.VERBOSE,
)
"""The number of a page and of all pages, at an end of a line that may hold a running head."""


class Number(NamedTuple):
    """The number of a printed page."""

    form: str
    value: int
    sure: bool
    """It says of how many pages it is one."""


def drop_page_numbers(lines: Ledger, _: Profile) -> Ledger:
    """Drop the numbers of printed pages: “Page 3 of 7”, or rising numbers, one of which cuts a sentence.

    >>> page = ["Snow has closed all of the roads to the north", "and the trains have stopped.", "It is cold."]
    >>> trial(drop_page_numbers, *page, page[0], "- 1 -", *page[1:], *page, "Home", "- 2 -", "End")[4]
    ('- 1 -', 'dropped')
    >>> {status for text, status in trial(drop_page_numbers, "1", *page, "2", *page, "3", "4 of us", *page)}
    {'kept'}

    A figure alone may number a chapter, an item or a year. “Page 3 of 7” is sure; figures go only as a series that
    counts up, far enough apart for a page to lie between, if one of them cuts a sentence in two, if they count all
    pages from the first to the last, or if three of them say that they count pages. Dashes beside a figure, or a word,
    are enough where no page but the first is without: the sheets of a letter count from the second on.

    >>> [status for _, status in trial(drop_page_numbers, *page, "- 2 -", *page, "- 3 -", *page)].count("dropped")
    2
    """
    text = [line for line in lines if is_text(line)]
    found = {place: number for place, line in enumerate(text) if (number := _number(line.text))}
    gone = {place for place, number in found.items() if number.sure}
    for series in _series(found):
        spread = series[-1] - series[0] >= APART * (len(series) - 1)
        named = len(series) >= COPIES and found[series[0]].form not in ("dashed", "bare")
        if spread and (named or _is_whole(found, series) or any(_is_within(text, place) for place in series)):
            gone.update(series)
    gone.update(place for series in _sheets(found) for place in series if place and place + 1 < len(text))
    return judge_numbers(lines, "dropped", {text[place].number: text[place].text for place in gone}, "page_break")


def _sheets(found: Mapping[int, Number]) -> Iterator[list[int]]:
    """Places of the numbers that count pages from the second on, without a gap: nobody begins so with sections."""
    forms: dict[str, list[int]] = {}
    for place, number in found.items():
        forms.setdefault(number.form, []).append(place)
    for form, places in forms.items():
        counted = [found[place].value for place in places]
        if form != "bare" and counted == [*range(2, len(counted) + 2)]:
            yield places


def _is_whole(found: Mapping[int, Number], series: Sequence[int]) -> bool:
    """Whether a series counts all pages, from the first of how many there are to the last."""
    first = found[series[0]]
    return first.form == f"/{len(series)}" and first.value == 1


def _series(found: Mapping[int, Number]) -> list[list[int]]:
    """Places of numbers of one form that count up, maybe with gaps."""
    by_form: dict[str, list[list[int]]] = {}
    for place, number in found.items():
        series = by_form.setdefault(number.form, [])
        if series and 0 < number.value - found[series[-1][-1]].value <= SKIPPED:
            series[-1].append(place)
        else:
            series.append([place])
    return [series for each in by_form.values() for series in each if len(series) >= SERIES]


def _is_within(text: Sequence[Line], place: int) -> bool:
    """Whether a sentence goes on from the line before to one of the next two: there may be a head between."""
    if not place or not is_broken(text[place - 1].text) or size(text[place - 1].text) < 4:
        return False
    return any(line.text[0].islower() or _is_rest(line.text) for line in text[place + 1 : place + 3])


def _is_rest(text: str) -> bool:
    """Whether a line of an unspaced script is prose, which has marks that a head has not."""
    return bool(DENSE_SIGN.match(text)) and size(text) >= LONGEST_HEAD and (ends(text) or bool(_CLAUSE.search(text)))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """How all languages number pages, as a PDF's boilerplate need not be in the language of its text."""
    forms = [form for code in languages() for form in profile(code).pages]
    filled = [form.format(page=r"(?P<page>\d{1,4})", pages=r"(?P<pages>\d{1,4})") for form in forms]
    named = [
        (form, re.compile(rf"[-–—\[( ]*{pattern}[-–—\]) ]*", re.IGNORECASE))
        for form, pattern in zip(forms, filled, strict=True)
    ]
    return (*named, ("", re.compile(_BARE)))


def _number(text: str) -> Number | None:
    if "/" in text and (foot := FOOT.fullmatch(text)):
        return Number(f"/{foot['pages']}", int(foot["page"]), sure=False)
    if len(text) > 30 or not any(map(str.isdecimal, text)):
        return None
    for form, pattern in _patterns():
        if match := pattern.fullmatch(text):
            said = {name: value for name, value in match.groupdict().items() if value}
            value = said.get("page") or said.get("dashed") or said["bare"]
            return Number(form or min(said), int(value), "pages" in said and int(value) <= int(said["pages"]))
    return None


def drop_running_heads(lines: Ledger, profile: Profile) -> Ledger:
    """Drop the header or footer that printed pages repeat: the same few words at page ends, or inside sentences.

    >>> page = ["Snow has closed all of the roads to the north", "Weather Report", "and the trains have stopped."]
    >>> [status for text, status in trial(drop_running_heads, *page, *page, *page) if text == "Weather Report"]
    ['dropped', 'dropped', 'dropped']
    >>> {status for text, status in trial(drop_running_heads, *["Thank you.", "Question", "Why?"] * 3)}
    {'kept'}

    A talk repeats “Question”, and a law its headings: a repeated line is a head only where a page ends beside it, or,
    from three times on, where it cuts sentences in two or is foot and head in a row; or where its words say so: an
    address, a marking (“Check against delivery”), what a browser prints on each page. Figures in it do not count, as
    they number the pages. The first one stays if it may be the title.
    """
    text = [line for line in lines if line.text and (is_text(line) or line.decision.role == "page_break")]
    broken = {place for place, line in enumerate(text) if ends_page(line)}
    heads: dict[str, list[int]] = {}
    for place, line in enumerate(text):
        inside = line.follows or (place + 1 < len(text) and text[place + 1].follows)
        if place not in broken and size(line.text) <= LONGEST_HEAD and not inside:
            heads.setdefault(FIGURES.sub("", line.text).strip(" -–—|"), []).append(place)
    # What stands once is no head: only of the others it is asked what they say.
    heads = {key: _unsaid(text, places, profile) for key, places in heads.items() if len(places) > 1}
    repeated = {place for places in heads.values() if len(places) >= SERIES for place in places}
    around = _beyond(len(text), broken | repeated)
    gone = {place for key, places in heads.items() if key for place in _copies(text, places, broken, repeated, around)}
    known = {place for place in feet([line.text for line in text]) if place not in broken}
    beside = (place for places in heads.values() if _is_beside(places, known) for place in places)
    gone |= known.union(beside)
    return judge_numbers(lines, "dropped", {text[place].number: text[place].text for place in gone}, "page_break")


def _unsaid(text: Sequence[Line], places: Sequence[int], profile: Profile) -> list[int]:
    return [place for place in places if not _is_said(text[place].text, profile)]


def _is_said(text: str, profile: Profile) -> bool:
    """Whether a line that stands at the ends of pages belongs to the text: a sentence, a form of address, a turn."""
    return ends(text) or text.endswith((":", "：")) or greets(text, profile) or addresses(text, profile)


def ends_page(line: Line) -> bool:
    """Whether a printed page ends at a line."""
    return line.decision.role == "page_break" or "\x0c" in line.raw


Around = tuple[Sequence[int], Sequence[int]]
"""For each place the nearest ones above and below that may hold the sentence around it."""


def _beyond(count: int, others: set[int]) -> Around:
    """For each of so many places the nearest above and below that are none of the others.

    >>> _beyond(5, {1, 2})
    ([-1, 0, 0, 0, 3], [3, 3, 3, 4, 5])
    """
    above, below = list(range(-1, count - 1)), list(range(1, count + 1))
    for place in range(1, count):
        if place - 1 in others:
            above[place] = above[place - 1]
    for place in range(count - 2, -1, -1):
        if place + 1 in others:
            below[place] = below[place + 1]
    return above, below


def _copies(
    text: Sequence[Line], places: Sequence[int], broken: set[int], repeated: set[int], around: Around
) -> set[int]:
    """Places of a head among those where its words stand; the first stays where it may be a title."""
    at_end = {place for place in places if _is_at_end(place, broken, repeated)}
    within = {place for place in places if _is_cut(text, place, around)}
    printed = len(places) >= SERIES and at_end and len(at_end) >= len(places) - 1
    doubled = sum(two - one == 1 and text[one].text == text[two].text for one, two in pairwise(places))
    often = (
        len(places) >= COPIES
        and _may_run([text[place].text for place in places])
        and (len(within) >= SHARE * len(places) or doubled >= SERIES)
    )
    if (not printed and not often) or (not at_end and any(_is_inline(text, place) for place in places)):
        return set()
    first = places[0]
    title = {first} if not doubled and first - 1 not in broken and first not in within else set()
    return (set(places) if often else at_end | within) - title


def _is_beside(places: Sequence[int], feet: Collection[int]) -> bool:
    """Whether the same words stand at each foot that is known by its own: the name of an office above its address.

    One of them may be missed, as a machine does not read each foot alike.
    """
    found = sum(place - 1 in feet or place + 1 in feet for place in places)
    return len(places) >= SERIES and found >= max(SERIES, len(places) - 1)


def _is_inline(text: Sequence[Line], place: int) -> bool:
    """Whether a line is a link of a page within its sentence: a mark at which no line is cut stands on either side."""
    below = text[place + 1].text if place + 1 < len(text) else ""
    return JOINING.match(below) is not None or (place > 0 and text[place - 1].text.endswith(OPENING))


def _may_run(texts: Sequence[str]) -> bool:
    """Whether lines that differ by figures alone may be one head: words, and no more figures than date and page."""
    figures = len(FIGURES.findall(texts[0])) if len(set(texts)) > 1 else 0
    return NAMED.search(texts[0]) is not None and figures <= MOST_FIGURES


def _is_cut(text: Sequence[Line], place: int, around: Around) -> bool:
    """Whether a sentence goes on from above a line to below it, or beyond heads and numbers that stand beside it."""
    above, below = around
    return _goes_on(text, place - 1, place + 1) or _goes_on(text, above[place], below[place])


def _goes_on(text: Sequence[Line], above: int, below: int) -> bool:
    return above >= 0 and below < len(text) and goes_on(text[above].text, text[below].text, inside=True)


def _is_at_end(place: int, broken: set[int], repeated: set[int]) -> bool:
    """Whether a page ends beside a line, or beside the repeated line next to it."""
    beside = {place - 1, place + 1}
    return bool(beside & broken) or any(2 * each - place in broken for each in beside & repeated)
