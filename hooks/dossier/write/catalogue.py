"""A Corpus as its pages need it: indexed once for all of them, with an address for everything that they lead to."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from dossier.languages.names import NameIndex, name_index
from dossier.model import (
    Commitment,
    Companion,
    Corpus,
    Document,
    Duplicate,
    Entity,
    Event,
    Key,
    Mention,
    Picture,
    Quotation,
    Redirect,
    Relation,
    Source,
)
from dossier.write.addresses import address
from dossier.write.alignments import Alignments, alignments
from dossier.write.deadlines import commitment_extents, commitment_parts
from dossier.write.editions import Edition, editions, neighbours, originals_of, status_of
from dossier.write.leaves import Extent, Part
from dossier.write.names import Quote, entity_uri, name_in, nested_quotes, place_of, quotes, titled

if TYPE_CHECKING:
    from dossier.write.citations.styles import BibliographyEntry
    from dossier.write.timeline.entries import Entry

_Item = TypeVar("_Item")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class LangString:
    """Words as a page shows them."""

    text: str
    lang: str = ""
    """BCP 47, where they are not in the page's language."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a page leads: a document, or a paragraph of it. Addresses start at the site's top folder."""

    title: LangString
    href: str
    number: int = 0
    """Of the paragraph; 0 for the document as a whole, or what has none."""
    status: str = ""
    """Of a translation (draft, machine, reviewed, official); empty for an original."""
    place: str = ""
    """Kind of a block without a number."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the pages of a corpus look up; made by `catalogue`."""

    corpus: Corpus
    languages: tuple[str, ...]
    """Codes, the default first."""
    site_url: str
    """Where the site is published; empty when it has no address."""
    versions: Mapping[str, Mapping[str, Document]]
    """By id and language: original versions first, in the order of the languages."""
    editions: Mapping[Key, Edition]
    """By document: what is shown of it."""
    entities: Mapping[str, Entity]
    names: NameIndex
    """Whom a name means."""
    mentions: Mapping[Key, tuple[Mention, ...]]
    quotes: Mapping[str, Mapping[Key, tuple[Quote, ...]]]
    """By entity and document."""
    nested: Mapping[str, Mapping[Key, tuple[Quote, ...]]]
    """By entity and document: where its name is part of another's."""
    hosts: Mapping[str, tuple[str, ...]]
    """By entity: those of whose names its own is part, in the order of the texts."""
    events: Mapping[str, tuple[Event, ...]]
    """By entity: those that it names, and those whose sentence names it; of a person, those with a part of theirs."""
    all_events: Mapping[str, Event]
    """By id."""
    concerned: Mapping[str, frozenset[str]]
    """By event (its id): the entities that have it in `events`."""
    told: Mapping[str, tuple[Event, ...]]
    """By document: the events of which it is the best source."""
    reported: Mapping[str, tuple[tuple[Event, Source], ...]]
    """By document, in all its versions: the events of which it tells, each with the best place where it does."""
    relations: Mapping[str, tuple[Relation, ...]]
    """By document, the closest first."""
    duplicates: Mapping[Key, tuple[Duplicate, ...]]
    """By document: the others with its text."""
    companions: Mapping[str, tuple[Companion, ...]]
    """By entity: those that appear with it."""
    quotations: Mapping[Key, tuple[Quotation, ...]]
    """By document: passages that it shares with others."""
    commitments: Mapping[str, tuple[Commitment, ...]]
    """By entity: those that it makes, by deadline."""
    promised: Mapping[str, tuple[Commitment, ...]]
    """By document, in all its versions: those that it tells, by deadline."""
    due: Mapping[tuple[Key, str], tuple[str, ...]]
    """By block: who promises in it what has a deadline."""
    commitment_pages: tuple[Part, ...]
    """The pages that the list of all of them is cut into."""
    commitment_extents: tuple[Extent, ...]
    """What each of these says of the others."""
    listed: Mapping[str, tuple[Commitment, ...]]
    """By page (its address below the folder of a language): the commitments that it tells of."""
    committed: Mapping[str, str]
    """By commitment: which of these pages tells of it, below the folder of a language."""
    alignments: Alignments
    """Which blocks of the versions of a document say the same."""
    redirects: Mapping[Key, tuple[Redirect, ...]]
    """By document: the ids that its paragraphs once had."""
    newest: tuple[date, ...]
    """The last day that a text may be from; none where no text has a date."""
    neighbours: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """By document with a date (its id): the ones before and after it in time; empty at an end."""
    site_name: str = ""
    """Of the collection."""
    citations: Mapping[Key, Mapping[str, "BibliographyEntry"]] = field(default_factory=dict)
    """By document and style (`citations.styles`): how it is cited; empty while nobody has asked pandoc for them."""
    changed: Mapping[Key, str] = field(default_factory=dict)
    """By document: when the files that make it last changed (RFC 3339), where that is known."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """By id of a text: its picture, if the site has an address and the machine has fonts for it."""
    entries: Mapping[str, Mapping[str, "Entry"]] = field(default_factory=dict)
    """By language and event (its id): how a timeline tells it, where that is made for all pages at once."""

    def folder(self, language: str) -> str:
        """Folder of a language in the site, with a slash at its end; empty for the default, which lies at the top."""
        return "" if language == self.languages[0] else f"{language}/"

    def path(self, language: str, uri: str) -> str:
        """Where a page lies in the site; uri: below the folder of its language, without extension."""
        return address(f"{language}/{uri}.md", self.languages[0])

    def uri(self, entity: str) -> str:
        """Where the page of an entity (its id) lies in the folder of each language."""
        return entity_uri(self.entities[entity])

    def address(self, language: str, uri: str) -> str:
        """Address of a page, from the site's top folder; uri: below the folder of its language, without extension."""
        return _quoted(self.path(language, uri))

    def entity_address(self, entity: Entity, language: str) -> str:
        """Address of the page of an entity."""
        return self.address(language, entity_uri(entity))

    def version(self, id_: str, language: str) -> Document:
        """The text of a document that a reader of a language gets: in that language, else as it was first written."""
        versions = self.versions[id_]
        return versions.get(language) or next(iter(versions.values()))

    def originals(self, id_: str) -> tuple[Document, ...]:
        """The versions of a document that are no translations; all of them when none is."""
        return originals_of(self.versions[id_])

    def edition(self, id_: str, language: str) -> Edition:
        """The edition of a document that a reader of a language gets."""
        return self.editions[self.version(id_, language).key]

    def source(self, document: Document) -> Document | None:
        """The version that a translation is aligned with; None for an original."""
        found = self.alignments.by_document.get(document.key) if document.translation else None
        return self.versions[document.id][found.other.language] if found else None

    def reference(self, document: Document, language: str, block: str = "") -> Reference:
        """The link to a document or one of its blocks, on a page in a language."""
        found = self.corpus.blocks.get((document.key, block)) if block else None
        target = self.address(document.language, f"documents/{document.id}")
        return Reference(
            title=LangString(document.title, foreign(document.language, language)),
            href=f"{target}#{block}" if found else target,
            number=found.number if found else 0,
            status=status_of(document),
            place=place_of(found) if found else "",
        )

    def place(self, key: Key, block: str, language: str) -> Reference:
        """The link to a block for readers of a language: to the block of their version that stands in its place.

        Where nobody can say which block that is, the link leads to the text that has it.
        """
        document, own = self.versions[key.id][key.language], self.version(key.id, language)
        if own.key == key or not block:
            return self.reference(own, language, block)
        found = self.alignments.counterparts(key, block, own.key)
        return self.reference(own if found else document, language, found[0] if found else block)


