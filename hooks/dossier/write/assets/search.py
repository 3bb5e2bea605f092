"""The search index of a site as scripts, for http and file:// alike; what each page adds to it is in indexed.py.

An index of our own, of whole words: what a search says of a text must be true, so a word is found where it stands and
nowhere else. It is written as classic scripts: over file:// a page can run a script but read no other file. A reader
loads what a query needs, and no file grows with the collection but by some bytes a page; under search-index/ are

- start.js: the languages, their function words, and the two forms of characters;
- CODE.js: figures of a language;
- CODE/shelf-S.js: with which word each pack of a shelf begins (shelves.py);
- CODE/words-S-N.js: by word, the pages and how much they say it; by word of a title, its places in titles;
- CODE/spelling-S.js: the commonest words of a shelf, among which that may be which a reader meant and mistyped;
- CODE/places-S-N.js: the places of the same words, which a phrase needs;
- CODE/facts-N.js: of some pages, what orders and filters results;
- CODE/pages-N.js: addresses and texts of a few pages.

Beside words the index has pairs of them (`tokens.pairs`), where one stands nearly everywhere: "group of friends" is
found by "of friends", and a Chinese word by its pairs of characters. Pages that are the same in several languages have
the same number, which one text more or less does not change (`numbered`). All numbers are written as characters
(`coded`).
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby, pairwise
from math import log2
from zlib import crc32

from dossier.languages import languages as known_languages
from dossier.languages import profile
from dossier.model import Attachment
from dossier.write.assets.indexed import SHELVES, Indexed, as_json, coded, encoded
from dossier.write.assets.shelves import Shelf, script, shelf_scripts
from dossier.write.assets.tokens import function_words, simplified

_SHELF = 64 * 1024
"""Bytes of words that a shelf should hold: in a small collection several lie together."""
CHUNK = 8192
"""Numbers of pages of which the facts are in one script."""
TOGETHER = 8
"""Numbers of pages of which the texts are in one script, so that pages are two or so (`_ROOM`)."""
_ROOM = 3
"""Numbers for each page, at least: seldom do two ask for the same."""

Pages = Sequence[tuple[str, Indexed]]
"""Addresses within the site, and what each page adds."""
_Numbered = Sequence[tuple[int, str, Indexed]]


def scripts(pages: Mapping[str, Pages]) -> Iterator[Attachment]:
    """All scripts of the pages of a site, by language."""
    yield from page_scripts(pages)
    for shelf in shelves(pages):
        yield from shelf_scripts(shelf)


def page_scripts(pages: Mapping[str, Pages]) -> Iterator[Attachment]:
    """All but the shelves: what a search reads first, and figures, facts and texts of pages."""
    found = _numbered(pages)
    if found:
        yield _start([*found])
    for language, own in found.items():
        yield from _language(language, own)


def shelves(pages: Mapping[str, Pages]) -> Iterator[Shelf]:
    """The words of the pages."""
    for language, own in _numbered(pages).items():
        count = _shelves(own)
        for shelf in range(count):
            together = [(number, page.shelves[shelf::count]) for number, _, page in own]
            parts = [(number, b"\n".join(filter(None, held))) for number, held in together if any(held)]
            numbers, contents = zip(*parts, strict=True) if parts else ((), ())
            yield Shelf(language, shelf, numbers, contents, count)


def _shelves(pages: _Numbered) -> int:
    """On how many shelves the words of pages lie: a power of two."""
    size = sum(len(part) for _, _, page in pages for part in page.shelves)
    return min(SHELVES, 1 << max(size // _SHELF, 1).bit_length() - 1)


def _numbered(pages: Mapping[str, Pages]) -> dict[str, _Numbered]:
    """By language, where it has any: pages with their numbers, in their order."""
    named = {code: {uri.removeprefix(f"{code}/"): (uri, page) for uri, page in own} for code, own in pages.items()}
    numbers = numbered(set().union(*named.values()))
    there = {code: own for code, own in named.items() if own}
    return {code: sorted((numbers[name], *page) for name, page in own.items()) for code, own in there.items()}


def numbered(names: AbstractSet[str]) -> Mapping[str, int]:
    """A number for each name, by its letters: one name more changes few others, and those only that are beside it."""
    room = 1 << (_ROOM * len(names)).bit_length()
    numbers = {}
    last = -1
    for wanted, name in sorted((crc32(encoded(name)) % room, name) for name in names):
        last = numbers[name] = max(wanted, last + 1)
    return numbers


def _start(languages: Sequence[str]) -> Attachment:
    """What a search reads first: the languages, their function words, and the two forms of a character."""
    forms = dict(sorted(simplified().items()))
    start = {
        "languages": languages,
        "stopwords": sorted(function_words()),
        "traditional": coded(after - before for before, after in pairwise((0, *map(ord, forms)))),
        "simplified": "".join(forms.values()),
    }
    return script("start", "start", "", as_json(start))


def _language(language: str, pages: _Numbered) -> Iterator[Attachment]:
    tags = sorted({page.tags for _, _, page in pages})
    for pack, together in groupby(pages, lambda page: page[0] // TOGETHER):
        held = b",".join(encoded(f'"{number}":[{as_json(uri)},') + page.texts + b"]" for number, uri, page in together)
        yield script(f"{language}/pages-{pack}", "pages", language, b"{" + held + b"}")
    for chunk, facts in _facts(pages, tags):
        yield script(f"{language}/facts-{chunk}", "facts", language, as_json({str(chunk): facts}))
    index = {
        "pages": len(pages),
        "words": sum(page.length for _, _, page in pages),
        "inflections": profile(language).inflections if language in known_languages() else (),
        "prefixes": profile(language).prefixes if language in known_languages() else (),
        "tags": tags,
        "shelves": _shelves(pages),
    }
    yield script(language, "index", language, as_json(index))


def _magnitude(length: int) -> int:
    """Eighths of an octave: one character, and for the order of results no page is longer than another by less."""
    return round(8 * log2(max(length, 1)))


def _facts(pages: _Numbered, tags: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """By chunk of numbers: steps to each, lengths (`_magnitude`), tags."""
    known = {each: at for at, each in enumerate(tags)}
    for chunk, group in groupby(pages, lambda page: page[0] // CHUNK):
        held = [*group]
        numbers = (chunk * CHUNK, *(number for number, _, _ in held))
        steps = (after - before for before, after in pairwise(numbers))
        lengths, kinds = (_magnitude(page.length) for _, _, page in held), (known[page.tags] for _, _, page in held)
        yield chunk, [coded(column) for column in (steps, lengths, kinds)]
