"""Patterns of dates: those of a language (languages/profiles), and the figures that all languages write.

A pattern in languages/profiles may use {year} {month} {capital_month} {day}, {last_year} {last_month} {last_day}
{short_year} for the end of a range, {weekday} {season} {part} {century} {decade} {era_year} {number} {unit}, {any_year}
where a year since 1000 is told from a number, {early_year} where any is, {short_decade} for 30 to 90, {any_weekday} for
names and abbreviations, {bearing} for the words before a date that tell how sure it is (Profile.bearing), and the
language's own pieces (Profile.pieces). A group `last_part` names the quarter that ends several. A group `last_next`
says that a range ends in the year after that in which it begins. A list of days, of months or of both stands in a group
`days`, `months` or `dates` (read/dates/lists.py) and is made of {a_day} {a_month}, parted by the piece {joint};
{unnamed} stands before one that follows no name of a month. These groups matter by their presence alone:

- how sure it is, and to which side it is open: `deadline` (by …), `end` (the end of …), `since` and `past` (since …,
  after …), `about` (around …, early …), `perhaps` (possibly in …), `decade` (the 1990s), `hundred` (a century);
- the side on which the year lies: `back` and `next` (the last …, the next …), `same`, `year_back` and `year_next` (of
  this year, of last year, of next year), `week_back`, `week_same` and `week_next` with a day of the week;
- from where it is counted (read/dates/resolve.py): `ago` (yesterday, two days ago) and `ahead` (within two months) from
  the date of the text, `later` and `earlier` (the next day, two days before) from the date told before, one day where
  no number is given; `told_year` and `told_next` (in May of that year, of the following year) from its year; `after`
  (within N months following …) from the date of what the words name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import ahocorasick

from dossier.languages import Profile
from dossier.languages.text import TOKEN
from dossier.languages.writing_systems import HAN
from dossier.read.dates.needed import Words, all_needed, plain

_YEAR, _ANY_YEAR = r"(?:1[6-9]|20|21)\d\d", r"(?:1\d|20|21)\d\d"
LISTS: Mapping[str, tuple[str, ...]] = {"days": ("day",), "months": ("month",), "dates": ("month", "day")}
"""What each member of a list says, by the group of the list."""
_ISO = (
    rf"(?<![A-Za-z\d/.-])(?P<year>{_YEAR})(?P<sep>[-–/.])(?P<month>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)(?!\d)"
    r"(?:[T ]\d\d:\d\d(?::\d\d)?)?"
)
"""ISO 8601 and its look-alikes, which every language uses."""
NUMERIC = {
    order: rf"(?<![A-Za-z\d/.-])(?=\d{{1,2}}/|\d\d[-.]\d\d\D)"
    rf"(?P<{first}>[0-3]?\d)(?P<sep>[{marks}])(?P<{last}>[0-3]?\d)(?P=sep)(?P<year>{_YEAR})(?![\w/-])"
    for order, first, last, marks in (("dmy", "day", "month", "-/."), ("mdy", "month", "day", "-/"))
}
"""Numbers alone, by the order of day, month and year; with full stops the day comes first almost everywhere."""
_DOTTED = NUMERIC["mdy"].replace("[-/]", "[.]")
"""With full stops the month comes first where the day would be none (03.18.2019, on American pages)."""
_SHORT = {
    order: rf"(?<![\w/.,-])(?P<{first}>[0-3]?\d)/(?P<{last}>[0-3]?\d)/(?P<short_year>\d\d)(?![\w/-]|[.,]\d)"
    for order, first, last in (("dmy", "day", "month"), ("mdy", "month", "day"))
}
"""The same with two figures of the year: with slashes alone, for other marks part versions and telephone numbers."""
_COMPACT = (
    r"(?:\A(?=\d{8}(?!\d)\s?[^\W\d_a-z])"
    rf"|(?:\A|(?<=[(（\[【〔》])|(?<=[》{HAN}] ))"
    r"(?=\d{8}\s?(?:\Z|[)）\]】〕]|\d\d?[:：]\d\d)))"
    r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
)
"""ISO 8601 without marks, where no number of a file or a telephone stands so: alone, before a name, in brackets, or
behind a Chinese name; and nothing or a time of day after it."""
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
ROMAN = {name: number for number, name in enumerate(_ROMANS, 1)}
"""Months as much of Europe writes them between day and year."""
_ROMAN = (
    r"(?<![\w/.-])(?P<day>[0-3]?\d)(?P<sep>[-/.]\s?|\s)(?-i:(?P<roman>(?:X?(?:I{1,3}|IV|VI{0,3}|IX)|XI{0,2})))(?P=sep)"
    rf"(?P<year>{_YEAR})(?![\w/-])"
)
LONGEST_ERA = 200
"""Years."""
_NAME = re.compile(r"\{([a-z]\w*)\}")
_OPTIONAL = re.compile(r"\(\?:(?:[^()]|\([^()]*\))*\)\?")
_TELLS = 3
"""Letters of a word whose absence is worth asking for."""
_FIGURES = (("year", "0000"), ("slash", "0/0"), ("compact", "00000000"))
_MARKED_FIGURES = (("parted", re.compile("0[-–/.]0")), ("roman", re.compile(r"[ivx][-/.\s]\s?0000")))
"""What a text must hold for dates in figures to stand in it, each figure read as 0; without any figure, none of it."""
_WRITTEN = {
    "year": "0000",
    "any_year": "0000",
    "early_year": "0(?:0(?:0(?:0)?)?)?",
    "short_year": "00",
    "short_decade": "00",
}
_WRITTEN |= {f"last_{name}": _WRITTEN[name] for name in ("year", "any_year")}
"""What names in braces stand for that are figures alone."""
_KINDS = {
    "year": "year",
    "era_year": "era",
    "season": "season",
    "part": "part",
    "month": "month",
    "capital_month": "month",
    "day": "day",
    "weekday": "weekday",
    "any_weekday": "weekday",
    "any_year": "year",
    "early_year": "day",
    "short_decade": "day",
    "a_day": "day",
    "a_month": "month",
    "decade": "decade",
    "century": "century",
}
_MARK = "[\"'*%°º®™’‘”“`^]{1,3}"
"""What a scan makes of a raised “th”."""
_AFTER = r"(?:(?!\w)|(?<=\d{4})(?-i:(?=[A-ZÀ-Þ])))"
"""The end of a word; a page may glue the next one to a year."""


def _alternatives(name: str, words: Iterable[str]) -> str:
    """One of the words, the longest first; a look at the first letter spares most places the comparison with all."""
    words = sorted(words, key=len, reverse=True)
    if not words:
        return f"(?P<{name}>(?!))"
    first = "".join(sorted({re.escape(word[0]) for word in words}))
    return f"(?=[{first}])(?P<{name}>{'|'.join(map(re.escape, words))})"


def _unnamed(source: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", source)


def _era_years(profile: Profile) -> list[str]:
    return [*profile.era_years, *map(str, range(1, LONGEST_ERA))]


_NO_PIECES: Mapping[str, str] = {"joint": "(?!)"}
"""Where a language does not say what joins the members of a list, its lists are read as single dates."""


@cache
def pieces(profile: Profile) -> Mapping[str, str]:
    """The language's own pieces, each without the names of others; those must stand before it."""
    written: dict[str, str] = {}
    for name, source in {**_NO_PIECES, **profile.pieces, "bearing": profile.bearing}.items():
        written[name] = _filled(source, written)
    return written


