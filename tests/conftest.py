"""What all tests share: no skips in CI, and collections of their own."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from tests import building, growth, skips
from tests.running import LAKE, TEXT, Caller

# A shared machine is slow now and then; what CI finds, everybody must be able to find again.
settings.register_profile("dossier", deadline=None, derandomize=True)
settings.load_profile("dossier")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    report = yield
    skips.refuse(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Iterator[None]:
    report = yield
    skips.refuse(report)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How times grow with their inputs, of all that was measured."""
    for line in growth.table():
        terminalreporter.write_line(line)


@pytest.fixture
def collection(tmp_path: Path) -> Callable[..., Path]:
    """Makes a collection: collection(seeds={"a.txt": "…"}, docs={"en/people/x.md": "…"}) gives its folder."""
    numbers = count(1)
    return lambda **contents: building.collection(tmp_path / f"collection-{next(numbers)}", **contents)


@pytest.fixture
def dossier(collection: Callable[..., Path]) -> Caller:
    """Calls a command in a small collection."""
    return Caller(collection(seeds={"bridges.txt": TEXT}, docs={"en/places/lake.md": LAKE}))
