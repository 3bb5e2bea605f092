"""Everything that has a date, in order and free of language; and which page of the timeline tells it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.model import Event
from dossier.model.edtf import Edtf
from dossier.write.catalogue import Catalogue
from dossier.write.facts import Parts
from dossier.write.leaves import Extent, Part, cut

KINDS = ("event", "deadline", "document")
PERSON, BODY = "people", "organisations"
_MARKS, _LINK = 260, 130
"""Bytes of HTML around the words of an entry, and around the title of each text that tells of it."""
ALL_YEAR, YEAR_END = "00", "13"
_YEAR = 365
"""Days."""
_SPOKE = ("speaker", "quoted", "author", "publisher")


@dataclass(frozen=True, slots=True)
class Item:
    """Something with a date."""

    id: str
    """Anchor of its entry, for ever."""
    kind: str
    edtf: Edtf
    languages: tuple[str, ...]
    """Of the original texts that tell of it."""
    names: tuple[str, ...] = ()
    """Persons and bodies in it (their addresses below the folder of a language): those that the sentences of an event
    name; those that spoke, wrote or published a document."""
    size: int = 0
    """Bytes of HTML that its entry takes, about."""


@dataclass(frozen=True, slots=True)
class Chronology:
    """All items, oldest first, and the pages that they are parted into."""

    items: tuple[Item, ...]
    parts: tuple[Part, ...]
    pages: Mapping[str, tuple[Item, ...]]
    """The items of each page, by its address below the folder of a language."""
    extents: tuple[Extent, ...]
    """What each page says of the others."""

    def places(self) -> Mapping[str, str]:
        """Where each item stands, below the folder of a language: page and anchor."""
        return {
            item.id: f"{uri}.html#{item.id}"
            for uri, items in self.pages.items()
            for item in items
        }  # fmt: skip


def is_vague(edtf: Edtf) -> bool:
    """Whether a date takes a year or more, and so tells nothing of a month."""
    return edtf.days is not None and edtf.days >= _YEAR


def slot(edtf: Edtf) -> tuple[str, str, str]:
    """Year, month (or its stand-in) and day under which a date stands.

    >>> slot(Edtf("2024-04-03?")), slot(Edtf("2024-21")), slot(Edtf("../2025"))
    (('2024', '04', '2024-04-03'), ('2024', '00', '2024-03-01'), ('2025', '13', '2025-12-31'))
    """
    month = f"{edtf.shown.month:02}"
    if edtf.shown.precision in ("year", "season"):
        month = ALL_YEAR if edtf.start else YEAR_END
    return f"{edtf.shown.year:04}", month, edtf.day.isoformat()


def chronology(catalogue: Catalogue, known: Parts) -> Chronology:
    """All events and dated documents of a collection; known: which part entities had in documents."""
    found = (*_events(catalogue), *_documents(catalogue, _speaking(known)))
    items = tuple(sorted(found, key=_order))
    parts = cut([(slot(item.edtf)[0], item.size) for item in items], "timeline", "timeline")
    pages = {part.uri: items[part.start : part.end] for part in parts}
    return Chronology(items, parts, pages, tuple(_extent(part, pages[part.uri]) for part in parts))


def _extent(part: Part, items: Sequence[Item]) -> Extent:
    first, last = (slot(item.edtf)[0] for item in (items[0], items[-1]))
    return Extent(part.uri, part.group, first, last)


def _order(item: Item) -> tuple[str, str, str, int, str]:
    """By year and month: what is vaguer than a month before January, what lasts until a year's end after December."""
    return *slot(item.edtf), KINDS.index(item.kind), item.id


def _events(catalogue: Catalogue) -> Iterator[Item]:
    for event in catalogue.corpus.events:
        spoken = {source.document.language for source in event.sources}
        told = catalogue.concerned.get(event.id, ())
        concerned = (entity for entity in event.entities if entity in told)
        named = tuple(uri for uri in map(catalogue.uri, concerned) if uri.startswith((PERSON, BODY)))
        size = _size(event, catalogue)
        yield Item(event.id, event.kind, event.when.edtf, in_order(spoken, catalogue), named, size)


def _size(event: Event, catalogue: Catalogue) -> int:
    ids = {source.document for source in event.sources}
    titles = (catalogue.versions[key.id][key.language].title for key in ids)
    told = sum(len(title.encode()) + _LINK for title in titles)
    return _MARKS + len(event.sources[0].report.title.encode()) + told


def _speaking(known: Parts) -> dict[str, list[str]]:
    """Persons and bodies by the documents that they spoke in, wrote or published."""
    found: dict[str, list[str]] = defaultdict(list)
    for uri, roles in known.items():
        if uri.startswith((PERSON, BODY)):
            for id_ in dict.fromkeys(id_ for role in _SPOKE for id_ in roles.get(role, ())):
                found[id_].append(uri)
    return found


def _documents(catalogue: Catalogue, speaking: Mapping[str, list[str]]) -> Iterator[Item]:
    for id_ in catalogue.versions:
        if moment := next((version.when for version in catalogue.versions[id_].values() if version.when), None):
            originals = catalogue.originals(id_)
            languages = in_order({text.language for text in originals}, catalogue)
            size = _MARKS + max(len(text.title.encode()) for text in catalogue.versions[id_].values())
            yield Item(f"d-{id_}", "document", moment.edtf, languages, tuple(speaking.get(id_, ())), size)


def in_order(codes: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """Codes of languages in the order of the site's own."""
    known = catalogue.languages
    return tuple(sorted(codes, key=lambda code: (known.index(code) if code in known else len(known), code)))
