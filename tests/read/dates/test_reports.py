"""Dates of texts: their own, and those of the events that they report."""

import pytest

from dossier.languages import languages, profile
from dossier.languages.text import with_sentences
from dossier.model import Block, Decision, Line, Seed
from dossier.model.document import when
from dossier.read import Context, read_seed
from dossier.read.dates.reports import find_dates
from dossier.read.facts.roles import Text
from tests.samples import cases

CASES = cases("read/reports.yml")


def paragraph(text):
    return with_sentences([Block("paragraph", text, "p-000001")], "en")


MET = paragraph("They met on 3 May 2021.")


def stamp(text, role):
    return Line(1, text, text, Decision("metadata", role=role))


@pytest.fixture(params=CASES, ids=lambda case: f"{case['language']}-{case['name']}")
def case(request):
    return request.param


@pytest.fixture
def document(case):
    found, _ = read_seed(Seed("seeds/a.txt", case["text"].encode()), Context(languages()))
    return found


def test_the_date_is_the_text_s_own(case, document):
    assert (str(document.when.edtf) if document.when else None) == case.get("date")


def test_the_words_that_show_the_date_stand_in_the_text(case, document):
    assert all(words in case["text"] for words in (document.when.basis if document.when else ()))


def test_events_are_those_that_the_text_reports(case, document):
    assert [[str(report.when.edtf), report.kind, report.title] for report in document.reports] == case["events"]


def test_each_event_names_its_paragraph_and_its_words(case, document):
    blocks = {block.id: block.text for block in document.blocks}
    for report in document.reports:
        assert report.title in (blocks[report.block] if report.block else document.title)
        assert all(words in case["text"] for words in report.when.basis)


def test_the_text_s_own_date_goes_before_a_reposter_s():
    lines = (stamp("The Island Times 2021-05-09", "repost"), stamp("May 4, 2021", "date"))
    own, _ = find_dates(Text("A title", MET, lines, profile("en")), "news-article")
    assert (str(own.edtf), own.basis) == ("2021-05-04", ("May 4, 2021",))


def test_what_a_person_knows_goes_before_all():
    lines = (stamp("May 4, 2021", "date"),)
    own, reports = find_dates(Text("A title", MET, lines, profile("en")), "speech", when("2020-02"))
    assert str(own.edtf) == "2020-02"
    assert [str(report.when.edtf) for report in reports] == ["2020-02", "2021-05-03"]


def test_an_act_is_an_event_and_a_publication_is_none():
    text = Text("A title", MET, (stamp("May 4, 2021", "date"),), profile("en"))
    assert [(report.title, report.block) for report in find_dates(text, "speech")[1]][:1] == [("A title", "")]
    assert [report.block for report in find_dates(text, "news-article")[1]] == ["p-000001"]


def test_a_sentence_is_reported_once():
    twice = paragraph("They met on 3 May 2021, that is on May 3, 2021.")
    assert len(find_dates(Text("A title", twice, (), profile("en")), "other")[1]) == 1


def test_a_text_without_dates_has_none():
    assert find_dates(Text("A title", (), (), profile("en")), "other") == (None, ())


@pytest.mark.parametrize("opening", ["Around 4 May 2021", "Perhaps on 4 May 2021"])
def test_a_vague_date_in_the_first_paragraph_is_about_the_text_s_own(opening):
    met = paragraph(f"{opening}, the parties met and agreed.")
    own, _ = find_dates(Text("A title", met, (), profile("en")), "news-article")
    assert str(own.edtf) == "2021-05-04~"


def test_a_text_that_was_updated_around_a_day_is_of_about_that_day():
    lines = (stamp("Updated: around May 4, 2021", "date"),)
    own, _ = find_dates(Text("A title", MET, lines, profile("en")), "news-article")
    assert str(own.edtf) == "2021-05-04~"
