"""Visits to the built site, over http and from the folder with the network off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site import browsing
from tests.site.chromium import HELP, find


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    executable = find()
    assert executable, HELP
    with browsing.chromium(executable) as started:
        yield started


@pytest.fixture(scope="session")
def http(site: Path) -> Iterator[str]:
    """Address of the built site over http."""
    with browsing.server(site) as address:
        yield address


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, site: Path) -> str:
    """Address of the built site's top folder: each test that asks for it runs over http and over file://."""
    return request.getfixturevalue("http") if request.param == "http" else f"{site.as_uri()}/"


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


@pytest.fixture
def page(visitor: browsing.Visitor) -> Page:
    """The home page, opened."""
    return visitor.open()
