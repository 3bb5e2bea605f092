"""A site in English and Arabic: each passage is written in its own direction, and all that has a direction is mirrored."""

import pytest
from playwright.sync_api import expect

from dossier.languages import languages, words
from dossier.languages.locales import direction
from tests.site import browsing
from tests.site.browsing import open_search
from tests.site.languages.test_arabic import make

RIGHT = [code for code in languages() if direction(code) == "rtl"]
TEXT = "documents/letter-reply.html"
ARABIC_TEXT = "documents/letter-lighthouse.html"
PAGES = (
    *(f"{top}{page}" for top in ("", "ar/") for page in ("index.html", "timeline.html", "names/index.html", "commitments.html")),
    *(f"{top}{page}" for top in ("", "ar/") for page in (TEXT, ARABIC_TEXT, "documents/index.html", "data/index.html")),
    *(f"{top}organisations/harbour-authority.html" for top in ("", "ar/")),
    *(f"provenance/letter-{name}.html{query}" for name in ("reply", "lighthouse") for query in ("", "?lang=ar")),
    *("ar/downloads.html", "ar/cleaning-rules.html", "ar/reliability.html", "ar/findings/facts.html", "ar/about.html", "404.html"),
)  # fmt: skip
MISDIRECTED = """(right) => [...document.querySelectorAll("[lang]")].filter((element) => {
    const wanted = right.includes(element.lang.split("-")[0]) ? "rtl" : "ltr";
    return element.lang && getComputedStyle(element).direction !== wanted;
}).map((element) => element.outerHTML.slice(0, 100))"""
HAS_BOTH = "new Set([...document.querySelectorAll('[lang]')].map((one) => getComputedStyle(one).direction)).size > 1"
BOX = """(element) => { const { left, right, top, bottom } = element.getBoundingClientRect(); return { left, right, top, bottom }; }"""


@pytest.fixture(scope="session")
def site(shared):
    return shared("arabic", make).site


def box(page, selector):
    return page.locator(selector).first.evaluate(BOX)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_each_passage_has_the_direction_of_its_language_and_no_page_scrolls_sideways(browser, site, width):
    faults = {}
    with browsing.visit(browser, f"{site.as_uri()}/", viewport={"width": width, "height": 800}) as reader:
        for uri in PAGES:
            page = reader.open(uri)
            wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            faults[uri] = ["scrolls sideways"] * wide + page.evaluate(MISDIRECTED, RIGHT)
            assert page.evaluate(HAS_BOTH), f"{uri}: names no language in the other direction"
    assert {uri: found for uri, found in faults.items() if found} == {}


def test_an_account_of_a_cleaning_turns_to_the_direction_of_its_reader_and_leaves_the_lines(visitor):
    page = visitor.open(f"provenance/letter-reply.html?lang={RIGHT[0]}")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    line = page.locator(".ledger li > a + p").first
    assert line.evaluate("(one) => [one.lang, getComputedStyle(one).direction]") == ["en", "ltr"]
    # The number of a line and its coloured edge stand where lines of the page begin.
    assert box(page, ".ledger li > a")["left"] > box(page, ".ledger li > div")["right"]


def test_results_of_a_search_are_each_in_their_direction(visitor):
    page = visitor.open("ar/index.html")
    open_search(page)
    page.keyboard.type("Marwan")
    expect(page.locator('[data-search-group="en"] li').first).to_be_visible()
    assert page.evaluate(MISDIRECTED, RIGHT) == []
    field, close = box(page, ".dossier-search input"), box(page, "[data-search-close]")
    assert close["right"] <= field["left"]
    # Each language with its number, though one is written the other way than the sentence.
    assert "\u2068English " in page.locator("[data-search-status]").text_content()


def test_a_card_begins_where_its_link_begins(visitor):
    page = visitor.open(f"ar/{ARABIC_TEXT}")
    page.hover(".text a.mention")
    expect(page.locator(".card")).to_be_visible()
    assert abs(box(page, ".card")["right"] - box(page, ".text a.mention")["right"]) < 2


