"""The rule that keeps marks with their words, where a language parts the two by a space at which no line may break."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dossier.data import Profile
from dossier.read.clean.examples import trial  # noqa: F401  (the examples below use it)
from dossier.read.clean.ledger import Ledger, change, text_lines
from dossier.read.clean.measure import frequent

FEWEST = 2
"""Spaces at a mark by which a text shows that it sets them."""
OWN = 0.1
"""Share of frequent words from which a line is in the language of the text."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark stands, and the space between it and its word."""

    space: str
    spaced: re.Pattern[str]
    plain: re.Pattern[str]
    """Plain spaces where that space should be."""
    glued: re.Pattern[str]
    """Where there is no space at all."""


def repair_spacing(lines: Ledger, profile: Profile) -> Ledger:
    r"""Put the no-break space that the language requires between a punctuation mark and its word, to join them.

    >>> trial(repair_spacing, "Qui ? « Moi » : voilà", language="fr")
    [('Qui\u202f? «\xa0Moi\xa0»\xa0: voilà', 'changed')]
    >>> trial(repair_spacing, "Qui? À 12:30, voir https://example.org", language="fr")
    [('Qui? À 12:30, voir https://example.org', 'kept')]
    """
    places = _places(profile)
    if not places:
        return lines
    texts = [line.text for line in text_lines(lines)]
    usual = [place for place in places if _is_usual(place, texts)]
    return change(lines, lambda text: _kept_together(text, places, usual, profile.stopwords), _told)


@cache
def _places(profile: Profile) -> tuple[Place, ...]:
    sides = (("before", _before), ("after", _after))
    return tuple(make(re.escape(m), s) for side, make in sides for m, s in profile.spacing.get(side, {}).items())


def _before(mark: str, space: str) -> Place:
    spaced, plain = (rf"(?<=\S){gap}+(?={mark}(?!\w))" for gap in (r"\s", " "))
    return Place(space, re.compile(spaced), re.compile(plain), re.compile(rf"(?<=[\w)»”%])(?={mark}(?:\s|$))"))


def _after(mark: str, space: str) -> Place:
    return Place(space, *(re.compile(rf"(?<={mark}){gap}(?=\S)") for gap in (r"\s+", " +", r"(?=\w)")))


def _is_usual(place: Place, texts: Iterable[str]) -> bool:
    """Whether a text mostly sets a space at the mark, so that one is missing where there is none."""
    spaced = glued = 0
    for text in texts:
        spaced += len(place.spaced.findall(text))
        glued += len(place.glued.findall(text))
    return spaced >= FEWEST and spaced > glued


def _kept_together(text: str, places: Iterable[Place], usual: Iterable[Place], stopwords: frozenset[str]) -> str:
    for place in places:
        text = place.plain.sub(place.space, text)
    if usual and frequent(text, stopwords) >= OWN:
        for place in usual:
            text = place.glued.sub(place.space, text)
    return text


def _told(before: str, after: str) -> str:
    """The words before the spaces that changed."""
    changed = re.findall(r"\S*[\u00a0\u202f]\S*", after)
    return ", ".join(word for word in dict.fromkeys(changed) if word not in before)[:80] or f"U+0020 → {after[:40]}"
