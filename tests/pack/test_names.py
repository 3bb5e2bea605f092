"""Names that some system cannot unpack are told, and no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.pack.names import LONGEST, unportable


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("a/con.html", "reserved"), ("LPT1", "reserved"), ("a/nul.tar.gz", "reserved"), ("com¹.txt", "reserved"), ("aux .txt", "reserved"),
        ("a?.html", "character"), ("a\\b", "character"), ("a\nb", "character"), ("c:a", "character"),
        ("a./b", "ending"), ("a /b", "ending"), ("a.", "ending"), ("a//b", "ending"),
        (f"{'a' * LONGEST}b", "long"),
        ("console.html", ""), ("com10.txt", ""), ("été/演讲.html", ""), (".hidden", ""), ("a" * LONGEST, ""),
    ],
)  # fmt: skip
def test_each_reason(path, reason):
    assert [told for _, told, _ in unportable([path])] == ([reason] if reason else [])


@pytest.mark.parametrize(
    "paths", [["Lake.html", "lake.html"], ["e\u0301.html", "\u00e9.html"], ["A/one", "a/two"], ["a", "A/b"]]
)
def test_two_names_that_are_one_elsewhere(paths):
    assert [reason for _, reason, _ in unportable(paths)] == ["alike"]
    assert not list(unportable([paths[0], "other"]))


@given(st.lists(st.from_regex(r"[a-z0-9]{1,8}[-_][a-z]{1,8}(/[a-z0-9]{1,8}-[a-z]{1,8}\.html)?", fullmatch=True)))
def test_plain_names_are_no_trouble(paths):
    assert not list(unportable(paths))


def test_a_folder_is_told_once_whatever_lies_in_it():
    paths = ["Lakes/a", "aux/a", "aux/b", "lakes/a", "lakes/b", "lakes/b?"]
    assert list(unportable(paths)) == [("aux", "reserved", ""), ("lakes", "alike", "Lakes")]