@pytest.mark.parametrize("uri", [TEXT, ARABIC_TEXT])
@pytest.mark.parametrize("top", ["", "ar/"])
def test_numbers_of_paragraphs_stand_where_the_page_begins_whatever_the_text(visitor, top, uri):
    page = visitor.open(top + uri)
    number, text = box(page, ".text a.number"), box(page, ".text")
    assert number["left"] >= text["right"] if top else number["right"] <= text["left"]


NESTED = """() => {
    document.querySelector(".text").innerHTML = `<ul><li id="p-1">A<a class="number" data-number="1" ${
        document.querySelector(".text a.number").dir && `dir="${document.dir}"`}></a></li></ul>`;
}"""


@pytest.mark.parametrize("uri", [TEXT, ARABIC_TEXT])
@pytest.mark.parametrize("top", ["", "ar/"])
def test_numbers_of_items_stand_in_one_column_with_those_of_paragraphs(visitor, top, uri):
    page = visitor.open(top + uri)
    before = box(page, ".text a.number")
    page.evaluate(NESTED)
    after = box(page, ".text a.number")
    assert abs(before["left" if top else "right"] - after["left" if top else "right"]) < 3


def test_the_chart_runs_as_its_months_are_read(visitor):
    page = visitor.open("ar/timeline.html")
    head = [each.evaluate(BOX) for each in page.locator(".overview__head > span").all()]
    assert head[0]["left"] > head[11]["left"]
    march, june = (page.locator(f'[data-when="2025-{month}"]').evaluate(BOX) for month in ("03", "06"))
    assert june["left"] < (head[5]["left"] + head[5]["right"]) / 2 < june["right"]
    # The events of a year are one shape: the first of this one in March, the last in June.
    bars = box(page, 'li.span:has([data-when="2025-06"]) .span__months path.event.bar')
    assert march["left"] < bars["right"] < march["right"]
    assert june["left"] < bars["left"] < june["right"]


def test_two_versions_stand_side_by_side_each_from_its_edge(visitor):
    for uri, with_, own in ((f"ar/{TEXT}", "en", "rtl"), (TEXT, "ar", "ltr")):
        page = visitor.open(f"{uri}?with={with_}")
        mine, other = box(page, ".pair > p"), box(page, f'.pair > .other[data-version="{with_}"]')
        assert mine["left"] > other["right"] if own == "rtl" else mine["right"] < other["left"]


ARROWS = {
    "ar/timeline.html": (".entry__sources > li", "↲ "),
    f"ar/{TEXT}": (".back button", "→ "),
}


@pytest.mark.parametrize("uri", ARROWS)
def test_arrows_lead_the_way_the_page_is_read(visitor, uri):
    selector, arrow = ARROWS[uri]
    page = visitor.open(uri)
    content = page.locator(selector).first.evaluate("(one) => getComputedStyle(one, '::before').content")
    assert content.startswith(f'"{arrow}"')


def test_addresses_and_figures_keep_their_order_in_a_citation(visitor):
    page = visitor.open(f"ar/{ARABIC_TEXT}")
    said = page.locator("[data-style] bdi").all_text_contents()
    assert any(one.startswith("https://") for one in said)
    assert "2025-03-12" in said


def test_a_printed_page_has_its_numbers_in_the_wider_margin(browser, site):
    with browsing.visit(browser, f"{site.as_uri()}/", viewport={"width": 800, "height": 900}) as reader:
        for top in ("", "ar/"):
            page = reader.open(f"{top}{TEXT}")
            page.emulate_media(media="print")
            number, text = box(page, ".text a.number"), box(page, ".text")
            assert number["left"] >= text["right"] if top else number["right"] <= text["left"]


def test_the_way_past_the_menu_is_seen_when_it_is_reached(visitor):
    page = visitor.open("ar/index.html")
    skip = page.locator(".skip")
    expect(skip).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(skip).to_be_in_viewport()
    expect(skip).to_have_text(words("ar")["site"]["skip"])
