"""Normalisation of dates: what one leaves out is taken from the dates around it, and the result is uncertain (`?`).

Words that count from the date of the text leave nothing open: “this July” is as sure as the date of the speech.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dossier.languages.text import stems
from dossier.model import When
from dossier.model.document import day_of, when
from dossier.model.edtf import Edtf
from dossier.read.dates import Found, opened

# Dates that words count from another one: yesterday, two days later, last week, within twelve months.


FROM_OWN, FROM_TOLD = frozenset({"ago", "ahead", "back", "next", "same"}), frozenset({"later", "earlier"})
"""Flags of dates that are counted from the date of the text, and from the one told before."""
_BACKWARD = frozenset({"ago", "back", "earlier"})
_LONGEST = {"day": 1, "week": 1, "month": 31, "year": 366}
"""Days that a date may take for others to be counted from it in this unit."""
_MONTHS = 12


def is_counted(found: Found) -> bool:
    """Whether a date lacks even a month or a day of the week, and tells how far it is from another.

    >>> is_counted(Found(0, 9, "yesterday", flags=frozenset({"ago"})))
    True
    """
    near = found.unit and found.flags & FROM_OWN
    return not found.month and not found.weekday and bool(near or found.flags & ({"ago", "ahead"} | FROM_TOLD))


def counted(found: Found, base: Edtf) -> Edtf | None:
    """The date; None if it is counted in days from a month, or in months from a year.

    >>> base = Edtf("2024-09-25")
    >>> str(counted(Found(0, 14, "two days later", number=2, unit="day", flags=frozenset({"later"})), base))
    '2024-09-27'
    >>> str(counted(Found(0, 9, "last week", unit="week", flags=frozenset({"back"})), base))
    '2024-09-16/2024-09-22'
    """
    unit = found.unit or "day"
    if base.days is None or base.days > _LONGEST[unit]:
        return None
    far = 0 if "same" in found.flags else (found.number or 1) * (-1 if found.flags & _BACKWARD else 1)
    try:
        moment = _whole_week(base.day, far) if _names_a_week(found) else _shifted(base.day, far, unit)
    except (ValueError, OverflowError):
        return None
    return opened(moment.approximate() if "about" in found.flags else moment, found)


def _names_a_week(found: Found) -> bool:
    """Last week is a week; two weeks ago is a day."""
    return found.unit == "week" and not found.number and "ahead" not in found.flags


def _whole_week(base: date, weeks: int) -> Edtf:
    """Monday to Sunday (ISO 8601)."""
    monday = base + timedelta(days=weeks * _WEEK - base.weekday())
    return Edtf(f"{monday}/{monday + timedelta(days=_WEEK - 1)}")


def _shifted(base: date, number: int, unit: str) -> Edtf:
    """As precise as what is counted: ten years ago is a year."""
    if unit in ("day", "week"):
        return Edtf(str(base + timedelta(days=number * (_WEEK if unit == "week" else 1))))
    months = base.year * _MONTHS + base.month - 1 + number * (_MONTHS if unit == "year" else 1)
    first = date(months // _MONTHS, months % _MONTHS + 1, 1)
    return Edtf(f"{first:%Y}" if unit == "year" else f"{first:%Y-%m}")


_WEEK = 7
_REACH = 50
"""How many dates before and after one it may be derived from; what is farther away is about something else."""
_TOLD = {"told_year": 0, "told_next": 1}
_TELLING = 5
"""Letters of a word that names something (shorter ones stand in any clause), and of its stem: clauses share little, and
“the plan was adopted” shares no more than so many letters with “the adoption of the plan”."""


def _is_month(known: When | None) -> bool:
    """Whether a date is precise enough for others to be derived from it: a month or less."""
    return known is not None and known.edtf.days is not None and known.edtf.days <= _LONGEST["month"]


@dataclass(frozen=True, slots=True)
class Context:
    """From what an incomplete date may be derived."""

    known: When | None
    """Date of the text itself, if it is known."""
    others: tuple[When, ...]
    """Dates of the text that are complete to the month and no deadlines, the nearest first."""
    clauses: Mapping[When, str]
    """The clause of each of these."""
    before: When | None = None
    """The date just before it in the same paragraph."""


def _years(found: Found, around: date) -> list[tuple[Edtf, date]]:
    """The same day or month in the years about a date; of a day of the week, the one year that it fits, if any."""
    result = []
    for year in (around.year - 1, around.year, around.year + 1):
        try:
            moment = found.edtf(year)
        except ValueError:
            continue
        day = moment.last if found.is_deadline else moment.first
        if day:
            result.append((moment, day))
    return [choice for choice in result if _fits(found, choice[1])] or result


def _fits(found: Found, day: date) -> bool:
    """Whether a full date is of the day of the week that its words name: of three years, one at most is."""
    return bool(found.weekday and found.day and not found.last_day) and day.isoweekday() == found.weekday


def _year_told(found: Found, known: date) -> int:
    """The year that “this year”, “last year” or “next year” means; 0 without such words."""
    shifts = {"same": 0, "year_back": -1, "year_next": 1}
    return next((known.year + shift for flag, shift in shifts.items() if flag in found.flags), 0)


def _near(found: Found, known: date) -> Edtf | None:
    """The date in the year that brings it nearest to the text's own, on the side that its words give."""
    choices = _years(found, known)
    if told := _year_told(found, known):
        return next((moment for moment, day in choices if day.year == told), None)
    if "back" in found.flags:
        choices = [choice for choice in choices if choice[1] <= known]
    if found.flags & {"next", "deadline"}:
        choices = [choice for choice in choices if choice[1] >= known]
    return min(choices, key=lambda choice: abs(choice[1] - known), default=(None,))[0]


