"""Every date that a grammar of forms writes is read back (tests/cases/read/date_forms.yml)."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.languages import profile
from dossier.read.dates import find
from tests.samples import cases

GRAMMARS = cases("read/date_forms.yml")
FORMS = [(code, *form) for code, grammar in GRAMMARS.items() for form in grammar["forms"].items()]
HYPHENS, SPACES = "-‐‑−–", " \u00a0\u202f"


def name(names, number, place):
    known = [word for word, value in names.items() if value == number and not word.isdecimal()]
    return known[place % len(known)].capitalize()


@st.composite
def values(draw, code):
    """The fields of a form: see the head of the grammar."""
    known, numbers = profile(code), st.integers(0, 99)
    year, month, day = draw(st.integers(1700, 2090)), draw(st.integers(1, 11)), draw(st.integers(1, 20))
    later = draw(st.integers(month + 1, 12))
    weekday = date(year, month, day).isoweekday()
    return {
        "y": year,
        "z": year + draw(st.integers(1, 9)),
        "mm": month,
        "nn": later,
        "m": name(known.months, month, draw(numbers)),
        "n": name(known.months, later, draw(numbers)),
        "d": day,
        "e": day + draw(st.integers(2, 4)),
        "f": day + draw(st.integers(6, 8)),
        "w": name(known.weekdays, weekday, draw(numbers)),
    }


@pytest.mark.parametrize(("code", "form", "meaning"), FORMS, ids=[f"{code}-{form}" for code, form, _ in FORMS])
@settings(max_examples=20)
@given(st.data())
def test_what_a_form_says_is_read(code, form, meaning, data):
    said = data.draw(values(code))
    written = form.format(**said)
    look = data.draw(st.sampled_from(HYPHENS)), data.draw(st.sampled_from(SPACES))
    text = data.draw(st.sampled_from(GRAMMARS[code]["frames"])).format(written)
    text = text.replace("-", look[0]).replace(" ", look[1])
    assert [str(found.edtf()) for found in find(text, profile(code))] == meaning.format(**said).split(" ")
