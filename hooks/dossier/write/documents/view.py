"""What the page of a document shows beside its text."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dossier.languages import words
from dossier.languages.dates import display_date
from dossier.languages.locales import counted, language_name
from dossier.model import FOLDERS, Block, Document, Entity, Event, Key, Redirect, Source
from dossier.model.document import TITLE, is_begun
from dossier.write.catalogue import Catalogue, LangString, Reference, foreign
from dossier.write.citations.view import CitedView, cited_view
from dossier.write.documents.duplicates import SameText, Shared, same_texts, shared_wording
from dossier.write.documents.origin import Origin, origin
from dossier.write.documents.overlays import provenance_href, text_marks, vanished
from dossier.write.documents.parallel import Outdated, Second, seconds, title_outdated
from dossier.write.documents.room import MOST, Text
from dossier.write.editions import Edition
from dossier.write.facts import Fact, named_facts, recased
from dossier.write.names import Name, name_in
from dossier.write.pages.commitments import Brief, brief
from dossier.write.timeline.entries import Entry, event_entry
from dossier.write.versions import sentence_in

_DESCRIPTION = 160
"""Characters that search engines show of a description."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date on the card."""

    text: str
    sure: bool
    inferred: bool
    basis: tuple[LangString, ...]
    """The words from which it is known."""


@dataclass(frozen=True, slots=True)
class Version:
    """A language in which the text can be read."""

    code: str
    name: str
    """Of the language, in the page's language."""
    reference: Reference


@dataclass(frozen=True, slots=True)
class Group:
    """The names of one kind in a text, the most frequent first."""

    kind: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another document, what both name, and words that both use."""

    reference: Reference
    date: str
    reasons: tuple[Name, ...]
    words: tuple[LangString, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The document before or after another in time."""

    reference: Reference
    date: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a text."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Moment:
    """An event or a deadline, and where the text tells it."""

    entry: Entry
    place: Reference


@dataclass(frozen=True, slots=True)
class Dates:
    """What a text dates."""

    moments: tuple[Moment, ...]
    """In the order of the days."""
    elsewhere: tuple[Version, ...]
    """Other originals of it, which date what this one does not."""


@dataclass(frozen=True, slots=True)
class DocumentView:
    """All that the template of a document shows."""

    title: LangString
    text: Text
    contents: tuple[Heading, ...]
    """Of the text: headings of the highest level."""
    stub: bool
    """The page's language lacks the text."""
    description: str
    status: str
    """Of a translation; empty for an original."""
    note: LangString
    original: Version
    origin: Origin
    date: Dated | None
    type: str
    type_inferred: bool
    capitals: str
    """Which letters rules have set (`recased`)."""
    given: tuple[str, ...]
    """Keys of the facts that an editor gave."""
    facts: tuple[Fact, ...]
    source_url: str
    versions: tuple[Version, ...]
    names: tuple[Group, ...]
    related: tuple[Related, ...]
    commitments: tuple[Brief, ...]
    """What the text promises, in its order."""
    dates: Dates
    duplicates: tuple[SameText, ...]
    shared: tuple[Shared, ...]
    """Wording that other texts have, too."""
    doubts: tuple[str, ...]
    """Why the cleaning may be wrong, in words; empty when it seems right or a person has checked it."""
    seed: str
    """File name of the raw text; empty when there is none."""
    provenance: str
    """Address of its page, from the site's top folder."""
    year: str
    same_text: tuple[str, ...]
    """Languages whose page has this very text."""
    own_name: str
    """Of the text's language."""
    others: tuple[tuple[str, str], ...]
    """What the source says in fields that are none of ours: the field and what it holds."""
    seconds: tuple[Second, ...]
    """Versions that can be read beside the text."""
    outdated: str
    """How many paragraphs of a translation are out of date; empty when none is."""
    title_outdated: Outdated | None
    vanished: tuple[Redirect, ...]
    """Paragraphs that are no longer in the text."""
    cited: CitedView
    before: Neighbour | None = None
    """In time."""
    after: Neighbour | None = None
    cut: tuple[str, ...] = ()
    """Of which of these there is more than the page has room for: text, commitments, dates."""
    begun: bool = False
    """Whether a translation lacks much of its source, and no comment says what."""


def mentioned(document: Document, catalogue: Catalogue) -> tuple[Entity, ...]:
    """Entities that a text names, the first named first."""
    places = {block.id: place for place, block in enumerate(document.blocks)}
    mentions = catalogue.mentions.get(document.key, ())
    ordered = sorted(mentions, key=lambda mention: (places.get(mention.block, -1), mention.start))
    return tuple(catalogue.entities[id_] for id_ in dict.fromkeys(mention.entity for mention in ordered))


