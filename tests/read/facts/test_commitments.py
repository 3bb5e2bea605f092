"""Commitments: sentences that make one, with who, how many and by when; and sentences that make none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages import languages, profile
from dossier.languages.text import with_sentences
from dossier.model import Block
from dossier.read.dates.reports import find_dates
from dossier.read.facts.commitments import find_commitments
from dossier.read.facts.roles import Text
from tests.samples import cases

CASES = cases("read/commitments.yml")


def found(text, kind, language):
    tongue = profile(language)
    parts = enumerate(text.split("\n\n"))
    blocks = with_sentences((Block("paragraph", part, f"p-{at:06}") for at, part in parts), language)
    _, reports = find_dates(Text("", blocks, (), tongue), kind)
    return find_commitments(blocks, kind, reports, tongue)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['text'][:40]}")
def test_a_sentence_makes_its_promise_or_none(case):
    commitments = found(case["text"], case.get("type", "speech"), case["language"])
    assert [mention.kind for mention in commitments[:1]] == ([case["kind"]] if "kind" in case else [])
    for mention in commitments[:1]:
        assert mention.who == case["who"]
        assert mention.count == case.get("count", 0)
        due = str(mention.due.edtf) if mention.due else None
        assert due == case.get("due", due)
        assert mention.sentence[slice(*mention.what)].startswith(case["what"])
        assert mention.basis in mention.sentence


@given(
    st.text("We will hold 10 Nous organiserons 中国将举办三个会议, .。\n", max_size=80), st.sampled_from(languages())
)
def test_what_is_promised_stands_in_its_sentence_and_that_in_the_text(text, language):
    for mention in found(text, "statement", language):
        assert mention.sentence in text
        start, end = mention.what
        assert 0 <= start < end <= len(mention.sentence)
        assert mention.who in mention.sentence
