"""The language of texts, or none when it cannot be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages import languages, profile
from dossier.read.identity import detect
from tests.samples import cases

CASES = cases("read/language.yml")
KNOWN = [profile(code) for code in languages()]


@pytest.mark.parametrize(("language", "text"), CASES, ids=[case[1][:30] for case in CASES])
def test_the_language_is_told(language, text):
    assert detect(text, KNOWN) == language


@pytest.mark.parametrize(("language", "text"), CASES, ids=[case[1][:30] for case in CASES])
def test_the_order_of_the_languages_does_not_matter(language, text):
    assert detect(text, reversed(KNOWN)) == language


@given(st.text())
def test_a_language_is_one_of_those_that_are_asked_for(text):
    assert detect(text, []) is None
    for one in KNOWN:
        assert detect(text, [one]) in {None, one.code}
