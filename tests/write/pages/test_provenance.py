"""How a text was cleaned, and by which rules."""

from dataclasses import replace
from typing import get_args

import pytest

from dossier.languages import words
from dossier.model import Block, Corpus, Decision, Decoding, Document, Doubt, Facts, Line, Publication, Status
from dossier.pages import schema
from dossier.write import make, sources, tasks
from dossier.write.catalogue import catalogue
from dossier.write.pages.provenance import provenance_page

LINES = (
    Line(1, "首页 > 新闻\n", "首页 > 新闻", Decision("dropped", "drop_boilerplate", "首页")),
    Line(2, "\n", ""),
    Line(3, "l’Ã©nergie <b>\n", "l’énergie <b>", Decision("changed", "repair_mojibake", "Ã© → é")),
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
    return provenance_page(document, indexed, language, {"drop_boilerplate"})


def entries_of(document, language="en"):
    return [entry for part in view(document, language).view.parts for entry in part.entries]


def test_each_line_that_says_something_stands_beside_what_became_of_it():
    entries = entries_of(SEED)
    assert [(e.number, e.raw, e.status) for e in entries] == [
        (1, "首页 > 新闻", "dropped"),
        (3, "l’Ã©nergie <b>", "changed"),
        (4, "Reste.", "kept"),
    ]
    assert [e.text for e in entries] == ["", "l’énergie <b>", ""]
    assert [e.rule for e in entries] == ["drop_boilerplate", "", ""]
    assert [e.verdict.rule for e in entries] == ["words of the page, not of the text", "garbled letters repaired", ""]


def test_how_much_stayed_is_told():
    assert view().view.share == "74%"
    assert view(language="fr").view.share == "74\u00a0%"
    assert view().view.counts == {"dropped": 1, "changed": 1, "kept": 1}


def dropped(count, start=1):
    gone = Decision("dropped", "drop_boilerplate")
    return tuple(Line(n, f"Menu {n}\n", f"Menu {n}", gone) for n in range(start, start + count))


def test_long_runs_of_dropped_lines_are_folded():
    stays = Line(20, "Text.\n", "Text.")
    parts = view(replace(SEED, lines=(*dropped(7), stays, *dropped(6, 21)))).view.parts
    assert [len(part.entries) for part in parts] == [7, 1, 6]
    assert [bool(part.fold) for part in parts] == [True, False, False]
    fold = parts[0].fold
    assert (fold.label, fold.first, fold.last, fold.rules) == (
        "7 dropped lines",
        1,
        7,
        ("words of the page, not of the text",),
    )
    assert fold.sample.startswith("Menu 1 · Menu 2")


def test_no_line_is_lost_in_the_folds():
    lines = (*dropped(30), Line(31, "Text.\n", "Text."), *dropped(9, 32), Line(41, "More.", "More."))
    assert [entry.number for entry in entries_of(replace(SEED, lines=lines))] == list(range(1, 42))


def test_lines_that_stayed_lead_to_their_paragraph():
    block = Block("paragraph", "l’énergie Reste.", "p-1", 1, lines=(3, 4))
    places = [entry.place for entry in entries_of(replace(SEED, blocks=(block,)))]
    assert places[0] is None
    assert [(place.href, place.number) for place in places[1:]] == [("fr/documents/a.html#p-1", 1)] * 2
    assert [entry.place for entry in entries_of(SEED)] == [None] * 3


def test_doubts_and_their_end_are_told():
    doubtful = view(replace(SEED, doubts=(Doubt("little_left", (1,)),)), "fr").view
    assert [(concern.sentence, concern.lines) for concern in doubtful.doubts] == [
        (words("fr")["doubts"]["little_left"], (1,))
    ]
    assert view(replace(SEED, checked=True)).view.checked
    assert not view().view.checked


def test_the_page_is_not_searched_and_leads_to_the_seed():
    page = view()
    assert (page.uri, page.hidden_in, page.edit, page.view.seed) == (
        "en/provenance/a.md",
        ("en", "fr", "zh"),
        "seeds/a.txt",
        "a.txt",
    )


def test_a_raw_text_in_another_language_says_so():
    assert (view().view.foreign, view(language="fr").view.foreign) == ("fr", "")


def test_an_edited_text_keeps_its_provenance():
    assert view(replace(SEED, markdown="Text")).view.edited
    assert not view().view.edited


def test_what_came_as_markdown_has_none():
    of = sources(Corpus((replace(SEED, lines=()),)), ("en",), Publication())
    made = [file for task in tasks(of) if task.kind == "documents" for file in make(task, of)]
    assert [file.uri for file in made] == ["en/documents/a.md"]


@pytest.mark.parametrize("language", ["en", "fr", "zh"])
def test_every_status_has_a_word(language):
    assert set(words(language)["statuses"]) == set(get_args(Status))


def test_facts_of_an_editor_are_told():
    given = replace(SEED, facts=replace(SEED.facts, given=("title", "date")))
    assert view(given).view.given == ("title", "date")
    assert view(SEED).view.given == ()


def test_every_fact_that_an_editor_may_give_has_a_name_for_readers():
    known = words("en")["document"]
    assert [key for key in schema.FACTS if not known.get(key)] == []


def test_a_line_that_says_the_same_again_is_told_from_one_that_nearly_does():
    told = {"raw": "The wall.\n", "text": "The wall."}
    same = Decision("duplicate", "drop_duplicates", lines=(1,))
    lines = (Line(1, **told), Line(2, **told, decision=same), Line(3, **told, decision=replace(same, near=True)))
    shown = [entry for part in view(replace(SEED, lines=lines)).view.parts for entry in part.entries]
    assert [entry.again for entry in shown] == [False, True, False]
