"""Readings of seeds: from the store where nothing that they were made of has changed, else made by workers.

A reading is made of the bytes of a seed, of what a person wrote beside it, of the code and the words of the languages,
of the known boilerplate, and of those known names that the text holds: a name that it lacks changes nothing, so one
page more about a person does not read all texts again. Whether a text holds a name is asked of its letters alone,
without accents, which finds each that the rules can find.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import ahocorasick

from dossier.languages.normal_forms import letters
from dossier.model import Document, Finding, Seed
from dossier.read import Context, read_seed
from dossier.store import Store, digest
from dossier.workers import each

_PLAIN = ".txt"
_MARKUP = b"<"
"""Within marks a name may be written otherwise than it is read: such texts hold all names."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a seed: a document, or none, and what a person should look at."""

    document: Document | None
    findings: tuple[Finding, ...]


def readings(seeds: Sequence[Seed], context: Context, store: Store) -> Iterator[Reading]:
    """The reading of each seed, in their order."""
    keys = _keys(seeds, context)
    known: dict[bytes, Reading] = store.find(keys, Reading)
    missing = [(key, seed) for key, seed in zip(keys, seeds, strict=True) if key not in known]
    made = each(_read, context, [seed for _, seed in missing])
    fresh: dict[bytes, Reading] = {}
    for key in keys:
        if key not in known and key not in fresh:
            fresh[key] = next(made)
        yield known[key] if key in known else fresh[key]
    store.add(fresh)


def _read(context: Context, seed: Seed) -> Reading:
    return Reading(*read_seed(seed, context))


def _keys(seeds: Sequence[Seed], context: Context) -> list[bytes]:
    entities = [(entity.kind, dict(entity.names)) for entity in context.entities]
    shared = digest("reading", context.languages, context.boilerplate)
    known = Letters([name for names in entity.names.values() for name in names] for entity in context.entities)
    held = ((known.held(seed.raw.decode()) if _is_plain(seed) else range(len(entities))) for seed in seeds)
    return [digest(shared, seed, [entities[number] for number in some]) for seed, some in zip(seeds, held, strict=True)]


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
