"""Records that stay bytes until somebody asks for them are otherwise like a tuple of the same."""

import copy

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Block, Line
from dossier.store import digest
from dossier.store.packed import Packed, compressed, pack

BLOCKS = (Block("heading", "Un pont", "p-1", 0, 2), Block("paragraph", "Il est là.", "p-2", 1))


@given(st.lists(st.builds(Line, st.integers(0, 99), st.text(), st.text())).map(tuple), st.booleans())
def test_it_is_like_a_tuple_of_the_same(lines, small):
    held = Packed(compressed(pack(lines)) if small else pack(lines), Line)
    assert (bool(held), len(held), tuple(held), held, hash(held)) == (
        bool(lines),
        len(lines),
        lines,
        lines,
        hash(lines),
    )
    assert copy.copy(held) == held
    assert held[:1] == lines[:1]


def test_what_nobody_asks_for_is_not_decoded():
    held = Packed(b"no records", Block)
    assert held
    assert digest(held)
    with pytest.raises(msgspec.DecodeError):
        len(held)


def test_other_words_are_not_equal():
    assert Packed(pack(BLOCKS), Block) == BLOCKS
    assert Packed(pack(BLOCKS), Block) != Packed(pack(BLOCKS[:1]), Block)
    assert digest(Packed(pack(BLOCKS), Block)) != digest(Packed(pack(BLOCKS[:1]), Block))
