"""The search index: what each page adds to it (`indexed`), and its scripts (`scripts`), for http and file:// alike.

An index of our own, of whole words: what a search says of a text must be true, so a word is found where it stands and
nowhere else. It is written as classic scripts: over file:// a page can run a script but read no other file. A reader
loads what a query needs, and no file grows with the collection but by some bytes a page; under search-index/ are

- start.js: the languages, their function words, and the two forms of characters;
- CODE.js: figures of a language, and with which word each of its packs of words begins;
- CODE/words-N.js: by word, the pages and how much they say it; by word of a title, its places in titles;
- CODE/places-N.js: the places of the same words, which a phrase needs;
- CODE/facts-N.js: of some pages, what orders and filters results;
- CODE/pages-N.js: addresses and texts of the pages from number N.

Beside words the index has pairs of them (`tokens.pairs`), where one stands nearly everywhere: "group of friends" is
found by "of friends", and a Chinese word by its pairs of characters. Pages that are the same in several languages have
the same number. All numbers are written as characters (`coded`).
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby, pairwise
from typing import Any, NamedTuple, TypeVar

from dossier.languages import languages as known_languages
from dossier.languages import profile
from dossier.model import Attachment
from dossier.write.assets.staging import WEIGHTS, Staged
from dossier.write.assets.tokens import bare, function_words, pairs, simplified, unspaced, words

FOLDER = "search-index"
PACK = 8 * 1024
"""Bytes that a pack should hold; places count half, since few queries need them."""
CHUNK = 2048
"""Numbers of pages of which the facts are in one script."""
_FIRST, _PLAIN, _HIGH, _BITS = 0x21, 0xD000, 0xE000, 12
"""See `coded`."""
_CLASSES = {weight: at for at, weight in enumerate(WEIGHTS)}


class Indexed(NamedTuple):
    """What one page adds to the index."""

    length: int
    """In words."""
    title: int
    """Characters of its title as a query has it (`tokens.bare`)."""
    tags: str
    units: bytes
    """Lines: a word or pair, a tab, how much the page says it, and its places (`_unit`)."""
    titles: bytes
    """Lines: a word, a tab, its places in the title."""
    texts: bytes
    """JSON of its passages, each with the id of its element; the title is the first."""


def _code(number: int) -> str:
    if number < _PLAIN:
        return chr(number + _FIRST)
    return chr(_HIGH + (number >> _BITS)) + chr((number & (1 << _BITS) - 1) + _FIRST)


_CODES = [_code(number) for number in range(1 << _BITS)]


def coded(numbers: Iterable[int]) -> str:
    """Numbers as characters, most of which take one or two bytes: a script with them is small and quickly read.

    From 53,248 on a number has two, the first of them behind all that stand alone; spaces are free to part lists.

    >>> coded([0, 1, 90]), [hex(ord(character)) for character in coded([53248])]
    ('!"{', ['0xe00d', '0x21'])
    """
    known = len(_CODES)
    return "".join([_CODES[number] if number < known else _code(number) for number in numbers])


def indexed(page: Staged) -> Indexed:
    """What a page adds to the index."""
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
        length += len(said)
        # Between passages one place stays empty: no phrase goes from one to the next.
        place += len(said) + 1
    title = bare(page.passages[0].text)
    texts = as_json([[passage.id, passage.text] for passage in page.passages])
    return Indexed(
        length,
        len(" ".join(title)),
        " ".join(page.tags),
        _encoded("\n".join([_unit(unit, places) for unit, places in found.items()])),
        _encoded("\n".join([f"{word}\t{places}" for word, places in _in_title(title).items()])),
        _encoded(texts),
    )


_ONE = [_CODES[WEIGHTS[place % len(WEIGHTS)]] + _CODES[place] for place in range(len(_CODES))]
"""What is held of a word with one place: most of them."""


def _unit(unit: str, places: Sequence[int]) -> str:
    """A line: how much a page says a word, and the steps from place to place, each three times as large plus its class.

    A character of a script without spaces needs no places: where others stand beside it, its pairs have them.
    """
    if len(places) == 1 and len(unit) > 1 and places[0] < len(_ONE):
        return f"{unit}\t{_ONE[places[0]]}"
    if unspaced(unit):
        return f"{unit}\t{_much(places)}"
    return f"{unit}\t{_much(places)}{coded(_steps(places))}"


def _much(places: Sequence[int]) -> str:
    return _code(min(sum([WEIGHTS[place % len(WEIGHTS)] for place in places]), _PLAIN - 1))


def _steps(places: Sequence[int]) -> Iterator[int]:
    last = 0
    for place in places:
        yield place - last
        last = place - place % len(WEIGHTS)


def _in_title(title: Sequence[str]) -> Mapping[str, str]:
    """By word: its places in the title of a page."""
    found = defaultdict[str, list[int]](list)
    for place, word in enumerate(title):
        found[word].append(place)
    return {word: coded(places) for word, places in found.items()}


def _encoded(text: str) -> bytes:
    """UTF-8; half of a surrogate pair, which no text of a language has, becomes a question mark."""
    return text.encode("utf-8", "replace")


def as_json(value: object) -> str:
    """JSON without spaces, all letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def script(name: str, kind: str, language: str, held: str | bytes) -> Attachment:
    """A script that hands something over to the search."""
    content = held if isinstance(held, bytes) else _encoded(held)
    start = _encoded(f"dossier.searchable({as_json(kind)},{as_json(language)},")
    return Attachment(f"{FOLDER}/{name}.js", start + content + b");\n")


