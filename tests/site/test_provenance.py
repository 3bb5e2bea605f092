"""How a text was cleaned, as a reader sees it: a page with a long menu, a doubtful text, a checked one."""

import re

import pytest
from playwright.sync_api import expect

from dossier.languages import words

LANGUAGES = {"en": "", "fr": "fr/", "zh": "zh/"}
EAGER = """addEventListener("DOMContentLoaded", () => {
  scrollTo(0, 0);
  document.querySelector(".languages a[hreflang=fr]")?.click();
}, { once: true });"""
IMPATIENT = """addEventListener("popstate", () => requestAnimationFrame(() => {
  dispatchEvent(new WheelEvent("wheel"));
  scrollTo(0, 0);
}), { once: true });
location.hash = "line-30";"""


@pytest.fixture
def base(various):
    return f"{various.site.as_uri()}/"


def entries(page):
    return page.locator(".ledger [data-entry]:visible").count()


def total(page):
    return page.locator(".ledger [data-entry]").count()


def test_a_long_menu_does_not_bury_the_text(visitor):
    page = visitor.open("provenance/page.html")
    assert page.locator("[data-fold]").count() == 2
    assert entries(page) < 20
    first = page.locator(".fold summary").first
    assert re.match(r"○?\s*60 dropped lines", first.inner_text())
    first.click()
    assert entries(page) >= 60


def test_folds_and_filter_are_reached_by_keyboard(visitor):
    page = visitor.open("provenance/page.html")
    page.locator("button[data-value=kept]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("button[data-value=kept]")).to_have_attribute("aria-pressed", "true")
    assert entries(page) == page.locator(".ledger .kept[data-entry]").count() > 0
    page.keyboard.press("Space")
    expect(page.locator("button[data-value=kept]")).to_have_attribute("aria-pressed", "false")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert entries(page) >= 60


def test_a_choice_opens_the_folds_and_can_be_shared(visitor):
    page = visitor.open("provenance/page.html")
    page.locator("button[data-value=dropped]").click()
    count = page.locator(".ledger .dropped[data-entry]").count()
    assert entries(page) == count > 100
    address = page.url
    assert address.endswith("?status=dropped")
    page.goto("about:blank")
    page.goto(address)
    assert entries(page) == count
    page.locator("[data-clear]").click()
    assert entries(page) < 20


def test_a_link_into_a_fold_opens_it(visitor):
    page = visitor.open("provenance/page.html#line-30")
    expect(page.locator("#line-30")).to_be_in_viewport()
    assert page.locator("[data-fold][open]").count() == 1


def test_an_encoded_fragment_names_the_same_line(visitor):
    page = visitor.open("provenance/page.html?status=kept#line%2D30")
    expect(page.locator("#line-30")).to_be_in_viewport()
    assert "?" not in page.url


def test_a_choice_leaves_the_line_that_the_address_names(visitor):
    page = visitor.open("provenance/page.html#line-30")
    page.locator("button[data-value=dropped]").click()
    assert page.url.endswith("?status=dropped#line-30")
    page.reload()
    assert entries(page) == page.locator(".ledger .dropped[data-entry]").count()
    expect(page.locator("#line-30")).to_be_in_viewport()
    page.locator("button[data-value=kept]").click()
    assert page.url.endswith("?status=kept")


def test_a_line_that_the_choice_hides_is_shown_without_it(visitor):
    page = visitor.open("provenance/page.html?status=kept#line-30")
    expect(page.locator("#line-30")).to_be_in_viewport()
    assert page.url.endswith("provenance/page.html#line-30")
    page.locator("button[data-value=kept]").click()
    page.evaluate("location.hash = 'line-30'")
    expect(page.locator("#line-30")).to_be_in_viewport()
    assert "?" not in page.url


def test_the_switcher_keeps_the_choice_and_the_line(visitor):
    page = visitor.open("provenance/page.html?status=dropped#line-30")
    page.locator(".languages a[hreflang=fr]").click()
    page.wait_for_url("**/fr/provenance/page.html?status=dropped#line-30")
    expect(page.locator("button[data-value=dropped]")).to_have_attribute("aria-pressed", "true")


def test_a_reader_who_switches_before_the_page_has_led_to_the_line_loses_nothing(visitor):
    visitor.page.add_init_script(EAGER)
    page = visitor.open("provenance/page.html?status=dropped#line-30")
    page.wait_for_url("**/fr/provenance/page.html?status=dropped#line-30")


def test_the_page_holds_still_once_the_reader_acts(visitor):
    page = visitor.open("provenance/page.html")
    page.evaluate(IMPATIENT)
    assert page.evaluate("new Promise((done) => setTimeout(() => done(scrollY), 500))") == 0


@pytest.mark.parametrize("options", [{"java_script_enabled": False}])
def test_without_scripts_the_list_is_complete(visitor):
    page = visitor.open("provenance/page.html")
    assert entries(page) == total(page) > 120
    expect(page.locator("[data-controls]")).to_be_hidden()


def test_print_has_every_line_and_no_controls(visitor):
    page = visitor.open("provenance/page.html")
    page.emulate_media(media="print")
    assert page.locator("#line-30 .raw").bounding_box()["height"] > 0
    expect(page.locator("[data-controls]")).to_be_hidden()
    expect(page.locator(".fold .sample").first).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert entries(page) == total(page)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert entries(page) < 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dropped_line_says_why(visitor, language):
    say = words(language)
    page = visitor.open(f"{LANGUAGES[language]}provenance/page.html")
    page.locator("button[data-value=dropped]").click()
    snow = page.locator("li:has(> .raw:text-is('Snow in May')) > .verdict").text_content()
    assert say["rules"]["names"]["crop_page"] in snow
    last = page.locator(".ledger .kept[data-entry]").last.get_attribute("id").removeprefix("line-")
    assert say["provenance"]["places"]["below"].format(last=last) in snow
    for code in ("kept", "dropped", "metadata"):
        expect(page.locator(".summary")).to_contain_text(say["provenance"]["meanings"][code])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_doubtful_text_is_marked_until_it_is_checked(visitor, language):
    say, folder = words(language), LANGUAGES[language]
    page = visitor.open("documents/doubtful.html")
    expect(page.locator(".doubts")).to_contain_text(words("en")["document"]["unchecked"])
    page.locator(".doubts a[href*=reliability]").click()
    page.wait_for_url("**/reliability.html#texts")
    page.go_back()
    page.locator(".doubts a[href*=provenance]").click()
    page.wait_for_url("**/provenance/doubtful.html")
    page = visitor.open(f"{folder}provenance/doubtful.html")
    expect(page.locator(".doubts")).to_contain_text(say["doubts"]["little_left"])
    page.locator(".doubts a").first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    expect(visitor.open("documents/checked.html").locator(".doubts")).to_have_count(0)
    expect(visitor.open(f"{folder}provenance/checked.html").locator(".notice")).to_have_text(
        say["provenance"]["checked"]
    )


@pytest.mark.parametrize("options", [{"viewport": {"width": 360, "height": 740}}])
def test_nothing_scrolls_sideways_on_a_phone(visitor):
    for language in LANGUAGES.values():
        for uri in (f"{language}provenance/page.html", f"{language}provenance/doubtful.html?status=dropped"):
            page = visitor.open(uri)
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, uri
