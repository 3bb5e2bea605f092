"""The search index of the built site: made once, after the last language, for http and file:// alike.

An index of our own, of whole words with their places: what a search says of a text must be true, so a word is found
where it stands and nowhere else. It is written as classic scripts: over file:// a page can run a script but read no
other file. search-index/CODE.js has the pages and all words of a language; CODE/words-N.js where these stand;
CODE/texts-N.js the texts of which a result shows a passage.
"""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from dossier.languages import languages as known_languages
from dossier.languages import profile
from dossier.write.assets.staging import Staged, stage
from dossier.write.assets.tokens import fold, simplified, words

FOLDER = "search-index"
PACK_CHARACTERS = 192 * 1024
"""Characters that a script should hold: few enough to wait for, so many that a search needs few scripts."""


class Entry(NamedTuple):
    """A page of one language: its address within the site, and what was read of it."""

    uri: str
    page: Staged


def build_index(site_dir: Path, languages: Sequence[str]) -> int:
    """Indexes the pages of a built site into its folder search-index/ and returns their number.

    A page counts when its `<html lang>` is one of the languages and it has an article that wants to be searched.
    """
    shutil.rmtree(site_dir / FOLDER, ignore_errors=True)
    entries = defaultdict[str, list[Entry]](list)
    for path in sorted(site_dir.rglob("*.html")):
        staged = stage(path.read_text(encoding="utf-8"), languages)
        if staged:
            entries[staged.language].append(Entry(path.relative_to(site_dir).as_posix(), staged))
    for language in filter(entries.get, languages):
        for name, script in scripts(language, entries[language]):
            path = site_dir / FOLDER / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(script, encoding="utf-8")
    if entries:
        _write_start(site_dir / FOLDER, [code for code in languages if code in entries])
    return sum(map(len, entries.values()))


def _write_start(folder: Path, languages: Sequence[str]) -> None:
    """Writes what a search reads first: the languages, their function words, and the two forms of a character."""
    pairs = simplified()
    known = [code for code in languages if code in known_languages()]
    start = {
        "languages": languages,
        "stopwords": sorted({fold(word) for code in known for word in profile(code).stopwords}),
        "traditional": "".join(pairs),
        "simplified": "".join(pairs.values()),
    }
    (folder / "start.js").write_text(_script("start", "", _json(start)), encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _script(kind: str, language: str, held: str) -> str:
    return f"dossier.searchable({_json(kind)},{_json(language)},{held});\n"


def scripts(language: str, entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """The names and contents of all scripts of one language."""
    texts, places, pages = [], defaultdict[str, list[list[int]]](list), []
    for number, entry in enumerate(entries):
        blocks, found, weights = _placed(entry.page)
        title = entry.page.blocks[0].text
        pages.append([entry.uri, title, " ".join(entry.page.tags), sum(map(len, found.values())), weights])
        texts.append(blocks)
        for word, at in found.items():
            places[word].append([number, *_steps(at)])
    text_packs = packed({str(number): text for number, text in enumerate(texts)})
    word_packs = packed(places)
    inflections = profile(language).inflections if language in known_languages() else ()
    index = {
        "pages": pages, "vocabulary": " ".join(sorted(places)), "inflections": inflections,
        "packs": {"words": len(word_packs), "texts": len(text_packs)},
    }  # fmt: skip
    yield f"{language}.js", _script("index", language, _json(index))
    for kind, packs in (("words", word_packs), ("texts", text_packs)):
        for number, pack in enumerate(packs):
            yield f"{language}/{kind}-{number}.js", _script(kind, language, _json(pack))


def _placed(page: Staged) -> tuple[list[list[Any]], Mapping[str, list[int]], list[list[int]]]:
    """The blocks as [id, text, place of the first word], the places of each word, and [from, to, weight] of places.

    Between blocks one place stays empty: no phrase goes from one to the next.
    """
    blocks: list[list[Any]] = []
    found = defaultdict[str, list[int]](list)
    weights: list[list[int]] = []
    place = 0
    for block in page.blocks:
        blocks.append([block.id, block.text, place])
        first = place
        for word in words(block.text):
            found[word].append(place)
            place += 1
        if block.weight > 1:
            weights.append([first, place, block.weight])
        place += 1
    return blocks, found, weights


def _steps(numbers: Iterable[int]) -> Iterator[int]:
    """The first number and the steps to each next.

    >>> list(_steps([3, 5, 9]))
    [3, 2, 4]
    """
    last = 0
    for number in numbers:
        yield number - last
        last = number


def packed(contents: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Contents divided into packs; that of NAME is in pack crc32(NAME) % number.

    >>> packed({"a": [1], "b": [2]})
    [{'a': [1], 'b': [2]}]
    """
    count = max(1, -(-sum(len(_json(content)) for content in contents.values()) // PACK_CHARACTERS))
    packs: list[dict[str, Any]] = [{} for _ in range(count)]
    for name, content in sorted(contents.items()):
        packs[crc32(name.encode()) % count][name] = content
    return packs
