"""The page of commitments: by deadline, each ahead, today or passed as of a day, in the reader's language where it can be."""

import re
from dataclasses import replace
from datetime import date

import pytest

from dossier.model import Commitment, CommitmentMention, CommitmentSource, Corpus, Evidence
from dossier.model.document import when
from dossier.write import leaves
from dossier.write.catalogue import LangString, catalogue
from dossier.write.names import Name
from dossier.write.pages.commitments import commitment_leaves, commitment_pages, newest, state
from tests.write.making import CORPUS, LANGUAGES, LETTER, NEWS, SPEECH, UN, entity_page

SENTENCE = "Wang Yi praised the UN; the UN agreed."
PROMISE = CommitmentMention("commitment", SPEECH.blocks[1].id, SENTENCE, "UN", (20, 38), 10, when("../2025"), "will")
DATED = Commitment(
    "c-1", "commitment", ("un",), when("../2025"), 10, (CommitmentSource(SPEECH.key, PROMISE),),
    (Evidence(NEWS.key, NEWS.blocks[0].id, "联合国在五月开会。"),),
)  # fmt: skip
OPEN = replace(
    DATED, id="c-2", kind="offer", who=(), due=None, count=0, evidence=(),
    sources=(CommitmentSource(LETTER.key, CommitmentMention("offer", LETTER.blocks[0].id, "L’ONU écrit.", "la banque", (0, 5))),),
)  # fmt: skip
MADE = catalogue(replace(CORPUS, commitments=(DATED, OPEN)), LANGUAGES)
DAY = date(2025, 6, 1)


def page(made, language):
    (file,) = commitment_pages("commitments", commitment_leaves(made, language), made, DAY, language)
    return file.view


def rows(language, made=MADE):
    return [row for group in page(made, language).groups for row in group.rows]


@pytest.mark.parametrize(
    ("due", "day", "told"),
    [
        ("../2025", "2025-12-30", "ahead"),
        ("../2025", "2025-12-31", "today"),
        ("../2025", "2026-01-01", "passed"),
        ("2026-05?", "2026-05-15", "ahead"),
        ("2024/..", "2024-01-01", "today"),
        ("", "2024-01-01", ""),
    ],
)
def test_a_deadline_is_ahead_until_the_last_day_that_it_may_mean(due, day, told):
    assert state(replace(DATED, due=when(due) if due else None), date.fromisoformat(day)) == told


def test_the_page_says_as_of_which_day_and_groups_by_year():
    view = page(MADE, "fr")
    assert re.search(r"1(er)?\sjuin 2025", view.as_of)
    assert [group.label for group in view.groups] == ["2025", "Sans échéance indiquée"]
    assert view.whole.states == ("ahead",)
    assert view.whole.makers == (Name("Nations unies", "", "organisations/un"),)


def test_without_a_day_it_is_that_of_the_newest_text():
    assert newest(MADE) == date(2024, 5, 31)
    assert newest(catalogue(Corpus(()), LANGUAGES)) == date.max


def test_the_first_page_tells_of_all_and_a_script_brings_that_to_the_others(monkeypatch):
    monkeypatch.setattr(leaves, "ROOM", 1)
    made = catalogue(replace(CORPUS, commitments=(DATED, OPEN)), LANGUAGES)
    found = [
        list(commitment_pages(uri, commitment_leaves(made, "fr"), made, DAY, "fr"))
        for uri in ("commitments", "commitments/undated")
    ]
    (first, brought, script), (second,) = found
    assert (brought.uri, brought.view) == ("fr/commitments/whole.md", first.view.whole)
    assert script.path == "fr/commitments/list.js"
    assert [leaf.count for leaf in first.view.leaves] == [1, 1]
    assert (second.view.whole, [leaf.count for leaf in second.view.leaves]) == (None, [0, 0])
    assert [row.id for group in second.view.groups for row in group.rows] == ["c-2"]
    assert (bool(first.view.as_of), bool(second.view.as_of)) == (True, False)


def test_what_is_promised_stands_out_in_its_sentence():
    saying = rows("en")[0].sayings[0]
    assert saying.parts == ("Wang Yi praised the ", "UN; the UN agreed.", "")
    assert (saying.lang, saying.reference.number) == ("", 1)


def test_a_sentence_that_no_translation_has_in_its_place_stays_in_its_language():
    row = rows("fr")[0]
    assert (row.sayings[0].lang, row.evidence[0].lang) == ("en", "zh")


def test_a_translation_with_as_many_sentences_lends_its_own():
    saying = rows("zh")[0].sayings[0]
    assert (saying.parts, saying.lang, saying.reference.status) == (("", "王毅发言。", ""), "", "draft")


def test_who_is_not_known_is_told_by_the_words_of_the_text():
    row = rows("en")[1]
    assert (row.who, row.said.text, row.said.lang) == ((), "La banque", "fr")


def test_the_page_of_a_body_lists_its_commitments():
    assert [brief.id for brief in entity_page(UN, "en", MADE).commitments] == ["c-1"]


def test_a_call_by_words_that_the_copy_lacks_shows_them():
    mention = CommitmentMention("call", LETTER.blocks[0].id, "L’ONU écrit.", "", (0, 5), lost="nous appelons à :")
    called = replace(OPEN, kind="call", sources=(CommitmentSource(LETTER.key, mention),))
    made = catalogue(replace(CORPUS, commitments=(DATED, called)), LANGUAGES)
    assert [row.lost for row in rows("en", made)] == [None, LangString("nous appelons à :", "fr")]
