"""What the examples in docstrings may use without importing it."""

from typing import Any

import pytest

from dossier.read.clean.rule import trial
from dossier.read.ledger import ledger


@pytest.fixture(autouse=True)
def _example_names(doctest_namespace: dict[str, Any]) -> None:
    doctest_namespace.update(ledger=ledger, trial=trial)
