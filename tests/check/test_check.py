"""Findings: how they read, where they point, and what is wrong with a collection as a whole."""

import re
from dataclasses import replace
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from dossier.check import check_duplicates, check_originals, check_seeds, check_versions, locate, message
from dossier.check.links import check_links
from dossier.languages import languages, words
from dossier.model import Block, Document, Facts, Finding, Translation
from dossier.pages.links import links
from dossier.relate import relate
from tests import bad

LINKS = bad.cases("links")


def document(id_, *texts, language="en", translation=None):
    blocks = tuple(Block("paragraph", text, f"p-{text}") for text in texts)
    return Document(id_, language, id_, None, Facts(), blocks, path=f"{id_}.{language}", translation=translation)


def test_every_message_has_its_bad_input():
    """And so, since the bad collection is read with nothing else found, every finding has its message."""
    # No folder is closed to root, as whom tests may run (tests/check/test_tree.py closes one), none of this collection is
    # missing, nor its first page, and none of its files is so long (tests/test_collection.py); its templates are the
    # program's, and what nobody foresaw has no example (tests/check/test_guard.py).
    of_folders = {"folder_closed", "folder_missing", "home_missing", "language_without_pages"}
    elsewhere = of_folders | {"template_broken", "too_many_lines", "unforeseen"}
    assert {code for _, _, code in bad.expected()} == set(words("en")["findings"]) - elsewhere


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
    assert "".join(filter(str.isprintable, path)) in "".join(filter(str.isprintable, told)) or " " in told
    assert len(told.splitlines()) == 1
    assert ("".join(target.split()) in "".join(told.split())) or not target.isprintable()


@pytest.mark.parametrize("link", LINKS["links"], ids=lambda link: link["target"])
def test_link_leads_where_it_says(link):
    page = f"---\ntitle: A\n---\nText and\n[a link](<{link['target']}>) to it.\n"
    found = check_links({"docs/fr/documents/a.md": links(page)}, frozenset(LINKS["places"]), "en")
    expected = (
        () if link["leads"] else (Finding("docs/fr/documents/a.md", 5, "broken_link", {"target": link["target"]}),)
    )
    assert found == expected


def test_second_text_of_a_name_is_found():
    first, second = document("a", "One"), document("a", "Two")
    assert [f.code for f in check_seeds([first, second])] == ["duplicate_id"]
    assert check_seeds([first, document("a", "Un", language="fr")]) == ()


WORDS = [f"word{at}" for at in range(100)]


def found(*documents):
    return [(f.path, f.line, f.code, f.detail["other"]) for f in check_duplicates(relate(documents, ()))]


def test_same_text_is_found_unless_there_is_none():
    texts = [document("a", "One"), document("b", "One"), document("c", "Two")]
    assert found(*texts) == [("b.en", 0, "duplicate_text", "a.en")]
    assert found(document("a"), document("b")) == []
    assert found(document("a", "One"), document("b", "One", language="fr")) == []


def test_each_text_is_told_once_however_many_copies_there_are():
    assert [path for path, *_ in found(*(document(id_, "One") for id_ in "abcd"))] == ["b.en", "c.en", "d.en"]


def test_nearly_the_same_text_is_found_at_the_line_that_differs():
    first, second = document("a", *WORDS), document("b", *WORDS[:30], "other", *WORDS[31:])
    lines = tuple(structs.replace(block, lines=(at,)) for at, block in enumerate(second.blocks, 1))
    assert found(first, replace(second, blocks=lines)) == [("b.en", 31, "near_copy", "a.en")]


def test_an_excerpt_is_found_at_its_own_file():
    assert found(document("a", *WORDS[:70]), document("b", *WORDS)) == [("a.en", 0, "excerpt", "b.en")]
    assert found(document("b", *WORDS[:70]), document("a", *WORDS)) == [("b.en", 0, "excerpt", "a.en")]


def test_versions_that_a_person_calls_so_are_no_fault():
    version = replace(document("b", *WORDS[:70]), facts=Facts(version_of="a"))
    another = replace(document("c", *WORDS[:90]), facts=Facts(version_of="a"))
    whole = document("a", *WORDS)
    assert found(whole, version, another) == []
    assert found(whole, version, replace(another, facts=Facts())) == [("c.en", 0, "near_copy", "a.en")]
    circle = [replace(document(id_, "One"), facts=Facts(version_of=of)) for id_, of in ("ab", "bc", "ca")]
    assert found(*circle) == []


def test_a_version_needs_the_other():
    version = replace(document("b", "One"), facts=Facts(version_of="a"))
    assert [f.path for f in check_versions([version, document("a", "Un", language="fr")])] == ["b.en"]
    assert check_versions([version, document("a", "Un")]) == ()
    assert [f.code for f in check_versions([replace(version, id="a")])] == ["version_without_other"]


def test_translation_needs_its_original():
    translated = document("a", "Un", language="fr", translation=Translation("en"))
    assert [f.path for f in check_originals([translated])] == ["a.fr"]
    assert [f.path for f in check_originals([translated, document("a", "One", language="zh")])] == ["a.fr"]
    assert check_originals([translated, document("a", "One")]) == ()


def test_translation_is_not_made_from_itself():
    itself = document("a", "Un", language="fr", translation=Translation("fr"))
    assert [f.code for f in check_originals([itself])] == ["translation_without_original"]


def test_name_is_located_however_its_hyphens_and_quotes_are_written():
    claimed = Finding("x", 0, "name_claimed_twice", {"name": "Chine Afrique"})
    assert locate(claimed, "---\nnames:\n  fr:\n  - «Chine‑Afrique»\n").line == 4
    assert locate(claimed, "nothing of it").line == 1
    assert locate(Finding("x", 3, "name_claimed_twice", {"name": "a"}), "a").line == 3
    assert locate(Finding("x", 0, "seed_empty"), "a").line == 0
