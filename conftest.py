"""What the examples in docstrings may use without importing it."""

from typing import Any

import pytest

from dossier.languages import profile
from dossier.model import Decision, Line
from dossier.read.clean.rule import trial
from dossier.read.ledger import ledger, lines


@pytest.fixture(autouse=True)
def _example_names(doctest_namespace: dict[str, Any]) -> None:
    doctest_namespace.update(Decision=Decision, Line=Line, ledger=ledger, lines=lines, profile=profile, trial=trial)
