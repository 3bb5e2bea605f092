"""Whether a sentence goes on from one line to another, whatever cut it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from dossier.languages import Profile
from dossier.languages.normal_forms import core
from dossier.languages.text import WORD, columns
from dossier.languages.writing_systems import DENSE_SIGN, LETTER
from dossier.read.lines.measure import ends, is_prose
from dossier.read.lines.vocabulary import finder, phrases

# How two parts of a paragraph become one: with a space, without, or as the two halves of a word.


JOINING = re.compile(r"[,.;)\]]\s\S|[’'](?:s|t|re|ve|ll)\b|[،؛؟۔，。、；：！？）》」』”…]")
"""Marks with which no line begins."""
ELISION = re.compile(rf"(?<!\w)(?:{LETTER}|qu)[’']$", re.IGNORECASE)
_ELIDED = 4
"""Characters at the end of a line in which such a word stands, with what is before it."""
_LAST = re.compile(rf"({LETTER}+)-$")
_COMPOUND = re.compile(rf"{LETTER}+-{LETTER}+")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def is_halved(text: str) -> bool:
    """Whether a line ends within a word, at a hyphen."""
    return text.endswith("-") and text[-2:-1].isalnum()


def is_elided(text: str) -> bool:
    """Whether a line ends with an article or a pronoun that has lost its vowel to the next word."""
    return text.endswith(("’", "'")) and ELISION.search(text[-_ELIDED:]) is not None


class Glue:
    """Joins parts of paragraphs; it knows the words of the whole text.

    parted: the program that made the lines parts words at their ends; else a hyphen there is the writer's.
    """

    def __init__(self, texts: Sequence[str], profile: Profile, *, parted: bool = True) -> None:
        self.parted = parted
        whole = " ".join(texts).casefold() if any(map(is_halved, texts)) else ""
        self.compounds = frozenset(_COMPOUND.findall(whole))
        self.words = frozenset(_WORD.findall(whole))
        self.profile = profile

    def joined(self, texts: Sequence[str]) -> str:
        """All parts as one text.

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
        dense = DENSE_SIGN.match(text[-1]) and DENSE_SIGN.match(following[0])
        marked = is_elided(text) or text.endswith(OPENING) or following in MARKS
        marks = marked or ord(text[-1]) > 0x2FFF or ord(following[0]) > 0x2FFF
        return text if dense or marks or JOINING.match(following) else f"{text} "

    def _cut_word(self, text: str, following: str) -> str:
        """The hyphen of a word cut in two goes, unless the text or the language has the word with it."""
        first, last = WORD.match(following), _LAST.search(text[-40:])
        if not first or not last or not first[0].islower():
            return text
        before, after = last[1].casefold(), first[0].casefold()
        hyphens = self.profile.hyphens
        if after in hyphens["apart"]:
            return f"{text} "
        kept = (
            not self.parted
            or f"{before}-{after}" in self.compounds
            or before in hyphens["before"]
            or after in hyphens["after"]
        )
        return text if kept and before + after not in self.words else text[:-1]


LONG = 40
"""Columns of a line whose sentence goes on below."""
REST = 30
"""Characters of a rest of a sentence that does not end it."""
SHORT = 25
"""Columns of a line up to which an open word at its end says little before a capital."""
NAME = 6
"""Words of a name or link that stands alone in the middle of a sentence."""
SMALL = 3
"""Letters of words, such as “of”, that need no capital in a name."""
NOTE = re.compile(r"\[\d{1,3}\]|[¹²³⁴-⁹]{1,3}")
"""A mark of a footnote."""
FIGURE = re.compile(r"\(?[\d.,]{1,9}\)?|\*{1,3}")
PLACE = re.compile(rf"[A-ZÀ-Þ]{LETTER}+(?:[ -][A-ZÀ-Þ]{LETTER}+){{0,3}}(?:, [A-ZÀ-Þ][\w. ]{{1,14}})?")
"""The name of a place, maybe with that of its state."""
DASHES = "—–-"
_DASHES = frozenset(DASHES)
_BEGUN = re.compile(r"[。！？].+[^。！？…：；，]$")
"""A sentence of an unspaced script after a whole one, and without its end."""
_LAST_WORD = re.compile(rf"(?<=[\s’'(]){LETTER}+$")
_COMMA = "，、"
QUOTES = '“«"‘「『('
OPENING = tuple("“‘「『（(")
MARKS = (".", ",", ";", "،", "。", "，")
"""Marks with which no line ends, and those that a page may leave alone on one."""


