"""Sentences that a page tore at its links: each link stands on a line of its own, and so does what stood around it."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from dossier.languages import Profile
from dossier.languages.normal_forms import core
from dossier.languages.text import words
from dossier.languages.writing_systems import DENSE_SIGN
from dossier.read.lines.measure import ends, is_prose, size
from dossier.read.lines.sentence import JOINING, MARKS, OPENING, QUOTES, is_open
from dossier.read.lines.uneven import is_small

SMALL = 3
"""Letters of words, such as “of”, that need no capital in a name."""
LONGEST_TITLE = 90
"""Characters of a line that may be a title or a line of verse."""
LINK = 9
"""Words of a link within a sentence."""
TELLING = 3
"""Words of a piece before a link that is not its first word alone."""
_QUOTED = re.compile("[,，：:] ?[“«‘「『]")
_CLAUSE = re.compile("[，：、；]")


@dataclass(frozen=True, slots=True)
class Torn:
    """The lines of a text, and which of them may be parts of one sentence."""

    texts: Sequence[str]
    may: Callable[[int], bool]
    """Whether a line, by its place, and the next may be parts of one sentence by what the two are."""
    joined: Sequence[bool]
    """The same, whether it does as is known already."""
    again: Callable[[], Collection[str]]
    """Gives the lines that stand on the page more than once, or are part of another, as `core` gives them."""
    profile: Profile

    def joins(self) -> list[bool]:
        """The joins that are known with those of torn sentences.

        A sentence was torn where a mark begins a line that begins none, or where a link stands between two parts, the
        second in small letters; the whole begins and ends like a sentence. No menu does.
        """
        result = list(self.joined)
        start = 0
        while start < len(self.joined):
            end, shown = self._chain(start)
            pieces = self.texts[start : end + 1]
            if shown and end > start and ends(pieces[-1]) and is_prose(" ".join(pieces)):
                result[start:end] = [True] * (end - start)
            start = max(end, start + 1)
        return result

    def _chain(self, start: int) -> tuple[int, bool]:
        """Where the pieces of a sentence end that begins at a line, and whether something shows that it was torn."""
        first = self.texts[start]
        end, shown = start, False
        if not (first[0].isupper() or first[0].isdigit() or first[0] in QUOTES or DENSE_SIGN.match(first)):
            return end, shown
        while end < len(self.joined) and (self.joined[end] or not ends(self.texts[end])):
            if not ((self._is_tight(end) or self._is_link(start, end)) and self.may(end)):
                break
            marked = self.texts[end].endswith(OPENING) or JOINING.match(self.texts[end + 1]) is not None
            shown = shown or marked or not self._is_tight(end)
            end += 1
        return end, shown

    def _is_tight(self, place: int) -> bool:
        """Whether a line goes on with the next, as an end or a beginning shows."""
        if self.joined[place]:
            return True
        one, two = self.texts[place], self.texts[place + 1]
        if is_small(two, self.profile) or two in MARKS or JOINING.match(two):
            return True
        alone = one.islower() and (one in self.profile.open_words or one in self.profile.stopwords)
        return alone or is_open(one, self.profile) or one.endswith(OPENING)

    def _is_link(self, start: int, place: int) -> bool:
        """Whether the next line is a link with which a line goes on that is no title and no line of verse."""
        below = place + 1
        if below >= len(self.joined) or not self._is_tight(below) or ends(self.texts[below]):
            return False
        one, link = self.texts[place], self.texts[below]
        if size(link) > LINK or is_open(link, self.profile) or not self.may(below) or core(one) in self.again():
            return False
        marked = JOINING.match(self.texts[below + 1]) is not None
        if core(f"{one} {link}") in self.again() or self._is_office(place, marked=marked):
            return True
        inside = place > start and _is_name(link) and not one.endswith(",")
        return inside or (one.endswith(",") and size(one) == 1) or self._tells(one, marked=marked)

    def _tells(self, text: str, *, marked: bool) -> bool:
        """Whether a line before a link tells something, at length if no mark follows the link."""
        frequent = any(word in self.profile.stopwords for word in words(text))
        clause = bool(_CLAUSE.search(text)) if DENSE_SIGN.match(text) else frequent
        told = size(text) >= TELLING and (clause or _QUOTED.search(text) is not None)
        return told and (marked or len(text) > LONGEST_TITLE)

    def _is_office(self, place: int, *, marked: bool) -> bool:
        """Whether a line is an office before the name that follows, below a sentence or the title of the page."""
        office = self.texts[place].split()
        above = self.texts[place - 1] if place else "."
        capitals = all(word[0].isupper() for word in office) and 1 < len(office) <= LINK
        return capitals and _is_name(self.texts[place + 1]) and (marked or ends(above) or core(above) in self.again())


def _is_name(text: str) -> bool:
    """Whether words have capitals, but for small ones within; it says nothing of scripts without them.

    >>> _is_name("Office of the Warden"), _is_name("And out upon the ice")
    (True, False)
    """
    told = text.split()
    return len(told[0]) + len(told[-1]) > SMALL and all(word[0].isupper() or len(word) <= SMALL for word in told[1:])
