"""How two parts of a paragraph become one: with a space, without, or as the two halves of a word."""

import re
from collections.abc import Sequence

from dossier.data import Profile
from dossier.read.clean.measure import DENSE

JOINING = re.compile(r"[,.;)\]]\s\S|[’'](?:s|t|re|ve|ll)\b|[，。、；：！？）》」』”…]")
"""Marks with which no line begins."""
ELISION = re.compile(r"(?<!\w)(?:[^\W\d_]|qu)[’']$", re.IGNORECASE)
_ELIDED = 4
"""Characters at the end of a line in which such a word stands, with what is before it."""
_LAST = re.compile(r"([^\W\d_]+)-$")
_FIRST = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def is_halved(text: str) -> bool:
    """Whether a line ends within a word, at a hyphen."""
    return text.endswith("-") and text[-2:-1].isalnum()


def is_elided(text: str) -> bool:
    """Whether a line ends with an article or a pronoun that has lost its vowel to the next word."""
    return text.endswith(("’", "'")) and ELISION.search(text[-_ELIDED:]) is not None


class Glue:
    """Joins parts of paragraphs; it knows the words of the whole text."""

    def __init__(self, texts: Sequence[str], profile: Profile) -> None:
        whole = " ".join(texts).casefold() if any(map(is_halved, texts)) else ""
        self.compounds = frozenset(_COMPOUND.findall(whole))
        self.words = frozenset(_WORD.findall(whole))
        self.profile = profile

    def joined(self, texts: Sequence[str]) -> str:
        """All parts as one text.

        >>> from dossier.data import profile
        >>> glue = Glue(["a well-"], profile("en"))
        >>> glue.joined(["on Tues-", "day a well-", "known short-", "and long-term plan", ", which"])
        'on Tuesday a well-known short- and long-term plan, which'
        """
        pieces: list[str] = []
        for text, following in zip(texts, [*texts[1:], ""], strict=True):
            pieces.append(self._before(text, following) if following else text)
        return "".join(pieces)

    def _before(self, text: str, following: str) -> str:
        """A part as it stands before the next: without its hyphen, with a space, or as it is."""
        if is_halved(text):
            return self._cut_word(text, following)
        dense = DENSE.match(text[-1]) and DENSE.match(following[0])
        elided = is_elided(text)
        marks = elided or ord(text[-1]) > 0x2FFF or ord(following[0]) > 0x2FFF
        return text if dense or marks or JOINING.match(following) else f"{text} "

    def _cut_word(self, text: str, following: str) -> str:
        """The hyphen of a word cut in two goes, unless the text or the language has the word with it."""
        first, last = _FIRST.match(following), _LAST.search(text[-40:])
        if not first or not last or not first[0].islower():
            return text
        before, after = last[1].casefold(), first[0].casefold()
        hyphens = self.profile.hyphens
        if after in hyphens["apart"]:
            return f"{text} "
        kept = f"{before}-{after}" in self.compounds or before in hyphens["before"] or after in hyphens["after"]
        return text if kept and before + after not in self.words else text[:-1]
