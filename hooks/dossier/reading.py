"""Readings of texts: from the store where nothing that they were made of has changed, else made by workers.

A reading is made of the bytes of a seed, of what a person wrote beside it, of the code and the words of the languages,
of the known boilerplate, and of those known names that the text holds: a name that it lacks changes nothing, so one
page more about a person does not read all texts again. Whether a text holds a name is asked of its letters alone,
without accents, which finds each that the rules can find.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import ahocorasick
import msgspec

from dossier.check.guard import guarded
from dossier.languages.normal_forms import letters
from dossier.model import Block, CommitmentMention, Document, Entity, Finding, Line, Report, Seed
from dossier.pages.documents import read_document
from dossier.pages.entities import read_entity
from dossier.read import Context, read_seed
from dossier.store import Store, digest
from dossier.store.kept import each_kept, narrowed
from dossier.store.packed import Packed, compressed, pack

_PLAIN = ".txt"
_MARKUP = b"<"
"""Within marks a name may be written otherwise than it is read: such texts hold all names."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a seed: a document, or none, and what a person should look at."""

    document: Document | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A reading as it is kept: what few who look at the document want is bytes by itself."""

    document: Document | None
    """Without its sequences."""
    findings: tuple[Finding, ...]
    blocks: msgspec.Raw
    reports: msgspec.Raw
    commitments: msgspec.Raw
    lines: bytes
    """Compressed: they are most of what a collection holds, and only the account of a cleaning shows them."""


def readings(seeds: Sequence[Seed], context: Context, store: Store) -> Iterator[Reading]:
    """The reading of each seed, in their order."""
    items = dict(zip(_keys(seeds, context, store), seeds, strict=True))
    return map(_unpacked, each_kept(_read, context, items, _Kept, store))


def kept_reading(seed: Seed, context: Context, store: Store) -> Reading | None:
    """The reading of a seed that a build has kept of the very same; None where there is none."""
    covered = digest(_known(context)[1], seed)
    key = store.find([covered], bytes).get(covered, b"")
    kept = store.find([key], _Kept).get(key)
    return None if kept is None else _unpacked(kept)


def contributions(pages: Mapping[str, str], store: Store) -> Iterator[Reading]:
    """The reading of each document that somebody wrote as Markdown, in their order; pages: texts by their paths."""
    items = {digest("contribution", *page): page for page in pages.items()}
    return map(_unpacked, each_kept(_contribution, None, items, _Kept, store))


def _contribution(_: None, page: tuple[str, str]) -> "_Kept | Reading":
    return _kept(*guarded(page[0], read_document, *page))


def _read(context: Context, seed: Seed) -> "_Kept | Reading":
    return _kept(*guarded(seed.path, read_seed, seed, context))


def _kept(document: Document | None, findings: tuple[Finding, ...]) -> "_Kept | Reading":
    found = (document.blocks, document.reports, document.commitments, document.lines) if document else ((),) * 4
    bare = replace(document, blocks=(), reports=(), commitments=(), lines=()) if document else None
    try:
        *parts, lines = map(pack, found)
    except UnicodeEncodeError:
        return Reading(document, findings)
    blocks, reports, commitments = map(msgspec.Raw, parts)
    return _Kept(bare, findings, blocks, reports, commitments, compressed(lines))


class Described(NamedTuple):
    """What came of the page of a name: an entity, or none, and what a person should look at."""

    entity: Entity | None
    findings: tuple[Finding, ...]


def described(pages: Mapping[str, Mapping[str, str]], store: Store) -> Iterator[Described]:
    """The entity of each page of a name, in their order; pages: texts by language, by their paths."""
    items = {digest("name", *page): page for page in pages.items()}
    return each_kept(_described, None, items, Described, store)


def _described(_: None, page: tuple[str, Mapping[str, str]]) -> Described:
    return Described(*guarded(page[0], read_entity, *page))


def _unpacked(kept: "_Kept | Reading") -> Reading:
    if isinstance(kept, Reading):
        return kept
    document = kept.document and replace(
        kept.document,
        blocks=Packed(bytes(kept.blocks), Block),
        reports=Packed(bytes(kept.reports), Report),
        commitments=Packed(bytes(kept.commitments), CommitmentMention),
        lines=Packed(kept.lines, Line),
    )
    return Reading(document, kept.findings)


def _keys(seeds: Sequence[Seed], context: Context, store: Store) -> list[bytes]:
    entities, every, shared = _known(context)

    def narrow(seeds: Sequence[Seed]) -> Iterator[bytes]:
        known = Letters([name for names in entity.names.values() for name in names] for entity in context.entities)
        for seed in seeds:
            held = known.held(seed.raw.decode()) if _is_plain(seed) else range(len(entities))
            yield digest(shared, seed, [entities[number] for number in held])

    return narrowed({digest(every, seed): seed for seed in seeds}, narrow, store)


def _known(context: Context) -> tuple[list[object], bytes, bytes]:
    """The names that a collection knows; a digest of all that it knows; and one of that without the names."""
    entities: list[object] = [(entity.kind, dict(entity.names)) for entity in context.entities]
    shared = digest("reading", context.languages, context.boilerplate)
    return entities, digest(shared, entities), shared


class Letters:
    """Which of many things a text may name: those of which it has the letters of a name, one behind the other."""

    def __init__(self, named: Iterable[Iterable[str]]) -> None:
        """named: the names of each thing."""
        self.always: set[int] = set()
        self.found = ahocorasick.Automaton()
        by_letters: dict[str, set[int]] = {}
        for number, names in enumerate(named):
            for name in names:
                if found := letters(name):
                    by_letters.setdefault(found, set()).add(number)
                else:
                    self.always.add(number)
        for plain, numbers in by_letters.items():
            self.found.add_word(plain, numbers)
        self.found.make_automaton()

    def held(self, text: str) -> Sequence[int]:
        """Numbers of those things, in their order."""
        held = set(self.always)
        if len(self.found):
            for _, numbers in self.found.iter(letters(text)):
                held |= numbers
        return sorted(held)


def _is_plain(seed: Seed) -> bool:
    return seed.path.endswith(_PLAIN) and _MARKUP not in seed.raw and _is_utf8(seed.raw)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
