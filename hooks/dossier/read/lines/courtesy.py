"""Lines of letters and speeches that stand for themselves: how they greet, and how they close."""

import re
from functools import cache

from dossier.languages import Profile
from dossier.languages.normal_forms import core

_GREETED = re.compile(r"[,:，：!！]$")
LONGEST_GREETING, LONGEST_CLOSING = 90, 200
"""Characters."""


def greets(text: str, profile: Profile) -> bool:
    """Whether a line greets an audience or an addressee.

    >>> greets("Dear Madam,", profile("en")), greets("Dear is the price of bread.", profile("en"))
    (True, False)
    """
    return len(text) <= LONGEST_GREETING and greets_at_length(text, profile)


def greets_at_length(text: str, profile: Profile) -> bool:
    """Whether a line of any length begins with a greeting and ends like one."""
    return _GREETED.search(text) is not None and text.casefold().startswith(profile.salutations)


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