def goes_on(text: str, following: str, *, inside: bool = False) -> bool:
    """Whether a long line is left open and the next goes on with a small letter; items begin with one, too.

    inside: the line itself is already the rest of a sentence.

    >>> goes_on("The conference adopted a declaration on the snow", "that lies on all of the hills.")
    True
    >>> goes_on("build the harbour before the storms of the winter", "mend the wall")
    False
    """
    if not is_rest(following) or not (inside or text[0].isupper() or text[0].isdigit() or text[0] in QUOTES):
        return False
    halved = is_halved(text) and columns(text) >= SHORT
    return halved or (columns(text) >= LONG and is_broken(text))


def is_broken(text: str) -> bool:
    """Whether a line ends without a mark, as one does of which a sentence goes on."""
    return text[-1:].isalnum() or text.endswith(("_", "’", "'", "-"))


@lru_cache(maxsize=8192)
def is_rest(text: str) -> bool:
    """Whether a line may be the rest of a sentence: words in small letters, and neither a label nor an address."""
    first = WORD.match(text)
    if first is None or not first[0].islower():
        return False
    return ends(text) or (" " in text and len(text) >= REST and not _names_author(text))


def _names_author(text: str) -> bool:
    """Whether a short line begins with the word that stands before an author."""
    words = core(text).replace(":", " ").split()
    return len(words) <= NAME + 2 and any(" ".join(words[:count]) in phrases("authors") for count in (1, 2, 3))


def is_open(text: str, profile: Profile) -> bool:
    """Whether a line ends with a word that ends no line; those before the name of an author apart.

    >>> [is_open(text, profile("en")) for text in ("The report by", "Written by", "The")]
    [True, False, False]
    """
    last = _LAST_WORD.search(text[-20:])
    if not last or last[0] not in profile.open_words:
        return False
    words = core(text)
    return not any(words in phrases(kind) for kind in ("authors", "stamps", "openers"))


def continues(text: str, following: str, profile: Profile, *, far: bool = False) -> bool:
    """Whether the words say that the two are one sentence: a mark that begins no line, a word that ends none.

    far: several empty lines stand between; what an unspaced script left without a full stop is then a credit.
    """
    if JOINING.match(following) and not ends(text):
        return len(text) > 1 and (text[-1].isalnum() or text[-1] in "”»’)）》」』")
    if DENSE_SIGN.match(following) and (
        text[-1] in _COMMA or (_BEGUN.search(text) and not (far or ends(text) or _credits(text)))
    ):
        return columns(text) >= LONG
    if is_halved(text) and columns(text) >= SHORT:
        return following[0].isalnum()
    if is_elided(text):
        return " " in text and following[0].isalpha()
    named = columns(text) >= SHORT and (following[0].isalpha() or following[0] in QUOTES)
    return is_open(text, profile) and (following[0].islower() or named or (following[0].isdigit() and " " in following))


def _credits(text: str) -> bool:
    """Whether a line ends with the word that follows the name of who made or gave a picture."""
    found = [match.end() for match in finder("credits").finditer(core(text))]
    return bool(found) and found[-1] == len(core(text))


def bridges(texts: Sequence[str], profile: Profile) -> bool:
    """Whether a name stands alone between the two halves of a sentence: three lines, the last in small letters.

    >>> bridges(["The minister", "Jean Dupont", "said on Tuesday that the wall had been mended."], profile("en"))
    True
    >>> bridges(["Our services", "About us", "contact"], profile("en"))
    False
    """
    before, name, after = texts
    if not (before[0].isupper() and name[0].isupper() and is_broken(before) and is_broken(name)):
        return False
    last = before.rsplit(maxsplit=1)[-1]
    joins = JOINING.match(after) is not None and (last in profile.open_words or last in profile.lower_words)
    short = len(name.split()) <= NAME and len(before.split()) > 1
    return short and last.islower() and (joins or is_rest(after))


