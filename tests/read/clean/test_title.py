"""Titles of pages: the line that the text below says again, and never a date, a name or a field of a form."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages import TITLES, languages, profile
from dossier.read.clean import clean
from dossier.read.clean.title.choice import candidates, features, find, page
from dossier.read.clean.title.headline import may_be
from dossier.read.ledger import ledger, lines, taken_title
from tests.samples import cases

CASES = cases("read/titles.yml")
LINES = st.lists(
    st.sampled_from(["Home", "By Mary Stone", "3 May 2024", "Date: 3 May", "A plan for the harbour", "港口新闻"])
    | st.text(alphabet="ab. :|港/", max_size=20).filter(str.strip),
    min_size=1,
    max_size=12,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['name']}")
def test_the_title_is_found(case):
    cleaned = clean(ledger(case["text"]), profile(case["language"]))
    assert (taken_title(cleaned) or None) == case["title"]


@pytest.mark.parametrize(
    ("text", "language", "fits"),
    [
        ("Ukraine: the harvest begins", "en", True),
        ("The summit of 3 May 2024", "en", True),
        ("3 May 2024", "en", False),
        ("By Mary Stone", "en", False),
        ("Contact: Mary Stone", "en", False),
        ("Harbour, 2024-05-03 10:12", "en", False),
        ("Réf. : 2024/12", "fr", False),
        ("索引号：000019999/2024-00031", "zh", False),
        ("发布时间：2024-06-12 17:46", "zh", False),
        ("声明：港口开放", "zh", True),
    ],
)
def test_what_may_be_a_title(text, language, fits):
    assert may_be(text, profile(language)) is fits


@given(LINES, st.sampled_from(languages()), st.data())
def test_the_title_is_a_line_that_may_be_one(texts, language, data):
    entries = [line for line in lines(*texts) if line.text]
    known = data.draw(st.lists(st.sampled_from(["", "menu"]), min_size=len(entries), max_size=len(entries)))
    seen = page(entries, known, [True] * len(entries), profile(language))
    found = find(seen)
    assert found is None or (found.line in entries and may_be(found.line.text, profile(language)))
    assert all(set(features(seen, place)) <= set(TITLES) for place in candidates(seen))


@pytest.mark.timing
def test_time_is_linear_in_the_lines():
    menu = [f"Harbour news of day {i} › Home › Ships" for i in range(1500)]

    def spent(count):
        entries = lines(*menu[:count], "The harbour opened on Tuesday, and all of the ships of the island came in.")
        start = time.process_time()
        find(page(entries, [""] * len(entries), [True] * len(entries), profile("en")))
        return time.process_time() - start

    few, many = (min(spent(count) for _ in range(3)) for count in (400, 1600))
    assert many < 10 * few
