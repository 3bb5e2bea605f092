"""Each script of the site once over http, where it loads its data in another way than from a folder."""

import re

import pytest
from playwright.sync_api import expect

from tests.site import browsing

SPEECH = "documents/002-9b6a1077907a4e6d.html"


@pytest.fixture(scope="module")
def http(site):
    with browsing.server(site) as address:
        yield address


@pytest.fixture
def base(http):
    return http


def test_the_search_finds_a_page(visitor):
    page = visitor.open()
    page.locator("[data-search-open]").click()
    page.locator("input[type=search]").press_sequentially("Zambia")
    found = page.locator("[data-search-group=en]:not([hidden]) a[href*='places/zambia.html']").first
    expect(found).to_be_visible(timeout=20_000)


def test_a_list_is_narrowed(visitor):
    page = visitor.open("fr/documents/index.html")
    total = page.locator(".entry:visible").count()
    page.locator("select[data-key=type]").select_option(index=1)
    assert 0 < page.locator(".entry:visible").count() < total


def test_the_timeline_is_narrowed(visitor):
    page = visitor.open("timeline.html")
    total = page.locator(".timeline__list .entry:visible").count()
    page.locator(".span__year").first.click()
    expect(page.locator(".span__year").first).to_have_attribute("aria-current", "true")
    assert 0 < page.locator(".timeline__list .entry:visible").count() < total


def test_a_name_has_its_card(visitor):
    page = visitor.open(SPEECH)
    page.locator('.text a.mention[href*="people/"]').first.hover()
    expect(page.locator("#card .card__facts")).to_have_text(re.compile(r"\d"))


def test_the_switcher_keeps_the_page(visitor):
    page = visitor.open(SPEECH)
    for language in ("fr/", "zh/", ""):
        page.locator(f".languages a[hreflang={language.strip('/') or 'en'}]").click()
        expect(page).to_have_url(f"{visitor.base}{language}{SPEECH}")


def test_a_choice_among_the_lines_of_a_text_is_kept_in_the_address(visitor):
    page = visitor.open(SPEECH.replace("documents/", "provenance/"))
    page.locator("button[data-value=dropped]").click()
    expect(page).to_have_url(re.compile(r"\?status=dropped$"))


def test_another_version_stands_beside_the_text(visitor):
    page = visitor.open(f"fr/{SPEECH}?with=zh")
    expect(page.locator(".text .pair .other[lang=zh]").first).to_be_visible()


def test_a_page_names_its_manifest_which_the_browser_takes(visitor):
    page = visitor.open("fr/documents/index.html")
    link = page.locator("link[rel=manifest]")
    told = page.evaluate("async (href) => (await fetch(href)).json()", link.evaluate("one => one.href"))
    assert told["lang"] == "fr"
