"""What a page asks of the collection: noted while the page is made, so that it is made again when an answer changes.

What is not there is asked for, too: a page whose text says "Port Élan" asks whom that name means, and is made again
when somebody writes a page about Port Élan. Nobody lists by hand what a page depends on, and so nothing is forgotten.

What is said of one text (its versions, the names in them, what renders what) is one answer.
"""

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property, partial
from typing import Any, NamedTuple, TypeVar

from dossier.languages.names import NameIndex
from dossier.model import Key
from dossier.store import digest
from dossier.write import Sources
from dossier.write.timeline.entries import entry_of

_Value = TypeVar("_Value")
_Record = TypeVar("_Record")


class Ask(NamedTuple):
    """What was asked for."""

    table: str
    """Of the catalogue, or TEXTS."""
    key: str
    """Empty for all entries, as a list of all texts asks."""


TEXTS = "texts"
"""The table of all that is said of one text."""
_BY_TEXT = ("versions", "editions", "mentions", "redirects")
_BY_VERSION = ("duplicates", "quotations")
_BY_ID = (
    "entities", "hosts", "events", "concerned", "reported", "relations", "companions", "commitments", "promised",
    "committed", "all_events",
)  # fmt: skip
_QUOTED = ("quotes", "nested")
_ALIGNED = ("by_document", "ends", "blocks", "stale")
_LISTED = ("documents", "entities", "events", "commitments")
"""Of the corpus: whoever looks at any asks for all."""


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
        return Watched(super().__getitem__(key), partial(_in_text, self._ask(key)))


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


class _Once(Mapping[str, _Value]):
    """Values made once for all who ask; each of them asks for what the value was made of."""

    def __init__(self, keys: Iterable[str], make: Callable[[str], _Value]) -> None:
        self._keys, self._make = keys, make
        self._made: dict[str, tuple[_Value, Mapping[Ask, None]]] = {}

    def __getitem__(self, key: str) -> _Value:
        if key not in self._made:
            with gathering() as found:
                self._made[key] = self._make(key), found
        value, asks = self._made[key]
        for ask in asks:
            note(ask)
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return sum(1 for _ in self._keys)


def _in_text(all_: Ask, key: Any) -> Ask:
    """A key of a version, or of a block in one, asks for its text."""
    if key is None:
        return all_
    return Ask(TEXTS, key if isinstance(key, str) else key.id if isinstance(key, Key) else key[0].id)


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
    made = {code: _Once(of.catalogue.all_events, partial(entry_of, seen.catalogue, code)) for code in of.languages}
    return _with(seen, catalogue=_with(seen.catalogue, entries=made))


def _noting(of: Sources) -> Sources:
    known, corpus = of.catalogue, of.catalogue.corpus

    def table(held: Any, name: str, ask: Callable[[str, Any], Ask] = _of_id) -> Any:
        return Watched(held, partial(ask, name))

    def by_text(held: Any, name: str) -> Any:
        return Watched(held, partial(_in_text, Ask(name, "")))

    def listed(held: Any, name: str) -> Any:
        return _Listed(held, Ask(name, ""))

    return _with(
        of,
        catalogue=_with(
            known,
            entries={},
            **{name: by_text(getattr(known, name), name) for name in _BY_TEXT},
            **{name: table(getattr(known, name), name, _of_version) for name in _BY_VERSION},
            **{name: table(getattr(known, name), name) for name in _BY_ID},
            due=Watched(known.due, _promised),
            **{name: _Quotes(getattr(known, name), partial(_of_id, name)) for name in _QUOTED},
            names=NameIndex(table(known.names.entities, "names")),
            commitment_pages=listed(known.commitment_pages, "commitment_pages"),
            alignments=_with(
                known.alignments, **{name: by_text(getattr(known.alignments, name), "versions") for name in _ALIGNED}
            ),
            corpus=_with(
                corpus,
                blocks=by_text(corpus.blocks, "versions"),
                by_block=by_text(corpus.by_block, "versions"),
                **{name: listed(getattr(corpus, name), f"all {name}") for name in _LISTED},
            ),
        ),
        chronology=_with(
            of.chronology,
            items=listed(of.chronology.items, "chronology"),
            parts=listed(of.chronology.parts, "chronology"),
        ),
        places=table(of.places, "places"),
        parts=table(of.parts, "parts"),
    )


def _with(record: _Record, **fields: Any) -> _Record:
    """A copy of a frozen record with other fields, nothing of it indexed anew."""
    made = copy.copy(record)
    for name, value in fields.items():
        object.__setattr__(made, name, value)
    return made


class Answers:
    """What the collection answers now, each answer as a digest."""

    def __init__(self, of: Sources) -> None:
        known = of.catalogue
        self._catalogue = known
        self._digests: dict[Ask, bytes] = {}
        self._tables: Mapping[str, Mapping[Any, Any]] = {
            **{name: getattr(known, name) for name in (*_BY_TEXT, *_BY_VERSION, *_BY_ID)},
            "names": known.names.entities,
            "places": of.places,
            "parts": of.parts,
        }
        self._lists: Mapping[str, Callable[[], object]] = {
            "all documents": lambda: [self(Ask(TEXTS, id_)) for id_ in known.versions],
            "all entities": lambda: known.corpus.entities,
            "all events": lambda: known.corpus.events,
            "all commitments": lambda: known.corpus.commitments,
            "commitment_pages": lambda: known.commitment_pages,
            "chronology": lambda: of.chronology,
        }

    def __call__(self, ask: Ask) -> bytes:
        """Digest of an answer; that nothing is known is one, too."""
        if ask not in self._digests:
            self._digests[ask] = digest(self._answer(ask))
        return self._digests[ask]

    def _answer(self, ask: Ask) -> object:
        if ask.table == TEXTS:
            return self._text(ask.key)
        if ask.table in self._lists:
            return self._lists[ask.table]()
        if ask.table in _QUOTED:
            return list(getattr(self._catalogue, ask.table).get(ask.key, ()))
        return _entry(self._tables[ask.table], ask)

    def _text(self, id_: str) -> object:
        """All that is said of a text."""
        known = self._catalogue
        versions = known.versions.get(id_, {}).values()
        return [
            (
                document,
                known.mentions.get(document.key, ()),
                self._nested.get(document.key, ()),
                known.alignments.by_document.get(document.key),
                known.redirects.get(document.key, ()),
            )
            for document in versions
        ]

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
    found = held.get(Key(*ask.key.rsplit("/", 1)) if ask.table in _BY_VERSION else ask.key)
    return sorted(found) if isinstance(found, frozenset) else found
