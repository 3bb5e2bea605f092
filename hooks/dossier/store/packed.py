"""Records as bytes in MessagePack (by msgspec), and sequences of records that are bytes until somebody wants them.

A collection has many more blocks and lines than one build looks at: what nobody asks for is never decoded, and bytes
take a tenth of the memory of records. So only what was asked for last is held as records: to decode the blocks of a
text once more takes some microseconds.
"""

import zlib
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import PurePath
from typing import Any, TypeVar, overload

import msgspec

_Record = TypeVar("_Record")
_EMPTY = b"\x90"
"""A list without entries."""
_HELD = 256
"""Sequences that are held as records: with 1,000 texts in three languages, each worker takes an eighth less memory."""


_COMPRESSED = b"\x78"
"""How bytes of zlib begin, and no list does."""


@lru_cache(maxsize=_HELD)
def _records(raw: bytes, kind: Hashable) -> tuple[Any, ...]:
    return _decoder(kind).decode(zlib.decompress(raw) if raw[:1] == _COMPRESSED else raw)


@cache
def _decoder(kind: Hashable) -> msgspec.msgpack.Decoder[tuple[Any, ...]]:
    return msgspec.msgpack.Decoder(tuple[kind, ...])  # type: ignore[valid-type]


class Packed(Sequence[_Record]):
    """Records of one kind, decoded when one of them is asked for; equal to a tuple of the same.

    >>> held = Packed(pack(["a", "b"]), str)
    >>> held[0], len(held), held == ("a", "b"), bool(Packed(pack([]), str))
    ('a', 2, True, False)
    """

    __slots__ = ("_kind", "raw")

    def __init__(self, raw: bytes, kind: type[_Record]) -> None:
        """raw: a list of records of that kind, as `pack` writes it, or `compressed`."""
        self.raw = raw
        self._kind: Any = kind

    @property
    def records(self) -> tuple[_Record, ...]:
        """All of them. Raises msgspec.DecodeError when the bytes are none of these."""
        return _records(self.raw, self._kind)

    @overload
    def __getitem__(self, at: int) -> _Record: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[_Record, ...]: ...
    def __getitem__(self, at: int | slice) -> _Record | tuple[_Record, ...]:
        return self.records[at]

    def __len__(self) -> int:
        return len(self.records)

    def __bool__(self) -> bool:
        return self.raw != _EMPTY

    def __iter__(self) -> Iterator[_Record]:
        return iter(self.records)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Packed) and self.raw == other.raw:
            return True
        return self.records == (other.records if isinstance(other, Packed) else other)

    def __hash__(self) -> int:
        return hash(self.records)

    def __repr__(self) -> str:
        return repr(self.records)

    def __reduce__(self) -> tuple[Any, ...]:
        """What another process gets: the bytes."""
        return Packed, (self.raw, self._kind)


def _simple(value: object) -> object:
    """What MessagePack can hold in place of what it cannot; TypeError for all but paths, mappings, packed records."""
    if isinstance(value, PurePath):
        return value.as_posix()
    if isinstance(value, Packed):
        return value.raw
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} cannot be kept")


# The order of a mapping is part of what it says: of languages, of facts.
_ENCODER = msgspec.msgpack.Encoder(enc_hook=_simple)


def pack(record: object) -> bytes:
    """A record as bytes; UnicodeEncodeError where a text has bytes that nobody could decode (surrogates, PEP 383)."""
    return _ENCODER.encode(record)


def compressed(packed: bytes) -> bytes:
    """The bytes of a list that is seldom wanted: of the lines of a text, a sixth.

    >>> held = Packed(compressed(pack(["a", "a"])), str)
    >>> held == ("a", "a"), bool(Packed(compressed(pack([])), str))
    (True, False)
    """
    return packed if packed == _EMPTY else zlib.compress(packed, 1)
