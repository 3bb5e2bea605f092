"""What one page adds to the search index (`indexed`): its words, shelf by shelf, and its texts.

The index has a fixed number of shelves; on which one a word lies, its first letters say (`shelf_of`). So what a page
adds is known without any other page, and files of which no page has changed its part stay as they are.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dossier.write.assets.staging import WEIGHTS, Staged
from dossier.write.assets.tokens import bare, pairs, unspaced, words

SHELVES = 64
TITLE = "\t"
_WHOLE = 3
"""Characters of a name that is held as a whole: one of two is a pair."""
_HEAD = 3
"""Letters that say on which shelf a word lies: all forms of a word share them (STEM in search-words.js)."""
_FIRST, _PLAIN, _HIGH, _BITS = 0x21, 0xD000, 0xE000, 12
"""See `coded`."""
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


Names = Mapping[str, Sequence[Sequence[str]]]
"""By its first character: the characters of each name that is held as a whole."""


def whole_names(names: Iterable[str]) -> Names:
    """The names of three characters and more in scripts without spaces.

    Nothing else than the places of pairs would tell where they stand, and those of a name that is on every page are
    megabytes. Names of words have inflections, so where they stand is asked of their words.

    >>> whole_names(["人工智能", "联合国", "中国", "AI能力", "UN"])
    {'人': (['人', '工', '智', '能'],), '联': (['联', '合', '国'],)}
    """
    found = defaultdict[str, dict[str, list[str]]](dict)
    for name in sorted(set(names)):
        said = words(name)
        if len(said) >= _WHOLE and all(map(unspaced, said)):
            found[said[0]][" ".join(said)] = said
    return {first: tuple(own.values()) for first, own in found.items()}


def indexed(page: Staged, names: Names | None = None) -> Indexed:
    """What a page adds to the index; names: those that it may hold as wholes."""
    found, length = _found(page, names or {})
    shelves: list[list[str]] = [[] for _ in range(SHELVES)]
    for unit, places_ in found.items():
        shelves[_shelf(unit[:_HEAD])] += (unit, _said(unit, places_))
    for word, there in _in_title(bare(page.passages[0].text), names or {}).items():
        shelves[shelf_of(word)] += (TITLE + word, there)
    return Indexed(
        length,
        " ".join(page.tags),
        tuple([encoded("\n".join(shelf)) if shelf else b"" for shelf in shelves]),
        encoded(as_json([[passage.id, passage.text] for passage in page.passages])),
    )


def _found(page: Staged, names: Names) -> tuple[Mapping[str, list[int]], int]:
    """By word, pair or name: its places, each three times as large plus its class; and how many words a page has."""
    found = defaultdict[str, list[int]](list)
    length = place = 0
    for passage in page.passages:
        said = words(passage.text)
        first = len(WEIGHTS) * place + _CLASSES[passage.weight]
        places = range(first, first + len(WEIGHTS) * len(said), len(WEIGHTS))
        for at, word in zip(places, said, strict=True):
            found[word].append(at)
        for at, pair in zip(places, pairs(said), strict=False):
            if pair:
                found[pair].append(at)
        for at, name in _wholes(said, names):
            found[name].append(places[at])
        length += len(said)
        # Between passages one place stays empty: no phrase goes from one to the next.
        place += len(said) + 1
    return found, length


def _wholes(said: Sequence[str], names: Names) -> Iterator[tuple[int, str]]:
    for at, word in enumerate(said) if not names.keys().isdisjoint(said) else ():
        for name in names.get(word, ()):
            if said[at : at + len(name)] == name:
                yield at, " ".join(name)


_ONE = [_CODES[WEIGHTS[place % len(WEIGHTS)]] + _CODES[place] for place in range(len(_CODES))]
"""What is held of a word with one place: most of them."""


def _said(unit: str, places: Sequence[int]) -> str:
    """How much a page says a word, and the steps from place to place, each three times as large plus its class.

    A character of a script without spaces needs no places: where others stand beside it, its pairs have them. Nor does
    a name that is held as a whole: nobody asks for what stands beside it.
    """
    if len(places) == 1 and len(unit) > 1 and unit.count(" ") < 2 and places[0] < len(_ONE):
        return _ONE[places[0]]
    much = code(min(sum([WEIGHTS[place % len(WEIGHTS)] for place in places]), _PLAIN - 1))
    return much if unspaced(unit) or unit.count(" ") > 1 else much + coded(_steps(places))


def _steps(places: Sequence[int]) -> Iterator[int]:
    last = 0
    for place in places:
        yield place - last
        last = place - place % len(WEIGHTS)


def _in_title(title: Sequence[str], names: Names) -> Mapping[str, str]:
    """By word or name: the characters of the title of a page, as a query has it, and its places there."""
    length = len(" ".join(title))
    found = defaultdict[str, list[int]](list)
    for place, word in (*enumerate(title), *_wholes(title, names)):
        found[word].append(place)
    return {word: coded((length, *places)) for word, places in found.items()}


def encoded(text: str) -> bytes:
    """UTF-8; half of a surrogate pair, which no text of a language has, becomes a question mark."""
    return text.encode("utf-8", "replace")


as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""JSON without spaces, all letters as they are."""
