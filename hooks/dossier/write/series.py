"""Several things one after another, as each language lists them (Unicode CLDR list patterns)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Literal, TypeVar

from babel.lists import format_list

from dossier.write.locales import locale_of

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