def view(document: Document, catalogue: Catalogue, language: str) -> DocumentView:
    """What the page of a document in a language shows; a notice where the text is in another language."""
    before, after = (_neighbour(document, side, catalogue, language) for side in (0, 1))
    translated = document.translation is not None and document.language == language
    begun = translated and is_begun(document, catalogue.editions[document.key].original)
    made = _fitting(_by_itself(document, catalogue, language))
    return replace(made, before=before, after=after, begun=begun)


def _fitting(view: DocumentView) -> DocumentView:
    """A view with no more than the page has room for; the text itself is shown in part when it is rendered."""
    moments = view.dates.moments
    fits = {
        "text": view.text.fits(),
        "commitments": len(view.commitments) <= MOST,
        "dates": len(moments) <= MOST,
    }
    if all(fits.values()):
        return view
    return replace(
        view,
        cut=tuple(name for name, whole in fits.items() if not whole),
        contents=tuple(_contents(view.text.shown().blocks))[:MOST],
        commitments=view.commitments[:MOST],
        dates=replace(view.dates, moments=moments[:MOST]),
    )


def _by_itself(document: Document, catalogue: Catalogue, language: str) -> DocumentView:
    """The same, but for the documents around it."""
    edition, about = catalogue.editions[document.key], origin(document, catalogue, language)
    stub, original, facts = document.language != language, edition.original, edition.facts
    seed, told = document if document.seed else original, None if stub else document.translation
    return DocumentView(
        title=LangString(document.title, foreign(document.language, language)),
        text=Text(document.blocks, document.markdown, text_marks(document, catalogue, language)),
        contents=tuple(_contents(document.blocks)),
        stub=stub,
        description=about.summary.text if about.summary and not about.summary.lang else describe(document),
        status=told.status if told else "",
        note=LangString(told.note if told else ""),
        original=_version(original, catalogue, language),
        origin=about,
        date=_dated(edition, language),
        type="" if facts.type == "other" and "type" in facts.inferred else facts.type,
        type_inferred="type" in facts.inferred,
        given=facts.given,
        capitals=recased(facts, seed.lines),
        facts=named_facts(facts, catalogue.names, language, original.language),
        source_url=facts.source_url,
        versions=tuple(_version(each, catalogue, language) for each in catalogue.versions[document.id].values()),
        names=_groups(document, catalogue, language),
        related=tuple(_related(document, catalogue, language)),
        commitments=_commitments(document, catalogue, language),
        dates=Dates(tuple(_dates(original.key, catalogue, language)), tuple(_elsewhere(original, catalogue, language))),
        duplicates=() if stub else same_texts(document, catalogue),
        shared=() if stub else shared_wording(document, catalogue, language),
        doubts=_doubts(document, language),
        seed=seed.seed,
        provenance=provenance_href(seed, catalogue, language) if seed.seed else "",
        year=_year(edition),
        same_text=tuple(code for code in catalogue.languages if catalogue.version(document.id, code) is document),
        own_name=language_name(document.language, language),
        others=seed.others,
        seconds=seconds(document, catalogue, language),
        outdated=_outdated(document, catalogue, language),
        title_outdated=title_outdated(document, catalogue, language),
        vanished=vanished(document, catalogue),
        cited=cited_view(document, catalogue, language),
    )


def _year(edition: Edition) -> str:
    return f"{edition.when.edtf.shown.year:04}" if edition.when else ""


def _doubts(document: Document, language: str) -> tuple[str, ...]:
    return tuple(words(language)["doubts"][doubt.code] for doubt in document.doubts)


def _contents(blocks: Iterable[Block]) -> Iterator[Heading]:
    """Headings that lie in no other; the first may be lower than those that follow."""
    level = 0
    for block in blocks:
        if block.kind == "heading" and (not level or block.level <= level):
            level = block.level
            yield Heading(block.id, block.text)


def _commitments(document: Document, catalogue: Catalogue, language: str) -> tuple[Brief, ...]:
    made = catalogue.promised.get(document.id, ())
    found = (brief(one, catalogue, language, document.id) for one in made)
    return tuple(sorted(found, key=lambda each: each.saying.reference.number))


def _dates(key: Key, catalogue: Catalogue, language: str) -> Iterator[Moment]:
    """The events of which an original tells, each with the paragraph that does."""
    for event, _ in catalogue.reported.get(key.id, ()):
        if source := _source(event, key):
            place = catalogue.place(key, source.report.block, language)
            yield Moment(_told(event, source, catalogue, language), place)


