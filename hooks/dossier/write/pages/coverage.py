"""The coverage of the collection: what can be read in which language, what is out of date, and what is missing."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dossier.languages import words
from dossier.languages.collation import alphabetical
from dossier.languages.locales import counted, figure, language_name
from dossier.model import Document, Entity, SiteFile
from dossier.model.document import TITLE
from dossier.write.catalogue import Catalogue, Reference
from dossier.write.names import Name, name_in

MOST = 200
"""Entries that a list shows: whoever has done these finds the next ones then."""
STATES = ("original", "official", "reviewed", "draft", "machine")


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """How much of the collection a language has."""

    name: str
    states: tuple[str, ...]
    """Number of documents in each of the states that the page tells of."""
    outdated: str
    """Number of translations with something out of date; told where any language has one."""
    missing: str


@dataclass(frozen=True, slots=True)
class Work:
    """A version of a document that somebody could mend."""

    reference: Reference
    language: str
    """Its name, in the page's language."""
    places: tuple[Reference, ...] = ()
    """Paragraphs that are out of date."""
    count: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """What a language lacks."""

    language: str
    """Its name, in the page's language."""
    code: str
    documents: tuple[Reference, ...]
    names: tuple[Name, ...]
    """Entities that have no name or no description in it."""
    pages: tuple[str, ...]
    """Files of hand-written pages that the default language has."""
    more: str


@dataclass(frozen=True, slots=True)
class CoverageView:
    """What coverage.html shows."""

    states: tuple[str, ...]
    """Those of STATES in which any text is: a column of noughts tells nothing, and a phone has no room for it."""
    rows: tuple[LanguageRow, ...]
    outdated: tuple[Work, ...]
    unfinished: tuple[Work, ...]
    missing: tuple[Missing, ...]


def coverage_view(catalogue: Catalogue, handwritten: Collection[str], language: str) -> CoverageView:
    """The coverage as a page of a language tells it; `handwritten`: pages that people wrote, by their path in docs/."""
    translations = [document for document in catalogue.corpus.documents if document.translation]
    found = {_state(document) for document in catalogue.corpus.documents}
    states = tuple(state for state in STATES if state in found)
    return CoverageView(
        states,
        tuple(_row(code, states, catalogue, language) for code in catalogue.languages),
        tuple(_outdated(translations, catalogue, language))[:MOST],
        tuple(_unfinished(translations, catalogue, language))[:MOST],
        tuple(filter(_lacks, (_missing(code, catalogue, handwritten, language) for code in catalogue.languages))),
    )


def _state(document: Document) -> str:
    return document.translation.status if document.translation else STATES[0]


def _row(code: str, shown: Iterable[str], catalogue: Catalogue, language: str) -> LanguageRow:
    there = [versions[code] for versions in catalogue.versions.values() if code in versions]
    states = Counter(map(_state, there))
    return LanguageRow(
        language_name(code, language),
        tuple(figure(states[state], language) for state in shown),
        figure(sum(bool(catalogue.alignments.outdated(document.key)) for document in there), language),
        figure(len(catalogue.versions) - len(there), language),
    )


def _outdated(translations: Iterable[Document], catalogue: Catalogue, language: str) -> Iterator[Work]:
    for document in translations:
        pairs = catalogue.alignments.outdated(document.key)
        blocks = [block for block, pair in pairs.items() if block in (TITLE, pair.blocks[0])]
        places = tuple(catalogue.reference(document, language, block) for block in blocks if block != TITLE)
        if blocks:
            count = counted(words(language)["coverage"]["outdated_count"], len(places), language) if places else ""
            yield _work(document, catalogue, language, places, count)


def _unfinished(translations: Iterable[Document], catalogue: Catalogue, language: str) -> Iterator[Work]:
    for document in translations:
        alignment = catalogue.alignments.by_document.get(document.key)
        pairs = alignment.pairs if alignment and alignment.stated else ()
        lacking = sum(len(pair.others) for pair in pairs if not pair.blocks)
        if lacking:
            count = counted(words(language)["coverage"]["lacking_count"], lacking, language)
            yield _work(document, catalogue, language, (), count)


def _work(document: Document, catalogue: Catalogue, language: str, places: tuple[Reference, ...], count: str) -> Work:
    return Work(catalogue.reference(document, language), language_name(document.language, language), places, count)


def _missing(code: str, catalogue: Catalogue, handwritten: Collection[str], language: str) -> Missing:
    documents = [catalogue.version(id_, language) for id_, there in catalogue.versions.items() if code not in there]
    names = [entity for entity in catalogue.corpus.entities if not _described(entity, code)]
    default = f"docs/{catalogue.languages[0]}/"
    pages = sorted(path.removeprefix(default) for path in handwritten if path.startswith(default))
    more = max(0, len(documents) - MOST) + max(0, len(names) - MOST)
    return Missing(
        language_name(code, language),
        code,
        tuple(catalogue.reference(document, language) for document in documents[:MOST]),
        _in_order((name_in(entity, language) for entity in names), language)[:MOST],
        tuple(f"docs/{code}/{page}" for page in pages if f"docs/{code}/{page}" not in handwritten),
        counted(words(language)["coverage"]["more"], more, language) if more else "",
    )


def _in_order(names: Iterable[Name], language: str) -> tuple[Name, ...]:
    return tuple(sorted(names, key=lambda name: alphabetical(name.text, language)))


def _described(entity: Entity, code: str) -> bool:
    return bool(entity.names.get(code)) and bool(entity.description.get(code))


def _lacks(missing: Missing) -> bool:
    return bool(missing.documents or missing.names or missing.pages)


def coverage_page(catalogue: Catalogue, handwritten: Collection[str], language: str) -> SiteFile:
    """The page about the coverage of the collection."""
    say = words(language)["coverage"]
    view = coverage_view(catalogue, handwritten, language)
    return SiteFile(f"{language}/coverage.md", say["title"], view, "coverage.html", say["lead"])
