"""Pages of documents as a reader uses them."""

import re

import pytest
from playwright.sync_api import expect

from dossier.languages import words
from tests.building import SHIPPED

LANGUAGES = {"en": "", "fr": "fr/", "zh": "zh/"}
PAGES = sorted({path.stem for path in SHIPPED.glob("docs/*/documents/*.md")})


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


def uri(language, name=PAGES[0], folder="documents"):
    return f"{LANGUAGES[language]}{folder}/{name}.html"


def test_the_switcher_keeps_the_page(visitor, language):
    page = visitor.open(uri("en"))
    page.locator(f".languages a[hreflang={language}]").click()
    expect(page).to_have_url(visitor.base + uri(language))
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator(".languages [aria-current]")).to_have_attribute("hreflang", language)


def test_paragraphs_are_numbered_and_can_be_linked(visitor, language):
    page = visitor.open(uri(language))
    numbers = page.locator(".text a.number")
    count = numbers.count()
    assert [numbers.nth(at).get_attribute("data-number") for at in range(count)] == [str(at + 1) for at in range(count)]
    last = numbers.last
    assert last.get_attribute("aria-label") == words(language)["document"]["paragraph"].format(number=count)
    last.click()
    expect(page).to_have_url(re.compile(re.escape(last.get_attribute("href")) + "$"))
    expect(page.locator(":target")).to_have_count(1)


def test_numbers_are_no_part_of_the_text(visitor):
    page = visitor.open(uri("en"))
    assert not re.search(r"\d$", page.locator(".text p").first.inner_text())


def test_a_name_in_the_text_leads_to_what_it_names(visitor, language):
    page = visitor.open(uri(language))
    mention = page.locator(".text a.mention").first
    mention.click()
    expect(page).to_have_url(re.compile(r"/(people|organisations|places|initiatives|events|terms)/[^/]+\.html$"))
    expect(page.locator("h1")).to_be_visible()


def test_a_translation_says_so_and_leads_to_its_original(visitor, language):
    for name in PAGES:
        page = visitor.open(uri(language, name))
        notice = page.locator(".notice strong")
        if notice.count():
            expect(notice).to_have_text(words(language)["document"]["notice"]["draft"])
            page.locator(".notice a").click()
            expect(page.locator(".notice:visible")).to_have_count(0)
            return
    pytest.fail("no translation in this language")


def test_the_raw_text_is_there_byte_for_byte(visitor, site):
    page = visitor.open(uri("en"))
    seed = page.locator(".facts a[download]").get_attribute("href").rpartition("/")[2]
    assert (site / "seeds" / seed).read_bytes() == (SHIPPED / "seeds" / seed).read_bytes()


def test_how_a_text_was_cleaned_is_told_line_by_line(visitor, language):
    page = visitor.open(uri(language))
    page.locator(".facts a", has_text=words(language)["document"]["provenance"]).click()
    page.wait_for_url("**/provenance/*")
    lines = page.locator(".ledger > li")
    assert lines.count() > 1
    statuses = set(words(language)["statuses"].values())
    colon = words(language)["document"]["colon"]
    told = page.locator(".ledger li > div > b").all_text_contents()
    assert {one.removesuffix(colon) for one in told} <= statuses
    rule = page.locator(".ledger div a[href*=cleaning-rules]").first
    name, told = rule.get_attribute("href").partition("#")[2], rule.inner_text()
    assert told == words(language)["rules"]["names"][name]
    rule.click()
    page.wait_for_url(f"**/cleaning-rules.html#{name}")
    expect(page.locator(":target h2")).to_have_text(told)


def test_a_paragraph_leads_to_its_raw_line_and_back(visitor):
    page = visitor.open(uri("en"))
    expect(page.locator(".text a.source").first).to_be_hidden()
    page.locator(".text a.number").first.click()
    source = page.locator(".text :target > a.source")
    assert source.get_attribute("aria-label").startswith("Line ")
    paragraph = page.url.partition("#")[2]
    source.click()
    page.wait_for_url("**/provenance/*#line-*")
    page.locator(":target .to a").click()
    expect(page).to_have_url(re.compile(f"/documents/.*#{paragraph}$"))


@pytest.mark.parametrize("options", [{"viewport": {"width": 320, "height": 640}}])
def test_nothing_scrolls_sideways_on_a_small_phone(visitor, language):
    for address in (
        uri(language),
        f"{uri('en', PAGES[0], 'provenance')}?lang={language}",
        f"{LANGUAGES[language]}cleaning-rules.html",
    ):
        page = visitor.open(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}])
def test_the_dark_scheme_follows_the_system(visitor):
    page = visitor.open(uri("en"))
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(int(part) for part in re.findall(r"\d+", colour)) < 64


def test_print_has_the_text_alone(visitor):
    page = visitor.open(uri("en"))
    page.emulate_media(media="print")
    expect(page.locator(".text")).to_be_visible()
    for other in (".header", ".footer", "dialog"):
        expect(page.locator(other).first).to_be_hidden()
