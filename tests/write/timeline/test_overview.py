"""The overview of the timeline: what is drawn, counted, left out, and parted into decades."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages import languages, profile, words
from dossier.languages.text import tokens
from dossier.model.edtf import Edtf
from dossier.write.timeline.chronology import is_vague
from dossier.write.timeline.overview import HEIGHT, WIDTH, Dated, overview


def drawn(*dated):
    return overview(dated, "en", "#{}".format)


def strokes(*dated):
    return [[(stroke.form, stroke.path, stroke.unsure) for stroke in row.strokes] for row in drawn(*dated).rows]


def test_dates_are_drawn_as_what_they_are():
    assert strokes(Dated("event", Edtf("2024-01-01"))) == [[("bar", "M3 25v-6h4v6z", False)]]
    assert strokes(Dated("event", Edtf("2024-02?"))) == strokes(Dated("event", Edtf("2024-02-07")))
    assert strokes(Dated("event", Edtf("2024"))) == [[("span", f"M1 31H{WIDTH - 1}M1 29v4M{WIDTH - 1} 29v4", False)]]
    assert strokes(Dated("event", Edtf("2024-02/2024-04?"))) == [[("span", "M11 31H39M11 29v4M39 29v4", True)]]
    assert strokes(Dated("deadline", Edtf("../2024-06-30"))) == [[("edge", "M59 25V36M59 34h-8", False)]]
    assert strokes(Dated("event", Edtf("2024-07/.."))) == [[("edge", "M61 25V36M61 31h8", False)]]


def test_kinds_of_a_month_stand_on_each_other():
    (row,) = drawn(
        Dated("event", Edtf("2024-01-01")), Dated("deadline", Edtf("2024-01-31")), Dated("event", Edtf("2024-01"))
    ).rows
    assert [(stroke.kind, stroke.path) for stroke in row.strokes] == [
        ("event", "M3 25v-12h4v12z"),
        ("deadline", "M3 13v-6h4v6z"),
    ]


def test_an_interval_goes_on_in_the_rows_of_the_years_that_it_touches():
    assert strokes(Dated("event", Edtf("2024-12/2025-01"))) == [
        [("span", "M111 31H120M111 29v4", False)],
        [("span", "M0 31H9M9 29v4", False)],
    ]


def test_equal_lines_are_drawn_once_and_counted_twice():
    (row,) = drawn(*[Dated("event", Edtf("2024-05/2024-06"))] * 2).rows
    assert [stroke.path.count("H") for stroke in row.strokes] == [1]
    assert (row.count, [cell.count for cell in row.cells if cell.count]) == (2, [2, 2])


def test_years_without_a_date_are_left_out_and_the_gap_is_told():
    made = drawn(Dated("event", Edtf("1990")), Dated("event", Edtf("2024")), Dated("event", Edtf("1989/2025")))
    assert [(row.id, row.after_gap) for row in made.rows] == [
        ("1989", False), ("1990", False), ("2024", True), ("2025", False),
    ]  # fmt: skip


def test_a_year_tells_nothing_of_its_months():
    (row,) = drawn(Dated("event", Edtf("2024")), Dated("event", Edtf("2024-03/2024-04"))).rows
    assert (row.count, [cell.id for cell in row.cells if cell.count]) == (2, ["2024-03", "2024-04"])


@pytest.mark.parametrize(("years", "folded", "decades"), [(12, False, 1), (13, True, 1), (20, True, 1), (60, True, 7)])
def test_many_years_are_folded_and_very_many_come_in_decades(years, folded, decades):
    made = drawn(*(Dated("event", Edtf(str(1965 + year))) for year in range(years)), Dated("event", Edtf("1970")))
    assert (made.folded, len(made.decades), len(made.rows)) == (folded, decades, years)
    if decades > 1:
        assert [decade.id for decade in made.decades] == ["196", "197", "198", "199", "200", "201", "202"]
        assert [decade.id for decade in made.decades if decade.open] == ["197"]
        assert [decade.count for decade in made.decades] == [5, 11, 10, 10, 10, 10, 5]
        assert made.decades[0].label == "1965–1969"


@st.composite
def spans(draw):
    start = draw(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
    return f"{start}/{start + timedelta(days=draw(st.integers(0, 2000)))}"


@given(st.lists(spans(), max_size=5))
def test_every_date_lies_within_the_drawing_and_is_counted(found):
    made = drawn(*(Dated("event", Edtf(edtf)) for edtf in found))
    assert bool(made.rows) == bool(found)
    paths = [stroke.path for row in made.rows for stroke in (*row.strokes, *row.total)]
    assert all(0 <= float(x) <= WIDTH for path in paths for x in re.findall(r"[MH]([-\d.]+)", path))
    assert all(0 <= float(y) <= HEIGHT for path in paths for y in re.findall(r"M[-\d.]+ ([-\d.]+)", path))
    for edtf in map(Edtf, found):
        assert {f"{day.year:04}" for day in (edtf.day, edtf.last_day)} <= {row.id for row in made.rows}
    short = [edtf for edtf in found if not is_vague(Edtf(edtf))]
    assert sum(cell.count for row in made.rows for cell in row.cells) >= len(short)
    assert all(row.count for row in made.rows)


@given(st.integers(1, 3000))
def test_the_fullest_month_fits(count):
    (row,) = drawn(*[Dated("event", Edtf("2024-03-03"))] * count, Dated("document", Edtf("2024-04"))).rows
    heights = [float(height) for stroke in row.strokes for height in re.findall(r"v-([\d.]+)h", stroke.path)]
    assert len(heights) == 2
    assert 0 < min(heights) <= max(heights) <= 25


@pytest.mark.parametrize("language", languages())
def test_the_legend_of_the_drawing_is_short(language):
    """At most fifteen words; a script without gaps has about two characters to a word."""
    say = words(language)["timeline"]["legend"]
    found = tokens(say)
    length = len(found) / 2 if profile(language).letters else len(found)
    assert 0 < length <= 15
