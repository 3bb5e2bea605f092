"""Where a paragraph went whose wording was changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Block
from dossier.relate.translations.redirects import successors

OLD = [("p-a", "The wall was built in 1911."), ("p-b", "The sea broke it twice."), ("p-c", "Nobody was hurt at all.")]


def blocks(*pairs):
    return [Block("paragraph", text, id_) for id_, text in pairs]


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (OLD, ["p-a", "p-b", "p-c"]),
        ([("p-x", "Before all."), *OLD], ["p-a", "p-b", "p-c"]),
        (OLD[1:], ["", "p-b", "p-c"]),
        ([OLD[0], ("p-x", "Bells were rung."), OLD[2]], ["p-a", "p-x", "p-c"]),
        ([("p-x", "It began so."), *OLD[1:]], ["p-x", "p-b", "p-c"]),
        ([*OLD[:2], ("p-x", "It ended so.")], ["p-a", "p-b", "p-x"]),
        # Two went and two came: only likeness can tell which is which.
        ([OLD[0], ("p-x", "Bells were rung."), ("p-y", "Nobody was hurt at last.")], ["p-a", "", "p-y"]),
        # Moved and changed a little.
        ([("p-x", "Nobody was hurt at last."), ("p-y", "So it is."), *OLD[:2]], ["p-a", "p-b", "p-x"]),
        # The same words under another id, as when a seed comes in another encoding.
        ([OLD[0], ("p-x", "New."), ("p-y", OLD[1][1]), OLD[2]], ["p-a", "p-y", "p-c"]),
        ([], ["", "", ""]),
    ],
)  # fmt: skip
def test_successors(now, found):
    assert list(successors(OLD, blocks(*now)).values()) == found


IDS = st.sampled_from([f"p-{n}" for n in range(9)])
TEXTS = st.dictionaries(IDS, st.text("ab .", min_size=1, max_size=9), max_size=6).map(lambda found: list(found.items()))


@given(TEXTS, TEXTS)
def test_who_stays_is_its_own_successor_and_nobody_has_two_predecessors(old, now):
    found = successors(old, blocks(*now))
    there = {id_ for id_, _ in now}
    assert list(found) == [id_ for id_, _ in old]
    assert all(found[id_] == id_ for id_ in found if id_ in there)
    taken = [new for new in found.values() if new]
    assert len(taken) == len(set(taken))
    assert set(taken) <= there
