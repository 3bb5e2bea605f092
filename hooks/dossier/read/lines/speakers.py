"""Who speaks: words before a colon that come again and again, as in interviews and press conferences."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from dossier.languages import Profile
from dossier.languages.normal_forms import core
from dossier.languages.writing_systems import LETTER, is_dense
from dossier.read.lines.measure import ends

_LABEL = re.compile(r"(?P<label>[^\s:：|‖][^:：|‖\n]{0,39}?) ?(?:[:：](?=\s|$)|：)\s*")
_LETTER = re.compile(rf"(?P<label>{LETTER})(?P<point>\.?)\s+(?=[^\sa-zß-ÿ])")
"""Stenographers write no colon after it."""
_MARKS = re.compile(r"[.!?,;،؛؟۔。！？，；、“”«»\"/=<>]|\d")
"""What no name of a speaker has; the full stop of a title apart."""
_TITLE = re.compile(r"\b\w{1,4}\.(?=\s|\w)")
QUESTION = re.compile(r"[?؟？]\W*$")
MOST_WORDS, MOST_SIGNS = 5, 12
"""Of a name; in scripts without gaps, characters."""
FEWEST = 4
"""Turns of speakers whom nobody knows."""
SHARE = 0.25
"""Share of the lines from the first to the last turn that such turns must be."""


def label(text: str, profile: Profile) -> tuple[str, int]:
    """The words before the first colon, if they may name a speaker, and where the speaker's words begin; or "" and 0.

    >>> label("Mr. Lin: Thank you.", profile("en")), label("12 May 2023: Talks.", profile("en"))
    (('Mr. Lin', 9), ('', 0))
    >>> label("Q. Who pays?", profile("en")), label("B. Lin pays.", profile("en"))
    (('Q', 3), ('', 0))
    """
    letter = _LETTER.match(text)
    if letter and core(letter["label"]) in _letters(profile, pointed=bool(letter["point"])):
        return letter["label"], letter.end()
    found = _LABEL.match(text) if ":" in text or "：" in text else None
    name = found["label"] if found else ""
    if not found or not name or not _names(name, profile) or text.startswith("//", found.end() - 1):
        return "", 0
    return name, found.end()


def _names(name: str, profile: Profile) -> bool:
    if is_known(name, profile):
        return True
    if core(name) in profile.remarks or _MARKS.search(_TITLE.sub("", name)) or not name[0].isalpha():
        return False
    words = name.split()
    if not name[0].isascii() and not name[0].isupper() and not name[0].islower():
        return len(name) <= MOST_SIGNS
    capital = sum(word[0].isupper() or word[0] in "(-–—" for word in words)
    return len(words) <= MOST_WORDS and name[0].isupper() and 2 * capital >= len(words)


def _letters(profile: Profile, *, pointed: bool) -> frozenset[str]:
    """Letters that ask and answer; without a point, only those that are no words."""
    return profile.questions if pointed else profile.questions - profile.open_words


def is_known(name: str, profile: Profile) -> bool:
    """Whether a name is, or ends or begins with, a word for those who ask and answer."""
    words = core(name)
    ends = {words, *words.split()[:1], *words.split()[-1:]}
    if words in profile.questions or any(len(end) > 1 and end in profile.questions for end in ends):
        return len(words.split()) <= MOST_WORDS
    dense = not words.isascii() and len(words) <= MOST_SIGNS and is_dense(words[-1:])
    return dense and any(len(each) > 1 and words.endswith(each) for each in profile.questions)


def speakers(texts: Sequence[str], profile: Profile) -> Mapping[int, tuple[str, int]]:
    """Speakers of a text by the place of the line that they begin: name, and where the words begin in it.

    A name alone on its line is one if words follow on the next. There must be two names or more, one of which comes
    again; those that nobody knows must come often and say whole sentences.

    >>> talk = ["Q: Who pays?", "A: The town does.", "Q: All of it?", "Note: it did not."]
    >>> speakers(talk, profile("en"))
    {0: ('Q', 3), 1: ('A', 3), 2: ('Q', 3)}
    """
    found = {place: named for place, text in enumerate(texts) if (named := label(text, profile))[0]}
    counts = Counter(name for name, _ in found.values())
    if len(counts) < 2 or max(counts.values()) < 2:
        return {}
    sure = {name for name, count in counts.items() if count > 1 or is_known(name, profile)}
    first = counts.most_common(1)[0][0]
    answered = {
        one
        for one, two in pairwise(found)
        if two - one <= 2 and (found[two][0] == first or (found[two][0] in sure and QUESTION.search(texts[one])))
    }
    turns = [place for place, (name, _) in found.items() if name in sure or place in answered]
    known = any(is_known(name, profile) for name in counts)
    return {place: found[place] for place in turns} if known or _is_talk(texts, found, turns) else {}


def _is_talk(texts: Sequence[str], found: Mapping[int, tuple[str, int]], turns: Sequence[int]) -> bool:
    """Whether names are those of people who talk, and not those of fields and notes."""
    if len(turns) < FEWEST:
        return False
    said = [texts[place][found[place][1] :] or texts[min(place + 1, len(texts) - 1)] for place in turns]
    whole = sum(ends(words) for words in said)
    return 2 * whole > len(turns) and len(turns) >= SHARE * (turns[-1] - turns[0] + 1)