def _filled(source: str, known: Mapping[str, str]) -> str:
    return _NAME.sub(lambda match: known.get(match[1], match[0]), source)


@cache
def parts(profile: Profile) -> Mapping[str, str]:
    """What the names in braces stand for that all languages have."""
    year, any_year = (rf"(?<!\d)(?P<{{}}>{digits})(?!\d)" for digits in (_YEAR, _ANY_YEAR))
    days = "|".join(sorted(map(re.escape, profile.days), key=len, reverse=True))
    dot = r"(?!\w)(?:\.(?=\s?,?\s*\d))?" * (not profile.letters)
    mark = rf"(?:{_MARK}(?=[,\s]{{1,2}}(?:{_YEAR}|{'|'.join(map(re.escape, profile.months))})(?!\w)))?" * (
        not profile.letters
    )
    day = rf"(?P<{{}}>(?<!\d)[0-3]?\d(?!\d){days and '|'}{days})"
    weekdays = [*profile.weekdays, *profile.short_weekdays, *(f"{name}." for name in profile.short_weekdays)]
    return {
        "year": year.format("year"),
        "last_year": year.format("last_year"),
        "any_year": any_year.format("year"),
        "last_any_year": any_year.format("last_year"),
        "unnamed": r"(?=\d)" + "".join(f"(?<!{re.escape(name)} )" for name in profile.months),
        "a_day": _unnamed(day.format("day")) + mark,
        "a_month": _unnamed(_alternatives("month", profile.months)) + dot,
        "any_weekday": _alternatives("weekday", weekdays),
        "month": _alternatives("month", profile.months) + dot,
        "capital_month": "(?-i:(?=[A-ZÀ-Þ]))" + _alternatives("month", profile.months) + dot,
        "last_month": _alternatives("last_month", profile.months) + dot,
        "early_year": r"(?P<year>(?<!\d)[1-9]\d{0,3}(?!\d))",
        "short_decade": r"(?P<decade>[3-9]0)",
        "short_year": r"(?P<short_year>\d\d)(?!\d)",
        "day": day.format("day") + mark,
        "last_day": day.format("last_day") + mark,
        "weekday": _alternatives("weekday", profile.weekdays),
        "season": _alternatives("season", profile.seasons),
        "part": _alternatives("part", profile.parts),
        "unit": _alternatives("unit", profile.units),
        "century": _alternatives("century", profile.centuries),
        "decade": _alternatives("decade", profile.decades),
        "last_century": _alternatives("last_century", profile.centuries),
        "last_decade": _alternatives("last_decade", profile.decades),
        "era_year": _alternatives("era", profile.eras) + r"\s?" + _alternatives("era_year", _era_years(profile)),
        "number": r"(?<![\d.,-])" + _alternatives("number", [*profile.numbers, *map(str, range(1, 100))]) + r"(?!\d)",
    }


