"""Where texts write what looks like a name, by the patterns of their language.

A profile's `candidates` holds `patterns`, by the kind that they tell (an empty one tells none), each with the group
`name` and, where words tell the kind, `why`; and `parts`, which patterns and other parts use by their names in braces.
{upper} stands for all capital letters. What the parts `common`, `heads` or `titles` match as a whole is no name.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dossier.languages import base, languages, profile
from dossier.languages.normal_forms import lower
from dossier.languages.writing_systems import LETTER
from dossier.model import FOLDERS, Block, Document, EntityKind, Key, Sighting

_UPPER = "".join(letter for letter in map(chr, range(0x530)) if letter.isupper())
_PLACE = re.compile(r"\{([a-z]+)\}")
_WORD = re.compile(rf"{LETTER}[\w’'-]*")
_ALIAS = re.compile(r"\s?[(（]([^\W\d_a-z][\w&-]{1,9})[)）]")
_YEAR = re.compile(r"^(?:19|20)\d\d\s?年?\s?(?=\D)")
"""Before the name of an event that comes again."""
_OPENING = " “\"'«‹(‘—–-"
"""What may stand before the first word of a sentence."""
_MOST_CAPITALS = 0.9
"""Share of capitalised words above which a sentence is set like a headline: its capitals tell little."""
_FEW = 3
"""Letters of a word, or words of a headline, that are worth counting."""
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
    for start, end in block.sentences:
        text = block.text[start:end]
        hits = _names(_Sentence(text, len(text) - len(text.lstrip(_OPENING)), language, used))
        if _is_headline(text, profile(language).stopwords):
            # Who is greeted with name and office stands so, too; then what words tell counts.
            hits = [hit for hit in hits if hit.kind] if any(hit.kind == "person" for hit in hits) else []
        for found in hits:
            alias = _ALIAS.match(text, found.end)
            short = alias[1] if alias and alias[1][1].isupper() else ""
            name = text[found.start : found.end]
            yield Sighting(key, name, block.id, start + found.start, found.kind, found.basis, short)


def _is_headline(text: str, stopwords: Container[str]) -> bool:
    letters = (word for word in _WORD.findall(text) if len(word) >= _FEW and word[0].lower() != word[0].upper())
    words = [word for word in letters if word.lower() not in stopwords]
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
        usual = sentence.habit.is_common(word[0]) or lower(word[0]) in profile(sentence.language).stopwords
        if not word[0][0].isupper() or not usual:
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
    if len(words) == 1:
        return not first and not sentence.habit.small[lower(words[0])]
    return not (first and sentence.habit.is_common(words[0]))


def _is_generic(name: str, language: str) -> bool:
    parts, known, small = _parts(language), profile(language), name.lower()
    if small in known.months or small in known.weekdays:
        return True
    generic = (parts[part] for part in ("common", "heads", "titles") if part in parts)
    return any(re.fullmatch(part, name, re.IGNORECASE) for part in generic)


@cache
def _parts(language: str) -> dict[str, str]:
    given: Mapping[str, str] = profile(language).candidates["parts"]
    parts = {"upper": _UPPER} | {name: f"(?:{part})" for name, part in given.items()}
    for _ in given:
        parts = {name: _filled(part, parts) for name, part in parts.items()}
    return parts


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    # Of a part that a profile leaves out nothing is found.
    return _PLACE.sub(lambda place: parts.get(place[1], "(?!)"), pattern)


@cache
def _patterns(language: str) -> tuple[_Pattern, ...]:
    given: Mapping[str, tuple[str, ...]] = profile(language).candidates["patterns"]
    parts = _parts(language)
    return tuple(
        _Pattern(_KINDS.get(kind), re.compile(_filled(pattern, parts)))
        for kind, patterns in given.items()
        for pattern in patterns
    )
