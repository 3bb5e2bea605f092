"""The key that opens the search, "/", can be switched off (WCAG 2.1.4), and stays so."""

import pytest
from playwright.sync_api import expect

from dossier.languages import words
from tests.site.test_collection import HOMES


@pytest.mark.parametrize("language", HOMES)
def test_the_single_key_can_be_switched_off_by_keyboard_and_stays_off(visitor, language):
    page = visitor.open(HOMES[language])
    dialog, button = page.locator("[data-search-dialog]"), page.locator("[data-search-open]")
    switch = page.get_by_role("checkbox", name=words(language)["search"]["shortcut"])
    page.keyboard.press("/")
    for _ in range(4):
        if not switch.evaluate("it => it === document.activeElement"):
            page.keyboard.press("Tab")
    expect(switch).to_be_checked()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    for _ in range(2):
        page.keyboard.press("/")
        expect(dialog).to_be_hidden()
        expect(button.locator("kbd")).to_be_hidden()
        assert button.get_attribute("aria-keyshortcuts") == "Control+K Meta+K"
        page.reload()
    page.keyboard.press("Control+k")
    switch.check()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(dialog).to_be_visible()


def test_the_single_key_is_off_for_this_page_where_nothing_can_be_kept(visitor):
    visitor.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('none'); } })"
    )
    page = visitor.open()
    page.keyboard.press("/")
    page.locator("[data-search-shortcut]").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("[data-search-dialog]")).to_be_hidden()
