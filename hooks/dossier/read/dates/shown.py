"""A date that a page shows away from its title: on a stamp elsewhere, in its running heads, in its title, at its top.

What stands there may belong to another story, or be the day of what is told: all of it is marked as a doubt.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from dossier.languages import Profile
from dossier.languages.normal_forms import core
from dossier.languages.writing_systems import is_dense
from dossier.model import Line, When
from dossier.model.document import when
from dossier.model.edtf import Edtf
from dossier.read.clean.stamps import CLOCK, LONGEST_STAMP, date
from dossier.read.dates import Found, find
from dossier.read.dates.order import Order, settled
from dossier.read.dates.stamped import YEAR, has_figure, stamped
from dossier.read.facts.roles import Text
from dossier.read.ledger import is_text
from dossier.read.lines.measure import ends, is_statement, size
from dossier.read.lines.vocabulary import Finder, finder, phrases

_SHORT = 3
"""Letters of a word that stands beside dates and in any sentence: “on”, “le”, “the”."""
_ABOVE = 20
"""Lines above the first sentence of a text that may be its head; a menu is longer."""
_OPENING, _START, _ENDING = 60, 300, 8
"""Lines at the beginning, characters of its first sentence, and lines at the end, that may name the day of a text."""
_HEAD, _PART = 8, 4
"""Words of a line that may lack its day or its month, and of the lines above that may have them."""
_HISTORY = 1900
"""A title with a day of an earlier year tells of history, unless it names the day of the week."""
_REPEATED = 2
"""Heads with one date, from which it is that of the pages."""


def shown_date(text: Text, known: Order) -> When | None:
    """The date that a page shows somewhere, with a mark of doubt; known: the order of its dates in figures."""
    lines = [line for line in text.lines if line.text]
    said = [i for i, line in enumerate(lines) if is_text(line) and is_statement(line.text)]
    first, last = (said[0], said[-1]) if said else (len(lines), len(lines))
    top = [line for i, line in enumerate(lines[:first]) if i < _ABOVE or i >= first - _ABOVE or is_text(line)]
    return (
        _from_stamps(lines[: last + 1], first, text, known)
        or _from_running_heads(lines, text, known)
        or _from_title(text, known)
        or _from_top(top, text, known)
        or _from_beginning(lines[first : first + _OPENING], text, known)
        or _from_ending(lines[-_ENDING:], text, known)
        or _from_weekday([text.title, *(line.text for line in top)], lines, text)
    )


@cache
def ahead(profile: Profile) -> re.Pattern[str]:
    """The words that tell of what is to come."""
    return re.compile(profile.ahead or "(?!)", re.IGNORECASE)


def _days(line: str, text: Text, known: Order) -> Iterator[Found]:
    """The full dates of a line; none where it tells of what is to come."""
    if not has_figure(line) or ahead(text.profile).search(line):
        return iter(())
    full = (one for one in stamped(line, text.profile) if one.day and not one.is_open)
    return (settled(one, known) for one in full)


def _from_stamps(lines: Sequence[Line], first: int, text: Text, known: Order) -> When | None:
    """The date of the stamp that stands nearest above the first sentence, or else below it.

    It is uncertain, since the stamp may be that of another story.
    """
    found = (
        (i > first, abs(i - first), one.edtf(), line.text)
        for i, line in enumerate(lines)
        if size(line.text) <= LONGEST_STAMP
        for one in list(_days(line.text, text, known))[:1]
        if _is_stamp(line.text, one) or (i < first and date(line.text) and not ends(line.text))
    )
    _, _, moment, words = min(found, default=(False, 0, None, ""), key=lambda one: one[:2])
    return when(moment.certain().uncertain(), words) if moment else None


def _is_stamp(line: str, found: Found) -> bool:
    """Whether a short line says that something was published on its date, or by whom, or at which time of day."""
    before, behind = line[: found.start], line[found.end :]
    if finder("updates").search(core(before)):
        return False
    return bool(
        _publishing().search(before.casefold())
        or finder("bylines").match(core(line))
        or CLOCK.match(behind.lstrip(" ,،，-–—|à日"))
    )


@cache
def _publishing() -> Finder:
    """The words of stamps that no sentence without a date has: “published on”, 发布时间."""
    said = phrases("stamps") - phrases("updates")
    return Finder(frozenset(one for one in said if len(one) > (1 if is_dense(one[:1]) else _SHORT)))


def _from_running_heads(lines: Sequence[Line], text: Text, known: Order) -> When | None:
    """The day that heads of printed pages repeat beside other words: that of a sitting, or of an issue."""
    heads = (line.text for line in lines if size(line.text) <= LONGEST_STAMP and not ends(line.text))
    worded = (head for head in heads if not CLOCK.search(head) and not date(head))
    days = [(str(one.edtf()), head) for head in worded for one in _days(head, text, known)]
    day, times = next(iter(Counter(day for day, _ in days).most_common(1)), ("", 0))
    return when(Edtf(day).certain().approximate(), dict(days)[day]) if times >= _REPEATED else None


def _from_title(text: Text, known: Order) -> When | None:
    """The date that a title names, unless a later year is told: the text was written then or later."""
    last = max((int(year) for line in text.lines for year in YEAR.findall(line.text)), default=0)
    told = (one for one in _days(text.title, text, known) if one.weekday or one.year >= max(last, _HISTORY))
    return next((_about(one, text.title) for one in told), None)


def _from_top(lines: Sequence[Line], text: Text, known: Order) -> When | None:
    """The date at the top of a text, one with a day of the week first, or else the nearest to the first sentence."""
    told = [
        (bool(one.weekday), i, one, words)
        for i, words in enumerate(line.text for line in whole(lines, text.profile) if line.decision.role != "title")
        if not ends(words)
        for one in _days(words, text, known)
    ]
    best = max(told, default=None, key=lambda one: one[:2])
    return _about(*best[2:]) if best else None


def whole(lines: Sequence[Line], profile: Profile) -> list[Line]:
    """Lines, each month without a day together with the one or two short lines above that have its day.

    A page parts a day from its raised letters, and a cover sets a date in several lines. A figure alone may number the
    issue of a month: it takes the raised letters, or a day of the week.

    >>> parted, numbered = lines("MONDAY, 8", "TH", "FEBRUARY, 2016"), lines("No. 8", "FEBRUARY 2016")
    >>> [line.text for line in (*whole(parted, profile("en")), *whole(numbered, profile("en")))]
    ['MONDAY, 8', 'TH', 'MONDAY, 8 TH FEBRUARY, 2016', 'No. 8', 'FEBRUARY 2016']
    """
    return [_completed(lines, i, profile) if _is_month(line.text) else line for i, line in enumerate(lines)]


def _is_month(line: str) -> bool:
    return size(line) <= _HEAD and YEAR.search(line) is not None and not any(one.day for one in stamped(line))


def _completed(lines: Sequence[Line], place: int, profile: Profile) -> Line:
    """A line with those above it that give its date a day, or as it is."""
    for above in (1, 2):
        parts = [line.text for line in lines[max(0, place - above) : place]]
        said = " ".join((*parts, lines[place].text))
        raised = not " ".join(parts)[-1:].isdecimal() or not lines[place].text[0].isupper()
        if all(size(part) <= _PART for part in parts) and any(
            one.day and one.year and (one.weekday or raised) for one in find(said, profile)
        ):
            return replace(lines[place], text=said)
    return lines[place]


def _from_beginning(lines: Sequence[Line], text: Text, known: Order) -> When | None:
    """The day that the first sentence tells, or that begins a line below it, the day of the week before it."""
    for i, line in enumerate(lines):
        for one in _days(line.text[:_START], text, known):
            if one.weekday and (not i or not line.text[: one.start].strip(" [(*#_")):
                return _about(one, line.text)
    return None


def _from_ending(lines: Sequence[Line], text: Text, known: Order) -> When | None:
    """The day at the end of an act, on which it was made: “Dated this 5th day of May 2017”."""
    made = (line.text for line in lines if finder("deliveries").match(core(line.text)))
    return next((_about(one, words) for words in made for one in _days(words, text, known)), None)


def _from_weekday(heads: Sequence[str], lines: Sequence[Line], text: Text) -> When | None:
    """A day at the top with its day of the week, in the last year named that fits; those at the top go first."""
    for words in heads:
        for one in find(words, text.profile):
            if one.weekday and one.day and one.month and not (one.year or one.is_open):
                for place in (heads, [line.text for line in lines]):
                    years = {int(year) for said in place for year in YEAR.findall(said)}
                    if days := [day for year in years for day in _fitting(one, year)]:
                        return when(max(days, key=lambda day: day.day).uncertain(), words)
    return None


def _fitting(found: Found, year: int) -> Iterator[Edtf]:
    """The date in a year, if it was of the day of the week that is named."""
    try:
        moment = found.edtf(year)
    except ValueError:
        return
    if moment.day.isoweekday() == found.weekday:
        yield moment


def _about(found: Found, words: str) -> When:
    return when(found.edtf().certain().approximate(), words)
