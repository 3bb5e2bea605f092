"""Mappings whose values are made when they are asked for: most of a collection is not wanted when one text changes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Lazy(Mapping[_Key, _Value]):
    """Values by their keys, each made by a function of its key when it is first asked for, and held.

    >>> squares = Lazy(range(4), lambda number: number**2)
    >>> squares[3], squares.get(9), list(squares)
    (9, None, [0, 1, 2, 3])
    """

    def __init__(self, keys: Iterable[_Key], make: Callable[[_Key], _Value]) -> None:
        """keys: all that it has a value for, in their order."""
        self._keys = dict.fromkeys(keys)
        self._make = make
        self._made: dict[_Key, _Value] = {}

    def __getitem__(self, key: _Key) -> _Value:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[_Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: object) -> bool:
        return key in self._keys
