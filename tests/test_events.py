"""Dated events in short texts in three languages, marked by people who had not seen the rules: what is reached may not fall."""

import events
import pytest
import yaml

FLOOR = yaml.safe_load(events.FLOOR.read_text(encoding="utf-8"))
LAG = 0.01
"""By how much the floor may lie below what is reached; `python benchmarks/events.py --write` raises it."""


@pytest.fixture(scope="module")
def reached():
    return events.floor()


@pytest.mark.parametrize("language", events.LANGUAGES)
@pytest.mark.parametrize("figure", ["precision", "recall"])
def test_what_is_reached_never_falls(reached, language, figure):
    assert reached[language][figure] >= FLOOR[language][figure]
    assert reached[language][figure] < FLOOR[language][figure] + LAG, "better than the floor says: raise it"


@pytest.mark.parametrize("language", events.LANGUAGES)
def test_the_sample_is_large_enough(language):
    assert sum(len(passage["events"]) for half in events.HALVES for passage in events.passages(language, half)) >= 80


def test_a_date_that_says_something_else_is_wrong():
    [passage] = [
        one for one in events.passages("en", "tune") if one["text"].startswith("The treaty was signed on 17 June")
    ]
    report = events.reports(passage, "en")[0]
    assert events.is_right(report, passage["events"][0], passage["text"])
    assert not events.is_right(report, passage["events"][1], passage["text"])
    assert not events.is_right(report, {**passage["events"][0], "edtf": "1994-06"}, passage["text"])
    assert not events.is_right(report, {**passage["events"][0], "kind": "deadline"}, passage["text"])
