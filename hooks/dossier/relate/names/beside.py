"""Loose names within longer ones that nobody knows: "Foreign Ministry" in "Russian Foreign Ministry".

Such a name of a body is that of many, so it needs a context; and what stands right beside it tells whose it is: a state
or a word with a capital before it, or one that "of" joins to it.
"""

import re
from collections.abc import Iterator
from functools import cache

from dossier.languages import Profile
from dossier.languages.locales import locale_of
from dossier.languages.normal_forms import fold, lower
from dossier.relate.names.lexicon import Lexicon, Span

_LONGEST = 40
"""Characters before or after a name in which the word stands."""
_BEFORE = re.compile(r"(?P<word>[A-ZÀ-Þ][\w-]+)(?:'s)? \Z")


def is_anothers(text: str, span: Span, names: Lexicon, known: Profile) -> bool:
    """Whether a name in a folded text is that of a body which none of those belongs to that it needs beside it.

    >>> from dossier.model import Entity
    >>> from dossier.relate.names.lexicon import lexicon
    >>> names = {"en": ("Chinese Foreign Ministry", "Foreign Ministry")}
    >>> body = Entity("fm", "organisation", names, context={"Foreign Ministry": ("China",)})
    >>> here = lexicon([body, Entity("cn", "place", {"en": ("China",)})], "en")
    >>> texts = ("China's Foreign Ministry", "Russian Foreign Ministry", "Foreign Ministry of Peru")
    >>> [is_anothers(text, here.spans(text)[-1], here, profile("en")) for text in texts]
    [False, True, True]
    """
    if text[span.start : span.end].isupper():
        return False
    beside = (*_before(text[max(0, span.start - _LONGEST) : span.start], known), *_after(text, span.end, known))
    return any(not any(one.entity in span.needs for one in names.spans(word)) for word in beside)


def _before(text: str, known: Profile) -> Iterator[str]:
    if known.letters:
        yield from (state for state in states(known.code) if text.endswith(state))
    elif (match := _BEFORE.search(text)) and lower(match["word"]) not in known.stopwords:
        yield match["word"]


def _after(text: str, end: int, known: Profile) -> Iterator[str]:
    joint = known.short_forms.get("joint")
    if joint and not known.letters:
        pattern = re.compile(rf"(?: ?(?:{joint}))+ ?(?:l')?(?P<word>[A-ZÀ-Þ][\w-]+)")
        if match := pattern.match(text, end, end + _LONGEST):
            yield match["word"]


@cache
def states(language: str) -> tuple[str, ...]:
    """The names of all states and territories in a language (CLDR), folded."""
    return tuple(sorted({fold(name) for name in locale_of(language).territories.values() if len(name) > 1}))
