"""What all tests share: no skips in CI, collections of their own, and one real build of this one."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from tests import building, skips
from tests.running import LAKE, PROGRAM, TEXT

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


@pytest.fixture
def collection(tmp_path: Path) -> Callable[..., Path]:
    """Makes a collection: collection(seeds={"a.txt": "…"}, docs={"en/people/x.md": "…"}) gives its folder."""
    numbers = count(1)
    return lambda **contents: building.collection(tmp_path / f"collection-{next(numbers)}", **contents)


@pytest.fixture
def small_site(collection: Callable[..., Path]) -> Callable[..., building.Build]:
    """Makes a collection and builds it: small_site(seeds={…}, docs={…}, strict=True, address={…})."""

    def make(
        seeds: building.Contents = building.NOTHING, docs: building.Contents = building.NOTHING, **options: object
    ) -> building.Build:
        folder = collection(seeds=seeds, docs=docs)
        return building.build(folder, folder / "site", **options)

    return make


@pytest.fixture(scope="session")
def site_build(tmp_path_factory: pytest.TempPathFactory) -> building.Build:
    """The strict build of this collection, made once for all tests."""
    made = building.build(building.ROOT, tmp_path_factory.mktemp("web") / building.PREFIX)
    assert made.status == 0, f"the strict build failed:\n{made.output}"
    return made


@pytest.fixture(scope="session")
def site(site_build: building.Build) -> Path:
    """Folder of the built site."""
    return site_build.site


@pytest.fixture
def dossier(collection):
    """Calls a command in a small collection: dossier("clean", "--text", input=b"…", LANG="fr_FR.UTF-8")."""
    folder = collection(seeds={"bridges.txt": TEXT}, docs={"en/places/lake.md": LAKE})
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}

    def call(*arguments, cwd=folder, text=None, **environment):
        given = inherited | {"PYTHONPATH": str(building.ROOT / "hooks"), "LC_ALL": "C"} | environment
        command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
        options = {"input": text} if text is not None else {"stdin": subprocess.DEVNULL}
        return subprocess.run(command, cwd=cwd, env=given, capture_output=True, check=False, timeout=60, **options)

    call.folder = folder
    return call