Pages = Sequence[tuple[str, Indexed]]
"""Addresses within the site, and what each page adds."""


def scripts(pages: Mapping[str, Pages]) -> Iterator[Attachment]:
    """All scripts of the pages of a site, by language."""
    named = {code: {uri.removeprefix(f"{code}/"): (uri, page) for uri, page in own} for code, own in pages.items()}
    numbers = {name: number for number, name in enumerate(sorted(set().union(*named.values())))}
    there = [code for code in named if named[code]]
    if there:
        yield _start(there)
    for code in there:
        own = [(numbers[name], *named[code][name]) for name in sorted(named[code])]
        yield from _language(code, own)


def _start(languages: Sequence[str]) -> Attachment:
    """What a search reads first: the languages, their function words, and the two forms of a character."""
    forms = simplified()
    start = {
        "languages": languages,
        "stopwords": sorted(function_words()),
        "traditional": "".join(forms),
        "simplified": "".join(forms.values()),
    }
    return script("start", "start", "", as_json(start))


_Numbered = Sequence[tuple[int, str, Indexed]]


def _language(language: str, pages: _Numbered) -> Iterator[Attachment]:
    tags = sorted({page.tags for _, _, page in pages})
    chunks = groupby(pages, lambda page: page[0] // CHUNK)
    packs = [pack for _, own in chunks for pack in packed((number, _texts(uri, page)) for number, uri, page in own)]
    begins = {pack[0][0] for pack in packs}
    firsts = []
    for number, (first, said, places) in enumerate(_words(pages)):
        firsts.append(first)
        yield script(f"{language}/words-{number}", "words", language, as_json(said))
        yield script(f"{language}/places-{number}", "places", language, as_json(places))
    for pack in packs:
        held = b",".join(_encoded(f'"{number}":') + texts for number, texts in pack)
        yield script(f"{language}/pages-{pack[0][0]}", "pages", language, b"{" + held + b"}")
    for chunk, facts in _facts(pages, tags, begins):
        yield script(f"{language}/facts-{chunk}", "facts", language, as_json({str(chunk): facts}))
    index = {
        "pages": len(pages),
        "words": sum(page.length for _, _, page in pages),
        "inflections": profile(language).inflections if language in known_languages() else (),
        "tags": tags,
        "firsts": firsts,
    }
    yield script(language, "index", language, as_json(index))


def _texts(uri: str, page: Indexed) -> bytes:
    return _encoded(f"[{as_json(uri)},") + page.texts + b"]"


def packed(contents: Iterable[tuple[Any, bytes]]) -> Iterator[list[tuple[Any, bytes]]]:
    """Contents in packs, in their order.

    >>> [len(pack) for pack in packed([("a", b"1" * PACK), ("b", b"2"), ("c", b"3")])]
    [1, 2]
    """
    pack: list[tuple[Any, bytes]] = []
    size = 0
    for name, content in contents:
        if pack and size + len(content) > PACK:
            yield pack
            pack, size = [], 0
        pack.append((name, content))
        size += len(content)
    if pack:
        yield pack


def _facts(pages: _Numbered, tags: Sequence[str], begins: AbstractSet[int]) -> Iterator[tuple[int, list[str]]]:
    """By chunk of numbers: steps to each, lengths, characters of titles, tags, whether a pack of texts begins there."""
    chunks = defaultdict[int, list[tuple[int, Indexed]]](list)
    known = {each: at for at, each in enumerate(tags)}
    for number, _, page in pages:
        chunks[number // CHUNK].append((number, page))
    for chunk, held in sorted(chunks.items()):
        steps = [after - before for before, after in pairwise((chunk * CHUNK, *(number for number, _ in held)))]
        rows = [
            (step, page.length, page.title, known[page.tags], int(number in begins))
            for step, (number, page) in zip(steps, held, strict=True)
        ]
        yield chunk, [coded(column) for column in zip(*rows, strict=True)]


def _words(pages: _Numbered) -> Iterator[tuple[str, dict[str, Any], dict[str, str]]]:
    """Packs of words, each with the beginning by which it is found: how much pages say them, and where."""
    units, titles = _gathered(pages, "units"), _gathered(pages, "titles")

    def entries() -> Iterator[tuple[str, int, tuple[Any, str]]]:
        for unit in sorted(units, key=order):
            said, where = _posting(units[unit])
            told = [said, _coded_titles(titles[unit])] if unit in titles else said
            yield unit, _size(unit) + _size(said) + _size(where) // 2, (told, where)

    for first, pack in ranges(entries()):
        said = {unit: told for unit, (told, _) in pack}
        yield first, said, {unit: where for unit, (_, where) in pack if where}


Held = TypeVar("Held")


def ranges(entries: Iterable[tuple[str, int, Held]], room: int = PACK) -> Iterator[tuple[str, list[tuple[str, Held]]]]:
    """Packs of sorted entries (name, size, what is held), each with the least that tells it from the pack before.

    >>> list(ranges([("aid", 1, 1), ("aim", PACK, 2), ("air", 9, 3)]))
    [('', [('aid', 1)]), ('aim', [('aim', 2)]), ('air', [('air', 3)])]
    """
    pack: list[tuple[str, Held]] = []
    first, size = "", 0
    for name, grown, held in entries:
        if pack and size + grown > room:
            yield first, pack
            first, pack, size = _telling(pack[-1][0], name), [], 0
        pack.append((name, held))
        size += grown
    if pack:
        yield first, pack


def _telling(before: str, name: str) -> str:
    """The shortest beginning of a name that comes after another name."""
    same = next((at for at, (one, other) in enumerate(zip(before, name, strict=False)) if one != other), len(before))
    return name[: same + 1]


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))


