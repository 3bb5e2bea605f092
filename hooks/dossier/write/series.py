"""Several things one after another, as a sentence of each language lists them (Unicode CLDR list patterns)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Literal, TypeVar

from babel.lists import format_list

from dossier.write.locales import locale_of

Thing = TypeVar("Thing")
Style = Literal["standard", "or"]
_GAP = "\0"
"""Stands for a thing; no text has it."""


@dataclass(frozen=True, slots=True)
class Piece(Generic[Thing]):
    """A thing in a list, and the words around it."""

    before: str
    item: Thing
    after: str
    """Empty but for the last."""


def listed(items: Iterable[str], language: str, style: Style = "standard") -> str:
    """Texts as a list; style: all of them, or one of them ("or").

    >>> listed(["Geneva", "Paris", "Xiamen"], "en"), listed(["日内瓦", "巴黎", "厦门"], "zh"), listed("ab", "fr", "or")
    ('Geneva, Paris and Xiamen', '日内瓦、巴黎和厦门', 'a ou b')
    """
    return "".join(piece.before + piece.item + piece.after for piece in pieces(items, language, style))


def pieces(items: Iterable[Thing], language: str, style: Style = "standard") -> tuple[Piece[Thing], ...]:
    """Things as a list for a template, which writes each of them in its own way, as a link perhaps.

    >>> [(piece.before, piece.item, piece.after) for piece in pieces(["Geneva", "Paris"], "en")]
    [('', 'Geneva', ''), (' and ', 'Paris', '')]
    """
    things = tuple(items)
    *between, end = _between(len(things), language, style)
    last = len(things) - 1
    return tuple(Piece(between[at], item, end if at == last else "") for at, item in enumerate(things))


@lru_cache(maxsize=1024)
def _between(count: int, language: str, style: Style) -> tuple[str, ...]:
    """The words before each of several things, and after the last."""
    return tuple(format_list([_GAP] * count, style, locale_of(language)).split(_GAP))