@lru_cache(maxsize=16384)
def _quoted(path: str) -> str:
    """Pages lead to the same texts again and again."""
    return quote(path)


def catalogue(corpus: Corpus, languages: Sequence[str], site_url: str = "", site_name: str = "") -> Catalogue:
    """Index a corpus; languages: codes, the default first."""
    versions, events = _versions(corpus.documents, languages), _events(corpus)
    pages = commitment_parts(corpus.commitments)
    listed = {part.uri: corpus.commitments[part.start : part.end] for part in pages}
    return Catalogue(
        corpus=corpus,
        languages=tuple(languages),
        site_url=site_url,
        versions=versions,
        editions=editions(versions),
        entities={entity.id: entity for entity in corpus.entities},
        names=name_index(corpus.entities),
        mentions=_grouped(corpus.mentions, lambda mention: mention.document),
        quotes=quotes(corpus),
        nested=nested_quotes(corpus),
        hosts=_hosts(corpus),
        events=events,
        all_events={event.id: event for event in corpus.events},
        concerned=_concerned(events),
        told=_grouped(corpus.events, lambda event: event.sources[0].document.id),
        reported=_reported(corpus.events),
        relations=_grouped(corpus.relations, lambda relation: relation.document),
        duplicates=_by_each(corpus.duplicates, lambda pair: (pair.document, pair.other)),
        companions=_grouped(corpus.companions, lambda companion: companion.entity),
        quotations=_by_each(corpus.quotations, lambda pair: (pair.document, pair.other)),
        commitments=_by_each(corpus.commitments, lambda one: (*one.who, *one.by)),
        promised=_by_each(corpus.commitments, lambda one: [source.document.id for source in one.sources]),
        due=_due(corpus.commitments),
        commitment_pages=pages,
        commitment_extents=commitment_extents(pages, listed),
        listed=listed,
        committed={made.id: uri for uri, own in listed.items() for made in own},
        alignments=alignments(corpus.alignments, corpus.documents),
        redirects=_grouped(corpus.redirects, lambda redirect: redirect.document),
        newest=_newest(corpus.documents),
        neighbours=neighbours(versions),
        site_name=site_name,
    )


