"""Lines of letters and speeches that stand for themselves: how they greet, and how they close."""

import re
from functools import cache

from dossier.languages import Profile
from dossier.read.lines.measure import ends
from dossier.read.lines.vocabulary import core, is_dense, pattern

_GREETED = re.compile(r"[,:，：!！]$")
LONGEST_GREETING, LONGEST_CLOSING = 90, 200
"""Characters."""
LONGEST_TITLE = 3
"""Words of a line with words that are in no list of those whom one addresses, each with a capital."""
_WORD = re.compile(r"[^\W\d_]+")


def greets(text: str, profile: Profile) -> bool:
    """Whether a line greets an audience or an addressee.

    >>> greets("Dear Madam,", profile("en")), greets("Dear is the price of bread.", profile("en"))
    (True, False)
    """
    return len(text) <= LONGEST_GREETING and greets_at_length(text, profile)


def greets_at_length(text: str, profile: Profile) -> bool:
    """Whether a line of any length begins with a greeting and ends like one."""
    return _GREETED.search(text) is not None and text.casefold().startswith(profile.salutations)


def addresses(text: str, profile: Profile) -> bool:
    """Whether a short line says nothing but whom it addresses, with or without a mark at its end.

    >>> told = ("Ladies and gentlemen", "Distinguished Delegates,", "Friends of the Earth", "Dear colleagues, we met,")
    >>> [addresses(text, profile("en")) for text in told]
    [True, True, False, False]
    """
    if len(text) > LONGEST_GREETING or not text.casefold().startswith(profile.salutations):
        return False
    said = _GREETED.sub("", text.rstrip()).rstrip()
    rest = _addressed(profile).sub(" ", said.casefold())
    others = [word for word in _WORD.findall(rest) if word not in profile.stopwords | profile.open_words]
    if not others:
        return not ends(said) or said.endswith(".")
    title = all(word[0].isupper() for word in said.split()) and len(said.split()) <= LONGEST_TITLE
    return title and not is_dense(said[-1]) and not ends(said)


@cache
def _addressed(profile: Profile) -> re.Pattern[str]:
    return pattern(frozenset(profile.salutations))


def closes(text: str, profile: Profile) -> bool:
    """Whether a line is the courtesy before a signature; of a phrase of several words the beginning is enough.

    >>> closes("Yours sincerely,", profile("en")), closes("Signed in Geneva on 3 May", profile("en"))
    (True, False)
    """
    if len(text) > LONGEST_CLOSING:
        return False
    words = core(text)
    return words in _closings(profile) or (bool(_long(profile)) and words.startswith(_long(profile)))


@cache
def _closings(profile: Profile) -> frozenset[str]:
    return frozenset(map(core, profile.phrases.get("closings", ())))


@cache
def _long(profile: Profile) -> tuple[str, ...]:
    return tuple(phrase for phrase in _closings(profile) if " " in phrase)
