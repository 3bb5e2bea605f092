"""The names of a language, searched for all at once: longest name first, whole words only."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import ahocorasick

from dossier.languages import base, languages, profile
from dossier.languages.names import NameIndex, borrowed_names, name_index, own_names
from dossier.languages.normal_forms import fold, lower, name_key
from dossier.languages.writing_systems import DENSE, SOUTH_EAST_ASIAN
from dossier.model import Document, Entity
from dossier.pages.identifiers import canonical
from dossier.patterns import late

# Names of these are words that have a plural; Chinas and Li Qiangs are none.
_WITH_PLURAL = ("organisation", "initiative", "event", "term")
_SHORTEST = 2
_LONG = 3
_ABBREVIATION = re.compile(r" \([^\W\d_a-z][\w&-]{1,9}\) ")
_WIDER = (re.compile("  +"), _ABBREVIATION)
"""Gaps between the words of a name: several spaces, or an abbreviation ("artificial intelligence (AI) dividends")."""
# Scripts that set no spaces between words: South-East Asian, kana, Han.
_UNSPACED = late(f"[{DENSE}{SOUTH_EAST_ASIAN}]")


class Span(NamedTuple):
    """A name found in a string: offsets and the id of its entity."""

    start: int
    end: int
    entity: str
    """Empty where several entities have the name."""
    claimants: tuple[str, ...] = ()
    """Those that have it, if they are several."""
    inferred: bool = False
    """Known by what the text says elsewhere, not by the name alone."""
    needs: tuple[str, ...] = ()
    """Entities of which the text must name one, for the name to count."""


class _Name(NamedTuple):
    entity: str
    """Empty for a name that links to nobody, but still hides the shorter names within it."""
    capitals: tuple[int, ...] = ()
    """Offsets of the letters that the text must write as capitals, too."""
    claimants: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All names of one language, ready to be searched for; made by `lexicon`."""

    automaton: ahocorasick.Automaton

    def spans(self, text: str) -> tuple[Span, ...]:
        """Names in a text whose entity is sure, in order, without overlaps."""
        return tuple(span for span in self.all_spans(text) if span.entity)

    def all_spans(self, text: str) -> tuple[Span, ...]:
        """All names in a text, those of several entities too: the longest wins, then the leftmost."""
        return _apart(self._candidates(fold(text)), len(text))

    def spans_within(self, name: str) -> tuple[Span, ...]:
        """The names whose entity is sure that a name holds beside other words, by the same order.

        >>> bureau = Entity("bureau", "organisation", {"en": ("Bureau of the Committee", "Bureau")})
        >>> committee = Entity("committee", "organisation", {"en": ("Committee",)})
        >>> [span.entity for span in lexicon([bureau, committee], "en").spans_within("Bureau of the Committee")]
        ['bureau', 'committee']
        """
        found = (span for span in self._candidates(fold(name)) if span.end - span.start < len(name))
        return tuple(span for span in _apart(found, len(name)) if span.entity)

    def _candidates(self, text: str) -> Iterator[Span]:
        """All names in a folded text, overlapping ones too.

        A wider gap between words is like any other, and so is one in which their abbreviation stands.
        """
        if "  " not in text:
            yield from self._found(text)
        for gap in (gap for gap in _WIDER if ("  " in text or " (" in text) and gap.search(text)):
            held = [range(match.start(), match.end() - 1) for match in gap.finditer(text)]
            left_out = {at for places in held for at in places}
            places = [at for at in range(len(text)) if at not in left_out]
            for span in self._found("".join(text[at] for at in places)):
                yield span._replace(start=places[span.start], end=places[span.end - 1] + 1)

    def _found(self, folded: str) -> Iterator[Span]:
        if not len(self.automaton):
            return
        for last, (length, names) in self.automaton.iter(lower(folded)):
            start, end = last + 1 - length, last + 1
            if _is_whole(folded, start, end):
                fitting = (name for name in names if all(folded[start + at].isupper() for at in name.capitals))
                yield from (Span(start, end, name.entity, name.claimants, needs=name.needs) for name in fitting)


def _apart(candidates: Iterable[Span], length: int) -> tuple[Span, ...]:
    """Those of overlapping names that count, in order: the longest wins, then the leftmost."""
    taken = bytearray(length)
    chosen = []
    for span in sorted(candidates, key=lambda span: (span.start - span.end, span.start)):
        if 1 not in taken[span.start : span.end]:
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            chosen.append(span)
    return tuple(sorted(span for span in chosen if span.entity or span.claimants))


def lexicon(entities: Iterable[Entity], language: str) -> Lexicon:
    """The names by which texts of a language call these entities.

    >>> un = Entity("un", "organisation", {"fr": ("Nations unies", "ONU")})
    >>> lexicon([un], "fr").spans("Un plan de l’ONU")
    (Span(start=13, end=16, entity='un', claimants=(), inferred=False, needs=()),)
    """
    entities = tuple(entities)
    own = [(entity, name, name) for entity in entities for name in own_names(entity, language)]
    other = base(language) in languages() and bool(profile(base(language)).letters)
    borrowed = [
        (entity, name, name) for entity in entities for name in borrowed_names(entity, language, foreign_script=other)
    ]
    attached = [(entity, name, form) for entity, name, _ in own + borrowed for form in _attached(name, language)]
    plurals = [(entity, name, plural) for entity, name, _ in own + borrowed for plural in _plurals(entity, name)]
    # Weakest first: what stands on a page beats what is derived from it.
    needed = needs(entities)
    names = (
        _decoys(language)
        | _forms(attached, needed)
        | _forms(plurals, needed)
        | _forms(borrowed, needed)
        | _forms(own, needed)
    )
    automaton = ahocorasick.Automaton()
    for key, forms in names.items():
        automaton.add_word(key, (len(key), forms))
    automaton.make_automaton()
    return Lexicon(automaton)


