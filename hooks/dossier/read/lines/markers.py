"""Marks of lists: the bullet, number or letter with which a line begins, and what it counts."""

import re
import unicodedata
from typing import NamedTuple

BULLETS = "•·‣●○▪"
"""Signs that are nothing but bullets."""
DASHES = "-–—*"
"""Signs that may be bullets, and need a list around them."""
_NUMERALS = "〇零一二三四五六七八九十百"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_DOTTED = r"\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s+[^\s\d_a-zß-ÿ])"
_NUMBER = rf"""(?P<dotted>{_DOTTED})
    |(?P<open>[(（]?)(?P<value>\d{{1,3}}|[A-Za-z]|[ivxlIVXL]{{2,6}}|[{_NUMERALS}]{{1,4}})(?P<close>[.)．、）])(?P<gap>\s*)
    |(?P<ringed>[①-⑳])\s*"""
_MARK = re.compile(_NUMBER, re.VERBOSE)
_LONE = re.compile(
    rf"""
    [{BULLETS}]
    | [(（]? (?: \d{{1,3}} | [a-z] | [ivxl]{{2,5}} ) [.)）]  # 1. (a) ii)
    | [(（] [{_NUMERALS}]{{1,4}} [)）] | [{_NUMERALS}]{{1,3}}、          # （三） 三、
    | [①-⑳]
    """,
    re.VERBOSE,
)
BULLET = re.compile(rf"(?:[{BULLETS}]\s*|[{re.escape(DASHES)}]\s+)(?=\S)")


class Mark(NamedTuple):
    """How a line begins: the form of its number, what that counts, and where the words begin."""

    form: str
    value: int
    end: int


def marks(text: str) -> tuple[Mark, ...]:
    """All ways to read the number or letter with which a text begins; none when it begins with words.

    >>> marks("(b) To plant trees"), marks("1.5 million"), marks("第二 (b)")
    ((Mark(form='(a)', value=2, end=4),), (), ())
    >>> marks("iv. Water"), marks("（三）水利"), marks("1.2 Aims")
    ((Mark(form='i.', value=4, end=4),), (Mark(form='(一)', value=3, end=3),), (Mark(form='1.1/1', value=2, end=4),))
    """
    found = _MARK.match(text)
    if not found or found.end() == len(text):
        return ()
    if found["dotted"]:
        *parents, last = found["dotted"].rstrip(".").split(".")
        return (Mark("1.1/" + ".".join(parents), int(last), found.end() + 1),)
    if found["ringed"]:
        return (Mark("①", int(unicodedata.numeric(found["ringed"])), found.end()),)
    return _read(found, text)


def _read(found: re.Match[str], text: str) -> tuple[Mark, ...]:
    """The readings of a number or letter between brackets or before a mark."""
    value, opening = found["value"], "(" if found["open"] else ""
    closing = {"．": ".", "）": ")"}.get(found["close"], found["close"])
    broken = bool(opening) != (closing == ")") and bool(opening)
    tight = not found["gap"] and text[found.end()].isascii() and found["close"] in ".)"
    if broken or tight or (value.isalpha() and value.isascii() and not found["gap"]):
        return ()
    return tuple(Mark(f"{opening}{kind}{closing}", count, found.end()) for kind, count in _counts(value))


def _counts(value: str) -> list[tuple[str, int]]:
    if value.isdecimal():
        return [("1", int(value))]
    if not value.isascii():
        return [("一", han(value))]
    first = "a" if value.islower() else "A"
    letters = [(first, ord(value.lower()) - ord("a") + 1)] if len(value) == 1 else []
    roman = [("i" if first == "a" else "I", roman_number(value))] if set(value.lower()) <= set(_ROMAN) else []
    return [*letters, *roman]


def roman_number(value: str) -> int:
    """What a Roman number counts.

    >>> roman_number("XIV")
    14
    """
    figures = [_ROMAN[sign] for sign in value.lower()]
    return sum(-a if a < b else a for a, b in zip(figures, [*figures[1:], 0], strict=True))


def han(value: str) -> int:
    """What a number in East Asian figures counts, up to 999.

    >>> han("二十三"), han("十"), han("一百零五")
    (23, 10, 105)
    """
    total, digit = 0, 0
    for sign in value:
        figure = int(unicodedata.numeric(sign))
        if figure >= 10:
            total, digit = total + max(digit, 1) * figure, 0
        else:
            digit = figure
    return total + digit


def is_lone(text: str) -> bool:
    """Whether a line is a bullet or number alone, whose words a scrape has put on the next line.

    >>> is_lone("•"), is_lone("(a)"), is_lone("12"), is_lone("a")
    (True, True, False, False)
    """
    return _LONE.fullmatch(text) is not None


def begins_item(text: str) -> bool:
    """Whether a line may be an item of a list."""
    return BULLET.match(text) is not None or bool(marks(text))
