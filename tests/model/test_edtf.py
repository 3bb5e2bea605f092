"""EDTF: the examples of the Library of Congress's specification, and what holds for any date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model.edtf import bounds, days, is_edtf, qualifiers
from tests.samples import cases

CASES = cases("read/edtf.yml")
PARTS = st.sampled_from(
    ["2024", "-", "/", "..", "02", "13", "00", "30", "21", "24", "?", "~", "%", "9999", "0000", "２", "\n", ""]
)


@pytest.mark.parametrize(("edtf", "expected"), CASES["valid"].items())
def test_bounds_of_dates(edtf, expected):
    first, last = (None if day == "open" else date.fromisoformat(day) for day in expected.split())
    assert bounds(edtf) == (first, last)
    assert days(edtf) == ((last - first).days + 1 if first and last else None)


@pytest.mark.parametrize("text", CASES["invalid"])
def test_what_is_no_date_is_refused(text):
    assert not is_edtf(text)
    with pytest.raises(ValueError, match=r"not an EDTF date"):
        bounds(text)


@pytest.mark.parametrize("text", CASES["not_read"])
def test_what_texts_do_not_need_is_refused_too(text):
    assert not is_edtf(text)


@pytest.mark.parametrize(("edtf", "expected"), CASES["qualified"].items())
def test_qualifiers(edtf, expected):
    assert qualifiers(edtf) == set(expected)


@given(st.dates(), st.sampled_from(["", "?", "~", "%"]))
def test_a_day_a_month_and_a_year_hold_the_day(day, mark):
    for length in (10, 7, 4):
        first, last = bounds(day.isoformat()[:length] + mark)
        assert first <= day <= last
    assert bounds(day.isoformat() + mark) == (day, day)


@given(st.dates(max_value=date.max - timedelta(4000)), st.integers(0, 4000))
def test_an_interval_reaches_from_its_first_to_its_last_day(first, length):
    last = first + timedelta(length)
    assert bounds(f"{first}/{last}") == (first, last)
    assert days(f"{first}/{last}") == length + 1
    assert not is_edtf(f"{last}/{first}") or first == last


@given(st.lists(PARTS, max_size=8).map("".join) | st.text(max_size=12))
def test_any_text_is_a_date_with_bounds_or_none(text):
    if is_edtf(text):
        first, last = bounds(text)
        assert first or last
        assert not (first and last) or first <= last
        assert text.isascii()
