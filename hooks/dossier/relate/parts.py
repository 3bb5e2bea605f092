"""Results that fall into parts, each of which depends on little of all that is known: a build keeps these."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

_Shared = TypeVar("_Shared")
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Make(Protocol):
    """Makes the parts of a result."""

    def __call__(
        self,
        kind: type[_Result],
        function: Callable[[_Shared, _Item], _Result],
        shared: _Shared,
        items: Sequence[_Item],
        given: Iterable[object],
        /,
    ) -> Iterator[_Result]:
        """The result of a function for each item, in their order.

        kind: the type of a result; shared: what the function needs for all items; given: of each item, all that its
        result depends on, as records or bytes.
        """
        ...


def anew(
    _kind: type[_Result],
    function: Callable[[_Shared, _Item], _Result],
    shared: _Shared,
    items: Sequence[_Item],
    _given: Iterable[object],
) -> Iterator[_Result]:
    """The results, of which none are kept."""
    return (function(shared, item) for item in items)
