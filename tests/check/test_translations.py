"""Numbers that a translation has lost: none where they are written otherwise."""

import pytest

from dossier.check.translations import lost_numbers
from tests.samples import cases

CASES = cases("translated_numbers.yml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"])
def test_lost_numbers(case):
    assert list(lost_numbers(case["source"], case["from"], case["told"], case["to"])) == case.get("lost", [])
