"""What a text must hold for a pattern to find anything in it: most patterns need not be tried on most texts."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

import ahocorasick

from dossier.languages.writing_systems import UNCOUNTING
from dossier.patterns import late

_DIGIT = re.compile(r"\d")
_ZEROS = str.maketrans("123456789", "000000000")
_MAY_COUNT = late(f"[^{UNCOUNTING}]")
"""A character of a script that may have figures of its own."""
_TOKEN = re.compile(
    r"(?P<edge>\\[AbBZ]|[\^$])|(?P<figure>\\d)|(?P<set>\[(?P<signs>(?:\\.|[^\]\\])+)\])"
    r"|(?P<gap>\{[a-z]\w*\}|\\x\w\w|\\[A-Za-z]|\.)|(?P<letter>\\?[^\\(]|\\[\\(])|(?P<open>\((?P<edged>\?<?[=!])?)",
    re.DOTALL,
)
"""`edge` and `edged` take no room; a set is never one of `]` and what follows."""
_SIGN = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|[()|]", re.DOTALL)
"""What groups and bars are made of, and what only looks like it."""
_REPEATED = re.compile(r"(?P<sign>[?*+]|\{\d*,?\d*\})[?+]?")
_TIMES = re.compile(r"\{\d\}")
_HEAD = re.compile(r"\(\?(?:P<\w+>|-i:|:)")
_FIGURED = re.compile(r"(?:\d(?:-\d)?)+")
_PLAIN = re.compile(r"[^\\^-][^\\-]*-?|-[^\\-]*")
"""The signs of a set that is neither a range nor what others are not."""
_MOST = 400
"""Words that are told apart where one of several follows one of several."""
Words = frozenset[str]
_NOTHING: Words = frozenset({""})


@cache
def needed(source: str) -> Words:
    r"""Words, in small letters, of which a text must hold one for a pattern to find anything; empty if it needs none.

    The pattern is one of Python's, without flags; {names} in it may stand for anything. The text is a plain one, in
    which each figure is 0, as it is in the words.

    >>> sorted(needed("within {number} (?:months|month)(?P<after> following)"))
    [' month following', ' months following']
    >>> sorted(needed("(?:on )?(?P<same>this year)(?! of)|(?:the )?(?P<later>next|following) [dw]"))
    ['following d', 'following w', 'next d', 'next w', 'this year']
    >>> sorted(needed(r"(?:in|of) \d{year}"))
    ['in 0', 'of 0']
    """
    found: set[str] = set()
    for branch in _branches(source):
        words = _of_branch(branch)
        if not all(words):
            return frozenset()
        found |= words
    return frozenset(word for word in found if not any(other in word and other != word for other in found))


def all_needed(source: str) -> tuple[Words, ...]:
    r"""Several such choices of words: of each the text must hold one. That it holds a gap tells nothing.

    >>> [sorted(words) for words in all_needed(r"{year}年\s?{month}月(?P<end>底|末)")]
    [['年'], ['月底', '月末']]
    >>> [sorted(words) for words in all_needed(r"(?<=\d{4} and )\d{4}(?= or| nor)")]
    [['0000 and 0000 nor', '0000 and 0000 or']]
    """
    branches = _branches(source)
    found = _choices(branches[0]) if len(branches) == 1 else [needed(source)]
    kept: list[Words] = []
    for words in (words for words in found if words and all(map(str.strip, words))):
        if not any(_implies(other, words) for other in kept):
            kept = [*(other for other in kept if not _implies(words, other)), words]
    return tuple(kept)


def _implies(some: Words, others: Words) -> bool:
    """Whether a text that holds one of some words holds one of the others, too."""
    return all(any(other in word for other in others) for word in some)


def _of_branch(branch: str) -> Words:
    """The most telling choice of words among those that the branch cannot do without."""
    return max(_choices(branch), key=telling)


def _choices(branch: str) -> list[Words]:
    """Words of which the branch cannot do without one, for each part of it that is known."""
    choices: list[Words] = []
    run = _NOTHING
    for options, group, ahead in _items(branch, whole=True):
        if ahead:
            choices.append(_joined(run, options) or run)
            continue
        joined = _joined(run, options)
        if joined is None:
            choices += [run, needed(group)]
        run = joined or options or _NOTHING
    return [*choices, run]


def telling(words: Words) -> int:
    """How telling the least telling of some words is, in letters; a figure is worth no more than one."""
    return min((len(re.sub("0+", "0", word.strip())) for word in words), default=0)


def _joined(words: Words | None, options: Words | None) -> Words | None:
    """All words with all that may follow; None if that is unknown, or too much."""
    if words is None or options is None or len(words) * len(options) > _MOST:
        return None
    return frozenset(word + option for word in words for option in options)


@cache
def _spelled(source: str) -> Words | None:
    """All that a pattern may find; None if that is unknown, or too much."""
    found: Words = frozenset()
    for branch in _branches(source):
        run: Words | None = _NOTHING
        for options, _, ahead in _items(branch):
            run = run and (run if ahead else _joined(run, options))
        if not run:
            return None
        found |= run
    return found if len(found) <= _MOST else None


def _items(branch: str, *, whole: bool = False) -> Iterator[tuple[Words | None, str, bool]]:
    """For each letter, set or group: all that it may find, None if that is unknown; and of a group, which then must.

    Last, whether it but looks ahead. What a whole branch looks back at where it begins stands in the text, too.
    """
    _, ends = _structure(branch)
    at = 0
    while token := _TOKEN.match(branch, at):
        end = ends.get(at, token.end())
        head = _HEAD.match(branch, at)
        seen = token["edged"] == "?=" or (token["edged"] == "?<=" and whole and not at)
        group = branch[head.end() : end - 1] if head else ""
        options = _spelled(group) if head else _found_by(token)
        if seen:
            options = _spelled(branch[token.end() : end - 1])
        if repeated := _REPEATED.match(branch, end):
            end = repeated.end()
            group = group if repeated["sign"] == "+" else ""
            options = _repeated(options, repeated["sign"])
        yield options, group, token["edged"] == "?="
        at = end


def _repeated(options: Words | None, sign: str) -> Words | None:
    """All that may be found where a sign repeats what may be found once."""
    if options and sign == "?":
        return options | _NOTHING
    if not options or not _TIMES.fullmatch(sign):
        return None
    found: Words | None = _NOTHING
    for _ in range(int(sign[1:-1])):
        found = _joined(found, options)
    return found


def _found_by(token: re.Match[str]) -> Words | None:
    """All that a letter or a set may find: nothing for what takes no room."""
    if token["edge"] or token["edged"]:
        return _NOTHING
    if token["figure"] or (token["signs"] and _FIGURED.fullmatch(token["signs"])):
        return frozenset("0")
    if token["signs"]:
        return frozenset(token["signs"].lower()) if _PLAIN.fullmatch(token["signs"]) else None
    return frozenset((plain(token["letter"][-1]),)) if token["letter"] else None


def _branches(source: str) -> list[str]:
    """What the bars part, outside all groups."""
    bars, _ = _structure(source)
    return [source[start + 1 : end] for start, end in pairwise((-1, *bars, len(source)))]


@cache
def _structure(source: str) -> tuple[tuple[int, ...], Mapping[int, int]]:
    """Where the bars outside all groups stand; and where each group ends, by where it opens."""
    bars: list[int] = []
    ends: dict[int, int] = {}
    opened: list[int] = []
    for sign in _SIGN.finditer(source):
        if sign[0] == "(":
            opened.append(sign.start())
        elif sign[0] == ")":
            ends[opened.pop()] = sign.end()
        elif sign[0] == "|" and not opened:
            bars.append(sign.start())
    return tuple(bars), ends


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """A text in small letters, with 0 for each figure; kept, as several look for words in the same one.

    >>> plain("In 2024")
    'in 0000'
    """
    small = text.lower()
    if small.isascii():
        return small.translate(_ZEROS)
    if _MAY_COUNT.search(small):
        return _DIGIT.sub("0", small)
    for figure in "123456789":
        small = small.replace(figure, "0")
    return small


Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Sieve(Generic[Thing]):
    """Things that are worth trying only on texts that hold certain words, such as patterns."""

    words: ahocorasick.Automaton
    """Of each word the bits of the choices that it is in."""
    things: tuple[tuple[int, Thing], ...]
    """Each with the bits that it needs."""

    def fitting(self, text: str) -> list[Thing]:
        """Those that may find something in a plain text, in order."""
        there = 0
        for _, bits in self.words.iter(text) if len(self.words) else ():
            there |= bits
        return [thing for needs, thing in self.things if not needs & ~there]


def sieve(things: Iterable[tuple[Iterable[Words], Thing]]) -> Sieve[Thing]:
    """A sieve for things, each with choices of words: a text must hold one word of each.

    >>> known = sieve([(all_needed("we (?:shall|will)"), 1), (all_needed("[a-z]+"), 2)])
    >>> known.fitting("so we will"), known.fitting("so he will")
    ([1, 2], [2])
    """
    known = [(tuple(choices), thing) for choices, thing in things]
    places = {
        choice: place for place, choice in enumerate(dict.fromkeys(one for choices, _ in known for one in choices))
    }
    bits = Counter[str]()
    for choice, place in places.items():
        for word in choice:
            bits[word] |= 1 << place
    words = ahocorasick.Automaton()
    for word, set_ in bits.items():
        words.add_word(word, set_)
    words.make_automaton()
    return Sieve(words, tuple((sum(1 << places[one] for one in choices), thing) for choices, thing in known))
