"""Two texts laid beside each other: the runs are there, in order, and found where they are long."""

from hypothesis import given
from hypothesis import strategies as st

from dossier.relate.texts.diff import RUN, align, located
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
