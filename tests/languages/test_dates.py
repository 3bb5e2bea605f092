"""Dates in words: cases in three languages, and what holds for any date."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dossier.languages import languages
from dossier.languages.dates import display_date
from dossier.model.edtf import is_edtf
from tests.samples import cases

CASES = cases("dates.yml")
PARTS = st.builds(
    lambda day, length, sign: day.isoformat()[:length] + sign,
    st.dates(),
    st.sampled_from((4, 7, 10)),
    st.sampled_from(("", "?", "~", "%")),
)
ENDS = PARTS | st.sampled_from(("", "..", "2024-21", "2024-24?"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["edtf"])
def test_dates_in_words(case):
    expected = {key: value for key, value in case.items() if key != "edtf"}
    assert {language: display_date(case["edtf"], language) for language in expected} == expected


@given(PARTS | st.tuples(ENDS, ENDS).map("/".join), st.sampled_from(languages()))
def test_every_date_is_said_with_its_year(edtf, language):
    assume(is_edtf(edtf))
    year = next(part for part in edtf.split("/") if part not in ("", ".."))[:4]
    assert str(int(year)) in display_date(edtf, language)


@given(PARTS, st.sampled_from(languages()))
def test_an_uncertain_date_looks_uncertain(edtf, language):
    assume(not edtf.endswith(("?", "%", "~")))
    assert len({display_date(edtf + sign, language) for sign in ("", "?", "~", "%")}) == 4


def test_what_is_no_date_is_refused():
    with pytest.raises(ValueError, match="not an EDTF date"):
        display_date("July 2024", "en")
