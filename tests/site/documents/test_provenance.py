"""How a text was cleaned, as a reader sees it: a page with a long menu, a doubtful text, a checked one."""

import re

import lxml.html
import pytest
from playwright.sync_api import expect

from dossier.collection import collect, site
from dossier.languages import words
from dossier.render.ledger import ledger
from dossier.settings import load
from dossier.write.pages.provenance import ProvenanceView

LANGUAGES = {"en": "", "fr": "?lang=fr", "zh": "?lang=zh"}
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
    return page.locator(".ledger [id]:visible").count()


def total(page):
    return page.locator(".ledger [id]").count()


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
    assert entries(page) == page.locator(".ledger .kept[id]").count() > 0
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
    count = page.locator(".ledger .dropped[id]").count()
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
    assert entries(page) == page.locator(".ledger .dropped[id]").count()
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
    page.wait_for_url("**/provenance/page.html?status=dropped&lang=fr#line-30")
    expect(page.locator("button[data-value=dropped]")).to_have_attribute("aria-pressed", "true")


def test_a_reader_who_switches_before_the_page_has_led_to_the_line_loses_nothing(visitor):
    visitor.page.add_init_script(EAGER)
    page = visitor.open("provenance/page.html?status=dropped#line-30")
    page.wait_for_url("**/provenance/page.html?status=dropped&lang=fr#line-30")


def test_the_page_holds_still_once_the_reader_acts(visitor):
    page = visitor.open("provenance/page.html")
    page.evaluate(IMPATIENT)
    assert page.evaluate("new Promise((done) => setTimeout(() => done(scrollY), 500))") == 0


@pytest.mark.parametrize("options", [{"java_script_enabled": False}])
def test_without_scripts_the_list_is_complete(visitor):
    page = visitor.open("provenance/page.html")
    assert entries(page) == total(page) > 120
    expect(page.locator("[data-controls]")).to_be_hidden()


@pytest.mark.parametrize("options", [{"java_script_enabled": False}])
def test_without_scripts_the_page_is_whole_in_the_default_language(visitor):
    page = visitor.open("provenance/page.html?lang=fr#line-30")
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator("h1")).to_have_text(words("en")["provenance"]["heading"])
    assert entries(page) == total(page)


SAID = """(list) => list.map((row) => [row.id, ...[...row.children].map((part) => part.textContent), row.firstChild.ariaLabel])"""


