"""What is known of a site since it was last built: what made each page, and so which of them still hold."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from dossier.publishing.asking import Answers, Ask
from dossier.store import Store
from dossier.write import Task
from dossier.write.assets.cards import Card


class Kept(NamedTuple):
    """A file of the site, and what others are put together from."""

    path: str
    key: bytes
    """Digest of all that it is made of."""
    uri: str = ""
    """Of a page, under docs/."""
    hidden_in: tuple[str, ...] = ()
    card: Card | None = None
    searched: bool = False
    """Whether the search has it."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a task made, and what it asked for."""

    asked: tuple[int, ...]
    """By their numbers in all answers."""
    files: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """What a build leaves for the next."""

    common: bytes = b""
    """Digest of what all pages have in common: their frame, the settings, the code."""
    answers: tuple[tuple[Ask, bytes], ...] = ()
    """All that was asked for, and a digest of each answer."""
    tasks: Mapping[str, Remembered] = field(default_factory=dict)
    changes: Mapping[str, tuple[Ask, ...]] = field(default_factory=dict)
    """By the path of each file that this build wrote: what had changed. None for what is new, or where everything was
    made again."""

    def asked(self, path: str) -> Iterator[Ask]:
        """What was asked for to make a file."""
        tasks = (task for task in self.tasks.values() if any(made.path == path for made in task.files))
        return (self.answers[number][0] for task in tasks for number in task.asked)


_LAST = "last site"
"""Which site was built last, and whether anything was made for it."""


def remembered(site: Path, store: Store) -> Memory:
    """What the last build of a site has left; an empty memory where there is none by the same code."""
    return store.remembered(f"memory of {site}", Memory) or Memory()


def remember(site: Path, memory: Memory, store: Store) -> None:
    """Leave it for the next build."""
    store.remember(f"memory of {site}", memory)
    store.remember(_LAST, (str(site), True))


def nothing_made(site: Path, store: Store) -> None:
    """A build has found its site as it should be: what is known of it stays."""
    store.remember(_LAST, (str(site), False))


def last(store: Store) -> Memory | None:
    """What the last build has left, of whatever site; None where there is none by the same code."""
    found = store.remembered(_LAST, tuple[str, bool])
    if found is None:
        return None
    site, made = found
    known = remembered(Path(site), store)
    return known if made else replace(known, changes={})


def name_of(task: Task) -> str:
    """By which a task is remembered."""
    return "\t".join(task)


class Learning:
    """The memory of the build that is under way."""

    def __init__(self, before: Memory, common: bytes, answers: Answers) -> None:
        """before: what the last build left, which holds nothing when what all pages have in common is another."""
        self._before = before if before.common == common else Memory()
        self._common, self._answers = common, answers
        self._changed = {number for number, (ask, told) in enumerate(self._before.answers) if answers(ask) != told}
        self._numbers: dict[Ask, int] = {}
        self._tasks: dict[str, Remembered] = {}

    def holding(self) -> Iterator[tuple[str, tuple[Kept, ...]]]:
        """The tasks for which nothing has changed of what they asked for, with what they made."""
        for name, made in self._before.tasks.items():
            if self._changed.isdisjoint(made.asked):
                yield name, made.files

    def keep(self, name: str) -> None:
        """A task need not be done again."""
        made = self._before.tasks[name]
        self.learn(name, (self._before.answers[number][0] for number in made.asked), made.files)

    def learn(self, name: str, asked: Iterable[Ask], files: Iterable[Kept]) -> None:
        """A task was done."""
        numbers = tuple(self._numbers.setdefault(ask, len(self._numbers)) for ask in asked)
        self._tasks[name] = Remembered(numbers, tuple(files))

    def memory(self, written: Iterable[str]) -> Memory:
        """What is known now; written: paths of the files that were not there, or were otherwise."""
        answers = tuple((ask, self._answers(ask)) for ask in self._numbers)
        makers = {made.path: name for name, task in self._tasks.items() for made in task.files}
        changes = {path: self._changes(makers[path]) for path in written if path in makers}
        return Memory(self._common, answers, self._tasks, changes)

    def _changes(self, name: str) -> tuple[Ask, ...]:
        before = self._before.tasks.get(name)
        return tuple(self._before.answers[at][0] for at in before.asked if at in self._changed) if before else ()