@cache
def counted(profile: Profile) -> re.Pattern[str]:
    """What follows a number of things."""
    return re.compile(profile.counted)


@cache
def year_names(profile: Profile) -> tuple[tuple[tuple[Words, ...], re.Pattern[str]], ...]:
    """Patterns of names that hold a year, each with words of which a text must hold one, of each choice."""
    return tuple((all_needed(source), re.compile(source)) for source in profile.year_names)


class _Source(NamedTuple):
    """A pattern before it is made: making all of them takes longer than to read most texts, which need a few."""

    needs: frozenset[str]
    """What a text must hold for it to find anything: a year, a day."""
    words: tuple[Words, ...]
    """Words of which it must hold one, of each choice."""
    source: str


@cache
def _sources(profile: Profile) -> tuple[_Source, ...]:
    before, after = ("", "") if profile.letters else (r"(?<!\w)", _AFTER)
    found = [_Source(needs, (), source) for needs, source in _figures(profile)]
    for written in (_filled(source, pieces(profile)) for source in profile.dates):
        named = {*_NAME.findall(_OPTIONAL.sub("", written))}
        needs = frozenset(kind for name, kind in _KINDS.items() if name in named)
        source = f"{before}(?:{_filled(written, parts(profile))}){after}"
        found.append(_Source(needs, _rare(written, profile), source))
    return tuple(found)


def patterns(profile: Profile) -> tuple[re.Pattern[str], ...]:
    """All patterns of a language."""
    return tuple(_made(one.source) for one in _sources(profile))


