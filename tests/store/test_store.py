"""What the store gives back is what was kept, and nothing else."""

import sqlite3
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier import store
from dossier.store import Store, digest


@dataclass(frozen=True, slots=True)
class Port:
    name: str
    tons: dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Ship:
    captain: int


RECORDS = st.builds(
    Port,
    st.text(st.characters(codec="utf-8")),
    st.dictionaries(st.text(max_size=3), st.lists(st.integers(0, 9)).map(tuple)),
)


def kept(folder, made):
    held = Store(folder)
    held.add(made)
    held.close()


@given(st.lists(RECORDS, max_size=4))
def test_records_come_back_as_they_were(tmp_path_factory, records):
    folder = tmp_path_factory.mktemp("store")
    made = {digest(number): record for number, record in enumerate(records)}
    kept(folder, made)
    held = Store(folder)
    found = held.find([*made, digest("none")], Port)
    held.close()
    assert found == made
    assert [[*found[key].tons] for key in made] == [[*one.tons] for one in made.values()], "a mapping keeps its order"


def test_what_is_there_is_not_written_again(tmp_path):
    key, port = digest("port"), Port("Élan", {})
    kept(tmp_path, {key: port})
    held = Store(tmp_path)
    before = held._database.total_changes  # noqa: SLF001 the only place that counts
    held.add({key: port})
    assert held._database.total_changes == before  # noqa: SLF001 - there is no other way to see it
    held.add({key: replace(port, name="Stone")})
    assert held.find([key], Port)[key].name == "Stone", "what is other takes its place"
    held.close()


@given(RECORDS, RECORDS)
def test_other_records_have_other_digests(one, other):
    same = one == other and [*one.tons] == [*other.tons]
    assert (digest(one) == digest(other)) == same


def test_parts_are_told_apart():
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
    assert digest(PurePosixPath("a"), MappingProxyType({"b": 1})) == digest("a", {"b": 1})
    with pytest.raises(TypeError, match="object cannot be kept"):
        digest(object())


def test_what_is_of_another_kind_is_not_there(tmp_path):
    kept(tmp_path, {digest(1): Port("a", {})})
    assert Store(tmp_path).find([digest(1)], Ship) == {}


def test_a_build_that_does_not_end_keeps_nothing(tmp_path):
    Store(tmp_path).add({digest(1): Ship(1)})
    assert Store(tmp_path).find([digest(1)], Ship) == {}


@pytest.mark.parametrize("content", [b"", b"no database at all" * 400])
def test_what_is_no_store_is_replaced(tmp_path, content):
    (tmp_path / "store.sqlite").write_bytes(content)
    kept(tmp_path, {digest(1): Ship(1)})
    assert Store(tmp_path).find([digest(1)], Ship) == {digest(1): Ship(1)}


def test_the_database_of_another_program_is_replaced(tmp_path):
    with sqlite3.connect(tmp_path / "store.sqlite") as other:
        other.execute("PRAGMA application_id = 7")
    other.close()
    kept(tmp_path, {digest(1): Ship(1)})
    assert Store(tmp_path).find([digest(1)], Ship) == {digest(1): Ship(1)}


def test_where_nobody_may_write_nothing_is_kept(tmp_path):
    (tmp_path / "taken").write_text("a file where the folder would be")
    kept(tmp_path / "taken", {digest(1): Ship(1)})
    assert (tmp_path / "taken").read_text() == "a file where the folder would be"


