"""Lines of letters and speeches that stand for themselves: how they greet, thank and close."""

import re
from functools import cache

from dossier.languages import Profile, languages, profile
from dossier.languages.normal_forms import core
from dossier.languages.text import WORD
from dossier.languages.writing_systems import is_dense
from dossier.read.lines.measure import ends, size
from dossier.read.lines.vocabulary import Finder, finder

GREETING = (",", ":", "،", "，", "：", "!", "！")
_GREETED, _ENDED = re.compile(r"[,:،，：!！]$"), re.compile(r"[,،，:：!！.。]$")
"""How a line ends that greets, and one of a web page, where a greeting may end with a full stop."""
LONGEST_GREETING, LONGEST_CLOSING = 90, 200
"""Characters."""
LONGEST_COURTESY = 20
"""Words of a line around the text of a web page that greets, thanks or closes."""
LONGEST_TITLE = 3
"""Words of a line with words that are in no list of those whom one addresses, each with a capital."""


def greets(text: str, profile: Profile) -> bool:
    """Whether a line greets an audience or an addressee.

    >>> greets("Dear Madam,", profile("en")), greets("Dear is the price of bread.", profile("en"))
    (True, False)
    """
    return len(text) <= LONGEST_GREETING and greets_at_length(text, profile)


def greets_at_length(text: str, profile: Profile) -> bool:
    """Whether a line of any length begins with a greeting and ends like one."""
    return text.endswith(GREETING) and _opens(text, profile)


def _opens(text: str, profile: Profile) -> bool:
    return text.casefold().startswith(profile.salutations)


def thanks(text: str) -> bool:
    """Whether a line begins with words that are said again and again, such as thanks.

    >>> thanks("Thank you, Mr. President."), thanks("The lake rose.")
    (True, False)
    """
    return finder("courtesies").match(text.casefold()) is not None


def is_polite(text: str) -> bool:
    """Whether a line begins by greeting or thanking somebody, in whatever language.

    >>> is_polite("Merci beaucoup."), is_polite("Dear Madam"), is_polite("The lake rose.")
    (True, True, False)
    """
    return thanks(text) or any(_opens(text, profile(code)) for code in languages())


def surrounds(text: str, profile: Profile) -> bool:
    """Whether a short line greets, thanks or closes: it belongs to a text even where it stands apart from it.

    >>> surrounds("Excellencies, dear colleagues,", profile("en")), surrounds("Mr. Lin", profile("en"))
    (True, False)
    """
    if size(text) > LONGEST_COURTESY:
        return False
    greeted = addresses(text, profile) or (_opens(text, profile) and _ENDED.search(text) is not None)
    return (
        greeted
        or addresses(text, profile)
        or (ends(text) and finder("courtesies", "closings").match(core(text)) is not None)
    )


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
    known = profile.stopwords, profile.open_words
    others = [word for word in WORD.findall(rest) if not any(word in words for words in known)]
    if not others:
        return not ends(said) or said.endswith(".")
    title = all(word[0].isupper() for word in said.split()) and len(said.split()) <= LONGEST_TITLE
    return title and not is_dense(said[-1]) and not ends(said)


@cache
def _addressed(profile: Profile) -> Finder:
    return Finder(frozenset(profile.salutations))


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