def _yearless(found: Found, context: Context) -> When | None:
    if found.flags & _TOLD.keys():
        return _of_the_year_told(found, context.before)
    if context.known:
        return _uncertain(found, _near(found, context.known.edtf.day), context.known, own=True)
    for other in (one for one in context.others if one.edtf.is_sure):
        if moment := (_near if found.flags else _following)(found, other.edtf.day):
            return _uncertain(found, moment, other)
    return None


def _of_the_year_told(found: Found, before: When | None) -> When | None:
    """“In May of that year”: the year of the date just before."""
    if not before or before.edtf.is_open or before.edtf.day.year != before.edtf.last_day.year:
        return None
    [shift] = (_TOLD[flag] for flag in found.flags & _TOLD.keys())
    return _uncertain(found, found.edtf(before.edtf.day.year + shift), before)


def _following(found: Found, known: date) -> Edtf | None:
    """The first such day on or after a date: texts tell in order; with a weekday, one that fits."""
    named = found.weekday and found.day and not found.last_day
    choices = _years(found, known)
    return next((moment for moment, day in choices if (_fits(found, day) if named else day >= known)), None)


_TOLD_FROM_OWN = frozenset({"same", "year_back", "year_next", "week_back", "week_same", "week_next", "ago"})


def _is_told(found: Found) -> bool:
    """Whether words count a date from that of the text so that no other can be meant.

    A number of weeks, months or years is said less exactly; so is “last Tuesday”, and seasons differ by hemisphere.

    >>> from dossier.read.dates import find
    >>> said = "This past July, last year, yesterday; three weeks ago, last Tuesday, in May."
    >>> [_is_told(found) for found in find(said, profile("en"))]
    [True, True, True, False, False, False]
    """
    exact = (not found.number or found.unit == "day") and found.month <= _MONTHS
    near = found.flags & {"back", "next"} and not found.weekday and (found.unit or found.month)
    return exact and bool(near or found.flags & _TOLD_FROM_OWN)


def _uncertain(found: Found, moment: Edtf | None, source: When, *, own: bool = False) -> When | None:
    """The normalised date; marked `?` unless it equals the date it was derived from, or its day of the week fits.

    own: it was derived from that of the text, from which its words may count.
    """
    if moment is None:
        return None
    fits = bool(found.month) and _fits(found, moment.day)
    sure = moment == source.edtf or (source.edtf.is_sure and (fits or (own and _is_told(found))))
    return when(moment if sure else moment.uncertain(), found.text, *source.basis)


def _weekday(found: Found, context: Context) -> When | None:
    """A day of the week: the day itself beside a full date, else the month of the latest date that the text tells."""
    known = context.known or max(context.others, key=day_of, default=None)
    if known is None or not _is_month(known):
        return None
    day = known.edtf.day
    if known is context.known and day == known.edtf.last_day:
        meant = day + timedelta(days=_days_to(found, day.isoweekday()))
        return _uncertain(found, opened(Edtf(str(meant)), found), known, own=True)
    return None if found.is_open else when(f"{day:%Y-%m}?", found.text, *known.basis)


