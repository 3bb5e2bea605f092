"""Sites, each built once for all workers, and visits to them from their folders with the network off: the harder way.

test_http.py has what differs over http.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.building import ADDRESS, PREFIX, ROOT, Build, build, collection, once, shipped
from tests.running import Caller
from tests.site import browsing
from tests.site import various as small
from tests.site.chromium import HELP, find

PARALLEL = ROOT / "tests" / "cases" / "parallel"

expect.set_options(timeout=20_000)
"""Milliseconds until something must be seen: on a machine that does other things as well, five seconds were too few."""

LENGTHY = {
    f"test_{name}.py"
    for name in [
        "preview",
        "long_timeline",
        "fourth_language",
        "own_language",
        "additions",
        "bad_input",
        "long_texts",
        "round_trip",
        "canaries",
        "inert",
        "odd_names",
        "wheel",
        "same_bytes",
    ]
}
"""Files that build sites of their own: at the end one of them would keep one worker busy while the other has no more to do."""

Shared = Callable[[str, Callable[[Path], Build]], Build]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the lengthy files; the rest stays in its order."""
    items.sort(key=lambda item: item.path.name not in LENGTHY)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Makes a site once for all workers: shared("web", lambda folder: build(…))."""
    top = tmp_path_factory.getbasetemp()
    base = top.parent if os.environ.get("PYTEST_XDIST_WORKER") else top

    def make(name: str, making: Callable[[Path], Build]) -> Build:
        made = once(base / name, making)
        assert made.status == 0, f"the build of {name} failed:\n{made.output}"
        return made

    return make


@pytest.fixture(scope="session")
def site_build(shared: Shared) -> Build:
    """The strict build of the texts in tests/cases/shipped."""
    return shared("web", lambda top: build(shipped(top / "collection"), top / PREFIX))


@pytest.fixture(scope="session")
def site(site_build: Build) -> Path:
    """Folder of that site."""
    return site_build.site


@pytest.fixture(scope="session")
def packed(shared: Shared, site_build: Build) -> Path:
    """Folder of a site like the shared one, with its packs."""

    def make(top: Path) -> Build:
        site = shutil.copytree(site_build.site, top / "site")
        done = Caller(site_build.folder)("pack", site, **ADDRESS)
        return Build(site_build.folder, site, done.returncode, done.stderr.decode())

    return shared("packed", make).site


@pytest.fixture(scope="session")
def various(shared: Shared) -> Build:
    """The strict build of the small texts in various.py, in a folder whose name no program may trip over."""

    def make(top: Path) -> Build:
        return build(collection(top / "collection", small.seeds(), small.DOCS), top / "site")

    return shared("某 目录 (été)", make)


@pytest.fixture(scope="session")
def wall(shared: Shared) -> Build:
    """The build of tests/cases/parallel by somebody who has neither an address nor a repository yet."""

    def make(top: Path) -> Build:
        seeds = {path.name: path.read_bytes() for path in (PARALLEL / "seeds").iterdir()}
        pages = (PARALLEL / "docs").rglob("*.md")
        docs = {path.relative_to(PARALLEL / "docs").as_posix(): path.read_bytes() for path in pages}
        nowhere = dict.fromkeys(ADDRESS, "")
        return build(collection(top / "collection", seeds, docs), top / "site", nowhere, strict=False)

    return shared("wall", make)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    executable = find()
    assert executable, HELP
    with browsing.chromium(executable) as started:
        yield started


@pytest.fixture
def base(site: Path) -> str:
    """Address of the top folder of the site that a test visits: override it for another."""
    return f"{site.as_uri()}/"


@pytest.fixture
def options() -> dict[str, object]:
    """What a test's reader brings: override it for another size, colour scheme or no JavaScript."""
    return {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def visitor(browser: Browser, base: str, options: dict[str, object]) -> Iterator[browsing.Visitor]:
    """A reader of the site; a fault seen on the way fails the test."""
    with browsing.visit(browser, base, **options) as reader:
        yield reader
        assert reader.faults == []
