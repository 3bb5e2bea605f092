"""The date of a line that holds little else: a page may print it in another language than its text's, or badly."""

import re
from functools import cache, lru_cache

from msgspec.structs import replace

from dossier.languages import CLDR, Profile, languages, profile
from dossier.languages.normal_forms import core
from dossier.languages.numerals import in_ascii
from dossier.read.dates import Found, find
from dossier.read.lines.vocabulary import Finder, phrases

_FIGURE = re.compile(r"[\d年]")
_ANY_YEAR = re.compile(
    r"1[6-9]\d\d|20\d\d|年|(?<!\d)1[0-4]\d[-./]\d|\d\d,?(?: \w\w?)? \d\d?\s?[:.h]\s?\d\d|\A\d\d?([./-])\d\d?\1\d\d\Z"
)
YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_ADDRESS = re.compile(r"(?:https?://|www\.|(?<!\w)(?!\w+/[^\W\d]+ \d{4}(?!\d))[\w.-]*[^\W\d][\w.-]*/)[^\s)\]]*")
"""An address on the web, or the path of a file; none is a month under two names before its year."""
_ALONE = re.compile(r"(\d\d?)[./-](\d\d?)[./-](\d\d)")
"""A date in short figures; with other marks than slashes only alone on its line, for versions look so."""
_SPACED = re.compile(r"(?:\S ){5,}\S")
"""A line with a gap behind each character."""
_GLUED = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?:[-./]\d\d[-./]\d\d)?(?=\d{1,2}(?:[:.]\d\d|\s?[^\W\d]))")
"""A year or a date to which a page glued the time of day, or the date again."""
_LED = re.compile(r"(?<![^\W\d])[^\W\d]{2}(?=\d\d?[./]\d\d?[./]\d{4}(?!\d))")
"""A short word that a page glued to the date behind it."""
_CLOCK = re.compile(r"\d\d?\s*[:：h时]\s*\d\d(?:[:：]\d\d)?")
_BEFORE, _BEHIND = re.compile(r"(?<!\d)(\d{1,4})\W{0,3}[^\W\d]{0,2}\W{1,3}$"), re.compile(r"\W{0,3}(\d{1,4})(?!\d)")
"""A figure just before and just behind the name of a month, with what may be left of “th”."""
_OF_ERA = re.compile(
    r"(?P<label>[^\d:：]*[:：])?\s*(?P<year>1[0-4]\d)(?P<sep>[-./年])(?P<month>\d\d?)(?:(?P=sep)|月)(?P<day>\d\d?)日?"
)
"""A year of an era at the beginning of a line: three figures, which no other calendar of our texts has."""
_LATEST = 2100
"""No text is of a later year: an era in which the figures give one is not meant."""
_LONGEST_DAY = 2
"""Figures."""


@lru_cache(maxsize=8192)
def stamped(text: str, own: Profile | None = None) -> tuple[Found, ...]:
    """The dates of a short line, with year and month at least, or a year that is said to be vague; in order.

    They are read in the text's `own` language if it knows them, else in any. A line that no language reads may be
    badly printed: then the names of a month and a year are enough, and a day that may be another is marked as such.

    >>> [str(one.edtf()) for one in stamped("Publié le 26 septembre 2024")]
    ['2024-09-26']
    >>> [[str(one.edtf()) for one in stamped(text)] for text in ("May - 14 - 2024", "2774 MAY 2024", "Circa 1890")]
    [['2024-05-14'], ['2024-05-27?'], ['1890~']]
    >>> [str(one.edtf()) for text in ("On 15 Oct 202315 Oct 2023", "le03/12/2025 à 06h05") for one in stamped(text)]
    ['2023-10-15', '2025-12-03?']
    >>> str(stamped("Nueva York, 24 de septiembre de 2024")[0].edtf())
    '2024-09-24'
    >>> stamped("The year 2024"), stamped("Resolution 2024/12"), str(stamped("發布日期：113-08-06")[0].edtf())
    ((), (), '2024-08-06')
    """
    if not has_figure(text):
        return ()
    text = in_ascii(text)
    if _SPACED.fullmatch(text):
        return tuple(replace(one, start=0, end=len(text)) for one in stamped(text.replace(" ", ""), own))
    text = _ADDRESS.sub(_blank, _LED.sub(_blank, text)) if "/" in text else text
    if not may_be_dated(text):
        return ()
    if alone := _ALONE.fullmatch(text):
        text = "/".join(alone.groups())
    if glued := _GLUED.search(text):
        return stamped(text[: glued.end()], own)
    known = dict.fromkeys((*((own,) if own else ()), *(profile(code) for code in languages())))
    read = []
    for each in known:
        dates = tuple(one for one in find(text, each) if _is_told(one))
        if any(one.day for one in dates):
            return dates
        read.append(dates)
    return _of_era(text) or _worn(text) or next(filter(None, read), ())


def may_be_dated(text: str) -> bool:
    """Whether a line has what every date of a page has: to look for it in all languages costs more."""
    return has_figure(text) and _ANY_YEAR.search(in_ascii(text)) is not None


def has_figure(text: str) -> bool:
    """Whether a line has a figure, or the sign for a year behind words for one."""
    return _FIGURE.search(text) is not None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _is_told(found: Found) -> bool:
    return bool(found.year and (found.month or "about" in found.flags))


def _of_era(text: str) -> tuple[Found, ...]:
    """The date that stands behind a word for dates, or alone, in the years of the only era that texts count by."""
    match = _OF_ERA.match(text)
    if not match or not (match["sep"] == "年" or core(match["label"] or "") in phrases("stamps")):
        return ()
    starts = {era[0] for code in languages() for era in profile(code).eras.values() if era[1:] == ()}
    start, end, year = match.start("year"), match.end(), int(match["year"])
    read = (Found(start, end, text[start:end], era + year, int(match["month"]), int(match["day"])) for era in starts)
    return tuple(one for one in read if one.year < _LATEST and _exists(one))


@cache
def _months() -> tuple[Finder, dict[str, int]]:
    """Names of months in all languages, even those without a profile, as far as they are words; what they name."""
    known = [profile(code).months for code in languages()]
    names = {name: number for months in known for name, number in months.items() if name.isalpha() and len(name) > 1}
    foreign = {name: number for months in CLDR["months"].values() for number, name in enumerate(months, 1)}
    names = {**foreign, **names}
    return Finder(frozenset(names)), names


def _worn(text: str) -> tuple[Found, ...]:
    """The date of a line with the name of one month, one year, and maybe a day beside the month."""
    small = _CLOCK.sub(_blank, text.lower())
    years = list(YEAR.finditer(small))
    if len(years) != 1:
        return ()
    names, numbers = _months()
    months = list(names.finditer(small))
    if len(months) != 1:
        return ()
    without = YEAR.sub(_blank, small)
    near = _BEFORE.search(without[: months[0].start()]) or _BEHIND.match(without, months[0].end())
    figure = near[1] if near else ""
    flags = frozenset({"perhaps"} if len(figure) > _LONGEST_DAY else ())
    parts = [match.span() for match in (*months, *years, near) if match]
    start, end = min(first for first, _ in parts), max(last for _, last in parts)
    found = Found(start, end, text[start:end], int(years[0][0]), numbers[months[0][0]])
    dated = replace(found, day=int(figure[:_LONGEST_DAY] or 0), flags=flags)
    return (dated if _exists(dated) else found,)


def _exists(found: Found) -> bool:
    try:
        return bool(found.edtf())
    except ValueError:
        return False
