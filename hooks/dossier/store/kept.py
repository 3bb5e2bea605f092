"""What a function makes of many things: from the store where that is known, else made by workers and kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec

from dossier.store import Store
from dossier.store.packed import pack
from dossier.workers import each

_Shared = TypeVar("_Shared")
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_Loose = TypeVar("_Loose")
"""A result that cannot be kept."""


_FIRST = 3
"""Things for which patterns are made before the work is handed out: the versions of a text stand beside each other, so
they are of several languages."""


class _Work(NamedTuple):
    """What all workers need."""

    function: Callable[..., object]
    shared: object


def each_kept(
    function: Callable[[_Shared, _Item], _Result | _Loose],
    shared: _Shared,
    items: Mapping[bytes, _Item],
    kind: type[_Result],
    store: Store,
) -> Iterator[_Result | _Loose]:
    """The result of a function for each item, in their order.

    items: by the keys that their results are kept by, digests of all that these are made of; kind: the type of a
    result. What cannot be kept (a text with bytes that nobody could decode) is made again each time.
    """
    known = store.find(items, kind)
    wanted = {key: item for key, item in items.items() if key not in known}
    made = dict(zip(wanted, each(_made, _Work(function, shared), list(wanted.values()), _FIRST), strict=True))
    store.put({key: raw for key, raw in made.items() if isinstance(raw, bytes)})
    decode = msgspec.msgpack.Decoder(kind).decode
    for key in items:
        raw = made.get(key)
        yield known[key] if raw is None else decode(raw) if isinstance(raw, bytes) else raw.result


def narrowed(
    items: Mapping[bytes, _Item], narrow: Callable[[Sequence[_Item]], Iterable[bytes]], store: Store
) -> list[bytes]:
    """The keys by which the results of some items are kept, in their order, where it takes long to know these.

    items: by keys that cover more than the results are made of (all names of the collection); narrow: what makes keys
    of items that cover no more than that (the names that a text holds). They are kept, too: as long as all is as it
    was, nobody asks again.
    """
    known = store.find(items, bytes)
    missing = [key for key in items if key not in known]
    if missing:
        made = dict(zip(missing, narrow([items[key] for key in missing]), strict=True))
        store.add(made)
        known |= made
    return [known[key] for key in items]


class _Unpacked(NamedTuple):
    """A result that cannot be kept."""

    result: Any


def _made(work: _Work, item: object) -> bytes | _Unpacked:
    """A result as bytes: they are what other processes get fastest, and what is kept."""
    result = work.function(work.shared, item)
    try:
        return pack(result)
    except UnicodeEncodeError:
        return _Unpacked(result)
