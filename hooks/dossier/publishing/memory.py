"""What is known of a site since it was last built: what made each page, and so which of them still hold."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from dossier.publishing.answers import Answers
from dossier.publishing.asking import ENTRIES, Ask, entry_ask
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


class Added(NamedTuple):
    """What a text adds to a group of data files, which the store has."""

    group: str
    key: bytes


class Told(NamedTuple):
    """What a text answers to those who show an event of which it is the best source."""

    event: str
    """Its id."""
    entry: bytes
    """Digest."""


class Products(NamedTuple):
    """What a task made."""

    files: tuple[Kept, ...]
    added: tuple[Added, ...] = ()
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a task made, and what it asked for."""

    asked: tuple[int, ...]
    """By the numbers of the answers."""
    made: Products


@dataclass(frozen=True, slots=True)
class Memory:
    """What a build leaves for the next."""

    common: bytes = b""
    """Digest of what all pages have in common: their frame, the settings, the code."""
    answers: Mapping[int, tuple[Ask, bytes]] = field(default_factory=dict)
    """All that was asked for, by its number, and a digest of each answer."""
    tasks: Mapping[str, Remembered] = field(default_factory=dict)
    changes: Mapping[str, tuple[Ask, ...]] = field(default_factory=dict)
    """By the path of each file that this build wrote: what had changed. None for what is new, or where everything was
    made again."""

    def asked(self, path: str) -> Iterator[Ask]:
        """What was asked for to make a file."""
        tasks = (task for task in self.tasks.values() if any(file.path == path for file in task.made.files))
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
        given = ((number, *answer) for number, answer in self._before.answers.items())
        self._changed = {number for number, ask, told in given if ask.table != ENTRIES and answers(ask) != told}
        self._numbers = {ask: number for number, (ask, _) in self._before.answers.items()}
        self._next = max(self._before.answers, default=-1) + 1
        self._tasks: dict[str, Remembered] = {}

    @property
    def is_new(self) -> bool:
        """Whether nothing is known of an earlier build."""
        return not self._before.tasks

    def holding(self, names: Iterable[str]) -> Iterator[tuple[str, Products]]:
        """Those of some tasks for which nothing has changed of what they asked for, with what they made."""
        for name in names:
            task = self._before.tasks.get(name)
            if task and self._changed.isdisjoint(task.asked):
                yield name, task.made

    def keep(self, name: str) -> None:
        """A task need not be done again."""
        self._tasks[name] = self._before.tasks[name]

    def learn(self, name: str, asked: Iterable[Ask], made: Products) -> None:
        """A task was done."""
        self._tasks[name] = Remembered(tuple(map(self._number, asked)), made)

    def _number(self, ask: Ask) -> int:
        if ask not in self._numbers:
            self._numbers[ask] = self._next
            self._next += 1
        return self._numbers[ask]

    def made(self, name: str) -> Products:
        """What a task has made that was kept or done."""
        return self._tasks[name].made

    def hear(self) -> None:
        """All tasks that answer for others are kept or done: learn which of their answers are others than before."""
        told = self._told()
        for number, (ask, answer) in self._before.answers.items():
            if ask.table == ENTRIES and told.get(ask) != answer:
                self._changed.add(number)

    def _told(self) -> Mapping[Ask, bytes]:
        """What tasks answer to those who ask for what they tell."""
        return {
            entry_ask(event, name.split("\t")[1]): entry
            for name, task in self._tasks.items()
            for event, entry in task.made.told
        }

    def memory(self, written: Iterable[str]) -> Memory:
        """What is known now; written: paths of the files that were not there, or were otherwise."""
        used, told = set[int]().union(*(task.asked for task in self._tasks.values())), self._told()
        answers = {
            number: (ask, told.get(ask, b"") if ask.table == ENTRIES else self._answers(ask))
            for ask, number in self._numbers.items()
            if number in used
        }
        makers = {file.path: name for name, task in self._tasks.items() for file in task.made.files}
        changes = {path: self._changes(makers[path]) for path in written if path in makers}
        return Memory(self._common, answers, self._tasks, changes)

    def _changes(self, name: str) -> tuple[Ask, ...]:
        before = self._before.tasks.get(name)
        return tuple(self._before.answers[at][0] for at in before.asked if at in self._changed) if before else ()
