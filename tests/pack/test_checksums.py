"""Each kind of damage to a copy is found, in a folder and in a zip, and nothing else is told."""

import shutil
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_STORED, BadZipFile, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.pack.archive import write_zip
from dossier.pack.checksums import LIST, Comparison, NoListError, listing, parse, verify

NAMES = st.from_regex(r"[a-zé演]{1,4}(/[a-z]{1,4}){0,2}\.x", fullmatch=True)
TREES = st.dictionaries(NAMES, st.binary(max_size=200), min_size=1, max_size=6)


@st.composite
def damaged(draw):
    """A tree, and what it is after some of its files have gone, others were changed and others came."""
    before = draw(TREES)
    fates = {path: draw(st.sampled_from(["stays", "goes", "changes"])) for path in before}
    after = {
        path: before[path] + (b"!" if fate == "changes" else b"") for path, fate in fates.items() if fate != "goes"
    }
    added = draw(st.dictionaries(NAMES.map("new-{}".format), st.binary(max_size=9), max_size=3))
    told = [sorted(path for path, fate in fates.items() if fate == wanted) for wanted in ("goes", "changes")]
    return before, {**after, **added}, [*told, sorted(added)]


def zipped(target, files, listed):
    """A zip as anybody may make it: of some files and the list of others."""
    sums = listing({path: sha256(content).hexdigest() for path, content in listed.items()})
    with ZipFile(target, "w") as archive:
        for path, content in (*files.items(), (LIST, sums)):
            archive.writestr(f"copy/{path}", content)


def told(copy):
    found = verify(copy)
    return [list(found.missing), list(found.altered), list(found.added)]


@given(damaged())
def test_all_damage_is_found_and_nothing_else_is_told(case):
    before, after, expected = case
    with TemporaryDirectory() as folder:
        copy, top = Path(folder, "a.zip"), Path(folder, "out")
        zipped(copy, after, before)
        assert told(copy) == expected
        with ZipFile(copy) as archive:
            archive.extractall(top)
        assert told(top / "copy") == told(top) == expected


@given(TREES)
def test_a_copy_as_it_was_made_is_whole(files):
    target = BytesIO()
    write_zip(target, "copy", files)
    with TemporaryDirectory() as folder:
        Path(folder, "a.zip").write_bytes(target.getvalue())
        found = verify(Path(folder, "a.zip"))
    assert found.whole == len(files)
    assert (found.missing, found.altered, found.added) == ((), (), ())


@given(st.data())
def test_no_byte_of_a_stored_file_changes_unseen(data):
    content = data.draw(st.binary(min_size=1, max_size=60))
    at = data.draw(st.integers(0, len(content) - 1))
    target = BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as archive:
        archive.writestr("a", content)
        archive.writestr(LIST, listing({"a": sha256(content).hexdigest()}))
    held = bytearray(target.getvalue())
    held[30 + len("a") + at] ^= 1
    with TemporaryDirectory() as folder:
        Path(folder, "a.zip").write_bytes(held)
        assert verify(Path(folder, "a.zip")).altered == ("a",)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_is_there_twice_is_not_as_it_was(tmp_path):
    zipped(tmp_path / "a.zip", {"x": b"1"}, {"x": b"1"})
    with ZipFile(tmp_path / "a.zip", "a") as archive:
        archive.writestr("copy/x", b"1")
        archive.writestr("elsewhere", b"")
    assert told(tmp_path / "a.zip") == [[], ["x"], ["../elsewhere"]]


def test_what_is_no_copy_is_refused(tmp_path):
    target = BytesIO()
    write_zip(target, "copy", {"a": b"x" * 5000})
    (tmp_path / "part.zip").write_bytes(target.getvalue()[:-40])
    with pytest.raises(BadZipFile):
        verify(tmp_path / "part.zip")
    with ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a", b"")
    (tmp_path / "folder").mkdir()
    for copy in ("other.zip", "folder"):
        with pytest.raises(NoListError):
            verify(tmp_path / copy)
    shutil.rmtree(tmp_path / "folder")


def test_a_list_in_one_of_several_folders_is_none_of_the_whole(tmp_path):
    target = BytesIO()
    write_zip(target, "copy", {"a": b"x"})
    (tmp_path / "a.zip").write_bytes(target.getvalue())
    with ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(tmp_path / "site")
    (tmp_path / "site" / ".DS_Store").touch()
    assert verify(tmp_path / "site") == Comparison(1, (), (), ())
    (tmp_path / "site" / "index.html").write_bytes(b"altered")
    with pytest.raises(NoListError):
        verify(tmp_path / "site")


@pytest.mark.parametrize("text", ["", "x\n", f"{'0' * 64}  a\nmore\n", f"{'0' * 63}  a\n", f"{'0' * 64}  \n"])
def test_a_list_that_says_anything_else_is_none(text):
    with pytest.raises(NoListError):
        parse(text)
    assert parse(f"{'0' * 64}  a b\n{'1' * 64} *c\n") == {"a b": "0" * 64, "c": "1" * 64}
