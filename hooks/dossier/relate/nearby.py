"""Which reports may tell of the same event: each is compared with a few others, not with all."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from dossier.relate.clues import Clue

SHARED = 0.7
"""Part of the words of the shorter report that another one must have to be the same."""
_MONTH = len("2024-09")
_AGREED = 2
"""Rare words that two reports must share: one alone is chance."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """Finds, among groups of reports, the few that may tell of the same event; made by `nearby`."""

    rarity: Mapping[str, int]
    """In how many reports a word stands."""
    places: dict[Hashable, list[int]] = field(default_factory=lambda: defaultdict(list))

    def groups(self, clue: Clue) -> list[int]:
        """Numbers of the groups that share with a report its entity, or with its date something telling.

        Of two reports that share enough words (SHARED), one has some of the rarest words of the other (prefix filter:
        Chaudhuri, Ganti, Kaushik, A primitive operator for similarity joins, 2006). So these alone are looked up.
        """
        rare = self._rarest(clue)
        words = ([*(("any", word) for word in rare)], [*(("rare", word) for word in clue.tokens - rare)])
        found = Counter(number for keys in words for key in keys for number in self._at(clue, key))
        enough = min(_AGREED, len(clue.tokens))
        alike = {number for number, count in found.items() if count >= enough}
        return sorted(alike.union(*(self.places.get(key, ()) for key in _facts(clue))))

    def add(self, clue: Clue, number: int) -> None:
        """Note that a report belongs to a group."""
        for word in clue.tokens:
            self.places[clue.kind, clue.edtf, "any", word].append(number)
        for word in self._rarest(clue):
            self.places[clue.kind, clue.edtf, "rare", word].append(number)
        for key in _facts(clue):
            self.places[key].append(number)

    def _at(self, clue: Clue, key: tuple[str, str]) -> Iterable[int]:
        return set(self.places.get((clue.kind, clue.edtf, *key), ()))

    def _rarest(self, clue: Clue) -> frozenset[str]:
        ordered = sorted(clue.tokens, key=lambda word: (self.rarity[word], word))
        return frozenset(ordered[: int(len(ordered) * (1 - SHARED)) + _AGREED])


def _facts(clue: Clue) -> Iterator[Hashable]:
    """What makes two reports one whatever their words: their event; with the same date what they name and count.

    A month joins a day of it by two names at once: one alone, such as that of an assembly, is in too many reports.
    """
    if clue.entity:
        yield clue.kind, clue.entity
    yield from ((clue.kind, clue.edtf, "name", entity) for entity in clue.telling)
    month = clue.edtf[:_MONTH]
    if len(month) == _MONTH:
        yield from ((clue.kind, month, pair) for pair in combinations(sorted(clue.telling), 2))
    if clue.kind == "deadline":
        yield from ((clue.kind, clue.edtf, "number", number) for number in clue.numbers)


def nearby(clues: Iterable[Clue]) -> Nearby:
    """An index for these reports, without any group yet."""
    return Nearby(Counter(word for clue in clues for word in clue.tokens))