@cache
def _made(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def _figures(profile: Profile) -> Iterator[tuple[frozenset[str], str]]:
    """Patterns of dates in figures, each with what it needs; the name of a day of the week before it is read, too."""
    parted, slash = frozenset({"year", "parted"}), frozenset({"slash"})
    yield from ((parted, _ISO), (frozenset({"compact"}), _COMPACT), (frozenset({"roman"}), _ROMAN))
    weekday = parts(profile)["any_weekday"]
    for known, need in ((NUMERIC, parted), (_SHORT, slash)):
        for order in profile.date_orders:
            if weekday:
                yield need | {"weekday"}, rf"(?<!\w){weekday},? {known[order]}"
        yield from ((need, known[order]) for order in profile.date_orders)
    if len(profile.date_orders) > 1:
        yield parted, _DOTTED


def _rare(source: str, profile: Profile) -> tuple[Words, ...]:
    """The words that a pattern needs, but for those of which one stands in most texts.

    Where none is left, a frequent word may be rare before the first letters of a number ("dans 3 mois").
    """
    written = _WRITTEN | {"unit": parts(profile)["unit"]}
    if profile.letters:
        return all_needed(_filled(source, written))
    begun = "".join(sorted({plain(name[0]) for name in profile.numbers} | {"0"}))
    for known in (written, written | {"number": f"(?=[{begun}]){{number}}"}):
        if found := tuple(words for words in all_needed(_filled(source, known)) if _are_rare(words, profile)):
            return found
    return ()


@cache
def _are_rare(words: Words, profile: Profile) -> bool:
    """Whether the absence of some words is worth asking for: none is short or made of frequent words alone."""
    return all(
        len(word.strip()) >= _TELLS - ("0" in word) and not profile.stopwords.issuperset(TOKEN.findall(word))
        for word in (re.sub("0+", "0", word) for word in words)
    )


class _Lookup(NamedTuple):
    """What a walk through a text finds, as bits: one for each thing that patterns need."""

    words: ahocorasick.Automaton
    """Of each word the bits that it sets anywhere, those that it sets as a whole word, and its length."""
    kinds: Mapping[str, int]
    """The bit of month, day, year and so on."""
    dates: tuple[tuple[int, str], ...]
    """Sources of the patterns of dates, each with the bits that it needs."""
    names: tuple[tuple[int, re.Pattern[str]], ...]
    """The same of names that hold a year."""


@cache
def _lookup(profile: Profile) -> _Lookup:
    known, names = _sources(profile), year_names(profile)
    kinds = {
        kind: 1 << place for place, kind in enumerate(sorted(frozenset[str]().union(*(one.needs for one in known))))
    }
    several = (*(one.words for one in known), *(words for words, _ in names))
    choices = dict.fromkeys(choice for words in several for choice in words)
    bits = {choice: 1 << place for place, choice in enumerate(choices, len(kinds))}
    anywhere, whole = Counter[str](), Counter[str]()
    for choice, bit in bits.items():
        for word in choice:
            anywhere[word] |= bit
    for name, named in _names(profile).items():
        for kind in named & kinds.keys():
            (anywhere if profile.letters else whole)[name] |= kinds[kind]
    words = ahocorasick.Automaton()
    for word in anywhere.keys() | whole.keys():
        words.add_word(word, (anywhere[word], whole[word], len(word)))
    words.make_automaton()
    dates = (
        (sum(kinds[kind] for kind in one.needs) + sum(bits[each] for each in one.words), one.source) for one in known
    )
    return _Lookup(words, kinds, tuple(dates), tuple((sum(map(bits.__getitem__, many)), one) for many, one in names))


class Fitting(NamedTuple):
    """The patterns that may find something in a text."""

    dates: tuple[re.Pattern[str], ...]
    names: tuple[re.Pattern[str], ...]
    """Of names that hold a year."""


def fitting(text: str, profile: Profile) -> Fitting:
    """The patterns that may find something in a text, by what it holds."""
    small, known = plain(text), _lookup(profile)
    there = _figured(small, known.kinds)
    for last, (anywhere, whole, length) in known.words.iter(small) if len(known.words) else ():
        there |= anywhere
        if whole & ~there and _is_whole(small, last + 1 - length, last + 1):
            there |= whole
    return _possible(there, profile)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no letter or figure stands before or behind a part of a text."""
    return not (_is_of_word(text[end : end + 1]) or (start and _is_of_word(text[start - 1])))


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


@lru_cache(maxsize=4096)
def _possible(there: int, profile: Profile) -> Fitting:
    """The patterns that need nothing else."""
    known = _lookup(profile)
    dates = tuple(_made(source) for needs, source in known.dates if not needs & ~there)
    return Fitting(dates, tuple(pattern for needs, pattern in known.names if not needs & ~there))


def _figured(text: str, kinds: Mapping[str, int]) -> int:
    """Which figures of dates may stand in a text whose figures are 0."""
    if "0" not in text:
        return 0
    there = [kind for kind, figures in _FIGURES if figures in text]
    there += [kind for kind, pattern in _MARKED_FIGURES if pattern.search(text)]
    return sum(kinds.get(kind, 0) for kind in ("day", *there))


@cache
def _names(profile: Profile) -> Mapping[str, frozenset[str]]:
    """What is named by the words for months, days, seasons and eras: the first of each name in a script with gaps."""
    kinds: Mapping[str, Iterable[str]] = {
        "month": profile.months,
        "weekday": (*profile.weekdays, *profile.short_weekdays),
        "day": profile.days,
        "season": profile.seasons,
        "part": profile.parts,
        "era": profile.eras,
        "decade": profile.decades,
        "century": profile.centuries,
    }
    named: dict[str, set[str]] = {}
    for kind, names in kinds.items():
        for name in names:
            named.setdefault(plain(TOKEN.findall(name)[0]), set()).add(kind)
    return {name: frozenset(kinds) for name, kinds in named.items()}
