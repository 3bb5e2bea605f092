"""The shipped collection as its readers use it: what they search, follow, compare and check."""

import pytest
import yaml
from playwright.sync_api import expect

from tests.site.browsing import open_search
from tests.site.small_site import CASES

QUERIES = yaml.safe_load((CASES / "collection.yml").read_text(encoding="utf-8"))
SPEECH = "documents/002-9b6a1077907a4e6d.html"
HOMES = {"en": "index.html", "fr": "fr/index.html", "zh": "zh/index.html"}


def ask(page, query):
    page.locator("input[type=search]").fill("")
    page.locator("input[type=search]").press_sequentially(query)
    expect(page.locator("[data-search-dialog]")).to_have_attribute("data-answered", query, timeout=20_000)


@pytest.mark.parametrize("language", HOMES)
def test_each_query_finds_its_page_among_the_first_five(visitor, language):
    page = visitor.open(HOMES[language])
    page.locator("[data-search-open]").click()
    for case in (case for case in QUERIES if case["at"] == language):
        ask(page, case["query"])
        links = page.locator(f"[data-search-group={language}]:not([hidden]) a").evaluate_all(
            "all => all.map(a => a.href)"
        )
        found = [link.removeprefix(visitor.base).partition("#")[0] for link in links[:5]]
        assert case["among"] in found, case["query"]


def test_nothing_of_the_index_is_loaded_before_a_search(visitor):
    loaded = []
    visitor.page.on("request", lambda request: loaded.append(request.url))
    page = visitor.open(SPEECH)
    page.wait_for_timeout(500)
    assert not [url for url in loaded if "/search-index/" in url]
    assert not [url for url in loaded if "search-engine" in url]


def test_a_hit_leads_to_its_paragraph(visitor):
    page = visitor.open()
    open_search(page)
    ask(page, "ethical dilemmas")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/*.html#p-*")
    target = page.locator(f"[id='{page.url.partition('#')[2]}']")
    expect(target).to_contain_text("ethical dilemmas")
    expect(target).to_be_in_viewport()


def test_the_switcher_keeps_the_page(visitor):
    page = visitor.open(SPEECH)
    for language, folder in (("fr", "fr/"), ("zh", "zh/"), ("en", "")):
        page.locator(f".md-header a[hreflang={language}]").click()
        page.wait_for_url(visitor.base + folder + SPEECH)
        assert page.locator("html").get_attribute("lang") == language


def test_a_name_leads_to_all_that_is_said_about_it_and_back(visitor):
    page = visitor.open(SPEECH)
    page.locator("a.mention", has_text="Zambia").first.click()
    page.wait_for_url("**/places/zambia.html")
    place = page.locator(".quotes__place").first
    place.click()
    page.wait_for_url("**/documents/*.html#p-*")
    expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_contain_text("Zambia")


def test_the_ledger_shows_what_became_of_each_line(visitor):
    page = visitor.open(SPEECH)
    page.locator("a[href*='provenance/']").first.click()
    page.wait_for_url("**/provenance/*.html")
    expect(page.locator("body")).to_contain_text("413d95c58d47abcca5ec349e4919d5c736e46190408d9de5c21d00c825a1cac5")
    dropped = page.locator(".line, li", has_text="当前位置").first
    expect(dropped).to_contain_text("words of the page")
    dropped.locator("a", has_text="words of the page").click()
    page.wait_for_url("**/cleaning-rules.html#drop_boilerplate")
