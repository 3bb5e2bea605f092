"""Numbers that a translation has lost: none where they are written otherwise."""

import pytest
import yaml

from dossier.check_translations import lost_numbers
from tests.building import ROOT

CASES = yaml.safe_load((ROOT / "tests/cases/translated_numbers.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"])
def test_lost_numbers(case):
    assert list(lost_numbers(case["source"], case["from"], case["told"], case["to"])) == case.get("lost", [])