Holders = Mapping[tuple[str, str], str]
"""Entities by authority and identifier."""


def holders(entities: Iterable[Entity]) -> Holders:
    """The entities by their identifiers."""
    return {(name, canonical(id_)): e.id for e in entities for name, ids in e.identifiers.items() for id_ in ids}


class Lexicons(dict[str, Lexicon]):
    """By language of the texts; each is made when it is first wanted."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities = entities

    def __missing__(self, language: str) -> Lexicon:
        self[language] = found = lexicon(self._entities, language)
        return found


@dataclass(frozen=True, slots=True)
class Names:
    """All names of the entities of a collection, ready to be searched for; made by `names`, once for all of relate/."""

    entities: Mapping[str, Entity]
    lexicons: Lexicons
    index: NameIndex
    """Whom a name means that stands alone, as in a fact of a text."""
    holders: Holders


def names(documents: Iterable[Document], entities: Iterable[Entity]) -> Names:
    """The names by which these documents may call these entities."""
    lexicons = Lexicons(entities := tuple(entities))
    for language in {document.language for document in documents}:
        lexicons[language]  # here, and not once in each process that shares them
    known = {entity.id: entity for entity in entities}
    return Names(known, lexicons, name_index(entities), holders(known.values()))


def spellings(entity: Entity) -> Iterator[str]:
    """All forms of names by which texts of any language may call an entity."""
    tags = dict.fromkeys((*entity.names, *entity.faulty))
    for tag, name in dict.fromkeys((each, name) for each in tags for name in own_names(entity, each)):
        yield name
        yield from _plurals(entity, name)
        yield from _attached(name, tag)


def without_abbreviations(text: str) -> str:
    """A folded text without those that may stand within a name, to search it for names.

    >>> without_abbreviations("artificial intelligence (AI) dividends")
    'artificial intelligence dividends'
    """
    return _ABBREVIATION.sub(" ", text)


Needs = Mapping[tuple[str, str], tuple[str, ...]]
"""By entity and name: the entities of which a text must name one, itself among them."""


def needs(entities: Sequence[Entity]) -> Needs:
    """What the names of these entities need that have a context."""
    index = name_index(entities) if any(entity.context for entity in entities) else NameIndex({})
    found = {}
    for entity in entities:
        for name, others in entity.context.items():
            resolved = (index.resolve(other) for other in others)
            found[entity.id, name_key(name)] = (entity.id, *(other.id for other in resolved if other))
    return found


def _forms(written: Iterable[tuple[Entity, str, str]], needed: Needs) -> dict[str, tuple[_Name, ...]]:
    """What to search for, of (entity, name, name in this number); what several entities claim is theirs."""
    found: dict[str, set[_Name]] = {}
    for entity, name, form in written:
        if len(name) >= _SHORTEST:
            found.setdefault(lower(form), set()).add(
                _Name(entity.id, _capitals(entity, name, form), needs=needed.get((entity.id, name_key(name)), ()))
            )
    return {key: _claimed(names) for key, names in found.items()}


def _claimed(names: set[_Name]) -> tuple[_Name, ...]:
    """What a name means: its entity, or all those that claim it."""
    claimants = tuple(sorted({name.entity for name in names}))
    if len(claimants) == 1:
        return tuple(sorted(names))
    capitals = sorted(name.capitals for name in names)
    return (_Name("", capitals[0], claimants),)


def _plurals(entity: Entity, name: str) -> Iterator[str]:
    """The name with an s (x after u) at the end of one of its words."""
    if entity.kind not in _WITH_PLURAL:
        return
    words = name.split(" ")
    for at, word in enumerate(words):
        last = word[-1]
        endings = "sx" if last in "uU" else "s" if last.isalpha() and last not in "sxzSXZ" else ""
        for ending in "" if _UNSPACED.match(last) else endings:
            yield " ".join([*words[:at], word + ending, *words[at + 1 :]])


def _attached(name: str, language: str) -> Iterator[str]:
    """The name behind each of what its language writes together with it, which then belongs to the link.

    >>> [form for form in _attached("الصين", "ar") if form.startswith("ل")]
    ['لالصين', 'للصين']
    """
    for own, *others in profile(base(language)).prefixes if base(language) in languages() else ():
        if name.startswith(own):
            yield from (other + name.removeprefix(own) for other in others)


def _decoys(language: str) -> dict[str, tuple[_Name, ...]]:
    words = profile(base(language)).decoys if base(language) in languages() else ()
    return {lower(fold(word)): (_Name(""),) for word in words}


def _capitals(entity: Entity, name: str, form: str) -> tuple[int, ...]:
    """Which letters need capitals: all of UN, the first ones of New York, none of a term or a name of three words."""
    if name.isupper():
        return tuple(at for at, letter in enumerate(form) if letter.isupper())
    if entity.kind == "term" or len(name.split(" ")) >= _LONG:
        return ()
    return tuple(at for at, letter in enumerate(form) if letter.isupper() and (at == 0 or form[at - 1] == " "))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the name is no part of a longer word."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (_goes_on(before, text[start]) or _goes_on(after, text[end - 1]))


def _goes_on(neighbour: str, edge: str) -> bool:
    if not neighbour or _UNSPACED.match(edge) or _UNSPACED.match(neighbour):
        return False
    return neighbour.isalnum() or neighbour == "_" or bool(unicodedata.combining(neighbour))
