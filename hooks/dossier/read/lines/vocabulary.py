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
from collections.abc import Iterable
from functools import cache

import ahocorasick

from dossier.languages import languages, profile
from dossier.languages.normal_forms import core
from dossier.languages.writing_systems import LETTER, is_dense


@cache
def phrases(kind: str) -> frozenset[str]:
    """Phrases of one kind in all languages, as `core` gives them."""
    return frozenset(core(phrase) for code in languages() for phrase in profile(code).phrases.get(kind, ()))


@cache
def finder(*kinds: str) -> re.Pattern[str]:
    """Pattern of any phrase of these kinds inside lower-case text."""
    return pattern(frozenset[str]().union(*(phrases(kind) for kind in kinds)))


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


def pattern(phrases: frozenset[str], *, glued: bool = False) -> re.Pattern[str]:
    """Pattern of any of the phrases, the longest first; it finds nothing when there are none.

    glued: they may stand within words.

    >>> pattern(frozenset({"min", "赞"})).findall("5 min, minutes, 点赞3")
    ['min', '赞']
    """
    ordered = sorted((phrase for phrase in phrases if phrase), key=lambda phrase: (-len(phrase), phrase))
    groups: dict[str, list[str]] = {}
    for phrase in ordered:
        groups.setdefault(phrase[0], []).append(phrase)
    return re.compile("|".join(_beginning(first, group, glued=glued) for first, group in groups.items()) or r"(?!)")


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
