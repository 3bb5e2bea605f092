"""Dates in running text, found by the patterns of a language (read/dates/patterns.py)."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from msgspec.structs import replace

from dossier.languages import Profile
from dossier.languages.numerals import DIGITS
from dossier.read.dates.found import DOUBTS, FLAGS, OPEN, UNSURE_ORDER, WRONG_WEEKDAY, Found, opened
from dossier.read.dates.lists import listed
from dossier.read.dates.patterns import NUMERIC, ROMAN, counted, fitting

__all__ = ["DOUBTS", "OPEN", "UNSURE_ORDER", "WRONG_WEEKDAY", "Found", "find", "opened"]

_NEAR = 120
"""Characters around a time limit in which a verb tells whether it lies ahead."""
_CENTURY, _PIVOT = 2000, 70
"""A year of two figures is one of this century if it is lower (POSIX says 69 in strptime, too), else of the last."""
_SLASHED = re.compile(r"(?<!\d)\d\d?/\d\d?/\d\d(?:\d\d)?$")
"""Dates that either order may be meant by, in every language."""
_LOOKALIKES = (
    DIGITS
    | dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-")
    | dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000", " ")
)
"""Digits of Arabic, Persian and full width, the hyphens that typesetters and calculators use for one, wider spaces."""
_LOOKALIKE = re.compile(f"[{''.join(_LOOKALIKES)}]")


def _number(text: str | None, names: Mapping[str, int]) -> int:
    if not text:
        return 0
    return names.get(text.lower(), int(text) if text.isdecimal() else 0)


def _year(groups: Mapping[str, str | None], profile: Profile) -> int:
    """The year that is written, or counted from the beginning of an era or century."""
    if era := profile.eras.get((groups.get("era") or "").lower()):
        return era[0] + _number(groups.get("era_year"), profile.era_years)
    decade = _number(groups.get("decade"), profile.decades)
    if century := _number(groups.get("century"), profile.centuries):
        return century + decade
    if decade:
        return _CENTURY - 100 + decade
    if short := groups.get("short_year") if not groups.get("year") else None:
        return int(short) + (_CENTURY if int(short) < _PIVOT else _CENTURY - 100)
    return _number(groups.get("year"), {})


def _last_year(groups: Mapping[str, str | None], year: int, profile: Profile) -> int:
    """The last year of several, of which only the last two digits may be written: 2024/25; -1 if it comes too early."""
    if groups.get("last_next"):
        return year + 1
    if short := groups.get("short_year") if groups.get("year") else None:
        last = year - year % 100 + int(short)
        return last if last > year else year + 1 if (year + 1) % 100 == int(short) else -1
    if decade := _number(groups.get("last_decade"), profile.decades):
        return (_number(groups.get("last_century"), profile.centuries) or year - year % 100) + decade
    return _number(groups.get("last_century"), profile.centuries) or _number(groups.get("last_year"), {})


@cache
def _weekdays(profile: Profile) -> Mapping[str, int]:
    return {**profile.short_weekdays, **profile.weekdays}


def _found(match: re.Match[str], profile: Profile) -> Found:
    groups = {name: said for name, said in match.groupdict().items() if said is not None}
    year, flags = _year(groups, profile), FLAGS & groups.keys()
    if groups.keys() - FLAGS == {"year"}:
        return Found(match.start(), match.end(), match[0], year, flags=flags)
    part, last = (profile.parts.get((groups.get(name) or "").lower(), (0, 0)) for name in ("part", "last_part"))
    named = _number(groups.get("season"), profile.seasons) or _number(groups.get("roman"), ROMAN)
    found = Found(
        start=match.start(),
        end=match.end(),
        text=match[0],
        year=year,
        month=part[0] or named or _number(groups.get("month"), profile.months),
        day=_number(groups.get("day"), profile.days),
        last_year=_last_year(groups, year, profile),
        last_month=last[1] or part[1] or _number(groups.get("last_month"), profile.months),
        last_day=_number(groups.get("last_day"), profile.days),
        weekday=_number((groups.get("weekday") or "").rstrip("."), _weekdays(profile)),
        number=_number(groups.get("number"), profile.numbers),
        unit=profile.units.get((groups.get("unit") or "").lower(), ""),
        flags=flags,
    )
    return _doubted(found, match, profile) if found.day and found.year else found


def _doubted(found: Found, match: re.Match[str], profile: Profile) -> Found:
    """A complete date with what makes it doubtful; its day of the week may tell which of two figures is the day."""
    several = match.re.pattern in _either(profile)
    figures = several or bool(_SLASHED.search(found.text))
    unsure = figures and found.day <= 12 and found.day != found.month
    short = figures and bool(match.groupdict().get("short_year"))
    if found.weekday and not found.last_day:
        other = replace(found, month=found.day, day=found.month) if unsure else None
        fits = [one for one in (found, other) if one and _falls(one)]
        if len(fits) == 1:
            return fits[0]
        return replace(found, flags=found.flags | ({UNSURE_ORDER} if fits else {WRONG_WEEKDAY}))
    doubts = [UNSURE_ORDER] * unsure + ["perhaps"] * short
    return replace(found, flags=found.flags.union(doubts)) if doubts else found


def _falls(found: Found) -> bool:
    """Whether a complete date is of the day of the week that it names, or is none at all."""
    try:
        return date(found.year, found.month, found.day).isoweekday() == found.weekday
    except ValueError:
        return True


@cache
def _either(profile: Profile) -> frozenset[str]:
    """The patterns of dates in figures that either order may be meant by."""
    return frozenset(NUMERIC[order] for order in profile.date_orders) if len(profile.date_orders) > 1 else frozenset()


@cache
def _worded_year(profile: Profile) -> tuple[re.Pattern[str] | None, Mapping[int, str]]:
    """Four digits in words of one character, and the digits that they mean."""
    digits = {word: str(number) for word, number in profile.numbers.items() if len(word) == len(str(number)) == 1}
    known = "".join(digits)
    return re.compile(f"(?<![{known}])[{known}]{{4}}(?![{known}])") if known else None, str.maketrans(digits)


def _with_digits(text: str, profile: Profile) -> str:
    """Text as long as before, with plain digits, hyphens and spaces, and digits for years in words (二〇二四)."""
    if text.isascii():
        return text
    text = _LOOKALIKE.sub(lambda match: _LOOKALIKES[match[0]], text)
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


def _outside_names(found: list[Found], text: str, names: Iterable[re.Pattern[str]]) -> Iterable[Found]:
    """Those that are not part of a name."""
    if not found:
        return ()
    named = bytearray(len(text))
    for match in (match for pattern in names for match in pattern.finditer(text)):
        start, end = match.span()
        named[start:end] = b"\1" * (end - start)
    return (one for one in found if not any(named[one.start : one.end]))


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
    if not patterns.dates:
        return ()
    found: list[Found] = []
    taken = bytearray(len(text))
    for pattern in patterns.dates:
        for match in pattern.finditer(plain):
            several = listed(match, _found(match, profile), profile)
            start, end = match.span()
            if all(_is_possible(one, plain, profile) for one in several) and not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.extend(several)
    return tuple(sorted(_outside_names(found, plain, patterns.names), key=lambda one: one.start))
