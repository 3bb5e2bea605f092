"""What the search reads of pages."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.write.staging import searchable, stage

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/search/staging.yml").read_text(encoding="utf-8"))
LANGUAGES = ("en", "fr", "zh")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_stage(case):
    staged = stage(case["page"], LANGUAGES)
    assert (staged and staged.html) == case["staged"]


@given(st.text(st.sampled_from("能力ア々aé1 ，'-"), max_size=30))
def test_characters_become_words_and_nothing_is_lost(text):
    result = searchable(text, "zh")
    assert result.replace("\u200b", "") == text
    assert not any(one in "能力ア々" and other in "能力ア々" for one, other in pairwise(result))


@given(st.text(max_size=200))
def test_any_page_is_read(text):
    staged = stage(f'<html lang="zh"><body><article>{text}</article>', LANGUAGES)
    assert staged is None or staged.language == "zh"
