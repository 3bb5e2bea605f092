"""Names are recognised as somebody marked them who had not seen the rules."""

from collections import Counter

import names
import pytest

FLOOR = 0.98, 0.95
"""Precision and recall."""
COUNTS, _ = names.scores()


def test_the_sample_is_large_enough():
    assert sum(count["right"] + count["missing"] for count in COUNTS.values()) >= 300
    assert {language for language, _ in COUNTS} == {"en", "fr", "zh"}


@pytest.mark.parametrize("language", ["en", "fr", "zh"])
def test_names_are_recognised_in_every_language(language):
    count = sum((counted for (spoken, _), counted in COUNTS.items() if spoken == language), Counter())
    precision, recall = names.rates(count)
    assert (precision >= FLOOR[0], recall >= FLOOR[1]) == (True, True), names.rates(count)
