"""Where the texts name an entity, in the words that a reader of a language gets."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dossier.languages import words
from dossier.languages.dates import display_date
from dossier.languages.locales import counted
from dossier.model import Document, Entity, Key
from dossier.model.document import TITLE, day_of
from dossier.write.catalogue import Catalogue, Reference
from dossier.write.names import Part, Quote, place_of
from dossier.write.versions import sentence_in


@dataclass(frozen=True, slots=True)
class Appearance:
    """A text that names the entity: in the reader's version, as far as that has the paragraphs."""

    text: str
    """Id of the document."""
    reference: Reference
    date: str
    """In words; empty when the text has none."""
    quotes: tuple[Quote, ...]
    nested: bool = False
    """Whether this version has the name within others only."""


Appearances = Mapping[str, tuple[Appearance, ...]]
"""By entity: where the texts name it."""


def appearances(catalogue: Catalogue, language: str) -> Appearances:
    """Where the texts name each entity, oldest first, for readers of a language."""
    return {entity.id: appearances_of(entity, catalogue, language) for entity in catalogue.corpus.entities}


def appearances_of(entity: Entity, catalogue: Catalogue, language: str) -> tuple[Appearance, ...]:
    """Where the texts name an entity, oldest first, for readers of a language."""
    nested = catalogue.nested.get(entity.id, {})
    free = catalogue.quotes.get(entity.id, {})
    quotes = free or nested
    texts = dict.fromkeys(key.id for key in quotes)
    found = [told for id_ in texts for told in _told(id_, (quotes, nested), catalogue, language)]
    dated = [(catalogue.editions[document.key].when, document, told) for document, told in found]
    return tuple(
        Appearance(
            document.id,
            catalogue.reference(document, language),
            display_date(when.edtf, language, when.basis) if when else "",
            told,
            nested=document.key not in free and told == nested.get(document.key),
        )
        for when, document, told in sorted(dated, key=lambda one: (day_of(one[0]), one[1].id))
    )


_By = Mapping[Key, tuple[Quote, ...]]


def _told(
    id_: str, quotes: tuple[_By, _By], catalogue: Catalogue, language: str
) -> Iterator[tuple[Document, tuple[Quote, ...]]]:
    """The sentences of a text, each in the reader's version, even if that uses other words for the name.

    Of a paragraph that the reader's version lacks, they are those of the version that names the entity.
    """
    free, nested = quotes
    own = catalogue.version(id_, language)
    if here := free.get(own.key) or nested.get(own.key):
        yield own, here
        return
    naming = next(version for version in catalogue.versions[id_].values() if version.key in free)
    turned = [(quote, _in_version(quote, naming, own, catalogue)) for quote in free[naming.key]]
    if known := _once(found for _, found in turned if found):
        yield own, known
    if others := tuple(quote for quote, found in turned if not found):
        yield naming, others


def _in_version(quote: Quote, naming: Document, own: Document, catalogue: Catalogue) -> Quote | None:
    """A sentence in another version: its counterpart, else the paragraph in which that must be; None if it has none.

    The counterpart of a title is a title, whatever comments say.
    """
    blocks = (TITLE,) if quote.block == TITLE else catalogue.alignments.counterparts(naming.key, quote.block, own.key)
    current = [block for block in blocks if block not in catalogue.alignments.outdated(own.key)]
    if not current:
        return None
    text = "".join(part.text for part in quote.parts)
    said = sentence_in(naming.key, quote.block, text, catalogue, own.language)
    block = catalogue.corpus.blocks[own.key, current[0]]
    words_ = block.text if said.lang else said.text
    parts = (Part(words_.strip(), named=False),)
    return Quote(block.id, block.number, parts, unmarked=quote.names, place=place_of(block))


def _once(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Each paragraph once that stands for several sentences."""
    found: dict[tuple[str, tuple[Part, ...]], Quote] = {}
    for quote in quotes:
        place = (quote.block, quote.parts)
        before = found[place].unmarked if place in found else 0
        found[place] = replace(quote, unmarked=quote.unmarked + before)
    return tuple(found.values())


def how_often(found: tuple[Appearance, ...], language: str) -> str:
    """Mentions and texts, in words; that its name is but part of others; empty when no text has it.

    It tells of the versions that the page shows: one may name apart what another has within a longer name.
    """
    say = words(language)["entity"]
    if all(appearance.nested for appearance in found):
        return str(say["nested"]) if found else ""
    mentions = sum(quote.names for appearance in found for quote in appearance.quotes)
    texts = len({appearance.text for appearance in found})
    return str(say["count"]).format(
        mentions=counted(say["mentions"], mentions, language), texts=counted(say["texts"], texts, language)
    )