def order(unit: str) -> bytes:
    """By units of UTF-16, as JavaScript compares texts."""
    return unit.encode("utf-16-be", "surrogatepass")


def _gathered(pages: _Numbered, field: str) -> dict[str, list[Any]]:
    """By word: the number of each page and what it holds of the word, one after the other."""
    found = defaultdict[str, list[Any]](list)
    for number, _, page in pages:
        for line in getattr(page, field).decode().split("\n"):
            unit, _, held = line.partition("\t")
            found[unit] += (number, held)
    found.pop("", None)
    return found


def _posting(held: Sequence[Any]) -> tuple[str, str]:
    """Steps from page to page and how much each says a word; and the places in each page, spaces between them."""
    first, rest = held[0], held[1]
    if len(held) == 2:  # one page: most words, so the quick way counts
        return _code(first) + rest[0], rest[1:]
    written, last = [], 0
    for number, each in zip(held[::2], held[1::2], strict=True):
        written.append(_code(number - last) + each[0])
        last = number
    return "".join(written), " ".join([each[1:] for each in held[1::2]]).rstrip(" ")


def _coded_titles(held: Sequence[Any]) -> str:
    """Steps from page to page, each with the places of a word in its title, spaces between pages."""
    steps = (number - last for last, number in pairwise((0, *held[::2])))
    return " ".join([_code(step) + places for step, places in zip(steps, held[1::2], strict=True)])
