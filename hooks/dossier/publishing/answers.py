"""What the collection answers to what its pages ask, each answer as a digest."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from dossier.model import Document, Event, Key
from dossier.publishing.asking import (
    ALIGNED,
    BY_ID,
    BY_TEXT,
    BY_VERSION,
    DECIDED,
    HEAD,
    HEADS,
    MENTIONS,
    QUOTED,
    TEXTS,
    Ask,
)
from dossier.store import digest
from dossier.write import Sources


class Answers:
    """What the collection answers now, each answer as a digest."""

    def __init__(self, of: Sources) -> None:
        known = of.catalogue
        self._catalogue = known
        self._digests: dict[Ask, bytes] = {}
        self._tables: Mapping[str, Mapping[Any, Any]] = {
            **{name: getattr(known, name) for name in (*BY_TEXT, *BY_VERSION, *BY_ID, "all_events")},
            "names": known.names.entities,
            "places": of.places,
            "parts": of.parts,
            "timeline": of.chronology.pages,
        }
        self._of_text: Mapping[str, Callable[[str], object]] = {
            TEXTS: self._text,
            HEADS: self._heads,
            MENTIONS: self._mentions,
            DECIDED: lambda id_: [document.decided for document in self._versions(id_)],
            ALIGNED: lambda id_: [known.alignments.by_document.get(document.key) for document in self._versions(id_)],
            "told": lambda id_: self._events(known.told.get(id_, ())),
            "reported": self._reported,
            "events": lambda entity: self._events(known.events.get(entity, ())),
            "all_events": self._event,
        }
        self._lists: Mapping[str, Callable[[], object]] = {
            "all documents": lambda: [self(Ask(HEADS, id_)) for id_ in known.versions],
            "all entities": lambda: known.corpus.entities,
            "all events": lambda: self._events(known.corpus.events),
            "all commitments": lambda: [self(Ask("listed", uri)) for uri in known.listed],
            "commitment_pages": lambda: known.commitment_pages,
            "commitment_extents": lambda: known.commitment_extents,
            "newest": lambda: known.newest,
            "chronology": lambda: [self(Ask("timeline", uri)) for uri in of.chronology.pages],
            "timeline_extents": lambda: of.chronology.extents,
        }

    def __call__(self, ask: Ask) -> bytes:
        """Digest of an answer; that nothing is known is one, too."""
        if ask not in self._digests:
            self._digests[ask] = digest(self._answer(ask))
        return self._digests[ask]

    def _answer(self, ask: Ask) -> object:
        if ask.table in self._of_text and ask.key:
            return self._of_text[ask.table](ask.key)
        if ask.table in self._lists:
            return self._lists[ask.table]()
        if ask.table in QUOTED:
            return list(getattr(self._catalogue, ask.table).get(ask.key, ()))
        return _entry(self._tables[ask.table], ask)

    def _versions(self, id_: str) -> Iterable[Document]:
        return self._catalogue.versions.get(id_, {}).values()

    def _heads(self, id_: str) -> object:
        """What the versions of a text say at their heads."""
        return [[getattr(document, name) for name in HEAD] for document in self._versions(id_)]

    def _mentions(self, id_: str) -> object:
        """The names in a text."""
        known = self._catalogue
        return [known.mentions.get(document.key, ()) for document in self._versions(id_)]

    def _text(self, id_: str) -> object:
        """All that is said of a text."""
        known = self._catalogue
        return self._mentions(id_), [
            (
                document,
                self._nested.get(document.key, ()),
                known.alignments.by_document.get(document.key),
                known.redirects.get(document.key, ()),
            )
            for document in self._versions(id_)
        ]

    def _event(self, id_: str) -> object:
        """An event, and who had a part in it."""
        known = self._catalogue
        return known.all_events.get(id_), sorted(known.concerned.get(id_, ()))

    def _events(self, events: Iterable[Event]) -> Sequence[bytes]:
        """Events by their digests: many tables have the same, of which some have many sources."""
        return [self(Ask("all_events", event.id)) for event in events]

    def _reported(self, id_: str) -> object:
        """The events of which a text tells, and where it does."""
        told = self._catalogue.reported.get(id_, ())
        return self._events(event for event, _ in told), [source for _, source in told]

    @cached_property
    def _nested(self) -> Mapping[Key, Sequence[object]]:
        found: dict[Key, list[object]] = {}
        for nested in self._catalogue.corpus.nested:
            found.setdefault(nested.mention.document, []).append(nested)
        return found


def _entry(held: Mapping[Any, Any], ask: Ask) -> object:
    """One entry of a table, or the list of its keys; a set in an order that all processes share."""
    if not ask.key:
        return list(held)
    found = held.get(Key(*ask.key.rsplit("/", 1)) if ask.table in BY_VERSION else ask.key)
    return sorted(found) if isinstance(found, frozenset) else found
