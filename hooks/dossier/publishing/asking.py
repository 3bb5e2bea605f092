"""What a page asks of the collection: noted while the page is made, so that it is made again when an answer changes.

What is not there is asked for, too: a page whose text says "Port Élan" asks whom that name means, and is made again
when somebody writes a page about Port Élan. Nobody lists by hand what a page depends on, and so nothing is forgotten.

Of a text, those who but lead to it ask for its head (title, date, facts), and others for all that is said of it. Who
shows an event asks for its entry, which the task of the text that tells it makes and answers for.
"""

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import fields
from functools import partial
from typing import Any, NamedTuple, TypeVar

from dossier.languages.names import NameIndex
from dossier.model import Document, Key
from dossier.write import Sources
from dossier.write.catalogue import Catalogue
from dossier.write.timeline.entries import Entry, entry_of

_Value = TypeVar("_Value")
_Record = TypeVar("_Record")


class Ask(NamedTuple):
    """What was asked for."""

    table: str
    """Of the catalogue, or TEXTS."""
    key: str
    """Empty for all entries, as a list of all texts asks."""


TEXTS, HEADS, MENTIONS = "texts", "heads", "mentions"
"""The tables of all that is said of one text; of what its versions say at their heads; of the names in them."""
DECIDED, ALIGNED = "decided", "aligned"
"""The tables of what rules decided about a text, and of what its translations say of their sources: lists count it."""
ENTRIES = "entries"
"""The table of how pages of a language tell an event, by language and id: its best source answers for that."""
HEAD = ("id", "language", "title", "when", "facts", "path", "translation", "seed")
"""What a document says at its head: all that others show of it."""
BY_TEXT = ("versions", "editions", "mentions", "redirects")
BY_VERSION = ("duplicates", "quotations", "citations", "changed")
BY_ID = (
    "entities", "hosts", "events", "told", "reported", "relations", "companions", "commitments", "promised",
    "committed", "listed", "neighbours", "pictures",
)  # fmt: skip
QUOTED = ("quotes", "nested")
_ALIGNED = {"by_document": ALIGNED, "ends": TEXTS, "blocks": TEXTS, "stale": ALIGNED}
"""Tables of the alignments, by what is asked for who looks in them: two tell of all blocks of a text."""
_LISTED = ("documents", "entities", "events", "commitments")
"""Of the corpus: whoever looks at any asks for all."""


def entry_ask(event: str, language: str) -> Ask:
    """What one asks for who shows an event (its id) in a language."""
    return Ask(ENTRIES, f"{language}/{event}")


_gathered: ContextVar[dict[Ask, None] | None] = ContextVar("gathered", default=None)
"""What is asked for in this thread; a worker of a cluster may have several."""


def note(ask: Ask) -> None:
    """Something was asked for."""
    found = _gathered.get()
    if found is not None:
        found[ask] = None


@contextmanager
def gathering() -> Iterator[dict[Ask, None]]:
    """All that is asked for within, each once."""
    found: dict[Ask, None] = {}
    token = _gathered.set(found)
    try:
        yield found
    finally:
        _gathered.reset(token)


class Watched(Mapping[Any, _Value]):
    """A table that notes for which of its entries it is asked."""

    __slots__ = ("_ask", "_held")

    def __init__(self, held: Mapping[Any, _Value], ask: Callable[[Any], Ask]) -> None:
        """ask: what one asks for by a key, None for the list of all keys."""
        self._held, self._ask = held, ask

    def __getitem__(self, key: Any) -> _Value:
        note(self._ask(key))
        return self._held[key]

    def __contains__(self, key: object) -> bool:
        note(self._ask(key))
        return key in self._held

    def __iter__(self) -> Iterator[Any]:
        note(self._ask(None))
        return iter(self._held)

    def __len__(self) -> int:
        note(self._ask(None))
        return len(self._held)


class _Quotes(Watched[Mapping[Key, Any]]):
    """Quotes by entity: which texts have any is one question, what each says another."""

    def __getitem__(self, key: Any) -> Mapping[Key, Any]:
        return Watched(super().__getitem__(key), partial(_in_text, TEXTS, self._ask(key)))


class _Listed(Sequence[_Value]):
    """A list of all there is of a kind; whoever looks at any of it asks for all."""

    __slots__ = ("_ask", "_held")

    def __init__(self, held: Sequence[_Value], ask: Ask) -> None:
        self._held, self._ask = held, ask

    def __getitem__(self, at: Any) -> Any:
        note(self._ask)
        return self._held[at]

    def __len__(self) -> int:
        note(self._ask)
        return len(self._held)

    def __iter__(self) -> Iterator[_Value]:
        note(self._ask)
        return iter(self._held)


class _Entries(Mapping[str, Entry]):
    """The entries of events in a language, made once for all who ask; who looks at one asks for it."""

    def __init__(self, known: Catalogue, seen: Catalogue, language: str) -> None:
        """seen: the same as `known`, which notes what it is asked for."""
        self._known, self._seen, self._language = known, seen, language
        self._made: dict[str, tuple[Entry, Mapping[Ask, None]]] = {}

    def __getitem__(self, key: str) -> Entry:
        note(entry_ask(key, self._language) if key in self._known.all_events else _of_event(self._known, key))
        return self.made(key)[0]

    def made(self, key: str) -> tuple[Entry, Mapping[Ask, None]]:
        """An entry, and what was asked for to make it."""
        if key not in self._made:
            with gathering() as found:
                self._made[key] = entry_of(self._seen, self._language, key), found
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known.all_events)

    def __len__(self) -> int:
        return len(self._known.all_events)


