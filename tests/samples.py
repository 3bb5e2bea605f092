"""The cases that tests and benchmarks share: data in tests/cases."""

from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> Any:
    """What a YAML file of tests/cases says."""
    return yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
