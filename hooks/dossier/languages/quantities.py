"""How many of what: numbers of things in a text, and the words that say what is counted."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from dossier.languages import Profile, languages, profile


class Quantity(NamedTuple):
    """A number of things; start and end are offsets in the text."""

    start: int
    end: int
    number: int
    words: str
    """The number and what is counted, as the text has it: "10 workshops"."""


@cache
def _patterns(known: Profile) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A number of things, and what follows it as long as it says what they are."""
    told = known.commitments
    numbers = "|".join(sorted(map(re.escape, _several(known)), key=len, reverse=True)) or "(?!)"
    count = re.compile(told["count"].replace("{number}", numbers), re.IGNORECASE)
    return count, re.compile(told.get("counted", "(?!)"))


def _several(known: Profile) -> Mapping[str, int]:
    """Numbers as words, from two on: "one" is an article in many languages."""
    return {word: number for word, number in known.numbers.items() if number > 1}


def quantities(text: str, known: Profile) -> Iterator[Quantity]:
    """Numbers of things in a text, in order.

    >>> next(quantities("We will hold 10 new workshops and seminars for all by May.", profile("en"))).words
    '10 new workshops and seminars'
    >>> [one.words for one in quantities("举办10个面向青年的研修项目", profile("zh"))]
    ['10个研修项目']
    """
    count, counted = _patterns(known)
    for match in count.finditer(text):
        scale = known.commitments["scales"].get(match["scale"], 1) if match["scale"] else 1
        number = round(_number(match["count"], scale, known) * scale)
        yield Quantity(match.start(), match.end(), number, match[0] + _things(text, match.end(), counted))


def _things(text: str, start: int, counted: re.Pattern[str]) -> str:
    """What is counted; where the name of the thing stands apart from its measure word, both without what parts them."""
    found = counted.match(text, start)
    if not found:
        return ""
    parts = [part for part in found.groups() if part]
    return "".join(parts) if parts else found[0]


def quantity(text: str, number: int, language: str) -> str:
    """The words of a text that say how many of what, for a number that is known; empty where it has none such.

    >>> quantity("开展“十项行动”。", 10, "zh")
    '十项行动'
    >>> quantity("La Chine organisera 10 séminaires pour tous.", 10, "fr"), quantity("We met.", 10, "en")
    ('10 séminaires', '')
    """
    if not number or language not in languages():
        return ""
    found = (one for one in quantities(text, profile(language)) if one.number == number)
    # The number of what stands in quotation marks ends with the second of them.
    return next((one.words.strip("".join(profile(language).quotes)) for one in found), "")


def _number(text: str, scale: int, known: Profile) -> float:
    """A number in words or figures; before "million" its point or comma parts decimals, else thousands."""
    named = _several(known).get(text.lower())
    if named:
        return named
    if scale > 1 and text.count(".") + text.count(",") == 1:
        return float(text.replace(",", "."))
    return int(re.sub(r"\D", "", text) or 0)
