"""The page of rules: all of them, what each does, how often it acted, and its examples as rows."""

from dataclasses import replace

import pytest

from dossier.model import Corpus
from dossier.read.clean import RULES
from dossier.write.catalogue import catalogue
from dossier.write.pages.rules import NAMES, Row, _told, described, rules_page
from tests.write.making import CATALOGUE, LANGUAGES, document

RULES_TOLD = tuple(map(described, NAMES))


def test_all_of_them_are_told_in_order():
    assert [told.rule.name for told in rules_page(RULES_TOLD, CATALOGUE, "fr").view.rules] == [
        rule.__name__ for rule in RULES
    ]


def test_a_rule_that_a_language_does_not_tell_is_told_in_that_of_the_code():
    unheard = replace(RULES_TOLD[0], name="new_rule")
    assert _told(unheard, (0, 0), "zh").sentence.lang == "en"
    assert _told(RULES_TOLD[0], (0, 0), "zh").sentence.lang == ""


def test_every_rule_has_a_sentence_and_examples_in_which_it_acts():
    for rule in RULES_TOLD:
        assert rule.sentence.endswith("."), rule.name
        rows = [row for example in rule.examples for row in example.rows]
        assert {row.status for row in rows} - {"kept"}, rule.name
        assert all(row.before for row in rows), rule.name


def test_examples_are_lines_before_and_after():
    repair = next(rule for rule in RULES_TOLD if rule.name == "repair_mojibake")
    assert repair.examples[0].rows[0] == Row("l’Ã©nergie et la santÃ©", "l’énergie et la santé", "changed", "fr")


def test_a_line_in_another_language_than_its_example_says_so():
    dates = next(rule for rule in RULES_TOLD if rule.name == "take_dates").examples[0]
    told = {row.before: row.language for row in dates.rows}
    assert dates.language == "en"
    assert told["Publié le 26 septembre 2024 à 10 h 30"] == "fr"
    assert told["2024-07-04 22:50"] == ""


@pytest.mark.parametrize(
    ("language", "said"), [("en", "In this collection: 2 lines in 1 text."), ("zh", "在本文库中：1篇文献，2行。")]
)
def test_how_often_a_rule_acted_is_counted(language, said):
    text = replace(document("a", "en", "T", "It rained."), decided=((RULES_TOLD[0].name, 2),))
    view = rules_page(RULES_TOLD, catalogue(Corpus((text,)), LANGUAGES), language).view
    assert view.rules[0].acted == said
    assert view.rules[1].acted != said
