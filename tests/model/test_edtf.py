"""EDTF: the examples of the Library of Congress's specification, and what holds for any date."""

import pickle
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dossier.model.edtf import Edtf, is_edtf
from tests.samples import cases

CASES = cases("read/edtf.yml")
PARTS = st.sampled_from(
    ["2024", "-", "/", "..", "02", "13", "00", "30", "21", "24", "?", "~", "%", "9999", "0000", "２", "\n", ""]
)
VALID = st.sampled_from([*CASES["valid"], *CASES["qualified"]])


@pytest.mark.parametrize(("text", "expected"), CASES["valid"].items())
def test_first_and_last_day(text, expected):
    first, last = (None if day == "open" else date.fromisoformat(day) for day in expected.split())
    found = Edtf(text)
    assert (found.first, found.last) == (first, last)
    assert found.is_open == ("open" in expected)
    assert (found.day, found.last_day) == (first or last, last or first)
    assert found.days == ((last - first).days + 1 if first and last else None)


@pytest.mark.parametrize("text", CASES["invalid"])
def test_what_is_no_date_is_refused(text):
    assert not is_edtf(text)
    with pytest.raises(ValueError, match=r"not an EDTF date"):
        Edtf(text)


@pytest.mark.parametrize("text", CASES["not_read"])
def test_what_texts_do_not_need_is_refused_too(text):
    assert not is_edtf(text)


@pytest.mark.parametrize(("text", "expected"), CASES["qualified"].items())
def test_qualifiers(text, expected):
    found = Edtf(text)
    assert (found.is_uncertain, found.is_approximate) == ("?" in expected, "~" in expected)
    assert found.is_sure == (not expected)


@pytest.mark.parametrize(("text", "start", "end", "precision"), [
    ("2024-04-03", "2024-04-03", "2024-04-03", "day"), ("2024-21~", "2024-21", "2024-21", "season"),
    ("../2024-05?", "None", "2024-05", "month"), ("2024-05-01/2025", "2024-05-01", "2025", "year"), ("0900/", "0900", "None", "year"),
])  # fmt: skip
def test_ends_as_they_are_written(text, start, end, precision):
    found = Edtf(text)
    assert (str(found.start), str(found.end), found.precision) == (start, end, precision)
    assert str(found.shown) == (end if start == "None" else start)


@given(VALID)
def test_a_date_is_its_text(text):
    found = Edtf(text)
    assert str(found) == text
    again = pickle.loads(pickle.dumps(found))  # noqa: S301  (its own bytes)
    assert (again, again.first, again.day) == (found, found.first, found.day)
    assert len({found, Edtf(text), Edtf("1066")}) == 2


@given(VALID)
def test_qualifiers_are_added_and_taken_away(text):
    found = Edtf(text)
    for changed in (found.uncertain(), found.approximate(), found.certain(), Edtf(found.bare)):
        assert (changed.first, changed.last, changed.bare) == (found.first, found.last, found.bare)
    assert found.uncertain().is_uncertain
    assert found.uncertain().is_approximate == found.is_approximate
    assert found.approximate().is_approximate
    assert found.approximate().is_uncertain == found.is_uncertain
    assert not found.uncertain().certain().is_uncertain
    assert Edtf(found.bare).is_sure


@given(VALID)
def test_since_and_until_keep_one_end(text):
    assume(not Edtf(text).is_open)
    found = Edtf(text)
    assert (found.since().first, found.since().last) == (found.first, None)
    assert (found.until().first, found.until().last) == (None, found.last)


@given(st.dates(), st.sampled_from(["", "?", "~", "%"]))
def test_a_day_a_month_and_a_year_hold_the_day(day, mark):
    for length, precision in ((10, "day"), (7, "month"), (4, "year")):
        found = Edtf(day.isoformat()[:length] + mark)
        assert found.first <= day <= found.last
        assert found.precision == precision
    assert Edtf(day.isoformat() + mark).first == Edtf(day.isoformat() + mark).last == day


@given(st.dates(max_value=date.max - timedelta(4000)), st.integers(0, 4000))
def test_an_interval_reaches_from_its_first_to_its_last_day(first, length):
    last = first + timedelta(length)
    found = Edtf(f"{first}/{last}")
    assert (found.first, found.last, found.days) == (first, last, length + 1)
    assert not is_edtf(f"{last}/{first}") or first == last


@given(st.lists(PARTS, max_size=8).map("".join) | st.text(max_size=12))
def test_any_text_is_a_date_with_a_day_or_none(text):
    if is_edtf(text):
        found = Edtf(text)
        assert found.first or found.last
        assert found.day <= found.last_day
        assert text.isascii()
