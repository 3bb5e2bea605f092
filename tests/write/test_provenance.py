"""How a text was cleaned, and by which rules."""

from dataclasses import replace
from typing import get_args

import pytest

from dossier.data import words
from dossier.model import Corpus, Decoding, Document, Facts, Fate, Line
from dossier.read.clean import RULES
from dossier.write.catalogue import catalogue
from dossier.write.provenance import provenance_pages
from dossier.write.rules import rules, rules_page

LINES = (
    Line(1, "首页 > 新闻\n", "首页 > 新闻", "dropped", "drop_breadcrumbs", "首页"),
    Line(2, "\n", ""),
    Line(3, "l’Ã©nergie <b>\n", "l’énergie <b>", "changed", "repair_mojibake", "Ã© → é"),
    Line(4, "Reste.", "Reste."),
)
SEED = Document(
    "a",
    "fr",
    "L’énergie",
    None,
    Facts(),
    (),
    seed="a.txt",
    sha256="0" * 64,
    decoding=Decoding("utf-8", "utf8"),
    lines=LINES,
)


def view(document=SEED, language="en"):
    indexed = catalogue(Corpus((document,)), ("en", "fr", "zh"))
    return next(iter(provenance_pages(indexed, language, {"drop_breadcrumbs"})))


def test_each_line_that_says_something_stands_beside_its_fate():
    entries = view().view.entries
    assert [(e.number, e.raw, e.fate) for e in entries] == [
        (1, "首页 > 新闻", "dropped"),
        (3, "l’Ã©nergie <b>", "changed"),
        (4, "Reste.", "kept"),
    ]
    assert [e.text for e in entries] == ["", "l’énergie <b>", ""]
    assert [e.explained for e in entries] == [True, False, False]


def test_the_page_is_not_searched_and_leads_to_the_seed():
    page = view()
    assert (page.uri, page.listed, page.edit, page.view.seed) == ("en/provenance/a.md", False, "seeds/a.txt", "a.txt")


def test_a_raw_text_in_another_language_says_so():
    assert (view().view.foreign, view(language="fr").view.foreign) == ("fr", "")


def test_an_edited_text_keeps_its_provenance():
    assert view(replace(SEED, markdown="Text")).view.edited
    assert not view().view.edited


def test_what_came_as_markdown_has_none():
    indexed = catalogue(Corpus((replace(SEED, lines=()),)), ("en",))
    assert list(provenance_pages(indexed, "en", ())) == []


@pytest.mark.parametrize("language", ["en", "fr", "zh"])
def test_every_fate_has_a_word(language):
    assert set(words(language)["fates"]) == set(get_args(Fate))


def test_the_page_of_rules_tells_all_of_them_in_order():
    assert [told.rule.name for told in rules_page("fr").view.rules] == [rule.__name__ for rule in RULES]


def test_a_rule_that_a_language_does_not_tell_is_told_in_english():
    told = rules_page("en").view.rules[0]
    assert (told.sentence.text, told.sentence.lang) == (told.rule.sentence, "")
    assert rules_page("zh").view.rules[0].sentence.text != told.rule.sentence


def test_every_rule_has_a_sentence_and_examples():
    for rule in rules():
        assert rule.sentence.endswith("."), rule.name
        assert rule.examples, rule.name
        assert not [example for example in rule.examples if "doctest" in example.source]


def test_facts_of_an_editor_are_told():
    given = replace(SEED, facts=replace(SEED.facts, given=("title", "date")))
    assert view(given).view.given == ("title", "date")
    assert view(SEED).view.given == ()