def _elsewhere(original: Document, catalogue: Catalogue, language: str) -> Iterator[Version]:
    """Originals in other languages that tell of events of which this one does not."""
    missing = [event for event, _ in catalogue.reported.get(original.id, ()) if not _source(event, original.key)]
    for other in catalogue.versions[original.id].values():
        if any(_source(event, other.key) for event in missing):
            yield _version(other, catalogue, language)


def _source(event: Event, key: Key) -> Source | None:
    """Where a text tells best of an event."""
    return next((source for source in event.sources if source.document == key), None)


def _told(event: Event, source: Source, catalogue: Catalogue, language: str) -> Entry:
    """An event as one text tells it: with the date that this text gives, which another may give more exactly.

    The name of a person or a body does not say what happened, and no sentence stands below it here as it does in the
    timeline: the text's own sentence does.
    """
    report, entry = source.report, event_entry(event.id, catalogue, language)
    title, href, edtf = entry.title, entry.href, report.when.edtf
    if not (event.entity or event.announced):
        title, href = sentence_in(source.document, report.block, report.title, catalogue, language), ""
    date = display_date(edtf, language, report.when.basis)
    return replace(entry, edtf=edtf, date=date, unsure=not edtf.is_sure, title=title, href=href)


def _version(document: Document, catalogue: Catalogue, language: str) -> Version:
    name = language_name(document.language, language)
    return Version(document.language, name, catalogue.reference(document, language))


def _outdated(document: Document, catalogue: Catalogue, language: str) -> str:
    pairs = catalogue.alignments.outdated(document.key)
    found = {id(pair) for block, pair in pairs.items() if block != TITLE}
    return counted(words(language)["parallel"]["count"], len(found), language) if found else ""


def describe(document: Document) -> str:
    """The beginning of the text, as long as search engines show it."""
    first = next((block.text for block in document.blocks if block.kind in ("paragraph", "quotation")), document.title)
    text = first.lstrip("–—- ")
    cut = text[: _DESCRIPTION - 1].rsplit(" ", 1)[0].rstrip(" ,;:،؛，；、")
    return text if len(text) <= _DESCRIPTION else f"{cut}…"


def _dated(edition: Edition, language: str) -> Dated | None:
    when = edition.when
    if when is None:
        undated = edition.original.facts.undated
        return Dated(words(language)["dates"]["none"], sure=True, inferred=False, basis=()) if undated else None
    source = edition.document if edition.document.when else edition.original
    basis = tuple(LangString(text, foreign(source.language, language)) for text in when.basis)
    return Dated(
        display_date(when.edtf, language, when.basis), when.edtf.is_sure, "date" in source.facts.inferred, basis
    )


def _groups(document: Document, catalogue: Catalogue, language: str) -> tuple[Group, ...]:
    counts = Counter(mention.entity for mention in catalogue.mentions.get(document.key, ()))
    entities = [catalogue.entities[id_] for id_, _ in counts.most_common()]
    groups = (Group(kind, _names(entities, kind, language)) for kind in FOLDERS.values())
    return tuple(group for group in groups if group.names)


def _names(entities: Iterable[Entity], kind: str, language: str) -> tuple[Name, ...]:
    return tuple(name_in(entity, language) for entity in entities if entity.kind == kind)


def _neighbour(document: Document, side: int, catalogue: Catalogue, language: str) -> Neighbour | None:
    """The document before (0) or after (1) another in time."""
    id_ = catalogue.neighbours.get(document.id, ("", ""))[side]
    if not id_:
        return None
    other = catalogue.edition(id_, language)
    day = display_date(other.when.edtf, language, other.when.basis) if other.when else ""
    return Neighbour(catalogue.reference(other.document, language), day)


def _related(document: Document, catalogue: Catalogue, language: str) -> Iterable[Related]:
    for relation in catalogue.relations.get(document.id, ()):
        other = catalogue.edition(relation.other, language)
        lost = _lost(catalogue.editions[document.key], catalogue) | _lost(other, catalogue)
        reasons = tuple(name_in(catalogue.entities[id_], language) for id_ in relation.reasons if id_ not in lost)
        used = tuple(LangString(word, foreign(code, language)) for word, code in relation.words)
        day = display_date(other.when.edtf, language, other.when.basis) if other.when else ""
        yield Related(catalogue.reference(other.document, language), day, reasons, used)


def _lost(edition: Edition, catalogue: Catalogue) -> frozenset[str]:
    """Names that the original uses and the version shown does not: a reader would look for them in vain."""
    original, shown = (
        {mention.entity for mention in catalogue.mentions.get(version.key, ())}
        for version in (edition.original, edition.document)
    )
    return frozenset(original - shown)