def test_a_change_of_a_library_is_another_version(tmp_path, monkeypatch):
    store.version.cache_clear()
    before = store.version()
    (tmp_path / "library-2.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    store.version.cache_clear()
    assert store.version() != before
    monkeypatch.undo()
    store.version.cache_clear()


def test_a_value_of_which_one_letter_has_changed_is_not_believed(tmp_path):
    kept(tmp_path, {b"k": "harbour"})
    with sqlite3.connect(tmp_path / "store.sqlite") as database:
        [(value,)] = database.execute("SELECT value FROM made").fetchall()
        database.execute("UPDATE made SET value = ?", (value[:-1] + b"t",))
    database.close()
    assert Store(tmp_path).find([b"k"], str) == {}


def test_who_looks_sees_what_is_there_and_adds_nothing(tmp_path):
    kept(tmp_path, {digest("a"): 1})
    held = Store(tmp_path, looking=True)
    held.add({digest("b"): 2})
    held.leave()
    assert Store(tmp_path).find([digest("a"), digest("b")], int) == {digest("a"): 1}


def test_who_looks_stops_no_build_and_waits_for_none(tmp_path):
    kept(tmp_path, {digest("a"): 1})
    building = Store(tmp_path)
    held = Store(tmp_path, looking=True)
    assert held.find([digest("a")], int) == {digest("a"): 1}
    building.add({digest("b"): 2})
    building.close()
    held.leave()
    assert Store(tmp_path).find([digest("b")], int) == {digest("b"): 2}


@pytest.mark.parametrize("content", [None, b"", b"no database at all, but some words"])
def test_who_looks_where_nothing_is_finds_nothing_and_leaves_it_so(tmp_path, content):
    path = tmp_path / "store.sqlite"
    if content is not None:
        path.write_bytes(content)
    held = Store(tmp_path, looking=True)
    held.add({digest("a"): 1})
    assert held.find([digest("a")], int) == {}
    held.leave()
    assert (path.read_bytes() if path.exists() else None) == content


MANY = {digest("many", number): [f"row {number}" * (number % 9 + 1), number] for number in range(400)}
PARTS = st.floats(0, 1, exclude_max=True)
DAMAGE = st.one_of(
    st.tuples(st.just("flipped"), st.lists(st.tuples(PARTS, st.integers(1, 255)), min_size=1, max_size=40)),
    st.tuples(st.just("cut"), PARTS),
    st.tuples(st.just("emptied"), PARTS),
    st.tuples(st.just("exchanged"), st.tuples(PARTS, PARTS)),
)
PAGE = 4096
"""Bytes that SQLite writes at a time."""


def damaged(content, damage):
    """The bytes of a file after an accident of some kind at some place (a part of its length)."""
    kind, where = damage
    made, size = bytearray(content), len(content)
    if kind == "flipped":
        for part, bits in where:
            made[int(part * size)] ^= bits
    elif kind == "cut":
        del made[int(where * size) :]
    elif kind == "emptied":
        at = int(where * size)
        made[at : at + PAGE] = bytes(min(PAGE, size - at))
    else:
        one, other = (int(part * size) // PAGE * PAGE for part in where)
        made[one : one + PAGE], made[other : other + PAGE] = made[other : other + PAGE], made[one : one + PAGE]
    return bytes(made)


@settings(max_examples=200)
@given(DAMAGE, st.booleans())
def test_of_a_damaged_store_nothing_wrong_is_believed_and_nothing_is_raised(tmp_path_factory, damage, looking):
    folder = tmp_path_factory.mktemp("damaged")
    kept(folder, MANY)
    path = folder / "store.sqlite"
    path.write_bytes(damaged(path.read_bytes(), damage))
    held = Store(folder, looking=looking)
    found = held.find(MANY, list[str | int])
    held.leave() if looking else held.close()
    assert found.items() <= MANY.items()
    kept(folder, {digest("new"): [1]})


def test_a_value_under_the_key_of_another_is_not_believed(tmp_path):
    """One bit of an index leads to the row of another key."""
    kept(tmp_path, {b"a": "harbour", b"b": "bridge"})
    with sqlite3.connect(tmp_path / "store.sqlite") as database:
        database.execute("UPDATE made SET key = CASE key WHEN ? THEN ? ELSE ? END", (b"a", b"c", b"a"))
    database.close()
    assert Store(tmp_path).find([b"a", b"b", b"c"], str) == {}
