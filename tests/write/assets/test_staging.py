"""What the search reads of pages, and how it cuts and folds words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages.writing_systems import UNSPACED
from dossier.write.assets import tokens
from dossier.write.assets.staging import stage
from tests.building import ROOT
from tests.samples import cases

CASES = cases("search/staging.yml")
LANGUAGES = ("en", "fr", "zh")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_stage(case):
    staged = stage(case["page"], LANGUAGES)
    if case["blocks"] is None:
        assert staged is None
        return
    assert staged.language == case["language"]
    assert [list(block) for block in staged.blocks] == case["blocks"]
    assert list(staged.tags) == case.get("tags", [])


@given(st.text(max_size=200))
def test_any_page_is_read(text):
    staged = stage(f'<html lang="zh"><body><article>{text}</article>', LANGUAGES)
    assert staged is None or staged.language == "zh"


@given(st.text(st.sampled_from("能力ア々aéŒ1２ ，'-\u0301ก่\u00ad"), max_size=30))
def test_each_character_is_a_word_and_folding_again_changes_nothing(text):
    found = tokens.words(text)
    assert all(word == tokens.fold(word) for word in found)
    assert all(len(word) == 1 for word in found if word and word[0] in "能力ア々")
    assert sum(map(found.count, "能力ア々")) == sum(map(text.count, "能力ア々"))


def test_no_simplified_form_has_one_of_its_own():
    pairs = tokens.simplified()
    assert len(pairs) > 3000
    chained = {one for one, other in pairs.items() if other in pairs}
    assert chained == set()


def test_browser_knows_the_same_characters():
    script = (ROOT / "overrides/assets/dossier/base.js").read_text(encoding="utf-8")
    written = re.search(r'UNSPACED = "\[(.*)\]";', script)[1]
    assert re.sub(r"\\\\u\{?(\w{4,5})\}?", lambda code: chr(int(code[1], 16)), written) == UNSPACED
