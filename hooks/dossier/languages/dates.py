"""Dates as readers see them: EDTF in the words of a language."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import lru_cache
from typing import Any

from babel.dates import format_date

from dossier.languages import words
from dossier.languages.locales import locale_of
from dossier.model.edtf import Edtf, Endpoint

_CENTURY = 100
_SKELETONS = {"month": ("yMMMM",), "day": ("yMMMMd", "yMMMd")}
"""Names of CLDR's formats of intervals (https://unicode.org/reports/tr35/tr35-dates.html#intervalFormats), best first;
the last is there in every language."""


def display_date(edtf: Edtf | str, language: str, basis: tuple[str, ...] = ()) -> str:
    r"""A date, or its EDTF text, in words, its uncertainty included. ValueError when it is no EDTF.

    basis: the words that show it; where there are several, a part that one lacks was completed from the others, which
    is something else than a doubt.

    >>> display_date("2024-04-03", "en"), display_date("2025-05?", "en"), display_date("2024-04-03~", "en")
    ('3 April 2024', 'May 2025 (uncertain)', 'around 3 April 2024')
    >>> display_date("2024-04-02/2024-04-03", "en"), display_date("../2025-12-31", "en"), display_date("2024-21", "en")
    ('2–3 April 2024', 'by the end of 2025', 'spring 2024')
    >>> display_date("2025-05-06?", "en", ("May 6", "September 2024"))
    '6 May 2025 (completed from context)'
    >>> display_date("2024/2026", "en"), display_date("2024-04-01", "fr")
    ('2024–2026', '1er\xa0avril 2024')
    >>> display_date("2024-04-02/2024-04-03", "fr"), display_date("2024-07/2024-09~", "zh")
    ('2 et 3\xa0avril 2024', '2024年7月至9月间')
    >>> display_date("185X", "en"), display_date("18XX", "en"), display_date("1850-03-XX", "en")
    ('1850s', 'between 1800 and 1899', 'March 1850 (day unknown)')
    >>> display_date("1850/", "en"), display_date("1850/..", "en")
    ('1850–unknown', 'from 1850 onwards')
    """
    return _displayed(str(edtf), language, completed=len(basis) > 1)


# By the text alone: many sentences, each a basis of its own, tell the same day.
@lru_cache(maxsize=16384)
def _displayed(edtf: str, language: str, *, completed: bool) -> str:
    moment, say = Edtf(edtf), words(language)["dates"]
    # Around what is said with words between two ends, other words ("vers le") would read oddly.
    shown = _unspecified(moment, language, say) or _span(
        moment, language, {**say, "spans": {}} if moment.is_approximate else say
    )
    if moment.is_approximate and moment.start and moment.end and _is_vague(moment.start, moment.end):
        shown = _within(moment.start, moment.end, language, say)
    elif moment.is_approximate:
        shown = _phrase("approximate", moment.start, shown, say)
    told = "completed" if completed else "uncertain"
    return str(say[told]).format(date=shown) if moment.is_uncertain else shown


def _within(start: Endpoint, end: Endpoint, language: str, say: Mapping[str, Any]) -> str:
    first, last = (_single(end, language, say) for end in (start, end))
    year = _formatted(start, say["formats"]["year"], language, say)
    # What both share is said once: the year, behind the months or before them.
    last = last.removeprefix(year) if first.startswith(year) else last
    return str(say["within"]).format(first=_shared(first, last), last=last)


def _unspecified(moment: Edtf, language: str, say: Mapping[str, Any]) -> str:
    """A date of which some digits are not known; empty where it has none, or is an interval."""
    start, end = moment.start, moment.end
    if not moment.is_unspecified or "/" in moment.text or not start or not end:
        return ""
    if start == end and not moment.is_sure:
        return ""
    if start == end:
        unknown = say["unspecified"]["day" if start.precision == "month" else "month"]
        return str(unknown).format(date=_single(start, language, say))
    is_decade = end.year - start.year < _CENTURY - 1
    return str(say["decade"]).format(year=f"{start.year:04}") if is_decade else _within(start, end, language, say)


def _is_vague(start: Endpoint, end: Endpoint) -> bool:
    """Whether two ends tell within which months or years something was; of days, how long it took."""
    return start != end and start.precision == end.precision != "day"


def _shared(first: str, last: str) -> str:
    """The first of two dates without the year that both end with: "July" before "September 2024"."""
    words, others = first.split(), last.split()
    while len(words) > 1 and words[-1] == others[-1]:
        words, others = words[:-1], others[:-1]
    return " ".join(words)


def years(first: str, last: str, language: str) -> str:
    """From one year to another, or the one that they are.

    >>> years("2024", "2026", "en"), years("2024", "2024", "zh")
    ('2024–2026', '2024年')
    """
    return display_date(first if first == last else f"{first}/{last}", language)


def _single(end: Endpoint, language: str, say: Mapping[str, Any]) -> str:
    if end.precision == "season":
        return str(say["seasons"][str(end.month)]).format(year=f"{end.year:04}")
    return _formatted(end, say["formats"][end.precision], language, say)


def _span(moment: Edtf, language: str, say: Mapping[str, Any]) -> str:
    first, last = moment.start, moment.end
    if first is None or last is None:
        known = first or last
        if known and not (moment.text.startswith("..") or moment.text.endswith("..")):
            told = (_single(end, language, say) if end else say["unknown"] for end in (first, last))
            return str(say["years"]).format(**dict(zip(("first", "last"), told, strict=True)))
        if last and last.precision == "day" and (last.month, last.first.day) == (12, 31):
            return str(say["year_end"]).format(date=_formatted(last, say["formats"]["year"], language, say))
        return _phrase("since" if first else "until", known, _single(known, language, say), say) if known else ""
    if first == last:
        return _single(first, language, say)
    patterns = _interval(first, last, language, say)
    if patterns:
        begin, end = (_formatted(*each, language, say) for each in zip((first, last), patterns, strict=True))
        joint = _joint(first, last, say)
        return joint.format(first=re.sub(r"[\s–—-]+$", "", begin), last=end) if joint else begin + end
    key = "years" if first.precision == last.precision == "year" else "between"
    return str(say[key]).format(first=_single(first, language, say), last=_single(last, language, say))


def _joint(first: Endpoint, last: Endpoint, say: Mapping[str, Any]) -> str:
    """The words of a language between two days or months instead of CLDR's dash; empty where it has none."""
    beside = last.first - first.first == timedelta(days=1) and first.precision == "day" and first.month == last.month
    return str(say.get("spans", {}).get("next" if beside else first.precision, ""))


