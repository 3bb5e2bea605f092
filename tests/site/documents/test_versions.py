"""A translation that is not what it should be: in part out of date, in part missing, under old links; and a report."""

import pytest
from playwright.sync_api import expect

from dossier.languages import words

FRENCH, ENGLISH = "fr/documents/wall.html", "documents/wall.html"
SAY = words("fr")["parallel"]
SIZES = pytest.mark.parametrize("size", [(1280, 900), (360, 740)], ids=["desktop", "phone"])


@pytest.fixture
def base(wall):
    return f"{wall.site.as_uri()}/"


def opened(visitor, uri, size=(1280, 900)):
    visitor.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = visitor.open(uri)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    return page


@SIZES
def test_a_paragraph_that_is_out_of_date_shows_both_wordings(visitor, size):
    page = opened(visitor, FRENCH, size)
    notice = page.locator(".pair details.outdated").first
    expect(notice.locator("summary")).to_have_text(SAY["outdated"])
    notice.locator("summary").click()
    expect(notice.locator("del")).to_have_text("180")
    expect(notice.locator("p:has(ins)")).to_have_attribute("lang", "en")
    expect(page.locator(".document-head .notice")).to_contain_text("2 paragraphes")
    expect(page.locator(".pair details.outdated")).to_have_count(2)


@SIZES
def test_what_is_not_translated_yet_stands_there_in_the_original(visitor, size):
    page = opened(visitor, FRENCH, size)
    row = page.locator(".lacking.untranslated")
    expect(row).to_be_visible()
    expect(row.locator(".other[lang=en]")).to_have_text(
        "Nobody was hurt, because the Harbour Board had rung the bells all night."
    )
    expect(page.locator(".lacking:not(.untranslated)")).to_be_hidden()
    page.locator("#with-zh").check()
    expect(page.locator(".lacking[data-of=zh]")).to_be_visible()


def test_the_switcher_leads_to_the_paragraph_before_where_there_is_no_counterpart(visitor):
    page = opened(visitor, ENGLISH, (1280, 300))
    page.locator("#p-9a13f7").evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY)")
    page.locator(".languages a[hreflang=fr]").click()
    page.wait_for_url("**/fr/documents/wall.html#p-000aaa")


def test_an_old_link_leads_to_the_successor_or_to_a_notice(visitor):
    page = opened(visitor, ENGLISH + "#p-000aaa", (1280, 300))
    expect(page.locator("#p-79f7d2")).to_be_in_viewport()
    expect(page.locator(".vanished")).to_be_hidden()
    page = opened(visitor, ENGLISH + "#p-bbbbbb")
    expect(page.locator(".vanished")).to_contain_text("The bells were sold to a church in 1960.")
    expect(page.locator(".vanished")).to_be_in_viewport()
    expect(page.locator("[data-unknown]")).to_be_hidden()


def test_an_address_leads_to_the_same_paragraph_in_every_language(visitor):
    for folder in ("", "fr/", "zh/"):
        page = opened(visitor, f"{folder}documents/wall.html#p-64a7f4", (1280, 300))
        expect(page.locator(".pair > p", has_text="1954")).to_be_in_viewport()


def test_a_report_is_not_offered_as_a_version_of_the_speech(visitor):
    for folder in ("", "fr/", "zh/"):
        page = opened(visitor, f"{folder}documents/talk.html")
        expect(page.locator("[data-views]")).to_have_count(0)
        expect(page.locator(".text .other")).to_have_count(0)


def test_a_text_that_the_language_lacks_stands_there_in_the_original(visitor):
    page = opened(visitor, "zh/documents/talk.html")
    expect(page.locator(".text")).to_have_attribute("lang", "en")
    expect(page.locator(".document-head .notice")).to_contain_text(
        words("zh")["document"]["missing"].format(language="英语")
    )
    page.locator("#p-99c218").evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY)")
    page.locator(".languages a[hreflang=en]").click()
    page.wait_for_url("**/documents/talk.html*")
    assert page.evaluate("location.hash") in ("", "#p-99c218")


def test_the_coverage_leads_to_what_is_to_be_done(visitor):
    for folder in ("", "fr/", "zh/"):
        page = opened(visitor, f"{folder}coverage.html", (360, 740))
        expect(page.locator("table.coverage tbody tr")).to_have_count(3)
        page.locator("#outdated ~ ul a[href*='#p-000aaa']").click()
        expect(page.locator("#p-000aaa")).to_be_in_viewport()
