"""A shelf of the search index: the words of some first letters, in packs of which a query loads those that it needs.

Its scripts are made of what pages add to it and of nothing else: where no page has changed its part, they stay.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from json.encoder import encode_basestring as _quoted
from operator import sub
from typing import Any, NamedTuple, TypeVar

from dossier.model import Attachment
from dossier.write.assets.indexed import TITLE, as_json, code, codes, encoded
from dossier.write.assets.tokens import unspaced

FOLDER = "search-index"
SPELLING = 128 * 1024
"""Bytes of words, of all shelves of a language, among which a mistyped one may have its right form."""
_LEAST = 4
"""Letters: shorter words are near to too many."""
_NO_WORD = re.compile(f"[0-9+{TITLE}]")
"""Figures; what names have behind them in other forms; what stands before a word of a title."""
ROOM = 18 * 1024
"""Bytes that a pack should hold; places count half, since few queries need them."""


class Shelf(NamedTuple):
    """What the pages of a language add to a shelf."""

    language: str
    number: int
    pages: tuple[int, ...]
    """Numbers of the pages that have words on it."""
    parts: tuple[bytes, ...]
    """What each of them adds (`Indexed.shelves`)."""
    of: int = 1
    """How many shelves there are."""


def script(name: str, kind: str, language: str, held: str | bytes) -> Attachment:
    """A script that hands something over to the search."""
    content = held if isinstance(held, bytes) else encoded(held)
    start = encoded(f"dossier.searchable({as_json(kind)},{as_json(language)},")
    return Attachment(f"{FOLDER}/{name}.js", start + content + b");\n")


def shelf_scripts(shelf: Shelf) -> Iterator[Attachment]:
    """Packs of words and of their places, with which word each begins and the last ends; and words to be spelled by."""
    language, number, units = shelf.language, shelf.number, _gathered(shelf)
    packs = [*ranges(_entries(units))]
    for at, (_, pack) in enumerate(packs):
        for kind, entries in zip(("words", "places"), zip(*(entry for _, entry in pack), strict=True), strict=True):
            held = b"{" + b",".join(filter(None, entries)) + b"}"
            yield script(f"{language}/{kind}-{number}-{at}", kind, language, held)
    yield script(f"{language}/shelf-{number}", "shelves", language, as_json({str(number): bounds(packs)}))
    spelled = as_json({str(number): spelling(units, shelf.of)})
    yield script(f"{language}/spelling-{number}", "spelling", language, spelled)


def spelling(units: Mapping[str, Sequence[object]], shelves: int) -> tuple[str, str]:
    """The words that most pages have, and how many do: as many as a shelf has room for.

    units: as `_gathered` has them. Figures have no right spelling. Of a script without spaces they are the pairs of
    characters, since a single one is nearly never missing.

    >>> spelling({"pier": [1, "", 7, ""], "piers": [3, ""], "of pier": [1, ""], "能 力": [1, ""], "1923": [1, ""]}, 1)
    ('pier piers 能力', '#""')
    """
    words = ((len(held) // 2, word) for unit, held in units.items() if (word := _spelled(unit)))
    room, kept = SPELLING // shelves, []
    for count, word in sorted(words, key=lambda one: (-one[0], order(one[1]))):
        room -= len(word.encode()) + len(code(count).encode()) + 1
        if room < 0:
            break
        kept.append((word, code(count)))
    return " ".join(word for word, _ in kept), "".join(count for _, count in kept)


def _spelled(unit: str) -> str:
    """The word or pair that a unit is, if one may have meant it."""
    first, _, second = unit.partition(" ")
    if second:
        return first + second if unspaced(first) and unspaced(second) else ""
    return unit if len(unit) >= _LEAST and not _NO_WORD.search(unit) else ""


def _gathered(shelf: Shelf) -> dict[str, list[Any]]:
    """By word: the number of each page and what it tells of the word, one after the other."""
    found: dict[str, list[Any]] = {}
    for number, part in zip(shelf.pages, shelf.parts, strict=True):
        lines = iter(part.decode().split("\n"))
        for unit, said in zip(lines, lines, strict=True):
            if unit in found:
                found[unit] += (number, said)
            else:
                found[unit] = [number, said]
    return found


def _entries(units: Mapping[str, list[Any]]) -> Iterator[tuple[str, int, tuple[bytes, bytes]]]:
    """Of each word in their order: its size; how much pages say it and its places in titles; its places."""
    for unit in sorted(units, key=order):
        if unit[0] == TITLE:
            continue
        said, where = _posting(units[unit])
        name, told = f"{_quoted(unit)}:", _quoted(said)
        if titles := units.get(TITLE + unit):
            told = f"[{told},{_quoted(_titles(titles))}]"
        held = (name + told).encode(), (name + _quoted(where)).encode() if where else b""
        yield unit, len(held[0]) + len(held[1]) // 2, held


def _posting(held: list[Any]) -> tuple[str, str]:
    """Steps from page to page and how much each says a word; and the places in each page, spaces between them."""
    first, said = held[0], held[1]
    if len(held) == 2:  # one page: most words, so the quick way counts
        return code(first) + said[0], said[1:]
    pages, saids = held[::2], held[1::2]
    steps = codes(map(sub, pages, [0, *pages]))
    written = "".join([step + each[0] for step, each in zip(steps, saids, strict=True)])
    return written, " ".join([each[1:] for each in saids]).rstrip(" ")


def _titles(held: list[Any]) -> str:
    """Steps from page to page, each with the places of a word in its title, spaces between pages."""
    pages = held[::2]
    steps = codes(map(sub, pages, [0, *pages]))
    return " ".join([step + places for step, places in zip(steps, held[1::2], strict=True)])


Held = TypeVar("Held")


def ranges(entries: Iterable[tuple[str, int, Held]], room: int = ROOM) -> Iterator[tuple[str, list[tuple[str, Held]]]]:
    """Packs of sorted entries (name, size, what is held), each with the least that tells it from the pack before.

    Behind one entry that fills a pack the next begins at once: what is not there is not looked for in a large script.

    >>> list(ranges([("aid", 1, 1), ("aim", ROOM, 2), ("air", 9, 3)]))
    [('', [('aid', 1)]), ('aid ', [('aim', 2)]), ('aim ', [('air', 3)])]
    """
    pack: list[tuple[str, Held]] = []
    first, size = "", 0
    for name, grown, held in entries:
        if pack and size + grown > room:
            yield first, pack
            last = pack[-1][0]
            first, pack, size = _telling(last, name) if len(pack) > 1 else _behind(last), [], 0
        pack.append((name, held))
        size += grown
    if pack:
        yield first, pack


def bounds(packs: Sequence[tuple[str, Sequence[tuple[str, object]]]]) -> list[str]:
    """Where each pack begins, and where the last has ended."""
    return [first for first, _ in packs] + [_behind(pack[-1][0]) for _, pack in packs[-1:]]


def _behind(name: str) -> str:
    """What no name is, and all that come after a name are above."""
    return f"{name} "


def _telling(before: str, name: str) -> str:
    """The shortest beginning of a name that comes after another name."""
    same = next((at for at, (one, other) in enumerate(zip(before, name, strict=False)) if one != other), len(before))
    return name[: same + 1]


def order(unit: str) -> bytes:
    """By units of UTF-16, as JavaScript compares texts."""
    return unit.encode("utf-16-be", "surrogatepass")