def _days_to(found: Found, today: int) -> int:
    """From a day of the week to the one that is meant: in the week that is named, else the last one or the next."""
    weeks = {"week_back": -1, "week_same": 0, "week_next": 1}
    named = next((shift for flag, shift in weeks.items() if flag in found.flags), None)
    if named is not None:
        return found.weekday - today + named * _WEEK
    ahead = (found.weekday - today) % _WEEK
    if found.flags & {"next", "deadline"}:
        return ahead or _WEEK
    return ahead - _WEEK if ahead or "back" in found.flags else 0


def _counted(found: Found, context: Context) -> When | None:
    """A date so far from the text's own, or from the one told before; what is to be done within a time lies ahead."""
    source = context.before if found.flags & FROM_TOLD else context.known
    own = source is context.known
    return _uncertain(found, counted(found, source.edtf), source, own=own) if source else None


def _year(found: Found, context: Context) -> When | None:
    """A year that is counted from the text's own date."""
    told = _year_told(found, context.known.edtf.day) if context.known else 0
    return _uncertain(found, found.edtf(told), context.known, own=True) if told and context.known else None


def _named(clause: str) -> list[str]:
    return stems(clause, shortest=_TELLING, length=_TELLING)


def _after(found: Found, context: Context) -> When | None:
    """Within N months following something: from the date of what the words name, else of what was told last."""
    if not context.others or not found.number:
        return None
    named = set(_named(found.context.partition(found.text)[2]))
    source = max(context.others, key=lambda other: len(named.intersection(_named(context.clauses.get(other, "")))))
    start = source.edtf.day
    months = start.month - 1 + found.number
    return when(f"{start:%Y-%m}/{start.year + months // 12:04}-{months % 12 + 1:02}~", found.text, *source.basis)


def _rule(found: Found) -> Callable[[Found, Context], When | None]:
    if "after" in found.flags:
        return _after
    if is_counted(found):
        return _counted
    if found.month:
        return _yearless
    return _weekday if found.weekday else _year


def _others(position: int, usable: Sequence[When | None], found: Sequence[Found]) -> list[tuple[When, str]]:
    """The dates near one from which it may be derived, the nearest first, each with its clause."""
    first, last = max(0, position - _REACH), position + _REACH + 1
    near = [(i, moment) for i, moment in enumerate(usable[first:last], first) if moment]
    nearest = sorted(near, key=lambda one: (abs(one[0] - position), one[0] > position))
    return [(moment, found[i].context) for i, moment in nearest]


def _usable(moment: When | None, found: Found) -> When | None:
    """A date if others may be derived from it."""
    return moment if _is_month(moment) and not found.is_deadline else None


def _before(position: int, resolved: Sequence[When | None], found: Sequence[Found]) -> When | None:
    """The date just before, if the same paragraph tells it and it is one that something happened on."""
    last = position - 1
    tells = position and found[last].block == found[position].block and not found[last].is_open
    return resolved[last] if tells else None


def resolve(found: Sequence[Found], known: When | None) -> tuple[When | None, ...]:
    """The dates of a text in reading order, normalised; None for those that cannot be.

    known: the date of the text itself. Complete dates come first, then months and days without a year,
    then dates that depend on these.

    >>> from dossier.read.dates import find
    >>> text = "It was proposed in September 2024. On Tuesday we met; the first talks were on May 6."
    >>> [w and str(w.edtf) for w in resolve(find(text, profile("en")), None)]
    ['2024-09', '2025-05?', '2025-05-06?']
    """
    resolved: list[When | None] = [when(f.edtf(), f.text) if f.year else None for f in found]
    usable = list(map(_usable, resolved, found))
    for ready in (lambda f: f.month, lambda _: True):
        for i, one in enumerate(found):
            if resolved[i] is None and ready(one):
                # The text's own date goes before all others, but where words name one of them.
                others = [] if known and "after" not in one.flags else _others(i, usable, found)
                context = Context(known, tuple(w for w, _ in others), dict(others), _before(i, resolved, found))
                resolved[i] = _rule(one)(one, context)
                usable[i] = _usable(resolved[i], one)
    return tuple(resolved)
