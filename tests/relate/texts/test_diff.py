"""Two texts laid beside each other: the runs are there, in order, and found where they are long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages.text import token_spans
from dossier.relate.texts.diff import RUN, align, changes, located
from tests.relate.build import document

WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=60)


@given(WORDS, WORDS)
def test_runs_are_in_both_texts_and_in_order(one, two):
    end, other_end = 0, 0
    for run in align(one, two):
        assert run.length > 0
        assert one[run.start : run.start + run.length] == two[run.other : run.other + run.length]
        assert (run.start >= end, run.other >= other_end) == (True, True)
        end, other_end = run.start + run.length, run.other + run.length


@given(WORDS, WORDS, st.lists(st.integers(), min_size=RUN, max_size=30, unique=True))
def test_a_long_run_that_both_have_once_is_found(before, after, run):
    shared = [str(number) for number in run]
    found = align([*before, *shared], [*after, *shared])
    assert sum(one.length for one in found if one.start + one.length > len(before)) >= len(shared)


def test_what_changed_places_is_found_once():
    one = [str(at) for at in range(40)]
    found = align(one, one[20:] + one[:20])
    assert [run.length for run in found] == [20]


def test_words_know_their_places():
    text = document({"id": "a", "language": "en", "blocks": ["Wind, rain.", "AI 合作"]})
    found = located(text.blocks)
    assert found.keys == ("wind", "rain", "ai", "合", "作")
    assert [text.blocks[place.block].text[place.start : place.end] for place in found.places] == [
        "Wind", "rain", "AI", "合", "作",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("海堤很老。", "海堤很新。", (["老"], ["新"])),
        ("A b c.", "A c d.", (["b"], ["d"])),
        ("An old, old wall.", "An old wall.", (["old"], [])),
        ("The old sea wall.", "A new wall.", (["The old sea"], ["A new"])),
        ("", "x", ([], ["x"])),
        ("x", "x", ([], [])),
    ],
)
def test_changes_are_the_words_that_the_other_has_not(old, new, changed):
    found = changes(old, new)
    assert tuple([text[slice(*span)] for span in side] for text, side in zip((old, new), found, strict=True)) == changed


@given(st.text("ab 海. ", max_size=20), st.text("ab 海. ", max_size=20))
def test_without_what_changed_two_wordings_have_the_same_words(old, new):
    left = []
    for text, spans in zip((old, new), changes(old, new), strict=True):
        assert list(spans) == sorted(set(spans))
        left.append([text[start:end] for start, end in token_spans(text) if not any(a <= start < b for a, b in spans)])
    assert left[0] == left[1]
    assert (changes(old, new) == ((), ())) == (words_of(old) == words_of(new))


def words_of(text):
    return [text[start:end] for start, end in token_spans(text)]
