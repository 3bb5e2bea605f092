"""The conventions of each language, as the Unicode CLDR has them (through Babel)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from operator import getitem
from typing import Generic, Literal, TypeVar

from babel.core import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from dossier.languages import base, words
from dossier.model import Detail


@cache
def locale_of(language: str) -> Locale:
    """What Babel knows of a language, and of the country whose habits its interface words follow (`site.locale`).

    >>> locale_of("en").list_patterns["standard"]["end"]
    '{0} and {1}'
    """
    told = Locale.parse(words(language)["site"]["locale"])
    if told.language == base(language):
        return told
    # Words of another language may stand in for those that one lacks; its numbers need no words.
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return told


# The direction in which a language is written (Unicode CLDR).


Direction = Literal["ltr", "rtl", "auto"]


@cache
def direction(tag: str) -> Direction:
    """The value of HTML's `dir` for words in a language; tag: BCP 47, empty where nobody knows the language.

    >>> direction("fr"), direction("und-Latn"), direction("")
    ('ltr', 'ltr', 'auto')
    >>> direction("he"), direction("pa-Arab"), direction("pa")
    ('rtl', 'rtl', 'ltr')
    """
    if not tag:
        return "auto"
    try:
        return "rtl" if Locale.parse(tag, sep="-").text_direction == "rtl" else "ltr"
    except (UnknownLocaleError, ValueError):
        return "ltr"


# Names of languages, in a language (Unicode CLDR).


@lru_cache(maxsize=1024)
def language_name(code: str, language: str) -> str:
    """What readers of a language call another; its code where CLDR has no name.

    >>> language_name("zh", "fr"), language_name("qqq", "en")
    ('chinois', 'qqq')
    """
    return str(locale_of(language).languages.get(code.replace("-", "_"), code))


# Numbers, shares, and numbers with their nouns, by the rules of each language (Unicode CLDR).


_MINUS = "\N{MINUS SIGN}"


@lru_cache(maxsize=4096)
def figure(number: int, language: str) -> str:
    r"""How many there are. What a number only names (a year, line 1204) has no thousands and is no figure.

    >>> figure(1200, "en"), figure(1200, "fr")
    ('1,200', '1\u202f200')
    """
    return str(format_decimal(number, locale=locale_of(language)))


def tenths(value: float, language: str) -> str:
    """A measure with one decimal place.

    >>> tenths(-0.84, "en"), tenths(0.84, "fr")
    ('−0.8', '0,8')
    """
    return str(format_decimal(value, format="0.0", locale=locale_of(language))).replace("-", _MINUS)


@lru_cache(maxsize=1024)
def percent(share: float, language: str) -> str:
    r"""A share of 1 in whole hundredths.

    >>> percent(0.942, "en"), percent(0.942, "fr")
    ('94%', '94\xa0%')
    """
    return str(format_percent(share, locale=locale_of(language)))


def megabytes(size: int, language: str) -> str:
    r"""The size of a file in millions of bytes, in two digits.

    >>> megabytes(6_584_300, "en"), megabytes(6_584_300, "fr"), megabytes(48_000, "zh")
    ('6.6 MB', '6,6\u202fMo', '0.048 MB')
    """
    return str(format_unit(size / 1e6, "digital-megabyte", "short", "@#", locale_of(language)))


def counted(forms: Mapping[str, str], number: int, language: str) -> str:
    """A number of things; forms: by CLDR plural category (one, few, many, other), `{n}` being the number.

    >>> counted({"one": "{n} text", "other": "{n} texts"}, 1200, "en")
    '1,200 texts'
    >>> counted({"one": "{n} texte", "other": "{n} textes"}, 0, "fr")
    '0 texte'
    """
    form = forms.get(locale_of(language).plural_form(number)) or forms["other"]
    return form.format(n=figure(number, language))


# Several things one after another, as each language lists them (Unicode CLDR list patterns).


Thing = TypeVar("Thing")
Style = Literal["open", "and", "or"]
"""How a list ends: as it goes on, which fits a label before it ("Place: Xiamen, China"); or with the word before its
last thing that a sentence has there."""
_GAP = "\0"
"""Stands for a thing; no text has it."""


@dataclass(frozen=True, slots=True)
class Piece(Generic[Thing]):
    """A thing in a list, and the words around it."""

    before: str
    item: Thing
    after: str
    """Empty but for the last."""


def listed(items: Iterable[str], language: str, style: Style) -> str:
    """Texts as a list.

    >>> listed(["Geneva", "Paris", "Xiamen"], "en", "and"), listed(["日内瓦", "巴黎", "厦门"], "zh", "open")
    ('Geneva, Paris and Xiamen', '日内瓦、巴黎、厦门')
    >>> listed(["title", "date"], "fr", "or")
    'title ou date'
    """
    return "".join(piece.before + piece.item + piece.after for piece in pieces(items, language, style))


def pieces(items: Iterable[Thing], language: str, style: Style = "open") -> tuple[Piece[Thing], ...]:
    """Things as a list for a template, which writes each of them in its own way, as a link perhaps.

    >>> [(piece.before, piece.item, piece.after) for piece in pieces(["Geneva", "Paris"], "en")]
    [('', 'Geneva', ''), (', ', 'Paris', '')]
    """
    things = tuple(items)
    between = _between(len(things), language, style)
    last = len(things) - 1
    return tuple(Piece(between[at], item, between[-1] if at == last else "") for at, item in enumerate(things))


@lru_cache(maxsize=1024)
def _between(count: int, language: str, style: Style) -> tuple[str, ...]:
    """The words before each of several things, and after the last."""
    if style == "open":
        # The beginning of a longer list: Babel lacks CLDR's own patterns for such lists in many languages.
        return (*_between(count + 2, language, "and")[:count], "")
    kind: Literal["standard", "or"] = "or" if style == "or" else "standard"
    return tuple(format_list([_GAP] * count, kind, locale_of(language)).split(_GAP))


# What fills a message.


_SAID = {"doubt": ["doubts"], "form": ["forms"], "consequence": ["consequences"], "reason": ["cli", "unportable"]}
"""Details that are keys of words, and where these stand."""


def filling(detail: Mapping[str, Detail], language: str) -> dict[str, str]:
    """What fills the places of a finding's message, in a language.

    A detail `doubt`, `form`, `consequence` or `reason` is the key of words in languages/ui (`doubts`, `forms` …).

    >>> filling({"known": ("title", "date"), "lines": (3, 4), "share": 0.9, "form": "text"}, "en")
    {'known': 'title or date', 'lines': '3 and 4', 'share': '90%', 'form': 'text on one line'}
    """
    told = {key: _told(value, language) for key, value in detail.items()}
    said = {name: reduce(getitem, where, words(language)) for name, where in _SAID.items() if name in told}
    return told | {name: group[told[name]] for name, group in said.items()}


def _told(detail: Detail, language: str) -> str:
    if isinstance(detail, int):
        return figure(detail, language)
    if isinstance(detail, float):
        return percent(detail, language)
    if isinstance(detail, tuple):
        several = all(isinstance(each, int) for each in detail)
        return listed(map(str, detail), language, "and" if several else "or")
    return detail
