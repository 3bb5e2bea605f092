import re
from datetime import date

import pytest

from dossier.languages import DOUBTS, languages, words
from dossier.pages.schema import TYPES
from dossier.write.pages.reliability import ENOUGH, Cell, reliability_page, reliability_view
from tests.building import ROOT

FIGURES = [
    {"of": "date", "mark": "none", "kind": "statement", "language": "en", "texts": 1200, "right": 1140},
    {"of": "date", "mark": "none", "kind": "letter", "language": "fr", "texts": 4, "right": 4},
    {"of": "date", "mark": "?", "kind": "letter", "language": "fr", "texts": 9, "right": 3},
    {"of": "text", "mark": "any", "kind": "letter", "language": "fr", "texts": 12, "right": 9},
    {"of": "text", "mark": "little_left", "kind": "letter", "language": "fr", "texts": 2, "right": 1},
]
MEASURED = {
    "date": "2026-03-01",
    "sources": [{"name": "someone/letters", "kind": "letter", "texts": 1213}],
    "figures": FIGURES,
}
NOTHING = Cell("", "")


@pytest.fixture
def dates():
    return reliability_view(MEASURED, "en").tables[0]


def test_marks_stand_side_by_side(dates):
    assert dates.columns == tuple(words("en")["reliability"]["dates"]["marks"].values())
    assert [row.label for row in (*dates.rows, *dates.by_kind)] == ["All", "Letter (French)", "Statement (English)"]
    assert dates.rows[0].cells == (Cell("1,144 of 1,204", "95%"), Cell("3 of 9", ""), NOTHING)
    assert dates.by_kind[1].cells == (Cell("1,140 of 1,200", "95%"), NOTHING, NOTHING)


def test_few_texts_have_no_percentage(dates):
    assert dates.by_kind[0].cells == (Cell("4 of 4", ""), Cell("3 of 9", ""), NOTHING)
    assert str(ENOUGH) in reliability_view(MEASURED, "en").few


def test_texts_are_told_by_mark_and_by_reason():
    _, texts, reasons = reliability_view(MEASURED, "fr").tables
    assert texts.rows[-1].cells[1] == Cell("9 sur 12", "75\xa0%")
    assert [(row.label, row.cells) for row in reasons.rows] == [
        (words("fr")["doubts"]["little_left"], (Cell("1 sur 2", ""),))
    ]


def test_the_page_names_day_and_sources():
    view = reliability_view(MEASURED, "en")
    assert "1 March 2026" in view.counted
    assert "1,213 texts" in view.counted
    assert [(one.name, one.kind, one.count) for one in view.origins] == [("someone/letters", "Letter", "1,213 texts")]


@pytest.mark.parametrize("language", languages())
def test_marks_are_called_as_dates_are(language):
    """What the table puts in quotation marks is what readers meet on a page."""
    say = words(language)
    shown = {"?": [say["dates"]["uncertain"]], "~": say["dates"]["approximate"].values()}
    for mark, patterns in shown.items():
        called = say["reliability"]["dates"]["marks"][mark].strip("“”«»\xa0 ")
        assert all(called in pattern for pattern in patterns)
    called = say["reliability"]["texts"]["marks"]["any"].strip("“”«»\xa0 ")
    assert called in say["document"]["unchecked"]


@pytest.mark.parametrize("language", languages())
def test_each_language_has_the_page(language):
    page = reliability_page(language)
    assert (page.uri, page.template) == (f"{language}/reliability.md", "reliability.html")
    assert sum(len(table.by_kind) for table in page.view.tables) > 4


# The file of the figures.

WHATS = {"date": {"none", "?", "~"}, "title": {"none", "any"}, "sentences": {"none", "any"}}


def test_the_file_is_what_the_page_asks():
    codes = set(words("en")["doubts"])
    assert date.fromisoformat(DOUBTS["date"])
    for row in DOUBTS["figures"]:
        assert set(row) == {"of", "mark", "kind", "language", "texts", "right"}
        assert row["mark"] in WHATS.get(row["of"], {"none", "any"} | codes)
        assert row["kind"] in TYPES
        assert row["language"] in languages()
        assert 0 <= row["right"] <= row["texts"] > 0
    places = [tuple(row[key] for key in ("of", "mark", "kind", "language")) for row in DOUBTS["figures"]]
    assert len(set(places)) == len(places)


def test_every_text_is_counted_once():
    total = sum(source["texts"] for source in DOUBTS["sources"])
    for what in ("title", "sentences", "text"):
        rows = (row for row in DOUBTS["figures"] if row["of"] == what and row["mark"] in ("none", "any"))
        assert sum(row["texts"] for row in rows) <= total
    assert total >= 200
    assert {source["kind"] for source in DOUBTS["sources"]} == {row["kind"] for row in DOUBTS["figures"]}


def test_templates_lead_to_parts_of_the_page():
    parts = {f"#{table.code}" for table in reliability_page("en").view.tables}
    sources = [path.read_text("utf-8") for path in (ROOT / "overrides").rglob("*.html")]
    led = {part for source in sources for part in re.findall(r"reliability\.html(#\w+)?", source)}
    assert led == {"", "#dates", "#texts"}
    assert led - {""} <= parts