def names(texts: Sequence[str]) -> bool:
    """Whether an office and a name stand alone before the rest of their sentence: three lines, as a page has links.

    >>> names(["Harbour County Warden", "Joan Tilney", "said on Tuesday that the wall had been mended."])
    True
    """
    office, name, after = texts
    if not is_broken(office) or not is_named(name, after):
        return False
    words = office.split()
    return len(words) <= NAME and all(word[0].isupper() or len(word) <= SMALL for word in words)


def is_named(name: str, after: str) -> bool:
    """Whether a few words with capitals stand before the rest of a whole sentence.

    >>> is_named("Deputy Warden Carl Bidwell", "in the safety office prepared the award of the year.")
    True
    >>> is_named("About us", "we mend walls in all of the harbours."), is_named("News", "it rained in the hills.")
    (False, False)
    """
    if not is_broken(name) or not is_rest(after) or not ends(after):
        return False
    words = name.split()
    capitals = all(word[0].isupper() or len(word) <= SMALL for word in words) and words[-1][0].isupper()
    return 1 < len(words) <= NAME and capitals


def links(text: str, following: str, profile: Profile) -> bool:
    """Whether a piece of a sentence goes on with another: in small letters, from or with one of its frequent words.

    >>> links("Warden Ann Lee", "that", profile("en")), links("open the harbour", "mend the wall", profile("en"))
    (True, False)
    """
    if not is_broken(text) or following[0].isupper():
        return False
    last, first = text.rsplit(maxsplit=1)[-1].casefold(), following.split(maxsplit=1)[0]
    return first.islower() and any(word in profile.stopwords or word in profile.open_words for word in (first, last))


def is_linked(pieces: Sequence[str]) -> bool:
    """Whether pieces are one sentence: it begins and ends like one, and is longer than a line of a page.

    >>> is_linked(["Warden Ann Lee", "that", "will mend the wall of the old harbour in the spring."])
    True
    >>> is_linked(["about us", "for teachers"])
    False
    """
    whole = " ".join(pieces)
    return len(pieces) > 2 and not pieces[0][:1].islower() and is_prose(whole)


def is_dash(text: str) -> bool:
    """Whether a line is nothing but a dash."""
    return bool(text) and not text.strip(DASHES)


def may_head_dateline(text: str, following: str) -> bool:
    """Whether one dash stands between a line and the next: a quick test before `heads_dateline`."""
    return (text[-1:] in _DASHES) != (following[:1] in _DASHES)


def heads_dateline(text: str, said: str, following: str) -> bool:
    """Whether a line is the place before a first sentence: a dash follows, at its end or below; no list has it.

    said: the sentence below; following: the line below that.

    >>> told = "The warden of the harbour said today that all of the boats are in."
    >>> heads_dateline("OSLO —", told, ""), heads_dateline("OSLO", f"— {told}", ""), heads_dateline("OSLO", told, "")
    (True, True, False)
    >>> heads_dateline("AIMS", f"— {told}", f"— {told}")
    False
    """
    place, first = text.rstrip(f" {DASHES}"), said.lstrip(f" {DASHES}")
    dashed, parted = place != text, first != said
    if dashed == parted or not (PLACE.fullmatch(place) and is_prose(first)) or first[:1].islower():
        return False
    return dashed or (place.isupper() and not following.startswith(tuple(DASHES)))


def is_note(texts: Sequence[str]) -> bool:
    """Whether a figure or the mark of a note stands alone within a sentence: three lines.

    >>> is_note(["The level of the sea off the western coast rose by", "[3]", "more than anybody had expected."])
    True
    """
    before, mark, after = texts
    alone = NOTE.fullmatch(mark) or FIGURE.fullmatch(mark)
    small = is_rest(after) or JOINING.match(after) is not None
    return bool(alone) and small and is_broken(before) and columns(before) >= LONG // 2
