"""Records as bytes in MessagePack (by msgspec), and sequences of records that are bytes until somebody wants them.

A collection has many more blocks and lines than one build looks at: what nobody asks for is never decoded, and bytes
take a tenth of the memory of records.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, TypeVar, overload

import msgspec

_Record = TypeVar("_Record")
_EMPTY = b"\x90"
"""A list without entries."""


class Packed(Sequence[_Record]):
    """Records of one kind, decoded when the first of them is asked for; equal to a tuple of the same.

    >>> held = Packed(pack(["a", "b"]), str)
    >>> held[0], len(held), held == ("a", "b"), bool(Packed(pack([]), str))
    ('a', 2, True, False)
    """

    __slots__ = ("_kind", "_records", "raw")

    def __init__(self, raw: bytes, kind: type[_Record]) -> None:
        """raw: a list of records of that kind, as `pack` writes it."""
        self.raw, self._kind = raw, kind
        self._records: tuple[_Record, ...] | None = None

    @property
    def records(self) -> tuple[_Record, ...]:
        """All of them. Raises msgspec.DecodeError when the bytes are none of these."""
        if self._records is None:
            self._records = msgspec.msgpack.decode(self.raw, type=tuple[self._kind, ...])  # type: ignore[name-defined]
        return self._records

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