class _Told(Document):
    """A document; who looks at more of it than its head asks for all that is said of the text."""

    __slots__ = ("held",)
    held: Document

    def __init__(self, held: Document) -> None:
        object.__setattr__(self, "held", held)
        for name in HEAD:
            object.__setattr__(self, name, getattr(held, name))

    def __reduce__(self) -> tuple[Any, ...]:
        return _Told, (self.held,)


def _noted(name: str) -> property:
    table = DECIDED if name == "decided" else TEXTS

    def held(self: _Told) -> object:
        note(Ask(table, self.id))
        return getattr(self.held, name)

    return property(held)


for _field in fields(Document):
    if _field.name not in HEAD:
        setattr(_Told, _field.name, _noted(_field.name))


def _in_text(table: str, all_: Ask, key: Any) -> Ask:
    """A key of a version, or of a block in one, asks for its text."""
    if key is None:
        return all_
    return Ask(table, key if isinstance(key, str) else key.id if isinstance(key, Key) else key[0].id)


def _of_event(known: Catalogue, key: Any) -> Ask:
    """An event is part of what the text tells that is its best source."""
    event = known.all_events.get(key) if key else None
    return Ask("told", event.sources[0].document.id) if event else Ask("all_events", key or "")


def _of_version(table: str, key: Any) -> Ask:
    return Ask(table, "/".join(key or ()))


def _of_id(table: str, key: Any) -> Ask:
    return Ask(table, key or "")


def _promised(key: Any) -> Ask:
    """What is due by a block is part of what its text promises."""
    return Ask("promised", key[0].id if key else "")


def watched(of: Sources) -> Sources:
    """The same sources, which note what they are asked for."""
    seen = _noting(of)
    made = {code: _Entries(of.catalogue, seen.catalogue, code) for code in of.languages}
    return _with(seen, catalogue=_with(seen.catalogue, entries=made))


def entries_of(id_: str, language: str, seen: Sources) -> tuple[list[Entry], dict[Ask, None]]:
    """What a text tells of the events of which it is the best source, and what was asked for to make that."""
    held = seen.catalogue.entries[language]
    with gathering() as found:
        events = seen.catalogue.told.get(id_, ())
    made = [held.made(event.id) for event in events] if isinstance(held, _Entries) else []
    for _, asks in made:
        found |= asks
    return [entry for entry, _ in made], found


def _noting(of: Sources) -> Sources:
    dated = of.chronology
    items, parts = (_listed(held, "chronology") for held in (dated.items, dated.parts))
    pages, extents = _table(dated.pages, "timeline"), _listed(dated.extents, "timeline_extents")
    return _with(
        of,
        catalogue=_noting_catalogue(_with_heads(of.catalogue)),
        chronology=_with(dated, items=items, parts=parts, pages=pages, extents=extents),
        places=_table(of.places, "places"),
        parts=_table(of.parts, "parts"),
    )


def _with_heads(known: Catalogue) -> Catalogue:
    """The same with documents of which nobody sees unnoticed what is below their heads."""
    told = {document.key: _Told(document) for document in known.corpus.documents}
    return _with(
        known,
        versions={id_: {code: told[one.key] for code, one in own.items()} for id_, own in known.versions.items()},
        editions={
            key: _with(edition, document=told[key], original=told[edition.original.key])
            for key, edition in known.editions.items()
        },
        corpus=_with(known.corpus, documents=tuple(told.values())),
    )


def _noting_catalogue(known: Catalogue) -> Catalogue:
    corpus, beside = known.corpus, known.alignments
    return _with(
        known,
        entries={},
        **{name: _by_text(getattr(known, name), name, HEADS) for name in ("versions", "editions")},
        mentions=_by_text(known.mentions, "mentions", MENTIONS),
        redirects=_by_text(known.redirects, "redirects"),
        **{name: _table(getattr(known, name), name, _of_version) for name in BY_VERSION},
        **{name: _table(getattr(known, name), name) for name in BY_ID},
        **{name: Watched(getattr(known, name), partial(_of_event, known)) for name in ("all_events", "concerned")},
        due=Watched(known.due, _promised),
        **{name: _Quotes(getattr(known, name), partial(_of_id, name)) for name in QUOTED},
        names=NameIndex(_table(known.names.entities, "names")),
        **{name: _listed(getattr(known, name), name) for name in ("commitment_pages", "commitment_extents", "newest")},
        alignments=_with(
            beside, **{name: _by_text(getattr(beside, name), "versions", of) for name, of in _ALIGNED.items()}
        ),
        corpus=_with(
            corpus,
            blocks=_by_text(corpus.blocks, "versions"),
            by_block=_by_text(corpus.by_block, "versions", MENTIONS),
            **{name: _listed(getattr(corpus, name), f"all {name}") for name in _LISTED},
        ),
    )


def _table(held: Any, name: str, ask: Callable[[str, Any], Ask] = _of_id) -> Any:
    return Watched(held, partial(ask, name))


def _by_text(held: Any, name: str, of_text: str = TEXTS) -> Any:
    return Watched(held, partial(_in_text, of_text, Ask(name, "")))


def _listed(held: Any, name: str) -> Any:
    return _Listed(held, Ask(name, ""))


def _with(record: _Record, **fields: Any) -> _Record:
    """A copy of a frozen record with other fields, nothing of it indexed anew."""
    made = copy.copy(record)
    for name, value in fields.items():
        object.__setattr__(made, name, value)
    return made