def _interval(first: Endpoint, last: Endpoint, language: str, say: Mapping[str, Any]) -> Sequence[str]:
    """Formats of the two ends of days or of months by CLDR, which says once what both share; empty where it has none.

    In most languages CLDR shortens months beside days (2–3 Apr 2024), and so does Babel's format_interval: they are
    written out here, and joined to the day, as in the language's own format of a day. Between years CLDR has a dash
    even in Chinese, between seasons and dates of different precision nothing: the words of the language say these.
    """
    unit = first.precision
    if unit not in _SKELETONS or unit != last.precision:
        return ()
    field = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    formats = locale_of(language).interval_formats
    patterns = next(formats[name] for name in _SKELETONS[unit] if name in formats)[field]
    joint = re.search(r"d\W*MMMM", say["formats"]["day"]) if unit == "day" else None
    written = (re.sub(r"\bMMM\b", "MMMM", pattern) for pattern in patterns)
    return tuple(re.sub(r"\bd\W*MMMM", joint[0], pattern) if joint else pattern for pattern in written)


def _formatted(end: Endpoint, pattern: str, language: str, say: Mapping[str, Any]) -> str:
    if end.first.day == 1 and say.get("first_day"):
        pattern = pattern.replace("d", f"'{say['first_day']}'")
    return format_date(end.first, pattern, locale=locale_of(language))


def _phrase(key: str, end: Endpoint | None, shown: str, say: Mapping[str, Any]) -> str:
    """A phrase around a date; its wording depends on the date's precision ("by the end of 2025", "by 3 May 2025")."""
    unit = end.precision if end else "year"
    return str(say[key]["month" if unit == "season" else unit]).format(date=shown)
