"""Mappings whose values are made when they are asked for: most of a collection is not wanted when one text changes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Lazy(Mapping[_Key, _Value]):
    """Values by their keys, each made by a function of its key when it is first asked for, and held.

    Where only so many are to be held, what was made first is dropped, and made again when it is asked for again.

    >>> squares = Lazy(range(4), lambda number: number**2)
    >>> squares[3], squares.get(9), list(squares)
    (9, None, [0, 1, 2, 3])
    >>> few = Lazy(range(4), lambda number: number**2, held=1)
    >>> few[3], few[2], few[3]
    (9, 4, 9)
    """

    def __init__(self, keys: Iterable[_Key], make: Callable[[_Key], _Value], held: int = 0) -> None:
        """keys: all that it has a value for, in their order; held: how many values at most, 0 for all."""
        self._keys = dict.fromkeys(keys)
        self._make, self._held = make, held
        self._made: dict[_Key, _Value] = {}

    def __getitem__(self, key: _Key) -> _Value:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            if len(self._made) == self._held > 0:
                del self._made[next(iter(self._made))]
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[_Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: object) -> bool:
        return key in self._keys
