"""The timeline: order, groups, titles, links to the text that a reader can read, and the drawing."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.data import words
from dossier.model import Corpus
from dossier.write.catalogue import Phrase, catalogue
from dossier.write.strip import WIDTH, Dated, is_vague, reach, rows
from dossier.write.timeline import timeline_pages, timeline_view
from tests.write.making import CATALOGUE, LANGUAGES, MAY, SPEECH, SPEECH_ZH, document, event


def entries(view):
    return [entry for year in view.years for month in year.months for entry in month.entries]


def entry(id_, language="en"):
    return next(entry for entry in entries(timeline_view(CATALOGUE, language)) if entry.id == id_)


def test_oldest_first_vague_dates_at_the_head_and_open_ones_at_the_end_of_their_year():
    view = timeline_view(CATALOGUE, "en")
    assert [year.id for year in view.years] == ["y-2024", "y-2030"]
    assert [month.id for month in view.years[0].months] == ["m-2024-00", "m-2024-04", "m-2024-05"]
    assert [month.id for month in view.years[1].months] == ["m-2030-13"]
    assert [entry.id for entry in entries(view)] == [
        "e-2024-eeee", "e-2024-04-03-aaaa", "d-speech", "e-2024-05-bbbb", "d-news", "e-2024-05-cccc", "e-2030-dddd",
    ]  # fmt: skip
    assert view.intro.startswith("7 entries")


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", Phrase("First Forum")), ("fr", Phrase("Premier Forum")), ("zh", Phrase("First Forum", "en"))],
)
def test_an_event_with_an_entity_takes_its_name_in_the_language_of_the_page(language, title):
    found = entry("e-2024-04-03-aaaa", language)
    assert found.title == title
    assert found.href == ("" if language == "en" else f"{language}/") + "events/forum.html"


def test_an_event_without_an_entity_takes_the_sentence_of_its_source_and_says_its_language():
    assert entry("e-2024-05-cccc", "fr").title == Phrase("完。", "zh")
    assert entry("e-2024-05-cccc", "zh").title == Phrase("完。")


def test_a_source_leads_to_the_same_paragraph_of_the_version_that_the_reader_can_read():
    (source,) = entry("e-2024-05-bbbb", "zh").sources
    assert source.href == f"zh/documents/speech.html#{SPEECH_ZH.blocks[1].id}"
    assert (source.title, source.number, source.status) == (Phrase("讲话"), 1, "draft")


def test_a_source_leads_to_the_original_where_a_translation_is_built_otherwise_or_missing():
    (source,) = entry("e-2024-05-cccc", "en").sources
    assert source.href.startswith("zh/documents/news.html#p-")
    assert source.title == Phrase("新闻", "zh")
    (source,) = entry("e-2024-05-bbbb", "fr").sources
    assert source.href == f"documents/speech.html#{SPEECH.blocks[1].id}"


def test_each_text_is_a_source_once():
    twice = event("e-x", "2024-05-02", (SPEECH, 1, "The UN met."), (SPEECH, 2, "It ended."))
    view = timeline_view(catalogue(Corpus((SPEECH,), events=(twice,)), LANGUAGES), "en")
    assert [len(entry.sources) for entry in entries(view)] == [0, 1]


def test_a_document_stands_there_once_in_the_version_that_the_reader_can_read():
    found = entry("d-speech", "zh")
    assert (found.title, found.href, found.status) == (Phrase("讲话"), "zh/documents/speech.html", "draft")
    assert found.date == "2024年4月3日"
    assert found.languages == ("en",)
    assert entry("d-speech", "fr").title == Phrase("Speech on AI", "en")


def test_a_document_without_a_date_is_not_on_it():
    assert "d-letter" not in [entry.id for entry in entries(timeline_view(CATALOGUE, "fr"))]


def test_uncertain_dates_are_told_apart():
    assert {entry.id for entry in entries(timeline_view(CATALOGUE, "en")) if entry.unsure} == {
        "e-2024-05-bbbb",
        "d-news",
    }


def test_an_entry_narrows_by_the_months_that_it_may_mean_or_by_its_year():
    assert (entry("e-2024-05-cccc").first, entry("e-2024-05-cccc").last) == ("2024-05", "2024-05")
    assert (entry("e-2024-eeee").first, entry("e-2024-eeee").last) == ("2024", "2024")
    assert (entry("e-2030-dddd").first, entry("e-2030-dddd").last) == ("2030-12", "2030-12")


def test_ids_of_entries_are_the_same_in_every_language():
    ids = [[entry.id for entry in entries(timeline_view(CATALOGUE, language))] for language in LANGUAGES]
    assert ids[0] == ids[1] == ids[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_language(language):
    (page,) = timeline_pages(CATALOGUE, language)
    assert page.uri == f"{language}/timeline.md"
    assert f"title: {words(language)['timeline']['title']}\n" in page.content


def test_a_corpus_without_dates_has_an_empty_timeline():
    view = timeline_view(catalogue(Corpus((document("a", "en", "A", "Text."),)), LANGUAGES), "en")
    assert (view.years, view.strip) == ((), ())


def strokes(*dated):
    return [[(stroke.form, stroke.path, stroke.unsure) for stroke in row.strokes] for row in rows(dated, "en")]


def test_dates_are_drawn_as_what_they_are():
    assert strokes(Dated("event", "2024-01-01")) == [[("point", "M1.6 22h.1", False)]]
    assert strokes(Dated("event", "2024-02?")) == [[("bar", "M100.0 22H200.0", True)]]
    assert strokes(Dated("event", "2024")) == [[("bar", f"M0.0 22H{WIDTH:.1f}", False)]]
    assert strokes(Dated("deadline", "../2024-06-30")) == [[("edge", "M600.0 28v10M600.0 33h-30", False)]]
    assert strokes(Dated("event", "2024-07/..")) == [[("edge", "M600.0 17v10M600.0 22h30", False)]]


def test_an_interval_goes_on_in_the_rows_of_the_years_that_it_touches():
    assert strokes(Dated("event", "2024-12/2025-01")) == [
        [("bar", "M1100.0 22H1200.0", False)],
        [("bar", "M0.0 22H100.0", False)],
    ]


def test_equal_strokes_are_drawn_once_and_counted_twice():
    (row,) = rows([Dated("event", MAY.when.edtf)] * 2, "en")
    assert [stroke.path.count("M") for stroke in row.strokes] == [1]
    assert (row.count, [cell.count for cell in row.cells if cell.count]) == (2, [2])


def test_years_without_a_date_are_left_out_and_the_gap_is_told():
    drawn = rows([Dated("event", "1990"), Dated("event", "2024"), Dated("event", "1989/2025")], "en")
    assert [(row.id, row.after_gap) for row in drawn] == [
        ("1989", False), ("1990", False), ("2024", True), ("2025", False),
    ]  # fmt: skip


@st.composite
def spans(draw):
    start = draw(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
    return f"{start}/{start + timedelta(days=draw(st.integers(0, 2000)))}"


@given(st.lists(spans(), max_size=5))
def test_every_date_lies_within_the_drawing_and_is_counted(found):
    drawn = rows([Dated("event", edtf) for edtf in found], "fr")
    numbers = (float(x) for row in drawn for stroke in row.strokes for x in re.findall(r"[MH]([-\d.]+)", stroke.path))
    assert all(0 <= number <= WIDTH for number in numbers)
    for edtf in found:
        assert {day.isoformat()[:4] for day in reach(edtf)} <= {row.id for row in drawn}
    short = [edtf for edtf in found if not is_vague(edtf)]
    assert sum(cell.count for row in drawn for cell in row.cells) >= len(short)
    assert all(row.count for row in drawn)


def test_a_year_tells_nothing_of_its_months():
    (row,) = rows([Dated("event", "2024"), Dated("event", "2024-03/2024-04")], "en")
    assert (row.count, [cell.id for cell in row.cells if cell.count]) == (2, ["2024-03", "2024-04"])
