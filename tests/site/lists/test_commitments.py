"""The page of commitments as a reader uses it: filters in the address, later texts unfolded, nothing lost without scripts."""

import re

import pytest
from playwright.sync_api import expect

from dossier.languages import words
from tests.site import browsing
from tests.site.documents.test_documents import LANGUAGES


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


def commitments(visitor, language, state=""):
    return visitor.open(f"{LANGUAGES[language]}commitments.html{state}")


def test_the_page_says_as_of_when_and_each_has_its_sentence_and_source(visitor, language):
    page = commitments(visitor, language)
    expect(page.locator(".commitments > .count:not(.marked)")).to_contain_text("2026")
    entries = page.locator(".entry")
    assert entries.count() > 1
    for entry in entries.all():
        assert entry.locator("blockquote q").count() >= 1
        assert entry.locator("blockquote a").first.get_attribute("href").partition("#")[2].startswith("p-")


def test_a_deadline_narrows_the_list_and_the_address_keeps_it(visitor, language):
    page = commitments(visitor, language)
    page.get_by_role("button", name=words(language)["commitments"]["states"]["passed"]).click()
    expect(page.locator(".entry:visible")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"\?state=passed$"))
    page.reload()
    expect(page.locator(".entry:visible")).to_have_count(1)


def test_later_texts_unfold_by_keyboard(visitor):
    page = commitments(visitor, "en")
    fold = page.locator("details.commitment__later").first
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(fold.locator("li").first).to_be_visible()
    fold.locator("a").first.click()
    expect(page.locator(":target")).to_have_count(1)


def test_a_page_of_a_name_leads_to_its_commitments(visitor, language):
    page = visitor.open(f"{LANGUAGES[language]}places/china.html")
    page.locator("#commitments + ul a.quotes__place").first.click()
    expect(page).to_have_url(re.compile(r"commitments\.html#c-"))
    expect(page.locator(":target .commitment")).to_be_visible()


def test_all_is_there_without_scripts(browser, base):
    with browsing.visit(browser, base, java_script_enabled=False) as reader:
        page = commitments(reader, "en")
        expect(page.locator(".controls")).to_be_hidden()
        assert page.locator(".entry").count() == page.locator(".entry:visible").count() > 1


@pytest.mark.parametrize("options", [{"viewport": {"width": 320, "height": 640}}], ids=["phone"])
def test_nothing_scrolls_sideways_on_a_small_phone(visitor, language):
    page = commitments(visitor, language)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
