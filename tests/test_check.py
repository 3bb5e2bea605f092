"""Findings: how they read, where they point, and what is wrong with a collection as a whole."""

import re
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.check import check_links, check_seeds, check_translations, locate, message
from dossier.data import languages, words
from dossier.model import Block, Document, Facts, Finding, Translation
from tests import bad

LINKS = bad.cases("links")


def document(id_, *texts, language="en", translation=None):
    blocks = tuple(Block("paragraph", text, f"p-{text}") for text in texts)
    return Document(id_, language, id_, None, Facts(), blocks, path=f"{id_}.{language}", translation=translation)


def test_every_message_has_its_bad_input():
    """And so, since the bad collection is read with nothing else found, every finding has its message."""
    assert {code for _, _, code in bad.expected()} == set(words("en")["findings"])


@pytest.mark.parametrize("code", words("en")["findings"])
def test_every_message_says_the_same_in_each_language(code):
    places = {
        name: {field for _, field, _, _ in Formatter().parse(words(name)["findings"][code]) if field}
        for name in languages()
    }
    assert len(set(map(frozenset, places.values()))) == 1, places


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("code", words("en")["findings"])
def test_every_message_names_fault_and_cure_in_one_line(code, language):
    told = words(language)["findings"][code]
    assert re.fullmatch(r"[^:：]+.*[:：]\s*\S.+[^.。]", told), told


def test_message_with_a_line():
    finding = Finding("docs/en/a.md", 7, "broken_link", {"target": "b.md"})
    assert message(finding, "en") == "docs/en/a.md:7: the link b.md leads nowhere: correct it, or remove it"
    assert message(finding, "fr").startswith("docs/en/a.md:7: le lien b.md ne mène nulle part\u00a0: ")


@given(st.text(), st.text())
def test_what_a_person_wrote_cannot_break_a_message(path, target):
    told = message(Finding(path, 1, "broken_link", {"target": target}), "en")
    assert path in told
    assert target in told


@pytest.mark.parametrize("link", LINKS["links"], ids=lambda link: link["target"])
def test_link_leads_where_it_says(link):
    page = f"---\ntitle: A\n---\nText and\n[a link](<{link['target']}>) to it.\n"
    found = check_links({"docs/fr/documents/a.md": page}, frozenset(LINKS["places"]), "en")
    expected = (
        () if link["leads"] else (Finding("docs/fr/documents/a.md", 5, "broken_link", {"target": link["target"]}),)
    )
    assert found == expected


def test_second_text_of_a_name_is_found():
    first, second = document("a", "One"), document("a", "Two")
    assert [f.code for f in check_seeds([first, second])] == ["duplicate_id"]
    assert check_seeds([first, document("a", "Un", language="fr")]) == ()


def test_same_text_is_found_unless_there_is_none():
    (finding,) = check_seeds([document("a", "One"), document("b", "One"), document("c", "Two")])
    assert (finding.path, finding.code, finding.detail) == ("b.en", "duplicate_text", {"other": "a.en"})
    assert check_seeds([document("a"), document("b")]) == ()


def test_translation_needs_its_original():
    translated = document("a", "Un", language="fr", translation=Translation("en"))
    assert [f.path for f in check_translations([translated])] == ["a.fr"]
    assert [f.path for f in check_translations([translated, document("a", "One", language="zh")])] == ["a.fr"]
    assert check_translations([translated, document("a", "One")]) == ()


def test_translation_is_not_made_from_itself():
    itself = document("a", "Un", language="fr", translation=Translation("fr"))
    assert [f.code for f in check_translations([itself])] == ["translation_without_original"]


def test_name_is_located_however_its_hyphens_and_quotes_are_written():
    claimed = Finding("x", 0, "name_claimed_twice", {"name": "Chine Afrique"})
    assert locate(claimed, "---\nnames:\n  fr:\n  - «Chine‑Afrique»\n").line == 4
    assert locate(claimed, "nothing of it").line == 1
    assert locate(Finding("x", 3, "name_claimed_twice", {"name": "a"}), "a").line == 3
    assert locate(Finding("x", 0, "seed_empty"), "a").line == 0
