"""Lists that grow with the collection: what no page has room for is cut into leaves, each a page of its own.

A leaf has whole groups (years) as far as there is room for them; a group that needs more is cut. No page lists all
leaves either: those of the reader's own group stand apart, and of each other group the first one leads on.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from dossier.model import Attachment

ROOM = 90_000
"""Bytes of HTML that the list of a page may take; what is around it takes a third of that or less."""


@dataclass(frozen=True, slots=True)
class Part:
    """The entries that one page has: those from `start` to before `end`."""

    uri: str
    """Below the folder of a language, without extension."""
    start: int
    end: int
    group: str = ""
    """That of its first entry."""

    @property
    def count(self) -> int:
        """How many entries it has."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Extent:
    """What the other pages of a list say of one: nothing that an entry more in its midst would change."""

    uri: str
    """Below the folder of a language, without extension."""
    group: str
    first: str
    last: str
    """The years of its entries; empty where they have none."""

    @property
    def count(self) -> int:
        """Not said: a script counts the entries, and the first page."""
        return 0


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list, or all those of a group, as the pages lead to it."""

    uri: str
    """Below the folder of a language, without extension."""
    label: str
    count: int
    """Entries; 0 where that is left to a script."""
    group: str = ""
    first: int = 0
    last: int = 0
    """Numbers of its pages."""
    name: str = ""
    """The label, without what tells it from others with the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaved:
    """What the template of a list knows of the pages that the list is cut into."""

    leaves: tuple[Leaf, ...] = ()
    """All of them, as they lead to each other."""
    here: int = 0
    """Which of them this page is: it has its own entries alone."""

    @property
    def index(self) -> tuple[Leaf, ...]:
        """The pages that this one names: each of its own group, and each other group as one."""
        return tuple(_shortly(self.leaves, self.here))


def cut(entries: Sequence[tuple[str, int]], uri: str, folder: str) -> tuple[Part, ...]:
    """The pages of a list; entries: group and bytes of each; folder: where the pages after the first lie.

    >>> [part.uri for part in cut([("2024", 60_000), ("2023", 60_000), ("2023", 60_000)], "a", "b")]
    ['a', 'b/2023', 'b/2023-2']
    """
    return tuple(_parts(entries, uri, folder))


def _parts(entries: Sequence[tuple[str, int]], uri: str, folder: str) -> Iterator[Part]:
    names: Counter[str] = Counter()
    start = 0
    for end in _ends(entries):
        group = entries[start][0]
        names[group] += 1
        name = f"{folder}/{group}" if names[group] == 1 else f"{folder}/{group}-{names[group]}"
        yield Part(name if start else uri, start, end, group)
        start = end


def _ends(entries: Iterable[tuple[str, int]]) -> Iterator[int]:
    """Where the pages end."""
    held = end = 0
    for length, size in _pieces(entries):
        if held and held + size > ROOM:
            yield end
            held = 0
        held += size
        end += length
    if end:
        yield end


def _pieces(entries: Iterable[tuple[str, int]]) -> Iterator[tuple[int, int]]:
    """What is not to be parted: groups, and of one that no page has room for as much as one has; entries and bytes."""
    for _, found in groupby(entries, key=lambda entry: entry[0]):
        length = size = 0
        for _, own in found:
            if length and size + own > ROOM:
                yield length, size
                length = size = 0
            length, size = length + 1, size + own
        yield length, size


_Page = TypeVar("_Page", Part, Extent)


def leaves(parts: Sequence[_Page], label: Callable[[_Page], str], aside: str) -> tuple[Leaf, ...]:
    """All pages of a list; label: what their entries have in common; aside: a pattern for the number of several."""
    names = [label(part) for part in parts]
    several = {name for name, count in Counter(names).items() if count > 1}
    seen: Counter[str] = Counter()
    made = []
    for number, (part, name) in enumerate(zip(parts, names, strict=True)):
        seen[name] += 1
        shown = name + aside.format(detail=seen[name]) if name in several else name
        made.append(Leaf(part.uri, shown, part.count, part.group, number, number, name))
    return tuple(made)


def place(all_leaves: Sequence[Leaf], uri: str) -> int:
    """Which page of a list has an address; the first where none has."""
    return next((at for at, leaf in enumerate(all_leaves) if leaf.uri == uri), 0)


def counting(all_leaves: Sequence[Leaf], parts: Sequence[Part]) -> tuple[Leaf, ...]:
    """The same pages, each with the number of its entries."""
    return tuple(replace(leaf, count=part.count) for leaf, part in zip(all_leaves, parts, strict=True))


def _shortly(all_leaves: Sequence[Leaf], here: int) -> Iterator[Leaf]:
    for group, found in groupby(all_leaves, key=lambda leaf: leaf.group):
        own = tuple(found)
        if group == all_leaves[here].group or len(own) == 1:
            yield from own
        else:
            count = sum(leaf.count for leaf in own)
            yield Leaf(own[0].uri, own[0].name, count, group, own[0].first, own[-1].last, own[0].name)


# What the script of a list knows of all its entries, also of those on other pages.


def list_script(
    path: str, parts: Sequence[Part], told: Mapping[str, Sequence[Sequence[str]]], ids: Sequence[str] = ()
) -> Attachment:
    """A script with what each entry says by which it can be chosen: `told` has a list for each entry, by key.

    ids: anchors of the entries, for links to those of other pages.

    Over file:// a page can run a script but read no other file.
    """
    data = {
        "pages": [(part.uri, part.end - part.start) for part in parts],
        "ids": " ".join(ids),
        "told": {key: _numbered(entries) for key, entries in told.items()},
    }
    return Attachment(path, f"dossierList={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n".encode())


def _numbered(entries: Sequence[Sequence[str]]) -> tuple[list[str], str]:
    """The values that there are, and for each entry their numbers."""
    values = {value: number for number, value in enumerate(dict.fromkeys(each for own in entries for each in own))}
    return list(values), numbers([values[value] for value in own] for own in entries)


def numbers(lists: Iterable[list[int]]) -> str:
    """Lists of numbers as a script takes them: "0 1,2,,".

    >>> numbers([[0, 1], [2], [], []])
    '0 1,2,,'
    """
    return ",".join(" ".join(map(str, own)) for own in lists)
