"""Dates in running text, found by the patterns of a language (read/dates/patterns.py)."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dossier.languages import Profile
from dossier.model.edtf import Edtf
from dossier.read.dates.patterns import NUMERIC, ROMAN, counted, fitting, names_with_years

UNSURE_ORDER, WRONG_WEEKDAY = "unsure_order", "wrong_weekday"
_DOUBTS = frozenset({UNSURE_ORDER, WRONG_WEEKDAY})
"""Flags that no pattern sets: day and month may change places; the day of the week is not that of the date."""
OPEN = frozenset({"deadline", "since", "past"})
"""Flags of what is but one side of the time that is meant."""
_FLAGS = OPEN | {
    *("end", "about", "perhaps", "decade", "back", "next", "same", "year_back", "year_next", "told_year", "told_next"),
    *("week_back", "week_same", "week_next", "ago", "ahead", "later", "earlier", "after"),
}
_NEAR = 120
"""Characters around a time limit in which a verb tells whether it lies ahead."""
_SEASONS = range(21, 25)
_CENTURY, _PIVOT = 2000, 70
"""A year of two figures is one of this century if it is lower (POSIX says 69 in strptime, too), else of the last."""
_SLASHED = re.compile(r"(?<!\d)\d\d?/\d\d?/\d{4}$")
"""Dates that either order may be meant by, in every language."""
_WIDE_DIGIT = re.compile("[０-９]+")
_WIDE = {ord("０") + digit: str(digit) for digit in range(10)}


@dataclass(frozen=True, slots=True)
class Found:
    """A date as it stands in a text; 0 for the parts that it leaves out."""

    start: int
    end: int
    text: str
    year: int = 0
    month: int = 0
    day: int = 0
    last_year: int = 0
    last_month: int = 0
    last_day: int = 0
    weekday: int = 0
    number: int = 0
    unit: str = ""
    """What the number counts: day, week, month or year."""
    flags: frozenset[str] = frozenset()
    context: str = ""
    """The clause around it, where that is known."""
    block: str = ""
    """Id of the paragraph, where that is known."""

    @property
    def is_deadline(self) -> bool:
        """Whether something is due by this date, rather than happening on it."""
        return "deadline" in self.flags

    @property
    def is_open(self) -> bool:
        """Whether it is but one side of the time that is meant: by then, since then."""
        return bool(self.flags & OPEN)

    def edtf(self, year: int = 0) -> Edtf:
        """The date with a year (its own, or one that the context gives); ValueError if there is no such day."""
        text, ends = self._span(year or self.year), "end" in self.flags
        if ends and not self.is_deadline and not self.month:
            text += "-12"
        moment = Edtf(text)
        return self.qualified(opened(Edtf(str(moment.last)) if ends and self.is_deadline else moment, self))

    def _span(self, year: int) -> str:
        first = _join(year, self.month, self.day)
        if self.month in _SEASONS:
            return first
        if "decade" in self.flags:
            if year % 10:
                raise ValueError(first)
            return f"{first}/{year + 9:04}"
        if self.last_month or self.last_day:
            return f"{first}/" + _join(self.last_year or year, self.last_month or self.month, self.last_day)
        return f"{first}/{self.last_year:04}" if self.last_year else first

    def qualified(self, moment: Edtf) -> Edtf:
        """A date with the qualifiers that its words, or what is wrong with them, give to it."""
        if "about" in self.flags or ("end" in self.flags and not self.is_deadline):
            moment = moment.approximate()
        return moment.uncertain() if "perhaps" in self.flags or (self.flags & _DOUBTS and self.year) else moment


def opened(moment: Edtf, found: Found) -> Edtf:
    """A date as that by which, or since which, something is, where its words say so.

    >>> since = Found(0, 4, "2024", flags=frozenset({"since"}))
    >>> str(opened(Edtf("2024"), since)), str(opened(Edtf("2024"), Found(0, 4, "2024")))
    ('2024/..', '2024')
    """
    if found.is_deadline:
        return moment.until()
    return moment.since() if found.is_open else moment


def _join(year: int, month: int, day: int) -> str:
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def _number(text: str | None, names: Mapping[str, int]) -> int:
    if not text:
        return 0
    return names.get(text.lower(), int(text) if text.isdecimal() else 0)


def _year(groups: Mapping[str, str | None], profile: Profile) -> int:
    """The year that is written, or counted from the beginning of an era or century."""
    if era := _number(groups.get("era"), profile.eras):
        return era + _number(groups.get("era_year"), profile.era_years)
    if century := _number(groups.get("century"), profile.centuries):
        return century + _number(groups.get("decade"), profile.decades)
    if short := groups.get("short_year") if not groups.get("year") else None:
        return int(short) + (_CENTURY if int(short) < _PIVOT else _CENTURY - 100)
    return _number(groups.get("year"), {})


def _last_year(groups: Mapping[str, str | None], year: int) -> int:
    """The year after, where only its last two digits are written: 2024/25."""
    short = groups.get("short_year") if groups.get("year") else None
    return year + 1 if short and (year + 1) % 100 == int(short) else _number(groups.get("last_year"), {})


def _found(match: re.Match[str], profile: Profile) -> Found:
    groups = match.groupdict()
    year, part = _year(groups, profile), profile.parts.get((groups.get("part") or "").lower(), (0, 0))
    named = _number(groups.get("season"), profile.seasons) or _number(groups.get("roman"), ROMAN)
    found = Found(
        start=match.start(),
        end=match.end(),
        text=match[0],
        year=year,
        month=part[0] or named or _number(groups.get("month"), profile.months),
        day=_number(groups.get("day"), profile.days),
        last_year=_last_year(groups, year),
        last_month=part[1] or _number(groups.get("last_month"), profile.months),
        last_day=_number(groups.get("last_day"), profile.days),
        weekday=_number(groups.get("weekday"), profile.weekdays),
        number=_number(groups.get("number"), profile.numbers),
        unit=profile.units.get((groups.get("unit") or "").lower(), ""),
        flags=frozenset(name for name, said in groups.items() if said and name in _FLAGS),
    )
    doubts = _doubts(found, match, profile)
    return replace(found, flags=found.flags | doubts) if doubts else found


def _doubts(found: Found, match: re.Match[str], profile: Profile) -> frozenset[str]:
    """What makes a complete date doubtful."""
    orders = {NUMERIC[order] for order in profile.date_orders}
    several = match.re.pattern in orders and len(orders) > 1 and "." not in found.text
    swapped = (several or bool(_SLASHED.search(found.text))) and found.day <= 12 and found.day != found.month
    wrong = False
    if found.weekday and found.year and found.day and not found.last_day:
        with suppress(ValueError):
            wrong = date(found.year, found.month, found.day).isoweekday() != found.weekday
    return frozenset([UNSURE_ORDER] * swapped + [WRONG_WEEKDAY] * wrong)


@cache
def _worded_year(profile: Profile) -> tuple[re.Pattern[str] | None, Mapping[int, str]]:
    """Four digits in words of one character, and the digits that they mean."""
    digits = {word: str(number) for word, number in profile.numbers.items() if len(word) == len(str(number)) == 1}
    known = "".join(digits)
    return re.compile(f"(?<![{known}])[{known}]{{4}}(?![{known}])") if known else None, str.maketrans(digits)


def _with_digits(text: str, profile: Profile) -> str:
    """Text as long as before, with plain digits for full-width ones and for years in words (二〇二四)."""
    if text.isascii():
        return text
    text = _WIDE_DIGIT.sub(lambda match: match[0].translate(_WIDE), text)
    pattern, digits = _worded_year(profile)
    return pattern.sub(lambda match: match[0].translate(digits), text) if pattern else text


def _is_possible(found: Found, text: str, profile: Profile) -> bool:
    try:
        found.edtf(found.year or 2000)
    except ValueError:
        return False
    return not _counts(found, text, profile) and not _is_a_span_of_the_past(found, text, profile)


def _is_a_span_of_the_past(found: Found, text: str, profile: Profile) -> bool:
    """Whether nothing near it tells of what is to come: within three months the city had fallen."""
    near = text[max(0, found.start - _NEAR) : found.end + _NEAR]
    return "ahead" in found.flags and not re.search(profile.future, near)


def _counts(found: Found, text: str, profile: Profile) -> bool:
    """Whether it is a number of things: 2000 villages; what opens a sentence rather is a date: In 2024 we met."""
    whole = found.year and found.month
    opens = found.text[:1].isupper() and "about" not in found.flags
    if whole or opens or not found.text[-1].isdecimal():
        return False
    return bool(counted(profile).match(text, found.end))


def _outside_names(found: list[Found], text: str, profile: Profile) -> Iterable[Found]:
    """Those that are not part of a name."""
    names = names_with_years(text, profile) if found else []
    return (one for one in found if not any(one.start < end and start < one.end for start, end in names))


def find(text: str, profile: Profile) -> tuple[Found, ...]:
    """Dates in a text, in order; of those that overlap the one whose pattern comes first.

    >>> text = "From April 2 to 3, 2024 we met; by the end of 2025 we shall."
    >>> [(found.text, str(found.edtf())) for found in find(text, profile("en"))]
    [('From April 2 to 3, 2024', '2024-04-02/2024-04-03'), ('by the end of 2025', '../2025-12-31')]
    >>> find("The 2024 Conference may help 78 states.", profile("en"))
    ()
    """
    plain = _with_digits(text, profile)
    patterns = fitting(plain, profile)
    if not patterns:
        return ()
    found: list[Found] = []
    taken = bytearray(len(text))
    for pattern in patterns:
        for match in pattern.finditer(plain):
            one = _found(match, profile)
            if _is_possible(one, plain, profile) and not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
                found.append(one)
    return tuple(sorted(_outside_names(found, plain, profile), key=lambda one: one.start))
