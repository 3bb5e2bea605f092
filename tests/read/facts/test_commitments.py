"""Promises: sentences that make one, with who, how many and by when; and sentences that make none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages import languages, profile
from dossier.languages.text import with_sentences
from dossier.model import Block
from dossier.read.dates.reports import find_dates
from dossier.read.facts.commitments import find_promises
from dossier.read.facts.roles import Text
from tests.samples import cases

CASES = cases("read/promises.yml")


def found(text, kind, language):
    tongue = profile(language)
    parts = enumerate(text.split("\n\n"))
    blocks = with_sentences((Block("paragraph", part, f"p-{at:06}") for at, part in parts), language)
    _, reports = find_dates(Text("", blocks, (), tongue), kind)
    return find_promises(blocks, kind, reports, tongue)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['text'][:40]}")
def test_a_sentence_makes_its_promise_or_none(case):
    promises = found(case["text"], case.get("type", "speech"), case["language"])
    assert [promise.kind for promise in promises[:1]] == ([case["kind"]] if "kind" in case else [])
    for promise in promises[:1]:
        assert promise.who == case["who"]
        assert promise.count == case.get("count", 0)
        due = str(promise.due.edtf) if promise.due else None
        assert due == case.get("due", due)
        assert promise.sentence[slice(*promise.what)].startswith(case["what"])
        assert promise.basis in promise.sentence


@given(
    st.text("We will hold 10 Nous organiserons 中国将举办三个会议, .。\n", max_size=80), st.sampled_from(languages())
)
def test_what_is_promised_stands_in_its_sentence_and_that_in_the_text(text, language):
    for promise in found(text, "statement", language):
        assert promise.sentence in text
        start, end = promise.what
        assert 0 <= start < end <= len(promise.sentence)
        assert promise.who in promise.sentence