def rows(html, path):
    """What each line of an account says, piece by piece."""
    for row in lxml.html.fromstring(f"<ol>{html}</ol>").xpath(path):
        yield [row.get("id"), *(part.text_content() for part in row), row[0].get("aria-label")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_says_of_each_line_what_the_pages_say(visitor, various, site_build, language):
    """Of texts in all languages, and also of what only some pages have."""
    told = 0
    for built in (various, site_build):
        visitor.base = f"{built.site.as_uri()}/"
        settings = load(built.folder)
        made = site(collect(settings, lambda *_: None), settings)
        for page in (page for page in made.pages if isinstance(page.view, ProvenanceView)):
            shown = visitor.open(page.uri.removeprefix("en/").replace(".md", f".html?lang={language}"))
            expected = list(rows(ledger(page.view, language), "//li[@id]"))
            assert shown.locator(".ledger [id]").evaluate_all(SAID) == expected
            folds = lxml.html.fromstring(f"<ol>{ledger(page.view, language)}</ol>").xpath(
                "//li[@data-section]//summary"
            )
            assert shown.locator(".fold summary").all_text_contents() == [fold.text_content() for fold in folds]
            told += len(expected)
    assert told > 200


@pytest.mark.parametrize("language", ["fr", "zh"])
def test_all_around_the_lines_is_in_the_language_of_the_reader(visitor, language):
    say = words(language)
    page = visitor.open(f"provenance/page.html?lang={language}")
    assert page.locator("html").get_attribute("lang") == language
    assert page.title().startswith(say["provenance"]["title"].format(seed="page.txt"))
    expect(page.locator(".skip")).to_have_text(say["site"]["skip"])
    expect(page.locator(".footer")).to_contain_text(say["coverage"]["title"])
    expect(page.locator("[aria-current=true]").last).to_have_attribute("hreflang", language)
    page.locator("button[data-value=metadata]").click()
    status = page.locator(".controls [role=status]")
    expect(status).to_have_text(say["timeline"]["shown"].format(shown=entries(page), total=total(page)))
    page.locator(".ledger > li:not(.fold):visible a[href*=cleaning-rules]").first.click()
    page.wait_for_url(f"**/{language}/cleaning-rules.html#*")
    page.go_back()
    page.locator(".footer a[href*=coverage]").click()
    page.wait_for_url(f"**/{language}/coverage.html")


@pytest.mark.parametrize("language", ["fr", "zh"])
def test_words_of_the_raw_text_keep_their_language(visitor, language):
    page = visitor.open(f"provenance/page.html?lang={language}")
    raw = page.locator(".ledger :is(a + p, q, .sample)")
    assert set(raw.evaluate_all("all => all.map((one) => one.closest('[lang]').lang)")) == {"en"}
    assert page.locator(".ledger li > div b").first.evaluate("one => one.closest('[lang]').lang") == language


def test_a_page_in_another_language_leads_to_the_words_of_its_readers(visitor):
    page = visitor.open("fr/documents/bridges.html")
    page.locator(".facts a[href*='provenance/']").click()
    page.wait_for_url("**/provenance/bridges.html?lang=fr")
    expect(page.locator("h1")).to_have_text(words("fr")["provenance"]["heading"])
    page.locator(".languages a[hreflang=en]").click()
    page.wait_for_url("**/provenance/bridges.html?lang=en")
    expect(page.locator("h1")).to_have_text(words("en")["provenance"]["heading"])


def test_a_language_that_the_site_has_not_changes_nothing(visitor):
    page = visitor.open("provenance/page.html?lang=../../x")
    expect(page.locator("h1")).to_have_text(words("en")["provenance"]["heading"])


def test_print_has_every_line_and_no_controls(visitor):
    page = visitor.open("provenance/page.html")
    page.emulate_media(media="print")
    assert page.locator("#line-30 > p").bounding_box()["height"] > 0
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
    page = visitor.open(f"provenance/page.html{LANGUAGES[language]}")
    page.locator("button[data-value=dropped]").click()
    snow = page.locator("li:has(> p:text-is('Snow in May')) > div").text_content()
    assert say["rules"]["names"]["crop_page"] in snow
    last = page.locator(".ledger .kept[id]").last.get_attribute("id").removeprefix("line-")
    assert say["provenance"]["places"]["below"].format(last=last) in snow
    for code in ("kept", "dropped", "metadata"):
        expect(page.locator(".summary")).to_contain_text(say["provenance"]["meanings"][code])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_doubtful_text_is_marked_until_it_is_checked(visitor, language):
    say, query = words(language), LANGUAGES[language]
    page = visitor.open("documents/doubtful.html")
    expect(page.locator(".doubts")).to_contain_text(words("en")["document"]["unchecked"])
    page.locator(".doubts a[href*=reliability]").click()
    page.wait_for_url("**/reliability.html#texts")
    page.go_back()
    page.locator(".doubts a[href*=provenance]").click()
    page.wait_for_url("**/provenance/doubtful.html")
    page = visitor.open(f"provenance/doubtful.html{query}")
    expect(page.locator(".doubts")).to_contain_text(say["doubts"]["little_left"])
    page.locator(".doubts a").first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    expect(visitor.open("documents/checked.html").locator(".doubts")).to_have_count(0)
    expect(visitor.open(f"provenance/checked.html{query}").locator(".notice")).to_have_text(
        say["provenance"]["checked"]
    )


@pytest.mark.parametrize("options", [{"viewport": {"width": 360, "height": 740}}])
def test_nothing_scrolls_sideways_on_a_phone(visitor):
    for query in LANGUAGES.values():
        for uri in (f"provenance/page.html{query}", f"provenance/doubtful.html{query or '?'}&status=dropped"):
            page = visitor.open(uri)
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, uri