def _newest(documents: Iterable[Document]) -> tuple[date, ...]:
    days = [document.when.edtf.last_day for document in documents if document.when]
    return (max(days),) if days else ()


def _grouped(items: Iterable[_Item], key: Callable[[_Item], _Value]) -> dict[_Value, tuple[_Item, ...]]:
    return _by_each(items, lambda item: (key(item),))


def _hosts(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for nested in corpus.nested:
        found[nested.mention.entity][nested.within] = None
    return {entity: tuple(hosts) for entity, hosts in found.items()}


def _by_each(items: Iterable[_Item], keys: Callable[[_Item], Iterable[_Value]]) -> dict[_Value, tuple[_Item, ...]]:
    """What has several keys, once by each of them."""
    found: dict[_Value, list[_Item]] = defaultdict(list)
    for item in items:
        for key in dict.fromkeys(keys(item)):
            found[key].append(item)
    return {key: tuple(group) for key, group in found.items()}


def _due(commitments: Iterable[Commitment]) -> dict[tuple[Key, str], tuple[str, ...]]:
    found: dict[tuple[Key, str], dict[str, None]] = defaultdict(dict)
    for one in (one for one in commitments if one.due):
        for source in one.sources:
            found[source.document, source.mention.block].update(dict.fromkeys(one.who))
    return {block: tuple(who) for block, who in found.items()}


def _versions(documents: Iterable[Document], languages: Sequence[str]) -> dict[str, dict[str, Document]]:
    found: dict[str, dict[str, Document]] = defaultdict(dict)
    rank = {code: place for place, code in enumerate(languages)}
    for document in sorted(documents, key=lambda d: (d.translation is not None, rank.get(d.language, len(rank)))):
        found[document.id][document.language] = document
    return found


def _events(corpus: Corpus) -> dict[str, tuple[Event, ...]]:
    found: dict[str, list[Event]] = defaultdict(list)
    people = {entity.id for entity in corpus.entities if entity.kind == "person"}
    index = name_index(corpus.entities)
    speakers = {document.key: _speakers(document, index) for document in corpus.documents}
    days = {document.key: document.when.edtf.bare if document.when else "" for document in corpus.documents}
    for event in corpus.events:
        day = event.when.edtf.bare
        spoken = {entity for source in event.sources for entity in speakers[source.document]}
        own = {one for source in event.sources if days[source.document] == day for one in speakers[source.document]}
        # Who only speaks of an event had no part in it; who speaks on its day, or is named by others, had.
        doubtful = (people & spoken) - own
        for entity in event.entities:
            others = (source for source in event.sources if entity not in speakers[source.document])
            if entity not in doubtful or any(_names(source, entity, corpus) for source in others):
                found[entity].append(event)
    return {entity: tuple(naming) for entity, naming in found.items()}


def _concerned(events: Mapping[str, Iterable[Event]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for entity, naming in events.items():
        for event in naming:
            found[event.id].add(entity)
    return {event: frozenset(entities) for event, entities in found.items()}


def _reported(events: Iterable[Event]) -> dict[str, tuple[tuple[Event, Source], ...]]:
    found: dict[str, list[tuple[Event, Source]]] = defaultdict(list)
    for event in events:
        best: dict[str, Source] = {}
        for source in event.sources:
            best.setdefault(source.document.id, source)
        for document, source in best.items():
            found[document].append((event, source))
    return {document: tuple(told) for document, told in found.items()}


def _speakers(document: Document, index: NameIndex) -> set[str]:
    found = map(index.resolve, document.facts.speaker)
    return {entity.id for entity in found if entity}


def _names(source: Source, person: str, corpus: Corpus) -> bool:
    """Whether the sentence of a report names a person."""
    key, report = source.document, source.report
    block = corpus.blocks.get((key, report.block))
    start = max(block.text.find(report.title), 0) if block else 0
    inside = corpus.mentions_in(key, report.block)
    return any(mention.entity == person and 0 <= mention.start - start < len(report.title) for mention in inside)


def foreign(code: str, language: str) -> str:
    """What `lang` must say of words in one language on a page in another; empty for the page's own."""
    return "" if code == language else code


def name_of(entity: Entity, language: str) -> LangString:
    """The preferred name of an entity in a language, else in the first that has one; with a capital, as in a title.

    >>> name_of(Entity("w", "event", {"en": ("first Workshop",), "fr": ("Atelier",)}), "zh")
    LangString(text='First Workshop', lang='en')
    """
    name = name_in(entity, language)
    return LangString(titled(name.text), name.lang)


def in_language(texts: Mapping[str, str], language: str) -> LangString | None:
    """The text in a language, else the first there is; None when there is none.

    >>> in_language({"en": "Forum"}, "fr")
    LangString(text='Forum', lang='en')
    """
    code = language if texts.get(language) else next((code for code, text in texts.items() if text), "")
    return LangString(texts[code], foreign(code, language)) if code else None
