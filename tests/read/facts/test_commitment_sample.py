"""Promises are recognised as somebody marked them who had not seen the rules: rather one too few than one too many."""

from collections import Counter

import promises
import pytest

FLOOR = {"en": (0.9, 0.7), "fr": (0.9, 0.6), "zh": (0.9, 0.75)}
"""Precision and recall by language: may rise and never fall."""
COUNTS = promises.scores()


@pytest.mark.parametrize("language", FLOOR)
def test_promises_are_recognised_in_every_language(language):
    counted = sum((count for (spoken, _), count in COUNTS.items() if spoken == language), Counter())
    precision, recall = promises.rates(counted)
    floor = FLOOR[language]
    assert counted["right"] + counted["missing"] > 30
    assert (precision >= floor[0], recall >= floor[1]) == (True, True), (precision, recall)
