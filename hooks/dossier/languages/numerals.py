"""Figures of other scripts; and numbers up to 199 as scripts write them whose digits and tens are single characters."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_TEN, _HUNDRED = 10, 100


def spelled(most: int, numerals: Mapping[str, Any]) -> dict[str, int]:
    """All the ways to write the numbers from 1 to `most` (below 200), each with its value.

    numerals: `digits` (those of 0 to 9, each with its other forms), `ten`, `hundred`, and `tens` (signs for two, three
    … tens at once).

    >>> numerals = {"digits": ("〇零", *"一二三四五六七八九"), "ten": "十", "hundred": "百"}
    >>> numerals["tens"] = {"廿": 20, "卅": 30}
    >>> found = spelled(138, numerals)
    >>> [found[word] for word in ("十", "二十九", "廿九", "卅", "二〇", "三八", "一百零五", "一百三十八", "一三八")]
    [10, 29, 29, 30, 20, 38, 105, 138, 138]
    """
    return {word: number for number in range(1, most + 1) for word in _forms(number, numerals)}


def _forms(number: int, numerals: Mapping[str, Any]) -> Iterator[str]:
    yield from _in_digits(str(number), numerals["digits"])
    yield from _in_words(number, numerals)


def _in_digits(figures: str, digits: tuple[str, ...]) -> list[str]:
    found = [""]
    for figure in figures:
        found = [word + sign for word in found for sign in digits[int(figure)]]
    return found


def _in_words(number: int, numerals: Mapping[str, Any], *, after: bool = False) -> Iterator[str]:
    """after: behind a hundred, where ten is “one ten” and a lone digit follows a zero."""
    digits, ten, hundred = (numerals[key] for key in ("digits", "ten", "hundred"))
    hundreds, rest = divmod(number, _HUNDRED)
    tens, ones = divmod(rest, _TEN)
    last = digits[ones][0] if ones else ""
    if hundreds:
        begun = digits[hundreds][0] + hundred
        yield from (begun + word for word in (_in_words(rest, numerals, after=True) if rest else ("",)))
    elif tens:
        yield (digits[tens][0] if tens > 1 or after else "") + ten + last
        yield from (sign + last for sign, value in numerals["tens"].items() if value == tens * _TEN)
    else:
        yield from (zero + last for zero in (digits[0] if after else ("",)))


DIGITS = {chr(ord(zero) + digit): str(digit) for zero in "０٠۰" for digit in range(10)}
"""Digits of full width, of Arabic and of Persian, each with that of ASCII."""
_DIGIT = re.compile(f"[{''.join(DIGITS)}]")


def in_ascii(text: str) -> str:
    """A text with the digits that all languages know; as long as the text.

    >>> in_ascii("٣ مايو ٢٠٢٤")
    '3 مايو 2024'
    """
    return text if text.isascii() else _DIGIT.sub(lambda digit: DIGITS[digit[0]], text)
