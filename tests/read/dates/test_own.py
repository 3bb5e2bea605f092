"""Findings on dates: the weekday or the order of figures, with the line; silent where the date is right or given."""

import pytest

from dossier.languages import languages
from dossier.model import Correction, Seed
from dossier.read import Context, read_seed

BODY = "The monks of the island built the harbour, who needed a place for their boats in winter, and nobody else did."


def findings(stamp, body=BODY, facts=()):
    text = f"The harbour that nobody wanted\n{stamp}\n{body}\n{BODY[::-1].capitalize()}\n"
    _, found = read_seed(Seed("seeds/a.txt", text.encode(), Correction(facts=dict(facts))), Context(languages()))
    return [(one.line, one.code, one.detail["words"]) for one in found if one.code.startswith("date_")]


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("Monday, 3 May 2024", [(2, "date_wrong_weekday", "Monday, 3 May 2024")]),
        ("Posted on 05/03/2024", [(2, "date_unsure_order", "05/03/2024")]),
        ("Friday, 3 May 2024", []),
        ("Posted on 05/13/2024", []),
        ("3 May 2024", []),
    ],
)
def test_a_doubtful_date_is_found(stamp, expected):
    assert findings(stamp) == expected


def test_a_date_that_a_person_gave_is_beyond_doubt():
    assert findings("Posted on 05/03/2024", facts={"date": "2024-05-03"}) == []


def test_dates_of_events_have_their_line():
    body = "On Monday, 3 May 2024, the monks of the island built the harbour, and nobody else came to see it."
    assert findings("4 May 2024", body) == [(3, "date_wrong_weekday", "Monday, 3 May 2024")]
