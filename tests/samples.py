"""The cases that tests and benchmarks share: data in tests/cases."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from dossier.settings import Settings, load
from tests.building import ROOT, SHIPPED

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> Any:
    """What a YAML file of tests/cases says."""
    return yaml.safe_load((CASES / name).read_text(encoding="utf-8"))


def shipped(folder: Path = SHIPPED) -> Settings:
    """The settings of a collection of the texts in tests/cases/shipped, or of a copy of theirs."""
    known = load(ROOT)
    return replace(known, root=folder, seeds=folder / "seeds", docs=folder / "docs")
