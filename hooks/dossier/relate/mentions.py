"""Where texts name entities: longest name first, whole words only."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import ahocorasick

from dossier.data import languages, profile
from dossier.model import Document, Entity, Mention
from dossier.relate.names import base, claims, fold, lower, names_for

# Names of these are words that have a plural; Chinas and Li Qiangs are none.
_WITH_PLURAL = ("organisation", "initiative", "event", "term")
_SHORTEST = 2
_LOOSE_WORDS = 3


class Span(NamedTuple):
    """A name found in a string: offsets and the id of its entity."""

    start: int
    end: int
    entity: str


@dataclass(frozen=True, slots=True)
class _Name:
    entity: str
    """Empty for a name that links to nobody, but still hides the shorter names within it."""
    capitals: tuple[int, ...] = ()
    """Offsets of the letters that the text must write as capitals, too."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All names of one language, ready to be searched for; made by `lexicon`."""

    automaton: ahocorasick.Automaton

    def spans(self, text: str) -> tuple[Span, ...]:
        """Names in a text, in order, without overlaps: the longest wins, then the leftmost."""
        folded = fold(text)
        found = sorted(self._candidates(folded), key=lambda span: (span.start - span.end, span.start))
        taken = bytearray(len(text))
        chosen = []
        for span in found:
            if 1 not in taken[span.start : span.end]:
                taken[span.start : span.end] = b"\1" * (span.end - span.start)
                chosen.append(span)
        return tuple(sorted(span for span in chosen if span.entity))

    def _candidates(self, folded: str) -> Iterator[Span]:
        if not len(self.automaton):
            return
        for last, (length, names) in self.automaton.iter(lower(folded)):
            start, end = last + 1 - length, last + 1
            if _is_whole(folded, start, end):
                fitting = (name for name in names if all(folded[start + at].isupper() for at in name.capitals))
                yield from (Span(start, end, name.entity) for name in fitting)


def lexicon(entities: Iterable[Entity], language: str) -> Lexicon:
    """The names by which texts of a language call these entities.

    >>> un = Entity("un", "organisation", {"fr": ("Nations unies", "ONU")})
    >>> lexicon([un], "fr").spans("Un plan de l’ONU")
    (Span(start=13, end=16, entity='un'),)
    """
    entities = tuple(entities)
    names = _own(entities, language)
    for more in (_borrowed(entities, language), _plurals(entities, language), _decoys(language)):
        names = {**more, **names}
    automaton = ahocorasick.Automaton()
    for key, forms in names.items():
        automaton.add_word(key, (len(key), forms))
    automaton.make_automaton()
    return Lexicon(automaton)


def find_mentions(documents: Iterable[Document], entities: Iterable[Entity]) -> tuple[Mention, ...]:
    """All mentions in all blocks, headings included: in the order of the documents, then of the text."""
    documents, entities = tuple(documents), tuple(entities)
    lexicons = {tag: lexicon(entities, tag) for tag in {document.language for document in documents}}
    return tuple(
        Mention(span.entity, document.key, block.id, span.start, span.end)
        for document in documents
        for block in document.blocks
        for span in lexicons[document.language].spans(block.text)
    )


def _own(entities: tuple[Entity, ...], language: str) -> dict[str, tuple[_Name, ...]]:
    """Names of the language itself; one that several entities claim links to nobody."""
    contested = {name for name, claimants in claims(entities, language).items() if len(claimants) > 1}
    return _forms((entity, name) for entity in entities for name in names_for(entity, language) if name)
