"""Dates in running text: sentences of each language with what is to be found in them."""

import re
from itertools import pairwise
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages import languages, profile
from dossier.read.dates import find
from dossier.read.dates.patterns import Fitting, patterns, year_names
from tests.samples import cases

CASES = cases("read/dates.yml")
MARK = re.compile(r"\[([^]]*)\]\([^)]*\)")
WORDS = [
    word for code in languages() for word in (*profile(code).months, *profile(code).weekdays, *profile(code).numbers)
]
PIECES = st.sampled_from(
    [*WORDS, *"0123456789 -/.,年月日至前", "2024", "from ", " to ", "by ", "du ", " au ", "d’ici ", "今年"]
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=15).map("".join)
SENTENCES = [
    MARK.sub(r"\1", line) for groups in CASES.values() for lines in groups.values() for line in lines.splitlines()
]


def cases():
    for language, groups in CASES.items():
        for group, lines in groups.items():
            mark = pytest.mark.xfail(reason="not read yet") if group == "known_failures" else ()
            for line in lines.splitlines():
                yield pytest.param(language, line, id=f"{language}-{group}-{line[:40]}", marks=mark)


def meaning(found):
    """What the cases say of a date: its EDTF, its flags (but those that its EDTF shows), and its other numbers."""
    if found.year:
        edtf = str(found.edtf())
    else:
        edtf = str(found.edtf(2000)).replace("2000", "XXXX") if found.month or "end" in found.flags else ""
    flags = sorted(found.flags - {"deadline", "end"})
    numbers = [
        f"{name} {getattr(found, name)}" for name in ("weekday", "number") if getattr(found, name) and not found.year
    ]
    return " ".join(filter(None, [edtf, *flags, *numbers]))


def marked(text, language):
    """The text with its dates in brackets, as the cases have them."""
    for found in reversed(find(text, profile(language))):
        text = f"{text[: found.start]}[{text[found.start : found.end]}]({meaning(found)}){text[found.end :]}"
    return text


@pytest.mark.parametrize(("language", "line"), [*cases()])
def test_dates_are_found(language, line):
    assert marked(MARK.sub(r"\1", line), language) == line


@given(TEXTS, st.sampled_from(languages()))
def test_dates_stand_in_the_text_in_order_and_are_valid(text, language):
    found = find(text, profile(language))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(one.edtf(one.year or 2000) for one in found)


def test_many_cases_in_each_language():
    assert all(sum(len(lines.splitlines()) for lines in groups.values()) >= 30 for groups in CASES.values())


@given(TEXTS | st.lists(st.sampled_from(SENTENCES), max_size=3).map(" ".join), st.sampled_from(languages()))
def test_what_is_not_tried_would_find_nothing(text, language):
    found = find(text, profile(language))
    known = profile(language)
    every = Fitting(patterns(known), tuple(pattern for _, pattern in year_names(known)))
    with patch("dossier.read.dates.fitting", lambda *_: every):
        assert find(text, profile(language)) == found
