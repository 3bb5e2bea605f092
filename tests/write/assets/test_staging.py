"""What the search reads of pages, and how it cuts and folds words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages import words
from dossier.languages.writing_systems import UNSPACED
from dossier.model import Publication
from dossier.write import make_site
from dossier.write.assets import tokens
from dossier.write.assets.staging import staged
from tests.building import ROOT
from tests.reading import stage
from tests.samples import cases
from tests.write.making import CORPUS, LANGUAGES

CASES = cases("search/staging.yml")
MADE = {
    page.uri: staged(page.view, page.uri.partition("/")[0])
    for page in make_site(CORPUS, LANGUAGES, Publication()).pages
}
LISTED = {uri for uri, page in MADE.items() if page}


def test_what_a_language_lacks_and_what_is_no_text_is_not_searched():
    documents = {f"{code}/documents/{id_}.md" for code, id_ in [
        ("en", "speech"), ("zh", "speech"), ("en", "news"), ("zh", "news"), ("fr", "letter"),
    ]}  # fmt: skip
    names = {f"{code}/organisations/un.md" for code in LANGUAGES}
    names |= {f"{code}/people/wang-yi.md" for code in ("en", "zh")} | {
        f"{code}/events/forum.md" for code in ("en", "fr")
    }
    assert documents | names == LISTED


def test_a_document_has_its_title_its_facts_and_its_blocks():
    page = MADE["en/documents/speech.md"]
    assert page.tags == ("type:speech", "year:2024")
    title, *facts = page.passages[:-3]
    assert tuple(title) == ("", "Speech on AI", 10)
    say = words("en")["document"]
    assert [text for _, text, _ in facts] == [
        say["type"], "Speech", say["date"], "3 April 2024", say["publisher"], "The Paper",
        say["found_at"], say["unrecorded"], say["languages"], "English text as found, Chinese draft translation",
    ]  # fmt: skip
    assert [(id_, text) for id_, text, _ in page.passages[-3:]] == [
        ("p-speechen-0", "The Forum"),
        ("p-speechen-1", "The UN met. Wang Yi praised the UN; the UN agreed."),
        ("p-speechen-2", "It ended."),
    ]


def test_a_name_has_its_names_which_count_more():
    page = MADE["fr/organisations/un.md"]
    assert page.tags == ("type:organisation",)
    assert [text for _, text, weight in page.passages if weight == 10] == ["Nations unies"]
    heavy = [text for _, text, weight in page.passages if weight == 5]
    assert {"Nations unies", "United Nations", "联合国", "ONU", "UN"} < set(heavy)
    assert [text for _, text, weight in page.passages if weight == 1] == ["A body.", "Prose."]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_pages_of_the_site_are_read_for_the_check(case):
    article = stage(case["page"], LANGUAGES)
    if case["blocks"] is None:
        assert article is None
        return
    assert article.language == case["language"]
    assert [list(passage) for passage in article.page.passages] == case["blocks"]
    assert list(article.page.tags) == case.get("tags", [])


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


@given(st.text(st.sampled_from("能力aé ’'-of"), max_size=12))
def test_a_title_holds_what_is_left_of_it_as_a_query(text):
    left, all_ = iter(tokens.words(text)), tokens.bare(text)
    assert all(word in left for word in all_)
