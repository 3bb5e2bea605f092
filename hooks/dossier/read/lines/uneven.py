"""Lines that were cut at uneven widths, as the reading of a printed page leaves them: which go on with which."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dossier.languages import Profile
from dossier.languages.text import WORD, columns, words
from dossier.languages.writing_systems import LETTER
from dossier.read.lines.measure import ends, frequent
from dossier.read.lines.sentence import QUOTES, is_broken

FEWEST, SHARE = 3, 0.1
"""Sentences that go on with a small letter, and their share of all lines, from which a text was cut. Of 90 statements
at the United Nations as a machine read them, those cut have 15 to 60 %, the others less than 3 %."""
SIGNS = 3
"""Lines that end with a frequent word or hold the end of a sentence: verse has few of them."""
NEAR = 6
"""Lines above and below whose widest gives the width of a line: scans of one text have pages of several widths."""
FILLED = 0.9
"""Share of that width from which the next word had no room."""
WIDE = 0.6
"""Share of that width from which a line that ends with a comma goes on below an empty line."""
PART = 0.4
"""Share of that width from which a line without a mark is the middle of a sentence, and not “by Jane Doe”."""
FLOWING = 0.8
"""Share of the sentences that end with a line, and have the next one directly below, whose line was full: if it is
less, each sentence has a line of its own, as in the manuscripts of many speakers."""
FREQUENT = 0.1
"""Share of frequent words from which a line is no heading."""
CAPITALS = 0.8
"""Share of lines in capitals from which a text is all in them: numbers and marks are none."""
CLOSED = (")", "”", "»")
"""Marks at the end of words that a sentence may go on with."""
_INNER = re.compile(r"[.!?…][\"'»”’)]?\s+[\"'«“‘(]?[A-ZÀ-Þ]")
LAST = re.compile(rf"{LETTER}+$")
_LONGEST = 40
"""Letters; no word that is frequent has so many, so a line is searched no further from its end."""
_BULLET = re.compile(rf"{LETTER} [“\"«]?[A-ZÀ-Þ]")
"""A letter that a machine read for a bullet; articles of one letter stand there, too."""


@dataclass(frozen=True, slots=True)
class Uneven:
    """The lines of a text that was cut at uneven widths."""

    texts: Sequence[str]
    widths: Sequence[int]
    """In columns: the widest line near each."""
    flows: bool
    """Sentences begin within lines, so that one which ends with a full line has the next in the same paragraph."""
    profile: Profile
    strays: bool = False
    """Empty lines stand within its sentences, as a machine leaves them that reads a page."""
    capitals: bool = False
    """It is all in capitals, which tell nothing then."""

    def joins(self, place: int, *, near: bool, inside: bool) -> bool:
        """Whether the line below goes on with a line.

        near: nothing stands between; inside: the line is itself the rest of another.
        """
        one, two = self.texts[place], self.texts[place + 1]
        if not (inside or _begins(one)) or one.endswith((":", ";")):
            return False
        if ends(one):
            return near and self.flows and self.is_full(place) and self._is_rest(place + 1)
        if is_small(two, self.profile):
            wide = near or not one.endswith(",") or columns(one) >= WIDE * self.widths[place]
            return wide and " " in one and self._is_rest(place + 1)
        told = not one.isupper() and frequent(words(one), self.profile.stopwords) >= FREQUENT
        left = near and columns(one) >= WIDE * self.widths[place] and is_left(one, self.profile)
        full = self.is_full(place) or left
        opened = is_broken(one) or one.endswith(CLOSED)
        return (near or self.strays) and (self.capitals or inside or told) and opened and full

    def cuts(self, may: Callable[[int], bool]) -> Iterator[bool]:
        """Whether each line but the last is left open, and the next goes on with a small letter."""
        inside = False
        for place, (one, two) in enumerate(pairwise(self.texts)):
            opened = (inside or _begins(one)) and _is_open(one)
            inside = opened and is_small(two, self.profile) and self._is_rest(place + 1) and may(place)
            yield inside

    def _is_rest(self, place: int) -> bool:
        """Whether a line ends a sentence, or a clause, or is too long for a name and for words of a page."""
        text = self.texts[place]
        return ends(text) or text[-1] in ",;:" or (" " in text and columns(text) >= PART * self.widths[place])

    def is_full(self, place: int) -> bool:
        """Whether the first word of the line below had no room on a line."""
        first = self.texts[place + 1].split(maxsplit=1)[0]
        return columns(self.texts[place]) + 1 + columns(first) > FILLED * self.widths[place]


def find_uneven(
    texts: Sequence[str], near: Sequence[bool], may: Callable[[int], bool], profile: Profile
) -> Uneven | None:
    """The lines as those of a text that was cut; None where too few sentences go on with a small letter.

    near: for each line but the last, whether the next stands directly below; may: whether a line, by its place, may go
    on with the next.

    >>> told = ["I saw a ferry that came in", "at night. It was late, and all of", "the boats had gone,"]
    >>> told += ["but one. It waited for", "us."]
    >>> find_uneven(told, [True] * 4, lambda place: True, profile("en")).joins(3, near=True, inside=True)
    True
    >>> told += ["It is for this reason that the Harbour", "Council has bought a second boat, and", "we are glad."]
    >>> find_uneven(told, [True] * 7, lambda place: True, profile("en")).joins(5, near=True, inside=False)
    True
    >>> find_uneven(["The wind is up,", "the sea is high,", "the boats are home,", "and we"], [True] * 3,
    ...             lambda place: True, profile("en"))
    """
    capitals = sum(map(str.isupper, texts)) >= CAPITALS * len(texts)
    if not capitals and sum(is_small(text, profile) for text in texts) < FEWEST:
        return None
    sizes = [columns(text) for text in texts]
    widths = [max(sizes[max(0, at - NEAR) : at + NEAR + 1]) for at in range(len(texts))]
    found = Uneven(texts, widths, flows=False, profile=profile, capitals=capitals)
    cuts = list(found.cuts(may))
    cut = sum(is_left(text, profile) for text in texts[:-1]) if capitals else sum(cuts)
    if cut < FEWEST or cut < SHARE * len(texts):
        return None
    if sum(bool(_INNER.search(text)) or is_left(text, profile) for text in texts) < SIGNS:
        return None
    strays = sum(one and not directly for one, directly in zip(cuts, near, strict=True)) >= FEWEST
    found = replace(found, strays=strays)
    whole = [found.is_full(at) for at in range(len(near)) if near[at] and ends(texts[at]) and may(at)]
    return replace(found, flows=bool(whole) and sum(whole) >= FLOWING * len(whole))


def is_small(text: str, profile: Profile) -> bool:
    """Whether a line begins with a word in small letters; a letter alone before a capital was a bullet.

    >>> [is_small(text, profile("en")) for text in ("years.", "e Of cooperation", "a Swiss lake", "Years")]
    [True, False, True, False]
    """
    first = WORD.match(text)
    if first is None or not first[0].islower():
        return False
    return text[0] in profile.open_words or text[0] in profile.stopwords or not _BULLET.match(text)


def _begins(text: str) -> bool:
    return text[0].isupper() or text[0].isdigit() or text[0] in QUOTES or not text[0].isalnum()


def _is_open(text: str) -> bool:
    return " " in text and not ends(text) and not text.endswith((":", ";"))


def is_left(text: str, profile: Profile) -> bool:
    """Whether a line ends with a word that is frequent within sentences."""
    last = LAST.search((text.lower() if text.isupper() else text)[-_LONGEST:])
    return last is not None and (last[0] in profile.stopwords or last[0] in profile.open_words)
