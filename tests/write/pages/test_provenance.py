"""How a text was cleaned, and by which rules."""

from dataclasses import replace
from typing import get_args

import pytest
from msgspec import structs

from dossier.languages import words
from dossier.model import (
    Block,
    Corpus,
    Decision,
    Decoding,
    Document,
    Doubt,
    Facts,
    Line,
    Publication,
    SiteFile,
    Status,
    Translation,
)
from dossier.pages import schema
from dossier.write import maker, sources, tasks
from dossier.write.catalogue import catalogue
from dossier.write.documents import room
from dossier.write.pages.provenance import page_of, parts, provenance_pages, said, sayings

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


def view(document=SEED, *others):
    indexed = catalogue(Corpus((document, *others)), ("en", "fr", "zh"))
    return next(provenance_pages(document, indexed, frozenset({"drop_boilerplate"})))


def entries_of(document):
    return [entry for part in parts(view(document).view) for entry in part.entries]


def test_each_line_that_says_something_stands_beside_what_became_of_it():
    entries = entries_of(SEED)
    assert [(e.number, e.raw, e.status) for e in entries] == [
        (1, "首页 > 新闻", "dropped"),
        (3, "l’Ã©nergie <b>", "changed"),
        (4, "Reste.", "kept"),
    ]
    assert [e.text for e in entries] == ["", "l’énergie <b>", ""]
    assert [e.linked for e in entries] == [True, False, False]
    assert [e.verdict.rule for e in entries] == ["drop_boilerplate", "repair_mojibake", ""]


def test_how_much_stayed_is_told():
    assert view().view.share == 74
    assert said("share_kept", "en", {"share": 74}).startswith("74% of the")
    assert said("share_kept", "fr", {"share": 74}).startswith("74\u00a0% des")
    assert view().view.counts == {"dropped": 1, "changed": 1, "kept": 1}


def dropped(count, start=1):
    gone = Decision("dropped", "drop_boilerplate")
    return tuple(Line(n, f"Menu {n}\n", f"Menu {n}", gone) for n in range(start, start + count))


def test_long_runs_of_dropped_lines_are_folded():
    stays = Line(20, "Text.\n", "Text.")
    found = list(parts(view(replace(SEED, lines=(*dropped(7), stays, *dropped(6, 21)))).view))
    assert [len(part.entries) for part in found] == [7, 1, 6]
    assert [bool(part.fold) for part in found] == [True, False, False]
    fold = found[0].fold
    assert (fold.size, fold.first, fold.last, fold.rules) == (7, 1, 7, ("drop_boilerplate",))
    assert fold.sample.startswith("Menu 1 · Menu 2")


def test_no_line_is_lost_in_the_folds():
    lines = (*dropped(30), Line(31, "Text.\n", "Text."), *dropped(9, 32), Line(41, "More.", "More."))
    assert [entry.number for entry in entries_of(replace(SEED, lines=lines))] == list(range(1, 42))


def test_lines_for_which_a_page_has_no_room_stand_on_others(monkeypatch):
    lines = tuple(Line(number, "Text.\n", "Text.") for number in range(1, 11))
    assert len(view(replace(SEED, lines=lines)).view.parted) == 1
    monkeypatch.setattr(room, "ROOM", 4 * 420)
    indexed = catalogue(Corpus((replace(SEED, lines=lines),)), ("en", "fr", "zh"))
    pages = list(provenance_pages(indexed.corpus.documents[0], indexed, ()))
    assert [line.number for page in pages for line in page.view.lines] == list(range(1, 11))
    assert [(one.first, one.last) for one in pages[0].view.parted] == [(1, 4), (5, 8), (9, 10)]
    assert all(page.view.counts == {"kept": 10} for page in pages)
    assert len({(page.uri, page.title) for page in pages}) == 3
    assert (page_of(pages[0].view, 3), page_of(pages[0].view, 9)) == ("", pages[0].view.parted[2].file)
    assert pages[2].uri == f"en/provenance/{pages[0].view.parted[2].file.removesuffix('.html')}.md"


def test_the_end_of_a_very_long_line_is_not_shown(monkeypatch):
    monkeypatch.setattr(room, "LONGEST_LINE", 8)
    made = Line(1, "A wall of stone", "A wall of marble", Decision("changed", "repair_mojibake"))
    (entry,) = entries_of(replace(SEED, lines=(made,)))
    assert (entry.raw, entry.text) == ("A wall o …", "A wall o …")


def test_lines_that_stayed_lead_to_their_paragraph():
    block = Block("paragraph", "l’énergie Reste.", "p-1", 1, lines=(3, 4))
    places = [entry.place for entry in entries_of(replace(SEED, blocks=(block,)))]
    assert places == [None, ("p-1", 1), ("p-1", 1)]
    assert view().view.address == "fr/documents/a.html"
    assert [entry.place for entry in entries_of(SEED)] == [None] * 3


def test_doubts_and_their_end_are_told():
    doubtful = view(replace(SEED, doubts=(Doubt("little_left", (1,)),))).view
    assert doubtful.doubts == (("little_left", (1,)),)
    assert words("fr")["doubts"]["little_left"] in said("doubt.little_left", "fr")
    assert view(replace(SEED, checked=True)).view.checked
    assert not view().view.checked


def test_the_page_is_not_searched_and_leads_to_the_seed():
    page = view()
    assert (page.uri, page.edit, page.view.seed) == ("en/provenance/a.md", "", "a.txt")
    assert page.hidden_in == ("en", "fr", "zh")


def test_there_is_one_page_for_readers_of_all_languages():
    page = view(SEED, replace(SEED, language="en", title="Energy", lines=(), seed="", translation=Translation("fr")))
    assert page.once
    assert [(told.language, told.title.text, told.href) for told in page.view.documents] == [
        ("en", "Energy", "documents/a.html"),
        ("fr", "L’énergie", "fr/documents/a.html"),
        ("zh", "L’énergie", "fr/documents/a.html"),
    ]
    assert [told.href for told in view().view.documents] == ["fr/documents/a.html"]


@pytest.mark.parametrize("language", ["fr", "zh"])
def test_every_language_can_say_all_that_the_default_one_can(language):
    assert sayings(language).keys() == sayings("en").keys()
    for code, pattern in sayings("en").items():
        assert isinstance(pattern, str) == isinstance(sayings(language)[code], str), code


def test_every_status_can_be_said():
    assert {f"status.{status}" for status in get_args(Status)} < sayings("en").keys()


def test_an_edited_text_keeps_its_provenance():
    assert view(replace(SEED, markdown="Text")).view.edited
    assert not view().view.edited


def test_what_came_as_markdown_has_none():
    of = sources(Corpus((replace(SEED, lines=()),)), ("en",), Publication())
    made = [file for task in tasks(of) if task.kind == "documents" for file in maker(*task[:2], of)(task.id)]
    assert [file.uri for file in made if isinstance(file, SiteFile)] == ["en/documents/a.md"]


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
    lines = (
        Line(1, **told),
        Line(2, **told, decision=same),
        Line(3, **told, decision=structs.replace(same, near=True)),
    )
    assert [entry.again for entry in entries_of(replace(SEED, lines=lines))] == [False, True, False]
