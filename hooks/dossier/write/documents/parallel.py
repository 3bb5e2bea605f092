"""Versions of a text side by side: what another has beside each block, what it lacks, and what is out of date."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.languages import profile, words
from dossier.languages.locales import language_name
from dossier.languages.text import ordinal
from dossier.model import Block, Document
from dossier.model.document import TITLE
from dossier.write.catalogue import Catalogue
from dossier.write.documents.duplicates import Piece, pieces
from dossier.write.editions import status_of

Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Second:
    """A version that can be read beside the text."""

    code: str
    """BCP 47."""
    name: str
    """Of its language, in the page's language."""
    status: str
    """Of a translation; empty for an original."""
    title: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What one version has beside a block, or says that it has nothing."""

    language: str
    blocks: tuple[Block, ...] = ()
    note: str = ""
    """In the page's language, where the version has no such paragraph."""


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs of another version that the text itself has not."""

    note: str
    beside: Beside
    untranslated: bool
    """Whether they are of the source: then a reader of the text alone should know of them."""


@dataclass(frozen=True, slots=True)
class Outdated:
    """What has become of the source of a block since it was translated."""

    say: Mapping[str, str]
    """The words of `parallel` in languages/ui."""
    language: str
    """Of the source."""
    then: Pieces
    now: Pieces
    """Empty when the source has no such paragraph any more."""


@dataclass(frozen=True, slots=True)
class Parallel:
    """What stands beside one block."""

    others: tuple[Beside, ...] = ()
    above: tuple[Row, ...] = ()
    """What would stand before it."""
    below: tuple[Row, ...] = ()
    """What would stand after it; of the last block alone."""
    outdated: Outdated | None = None


def seconds(document: Document, catalogue: Catalogue, language: str) -> tuple[Second, ...]:
    """The other versions of a text that are known to say paragraph by paragraph what it says; its source first."""
    source = document.translation.source if document.translation else ""
    others = [other for other in catalogue.versions[document.id].values() if other is not document]
    told = [other for other in others if catalogue.alignments.aligned(document.key, other.key)]
    return tuple(
        Second(other.language, language_name(other.language, language), status_of(other), other.title)
        for other in sorted(told, key=lambda other: other.language != source)
    )


def parallels(document: Document, catalogue: Catalogue, language: str) -> tuple[Parallel, ...]:
    """What stands beside each block of a text, in their order; `language`: of the page."""
    versions = catalogue.versions[document.id]
    others = [versions[second.code] for second in seconds(document, catalogue, language)]
    rows: dict[int, list[Row]] = {}
    for at, row in (row for other in others for row in _lacking(document, other, catalogue, language)):
        rows.setdefault(at, []).append(row)
    last = len(document.blocks) - 1
    return tuple(
        Parallel(
            others=tuple(_beside(document, place, other, catalogue, language) for other in others),
            above=tuple(rows.get(place, ())),
            below=tuple(rows.get(last + 1, ())) if place == last else (),
            outdated=_outdated(document, block.id, catalogue, language),
        )
        for place, block in enumerate(document.blocks)
    )


def _beside(document: Document, place: int, other: Document, catalogue: Catalogue, language: str) -> Beside:
    ids, before = (
        catalogue.alignments.counterparts(document.key, document.blocks[at].id, other.key) if at >= 0 else ()
        for at in (place, place - 1)
    )
    if not ids:
        return Beside(other.language, note=_note("absent", other, language))
    if ids == before:
        return Beside(other.language, note=_note("above", other, language))
    return Beside(other.language, tuple(catalogue.corpus.blocks[other.key, id_] for id_ in ids))


def _lacking(document: Document, other: Document, catalogue: Catalogue, language: str) -> Iterator[tuple[int, Row]]:
    """Runs of blocks that only the other version has, each with the place of the block that it would stand before."""
    places = {block.id: place for place, block in enumerate(document.blocks)}
    untranslated = bool(document.translation and document.translation.source == other.language)
    note = _note("untranslated" if untranslated else "lacking", other, language)
    place, run = 0, list[Block]()
    for block in other.blocks:
        ids = catalogue.alignments.counterparts(other.key, block.id, document.key)
        own = [places[id_] for id_ in ids if id_ in places]
        if own and run:
            yield place, Row(note, Beside(other.language, tuple(run)), untranslated)
        run = [] if own else [*run, block]
        place = own[-1] + 1 if own else place
    if run:
        yield place, Row(note, Beside(other.language, tuple(run)), untranslated)


def _note(key: str, other: Document, language: str) -> str:
    return str(words(language)["parallel"][key]).format(language=language_name(other.language, language))


def title_outdated(document: Document, catalogue: Catalogue, language: str) -> Outdated | None:
    """What a reader is told of a translated title whose source reads otherwise now."""
    return _outdated(document, TITLE, catalogue, language)


def _outdated(document: Document, block: str, catalogue: Catalogue, language: str) -> Outdated | None:
    """Of several blocks below one comment the first speaks for all."""
    pair = catalogue.alignments.outdated(document.key).get(block)
    if not pair or pair.blocks[0] != block:
        return None
    source = catalogue.alignments.by_document[document.key].other
    now = " ".join(_texts(pair.others, catalogue.versions[source.id][source.language]))
    then, since = (pieces(text, spans) for text, spans in zip((pair.outdated, now), pair.changes, strict=True))
    return Outdated(words(language)["parallel"], source.language, then, since)


def _texts(ids: Sequence[str], source: Document) -> Iterable[str]:
    texts = {block.id: block.text for block in source.blocks} | {TITLE: source.title}
    return (texts[id_] for id_ in ids)


def is_worded(block: Block, language: str) -> bool:
    """Whether an item says itself which one it is ("First, …"), so that it needs no bullet.

    >>> [is_worded(Block("item", text, "p-1"), "en") for text in ("First, boats.", "Boats")]
    [True, False]
    """
    return block.kind == "item" and not block.mark and ordinal(block.text, profile(language)) > 0
