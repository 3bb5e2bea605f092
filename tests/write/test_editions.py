"""Editions, and the order of documents in time."""

from hypothesis import given
from hypothesis import strategies as st

from dossier.write.editions import editions, neighbours, newest_first
from tests.write.making import document

DATES = st.sampled_from(["", "2024", "2024-04-03", "2024-04-03~", "2024-04-01/2024-04-05", "../2025", "2025-21"])


def versions(dates):
    made = {f"t{at}": document(f"t{at}", "en", "A text", "We met.", date=date) for at, date in enumerate(dates)}
    return {id_: {"en": one} for id_, one in made.items()}


@given(st.lists(DATES, max_size=8))
def test_who_reads_on_in_time_sees_every_dated_text_once_and_comes_back_the_same_way(dates):
    texts = versions(dates)
    found = neighbours(texts)
    assert set(found) == {id_ for id_, own in texts.items() if own["en"].when}
    ends = [id_ for id_, (before, _) in found.items() if not before]
    assert len(ends) == bool(found)
    walk = ends
    while walk and found[walk[-1]][1]:
        walk.append(found[walk[-1]][1])
    days = [texts[id_]["en"].when.edtf.day for id_ in walk]
    assert sorted(walk) == sorted(found)
    assert days == sorted(days)
    assert [found[id_][0] for id_ in walk] == ["", *walk][: len(walk)]
    # A list has them the other way round, and those without a date at its end.
    assert newest_first(texts)[: len(walk)] == walk[::-1]


def test_a_translation_stands_where_its_original_does():
    made = document("a", "en", "A", "We met.", date="2024-04-03")
    other = document("b", "en", "B", "We met.", date="2024-05-03")
    french = document("a", "fr", "A", "Nous.", date="2025", translated="en")
    texts = {"b": {"en": other}, "a": {"en": made, "fr": french}}
    assert neighbours(texts) == {"a": ("", "b"), "b": ("a", "")}
    assert editions(texts)[french.key].original is made
