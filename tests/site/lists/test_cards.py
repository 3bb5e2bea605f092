"""Cards of names and documents: by pointer, by keyboard and by touch, and nothing of them loaded before."""

import re

import pytest
from playwright.sync_api import expect

from tests.site import browsing
from tests.site.documents.test_documents import LANGUAGES, uri

PEOPLE = '.text a.mention[href*="people/"]'


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


def document(visitor, language):
    """A page whose text names somebody."""
    return visitor.open(uri(language, "002-9b6a1077907a4e6d"))


def card(page):
    return page.locator("#card")


def test_a_pointer_on_a_name_shows_who_it_is(visitor, language):
    page = document(visitor, language)
    expect(card(page)).to_be_hidden()
    name = page.locator(PEOPLE).first
    name.hover()
    expect(card(page)).to_be_visible()
    expect(card(page).locator(".card__facts")).to_have_text(re.compile(r"\d"))
    card(page).hover()
    page.wait_for_timeout(600)
    expect(card(page)).to_be_visible()
    page.mouse.move(2, 2)
    expect(card(page)).to_be_hidden()


def test_the_keyboard_shows_it_and_escape_hides_it(visitor, language):
    page = document(visitor, language)
    name = page.locator(PEOPLE).first
    page.keyboard.press("Tab")
    name.focus()
    expect(card(page)).to_be_visible()
    expect(name).to_have_attribute("aria-describedby", "card")
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(name).to_be_focused()
    assert name.get_attribute("aria-describedby") is None
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(card(page)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/people/"))


@pytest.mark.parametrize("options", [{"viewport": {"width": 360, "height": 740}, "has_touch": True}], ids=["phone"])
def test_a_first_tap_in_the_text_shows_it_and_a_second_goes_there(visitor, language):
    page = document(visitor, language)
    name = page.locator(PEOPLE).first
    name.tap()
    expect(card(page).locator(".card__hint")).to_be_visible()
    page.locator("h1").tap()
    expect(card(page)).to_be_hidden()
    name.tap()
    expect(card(page)).to_be_visible()
    name.tap()
    expect(page).to_have_url(re.compile("/people/"))


@pytest.mark.parametrize("options", [{"viewport": {"width": 360, "height": 740}, "has_touch": True}], ids=["phone"])
def test_a_tap_in_a_list_goes_there_at_once(visitor):
    page = visitor.open("documents/index.html")
    page.locator('main a[href*="002-"]').first.tap()
    expect(page).to_have_url(re.compile("documents/002-"))


def test_a_link_to_a_document_has_a_card_too(visitor, language):
    page = visitor.open(f"{LANGUAGES[language]}people/wang-yi.html")
    page.locator('.appearance h3 a[href*="documents/"]').first.hover()
    expect(card(page).locator(".card__name")).not_to_be_empty()
    expect(card(page).locator(".card__facts")).to_contain_text("2024")


def test_nothing_is_loaded_before_and_once_after(visitor):
    loaded = []
    visitor.page.on("request", lambda request: loaded.append(request.url))
    page = document(visitor, "en")
    page.wait_for_timeout(300)
    assert not [url for url in loaded if re.search(r"/cards(-\d+)?\.js$", url) and "/assets/" not in url]
    for name in page.locator(PEOPLE).all()[:2]:
        name.hover()
        expect(card(page)).to_be_visible()
        page.mouse.move(2, 2)
        expect(card(page)).to_be_hidden()
    for script in ("cards.js", "cards-0.js"):
        assert len([url for url in loaded if url.endswith(f"people/{script}")]) == 1


def test_links_that_lead_nowhere_else_have_none(visitor):
    page = document(visitor, "en")
    page.locator(".text a.number").first.hover()
    page.wait_for_timeout(700)
    expect(card(page)).to_be_hidden()


def test_pages_are_whole_without_scripts(browser, base):
    with browsing.visit(browser, base, java_script_enabled=False) as reader:
        page = document(reader, "en")
        assert page.locator("#card").count() == 0
        page.locator(PEOPLE).first.click()
        expect(page).to_have_url(re.compile("/people/"))
