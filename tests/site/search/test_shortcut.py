"""The key that opens the search, "/", can be switched off (WCAG 2.1.4), and stays so."""

import pytest
from playwright.sync_api import expect

from dossier.languages import words
from tests.site.browsing import open_search
from tests.site.pages.test_collection import HOMES


@pytest.mark.parametrize("language", HOMES)
def test_the_single_key_can_be_switched_off_by_keyboard_and_stays_off(visitor, language):
    page = visitor.open(HOMES[language])
    dialog, button = page.locator("[data-search-dialog]"), page.locator("[data-search-open]")
    switch = page.get_by_role("checkbox", name=words(language)["search"]["shortcut"])
    open_search(page)
    for _ in range(4):
        if not switch.evaluate("it => it === document.activeElement"):
            page.keyboard.press("Tab")
    expect(switch).to_be_checked()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    for _ in range(2):
        page.wait_for_function("() => globalThis.dossier?.search")
        page.keyboard.press("/")
        expect(dialog).to_be_hidden()
        expect(button.locator("kbd")).to_be_hidden()
        assert button.get_attribute("aria-keyshortcuts") == "Control+K Meta+K"
        page.reload()
    open_search(page, "Control+k")
    switch.check()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(dialog).to_be_visible()


def test_the_single_key_is_off_for_this_page_where_nothing_can_be_kept(visitor):
    visitor.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('none'); } })"
    )
    page = visitor.open()
    open_search(page)
    page.locator("[data-search-shortcut]").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("[data-search-dialog]")).to_be_hidden()


@pytest.mark.parametrize("language", HOMES)
def test_a_sheet_lists_the_keys_and_turns_them_off(visitor, language):
    page = visitor.open(HOMES[language])
    sheet = page.get_by_role("dialog", name=words(language)["shortcuts"]["title"])
    page.get_by_role("button", name=words(language)["shortcuts"]["title"]).click()
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(sheet).to_be_visible()
    sheet.get_by_role("checkbox").uncheck()
    sheet.get_by_role("button").click()
    expect(sheet).to_be_hidden()
    page.reload()
    page.wait_for_function("() => globalThis.dossier?.search")
    for key in ("?", "/"):
        page.keyboard.press(key)
        expect(page.locator("dialog[open]")).to_have_count(0)
    page.get_by_role("button", name=words(language)["shortcuts"]["title"]).click()
    expect(sheet.get_by_role("checkbox")).not_to_be_checked()


def test_keys_lead_through_the_texts_in_time_and_to_the_citations(visitor):
    page = visitor.open("documents/002-9b6a1077907a4e6d.html")
    page.keyboard.press("c")
    expect(page.locator("#cite > summary")).to_be_focused()
    expect(page.locator("#cite dl").first).to_be_visible()
    page.keyboard.press("n")
    page.wait_for_url("**/003-1604c99ef9e82ed4.html")
    page.keyboard.press("p")
    page.wait_for_url("**/002-9b6a1077907a4e6d.html")
    open_search(page, "Control+k").press_sequentially("np?c")
    expect(page.locator("input[type=search]")).to_have_value("np?c")
    expect(page.locator("dialog[open]")).to_have_count(1)
