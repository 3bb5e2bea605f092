"""What one page adds to the search index (`indexed`): its words, shelf by shelf, and its texts.

The index has a fixed number of shelves; on which one a word lies, its first letters say (`shelf_of`). So what a page
adds is known without any other page, and files of which no page has changed its part stay as they are.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dossier.write.assets.staging import WEIGHTS, Staged
from dossier.write.assets.tokens import STEM, bare, pairs, unspaced, words
from dossier.write.assets.wholes import Wholes

SHELVES = 64
TITLE = "\t"
_HEAD = STEM
"""Letters that say on which shelf a word lies: all forms of a word share them."""
_FIRST, _PLAIN, _HIGH, _BITS = 0x21, 0xD000, 0xE000, 12
"""See `coded`."""
NO_NAMES = Wholes({}, {})
_CLASSES = {weight: at for at, weight in enumerate(WEIGHTS)}


class Indexed(NamedTuple):
    """What one page adds to the index."""

    length: int
    """In words."""
    tags: str
    shelves: tuple[bytes, ...]
    """By shelf: two lines for each word or pair, itself and how much the page says it with its places (`_said`);
    behind a TITLE, a word or name of the title, and with how many characters it has in all the places there."""
    texts: bytes
    """JSON of its passages, each with the id of its element; the title is the first."""


def code(number: int) -> str:
    """A number as one character, or as two from 53,248 on."""
    if number < _PLAIN:
        return chr(number + _FIRST)
    return chr(_HIGH + (number >> _BITS)) + chr((number & (1 << _BITS) - 1) + _FIRST)


_CODES = [code(number) for number in range(1 << _BITS + 1)]


def codes(numbers: Iterable[int]) -> list[str]:
    """Each number as characters, most of which take one or two bytes."""
    all_ = [*numbers]
    try:
        return [*map(_CODES.__getitem__, all_)]
    except IndexError:
        return [code(number) for number in all_]


def coded(numbers: Iterable[int]) -> str:
    """Numbers as characters: a script with them is small and quickly read.

    From 53,248 on a number has two, the first of them behind all that stand alone; spaces are free to part lists.

    >>> coded([0, 1, 90]), [hex(ord(character)) for character in coded([53248])]
    ('!"{', ['0xe00d', '0x21'])
    """
    return "".join(codes(numbers))


def shelf_of(unit: str) -> int:
    """The shelf of a word; a pair lies beside its first word. search-engine.js has the same.

    >>> shelf_of("of") == shelf_of("of friends"), shelf_of("friend") == shelf_of("friends")
    (True, True)
    """
    return _shelf(unit[:_HEAD])


@lru_cache(maxsize=1 << 15)
def _shelf(head: str) -> int:
    found = 0
    for letter in head.partition(" ")[0]:
        found = (31 * found + ord(letter)) % SHELVES
    return found


def indexed(page: Staged, names: Wholes = NO_NAMES) -> Indexed:
    """What a page adds to the index; names: those that it may hold as wholes."""
    said = [(passage.weight, words(passage.text)) for passage in page.passages]
    shelves: list[list[str]] = [[] for _ in range(SHELVES)]
    for unit, places_ in _places(said).items():
        shelves[_shelf(unit[:_HEAD])] += (unit, _said(unit, places_))
    for name, much in _wholes(said, names).items():
        shelves[shelf_of(name)] += (name, code(min(much, _PLAIN - 1)))
    for word, there in _in_title(bare(page.passages[0].text), names).items():
        shelves[shelf_of(word)] += (TITLE + word, there)
    return Indexed(
        sum(len(own) for _, own in said),
        " ".join(page.tags),
        tuple([encoded("\n".join(shelf)) if shelf else b"" for shelf in shelves]),
        encoded(as_json([[passage.id, passage.text] for passage in page.passages])),
    )


def _places(said: Iterable[tuple[int, Sequence[str]]]) -> Mapping[str, list[int]]:
    """By word or pair: its places, each three times as large plus its class; said: weight and words of passages."""
    found = defaultdict[str, list[int]](list)
    place = 0
    for weight, own in said:
        first = len(WEIGHTS) * place + _CLASSES[weight]
        places = range(first, first + len(WEIGHTS) * len(own), len(WEIGHTS))
        for at, word in zip(places, own, strict=True):
            found[word].append(at)
        for at, pair in zip(places, pairs(own), strict=False):
            if pair:
                found[pair].append(at)
        # Between passages one place stays empty: no phrase goes from one to the next.
        place += len(own) + 1
    return found


def _wholes(said: Iterable[tuple[int, Sequence[str]]], names: Wholes) -> Mapping[str, int]:
    """By name: how much a page says it. Nobody asks for what stands beside it, so it needs no places."""
    found = Counter[str]()
    for weight, own in said:
        for _, name in names.within(own):
            found[name] += weight
    return found


_ONE = [_CODES[WEIGHTS[0]] + code_ for code_ in _CODES[len(WEIGHTS) - 1 :]]
"""What is held of a word with one place in the text: most of them."""


def _said(unit: str, places: Sequence[int]) -> str:
    """How much a page says a word, and the steps from place to place (`_steps`).

    A character of a script without spaces needs no places: where others stand beside it, its pairs have them.
    """
    if len(places) == 1 and len(unit) > 1 and not places[0] % len(WEIGHTS) and places[0] < len(WEIGHTS) * len(_ONE):
        return _ONE[places[0] // len(WEIGHTS)]
    much = code(min(sum([WEIGHTS[place % len(WEIGHTS)] for place in places]), _PLAIN - 1))
    return much if unspaced(unit) else much + "".join(_steps(places))


def _steps(places: Iterable[int]) -> Sequence[str]:
    """Steps from place to place, above the numbers of classes, as characters.

    Before a place that is not in the text stands its class, less one.

    >>> coded([1, 2, 1, 3, 41]) == "".join(_steps([3 * 0 + 2, 3 * 1 + 2, 3 * 40]))
    True
    """
    steps = []
    last = 1 - len(WEIGHTS)
    for coded_ in places:
        place, class_ = divmod(coded_, len(WEIGHTS))
        if class_:
            steps.append(_CODES[class_ - 1])
        step = place - last
        steps.append(_CODES[step] if step < len(_CODES) else code(step))
        last = place + 1 - len(WEIGHTS)
    return steps


def _in_title(title: Sequence[str], names: Wholes) -> Mapping[str, str]:
    """By word or name: the characters of the title of a page, as a query has it, and its places there."""
    length = len(" ".join(title))
    found = defaultdict[str, list[int]](list)
    for place, word in (*enumerate(title), *names.within(title)):
        found[word].append(place)
    return {word: coded((length, *places)) for word, places in found.items()}


def encoded(text: str) -> bytes:
    """UTF-8; half of a surrogate pair, which no text of a language has, becomes a question mark."""
    return text.encode("utf-8", "replace")


as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""JSON without spaces, all letters as they are."""
