"""Sentences: cases in three languages, and what holds for any text."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages import languages, profile
from dossier.languages.text import sentences
from tests.samples import cases

CASES = cases("text.yml")
TEXTS = st.text(st.sampled_from("aA1 .!?…。！？”»“« ’)U.N\u00a0\n中，") | st.characters(), max_size=60)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentences"][:30])
def test_sentences_are_split(case: dict[str, Any]) -> None:
    expected = case["sentences"].splitlines()
    text = case.get("joined_with", " ").join(expected)
    assert [text[start:end] for start, end in sentences(text, profile(case["language"]))] == expected


@given(TEXTS, st.sampled_from(languages()))
def test_sentences_cover_the_text_in_order(text: str, language: str) -> None:
    spans = sentences(text, profile(language))
    assert all(start < end for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    pieces = [text[start:end] for start, end in spans]
    assert pieces == [piece.strip() for piece in pieces]
    assert "".join("".join(pieces).split()) == "".join(text.split())
