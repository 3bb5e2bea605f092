"""From a text back to the search or the list out of which it was opened; on the shipped collection."""

import pytest
from playwright.sync_api import expect

from dossier.languages import words
from tests.site.browsing import open_search
from tests.site.documents.test_parallel import FOLDERS, SPEECH

SAY = words("en")["document"]["back"]


def search(page, query):
    open_search(page, "Control+k").press_sequentially(query)
    expect(page.locator("[data-search-dialog]")).to_have_attribute("data-answered", query, timeout=10_000)
    return page.locator(f"[data-search-results] a[href*='{SPEECH}']").first


def test_a_text_leads_back_to_the_results_and_to_the_one_that_was_followed(visitor):
    page = visitor.open("about.html")
    found = search(page, "workshops")
    address = found.get_attribute("href")
    found.click()
    page.wait_for_url(f"**/{SPEECH}*")
    page.locator(".text a.number").nth(2).click()
    page.get_by_role("button", name=SAY["results"]).click()
    expect(page.locator("input[type=search]")).to_have_value("workshops")
    expect(page.locator(f"[data-search-results] a[href='{address}']")).to_be_focused(timeout=10_000)


def test_the_browsers_own_way_back_leads_to_the_results_too_until_they_are_closed(visitor):
    page = visitor.open("about.html")
    search(page, "workshops").click()
    page.wait_for_url(f"**/{SPEECH}*")
    page.go_back()
    expect(page.locator("input[type=search]")).to_have_value("workshops")
    expect(page.locator("[data-search-results] a:focus")).to_have_count(1, timeout=10_000)
    page.keyboard.press("Escape")
    page.reload()
    expect(page.locator("[data-search-dialog][open]")).to_have_count(0)


@pytest.mark.parametrize("uri", ["documents/index.html?type=speech", "timeline.html"])
def test_a_text_leads_back_to_the_place_in_a_list(visitor, uri):
    page = visitor.open(uri)
    link = page.locator(f".entry a[href*='{SPEECH.rpartition('/')[2]}']:not([hreflang]):visible").last
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    link.click()
    page.wait_for_url(f"**/{SPEECH}*")
    for at in (0, 3):
        page.locator(".text a.number").nth(at).click()
    page.wait_for_function("history.state.came.steps === 3")
    page.reload()
    page.get_by_role("button", name=SAY["list"]).click()
    page.wait_for_url(f"**/{uri}")
    page.wait_for_function("y => Math.abs(scrollY - y) < 3", arg=before)


def test_who_comes_by_another_way_is_led_nowhere(visitor):
    page = visitor.open("documents/index.html")
    page.locator(f"[data-entry] a[href*='{SPEECH.rpartition('/')[2]}']").first.click()
    page.wait_for_url(f"**/{SPEECH}")
    expect(page.locator("[data-back]")).to_be_visible()
    for folder in FOLDERS.values():
        visitor.open("about.html")
        page = visitor.open(folder + SPEECH)
        expect(page.locator("[data-back]")).to_be_hidden()
