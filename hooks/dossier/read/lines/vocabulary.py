"""Boilerplate of all languages as one vocabulary: a page's chrome need not be in the language of its text.

Under `boilerplate:` in languages/profiles/CODE.yml each phrase stands once, below a key that joins all its kinds by
“ + ”. The kinds:

- whole lines: `chrome` (never part of a text), `markings` (of printed pages: who may read them, what counts), `menu`
  (names of sections; weak evidence), `endings` (what begins the matter after a text; weak), `labels` (marks of an
  export, in brackets), `sections` (parts that many texts have, by the names of which a heading is known)
- first words of a line: `crumbs`, `openers` (links to other pages), `authors` and `sources` (before a colon),
  `captions` (of a picture, before a colon), `fields` and `subjects` (of a form or a letter, before a colon), `mail`
  (of an e-mail, before a colon), `bylines` (before a name), `helpers` (those of them who are no authors), `leads`
  (away from a text: to other pages, forms, offers; weak)
- words beside figures: `counters`, `units` (weak), `stamps` (around a date), `updates` and `deliveries` (before the
  date of a change, and of what was said or adopted)
- phrases inside a line: `notices`, `copyright`, `credits` (of a picture, with a name in brackets), `refusals` (of
  a web server that gives no page)
- names that stand alone: `agencies`
- words at an end of a line: `home` (of a path), `bodies` and `outlets` (first and last in names of media and bodies)
- first words that protect a line: `courtesies`, `closings` (of a letter)
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

import ahocorasick

from dossier.languages import languages, profile
from dossier.languages.normal_forms import core
from dossier.languages.writing_systems import LETTER, is_dense


@cache
def phrases(kind: str) -> frozenset[str]:
    """Phrases of one kind in all languages, as `core` gives them."""
    return frozenset(core(phrase) for code in languages() for phrase in profile(code).phrases.get(kind, ()))


@cache
def finder(*kinds: str) -> "Finder":
    """Finds any phrase of these kinds inside lower-case text."""
    return Finder(frozenset[str]().union(*(phrases(kind) for kind in kinds)))


def may_hold(text: str, *kinds: str) -> bool:
    """Whether a line has a phrase of these kinds, maybe within other words: a quick test before `finder`.

    >>> may_hold("Download our app", "notices"), may_hold("The lake rose", "copyright")
    (True, False)
    """
    sought = _any(kinds)
    return len(sought) > 0 and next(sought.iter(core(text)), None) is not None


@cache
def _any(kinds: tuple[str, ...]) -> ahocorasick.Automaton:
    return automaton(phrase for kind in kinds for phrase in phrases(kind) if phrase)


def automaton(words: Iterable[str]) -> ahocorasick.Automaton:
    """Finds all of these words in one walk through a text, even within others.

    >>> [word for _, word in automaton(["will", "all", "shall"]).iter("we shall")]
    ['shall', 'all']
    """
    found = ahocorasick.Automaton()
    for word in words:
        found.add_word(word, word)
    found.make_automaton()
    return found


def held(text: str, words: ahocorasick.Automaton) -> frozenset[str]:
    """Those of the words that a text holds, even within others."""
    return frozenset(word for _, word in words.iter(text)) if len(words) else frozenset()


class Finder:
    """Finds any of some phrases, the longest first, as a pattern does; glued: even within words.

    Most lines hold none, which one walk through their letters shows: the pattern, which takes some time to make, is
    made for the first that does.

    >>> Finder(frozenset({"min", "赞"})).findall("5 min, minutes, 点赞3")
    ['min', '赞']
    """

    def __init__(self, phrases: frozenset[str], *, glued: bool = False) -> None:
        self._phrases, self._glued = phrases - {""}, glued
        self._words = automaton(self._phrases)
        self._firsts = frozenset(phrase[0] for phrase in self._phrases)

    @cached_property
    def source(self) -> str:
        """The pattern, for those who make it part of another; it finds nothing when there are no phrases."""
        groups: dict[str, list[str]] = {}
        for phrase in sorted(self._phrases, key=lambda phrase: (-len(phrase), phrase)):
            groups.setdefault(phrase[0], []).append(phrase)
        return "|".join(_beginning(first, group, glued=self._glued) for first, group in groups.items()) or r"(?!)"

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self.source)

    def _may_hold(self, text: str) -> bool:
        return bool(self._firsts) and next(self._words.iter(text), None) is not None

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """A phrase that begins at a place."""
        if text[start : start + 1] not in self._firsts or ("_pattern" not in vars(self) and not self._may_hold(text)):
            return None
        return self._pattern.match(text, start)

    def search(self, text: str) -> re.Match[str] | None:
        """The first phrase in a text."""
        return self._pattern.search(text) if self._may_hold(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All phrases in a text, in order."""
        return self._pattern.finditer(text) if self._may_hold(text) else iter(())

    def findall(self, text: str) -> list[str]:
        """The words of all phrases in a text, in order."""
        return self._pattern.findall(text) if self._may_hold(text) else []

    def sub(self, other: str, text: str) -> str:
        """A text with something else in place of each phrase."""
        return self._pattern.sub(other, text) if self._may_hold(text) else text


def _beginning(first: str, phrases: list[str], *, glued: bool) -> str:
    """Phrases with the same first sign, which stands before all tests: a search skips what begins none of them."""
    start = re.escape(first)
    if glued:
        return f"{start}(?:{'|'.join(re.escape(phrase[1:]) for phrase in phrases)})"
    ends = {end: [re.escape(phrase[1:]) for phrase in phrases if _spaced(phrase[-1]) == end] for end in (True, False)}
    rests = [f"(?:{'|'.join(rests)})" + f"(?!{LETTER})" * end for end, rests in ends.items() if rests]
    return start + f"(?<!{LETTER}{start})" * _spaced(first) + f"(?:{'|'.join(rests)})"


def _spaced(character: str) -> bool:
    """Whether it is a letter of a script that leaves gaps between words."""
    return character.isalpha() and not is_dense(character)
