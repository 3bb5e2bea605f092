"""Where texts write what looks like a name, by the patterns of their language.

A profile's `candidates` holds `patterns`, by the kind that they tell (an empty one tells none), each with the group
`name` and, where words tell the kind, `why`; and `parts`, which patterns and other parts use by their names in braces.
{upper} stands for all capital letters. What the parts `common`, `heads` or `titles` match as a whole is no name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dossier.data import languages, profile
from dossier.model import FOLDERS, Block, Document, EntityKind, Key, Sighting
from dossier.names import base, lower
from dossier.text import sentences

_UPPER = "".join(letter for letter in map(chr, range(0x530)) if letter.isupper())
_PLACE = re.compile(r"\{([a-z]+)\}")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ALIAS = re.compile(r"\s?[(（]([^\W\d_a-z][\w&-]{1,9})[)）]")
_YEAR = re.compile(r"^(?:19|20)\d\d\s?年?\s?(?=\D)")
"""Before the name of an event that comes again."""
_OPENING = " “\"'«‹(‘—–-"
"""What may stand before the first word of a sentence."""
_MOST_CAPITALS = 0.8
"""Share of capitalised words above which a sentence is set like a headline: its capitals tell little."""
_FEW = 4
_SHORTEST = 2
_KINDS: Mapping[str, EntityKind] = {kind: kind for kind in FOLDERS.values()}


@dataclass(frozen=True, slots=True)
class Habit:
    """How the texts of a language write their words; made by `habits`."""

    small: Counter[str]
    """How often a word stands in small letters."""
    capital: Counter[str]
    """How often it has a capital, though it is not the first of its block."""

    def is_common(self, word: str) -> bool:
        """Whether the word is no name by itself: texts write it small, too."""
        key = lower(word)
        return self.small[key] > self.capital[key] // 2


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: EntityKind | None
    regex: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    kind: EntityKind | None
    basis: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    first: int
    """Offset of its first word."""
    language: str
    habit: Habit


def habits(documents: Iterable[Document]) -> dict[str, Habit]:
    """The habits of each language."""
    found: dict[str, Habit] = {}
    for document in documents:
        seen = found.setdefault(document.language, Habit(Counter(), Counter()))
        for block in document.blocks:
            if block.kind != "heading":
                words = _WORD.findall(block.text)
                seen.small.update(word for word in words if word.islower())
                seen.capital.update(lower(word) for word in words[1:] if word[0].isupper())
    return found


def sightings(document: Document, used: Habit) -> Iterator[Sighting]:
    """Everything in a text that looks like a name, and the names that are facts of it; headings prove nothing."""
    yield from _facts(document)
    if base(document.language) in languages():
        for block in document.blocks:
            if block.kind != "heading":
                yield from _in_block(block, document.key, used)


def _facts(document: Document) -> Iterator[Sighting]:
    facts = document.facts
    given: tuple[tuple[EntityKind, str, Iterable[str]], ...] = (
        ("person", "speaker", facts.speaker),
        ("person", "author", facts.author),
        ("organisation", "publisher", [facts.publisher]),
        ("event", "event", [_YEAR.sub("", facts.event)]),
    )
    for kind, key, names in given:
        for name in names:
            if name and not name[0].islower():
                yield Sighting(document.key, name, kind=kind, basis=key)


def _in_block(block: Block, key: Key, used: Habit) -> Iterator[Sighting]:
    language = base(key.language)
    for start, end in sentences(block.text, profile(language)):
        text = block.text[start:end]
        headline = block.kind != "salutation" and _is_headline(text)
        for found in _names(_Sentence(text, len(text) - len(text.lstrip(_OPENING)), language, used)):
            if headline and found.kind != "person":
                continue
            alias = _ALIAS.match(text, found.end)
            short = alias[1] if alias and alias[1][1].isupper() else ""
            name = text[found.start : found.end]
            yield Sighting(key, name, block.id, start + found.start, found.kind, found.basis, short)


def _is_headline(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if len(word) >= _FEW and word[0].lower() != word[0].upper()]
    return len(words) >= _FEW and sum(word[0].isupper() for word in words) > _MOST_CAPITALS * len(words)


def _names(sentence: _Sentence) -> list[_Found]:
    """Names in a sentence without overlaps: what tells a kind before what does not, the longest first."""
    found = [hit for pattern in _patterns(sentence.language) for hit in _matches(pattern, sentence)]
    taken = bytearray(len(sentence.text))
    chosen = []
    for hit in sorted(found, key=lambda hit: (hit.kind is None, hit.start - hit.end, hit.start)):
        if 1 not in taken[hit.start : hit.end]:
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
            chosen.append(hit)
    return chosen


def _matches(pattern: _Pattern, sentence: _Sentence) -> Iterator[_Found]:
    for match in pattern.regex.finditer(sentence.text):
        start, end = match.span("name")
        start = _after_usual_words(sentence, start, end)
        if _is_name(sentence, start, end, told=pattern.kind is not None):
            yield _Found(start, end, pattern.kind, match.groupdict().get("why") or "")


def _after_usual_words(sentence: _Sentence, start: int, end: int) -> int:
    """Where the name begins without the first words of the sentence that owe their capital to their place."""
    first = sentence.first
    while start <= first and (word := _WORD.match(sentence.text, start, end)):
        if not word[0][0].isupper() or not sentence.habit.is_common(word[0]):
            break
        rest = sentence.text[word.end() : end]
        start = first = end - len(rest.lstrip())
    return start


def _is_name(sentence: _Sentence, start: int, end: int, *, told: bool) -> bool:
    name = sentence.text[start:end]
    words = _WORD.findall(name)
    if len(name) < _SHORTEST or not words or _is_generic(name, sentence.language):
        return False
    if name.lower() == name.upper():
        return True
    if not any(letter.isupper() for letter in name):
        return False
    if told:
        return True
    first = start <= sentence.first
    return not (sentence.habit.is_common(words[0]) and (first or len(words) == 1)) and not (first and len(words) == 1)


def _is_generic(name: str, language: str) -> bool:
    parts = _parts(language)
    return any(re.fullmatch(parts[part], name) for part in ("common", "heads", "titles") if part in parts)


@cache
def _parts(language: str) -> dict[str, str]:
    given: Mapping[str, str] = profile(language).candidates["parts"]
    parts = {"upper": _UPPER} | {name: f"(?:{part})" for name, part in given.items()}
    for _ in given:
        parts = {name: _filled(part, parts) for name, part in parts.items()}
    return parts


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda place: parts[place[1]], pattern)


@cache
def _patterns(language: str) -> tuple[_Pattern, ...]:
    given: Mapping[str, tuple[str, ...]] = profile(language).candidates["patterns"]
    parts = _parts(language)
    return tuple(
        _Pattern(_KINDS.get(kind), re.compile(_filled(pattern, parts)))
        for kind, patterns in given.items()
        for pattern in patterns
    )
