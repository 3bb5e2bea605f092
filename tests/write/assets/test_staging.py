"""What the search reads of pages."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages.writing_systems import UNSPACED
from dossier.write.assets.staging import searchable, stage
from tests.building import ROOT
from tests.samples import cases

CASES = cases("search/staging.yml")
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


def test_browser_knows_the_same_characters():
    script = (ROOT / "overrides/assets/dossier/base.js").read_text(encoding="utf-8")
    written = re.search(r'UNSPACED = "\[(.*)\]";', script)[1]
    assert re.sub(r"\\\\u\{?(\w{4,5})\}?", lambda code: chr(int(code[1], 16)), written) == UNSPACED
