"""Two versions of a text side by side, and the same paragraph in every language: on the shipped collection."""

import pytest
from playwright.sync_api import expect

from dossier.languages import words
from tests.site import browsing
from tests.site.browsing import open_search

SPEECH = "documents/002-9b6a1077907a4e6d.html"
FOLDERS = {"en": "", "fr": "fr/", "zh": "zh/"}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
SIZES = pytest.mark.parametrize("options", [DESKTOP, PHONE], ids=["desktop", "phone"])


def number(page, count):
    """The paragraph with a number."""
    return page.locator(f".text .pair:has(> * a.number[data-number='{count}'], > a.number[data-number='{count}'])")


def go_to(page, count):
    """Scroll until a paragraph is at the top of the window."""
    number(page, count).evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 10)")


def hash_of(page):
    return page.evaluate("location.hash.slice(1)")


@SIZES
@pytest.mark.parametrize(("start", "end"), [("en", "fr"), ("fr", "zh"), ("zh", "en")])
def test_the_switcher_leads_to_the_paragraph_that_one_reads(visitor, start, end):
    page = visitor.open(FOLDERS[start] + SPEECH)
    go_to(page, 3)
    own = number(page, 3).locator("> [id]").get_attribute("id")
    page.locator(f".languages a[hreflang={end}]").click()
    page.wait_for_url(f"**/{FOLDERS[end]}{SPEECH}*#p-*")
    there = number(page, 3).locator("> [id]")
    assert hash_of(page) == there.get_attribute("id") == own
    expect(there).to_be_in_viewport()


@SIZES
def test_a_paragraph_that_the_address_names_counts_while_it_is_in_sight(visitor):
    page = visitor.open(SPEECH)
    number(page, 4).locator("a.number").click()
    page.mouse.wheel(0, -200)
    page.locator(".languages a[hreflang=fr]").click()
    page.wait_for_url(f"**/fr/{SPEECH}*#p-*")
    expect(number(page, 4)).to_be_in_viewport()
    assert hash_of(page) == number(page, 4).locator("> [id]").get_attribute("id")


def test_above_the_text_the_switcher_leads_to_the_top(visitor):
    page = visitor.open(SPEECH)
    page.locator(".languages a[hreflang=fr]").click()
    page.wait_for_url(f"**/fr/{SPEECH}")
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("options", [DESKTOP])
def test_side_by_side_a_paragraph_stands_at_the_height_of_its_counterpart(visitor):
    page = visitor.open("fr/" + SPEECH)
    expect(page.locator(".other[lang=en]").first).to_be_hidden()
    page.locator("#with-en").check()
    boxes = number(page, 3).evaluate(
        "one => [...one.querySelectorAll(':scope > [id], :scope > .other[lang=en]')].map(e => e.getBoundingClientRect().toJSON())"
    )
    own, other = boxes
    assert abs(own["y"] - other["y"]) < 8
    assert other["x"] > own["right"]
    expect(page.locator(".other[lang=zh]").first).to_be_hidden()


@pytest.mark.parametrize("options", [PHONE])
def test_on_a_phone_they_stand_below_each_other(visitor):
    page = visitor.open("fr/" + SPEECH + "?with=zh")
    own, other = number(page, 3).locator("> [id]"), number(page, 3).locator("> .other[lang=zh]")
    expect(other).to_be_visible()
    assert other.bounding_box()["y"] >= own.bounding_box()["y"] + own.bounding_box()["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_choice_is_in_the_address_and_remembered_for_the_text(visitor):
    page = visitor.open("fr/" + SPEECH)
    page.locator("#with-zh").check()
    assert page.url.endswith("?with=zh")
    page = visitor.open("fr/documents/001-83826e1afd84aa67.html")
    expect(page.locator("[data-views] input[value='']")).to_be_checked()
    assert "with" not in page.url
    page = visitor.open("fr/" + SPEECH)
    expect(page.locator("#with-zh")).to_be_checked()
    assert page.url.endswith("?with=zh")
    page = visitor.open("fr/" + SPEECH + "?with=en")
    expect(page.locator("#with-en")).to_be_checked()
    page.locator("[data-views] input[value='']").check()
    assert "with" not in page.url
    page.reload()
    expect(page.locator("[data-views] input[value='']")).to_be_checked()


def test_the_switcher_turns_the_two_versions_around(visitor):
    page = visitor.open("fr/" + SPEECH + "?with=en")
    go_to(page, 2)
    page.locator(".languages a[hreflang=en]").click()
    page.wait_for_url(f"**/{SPEECH}?with=fr#p-*")
    expect(page.locator("#with-fr")).to_be_checked()
    expect(number(page, 2).locator(".other[lang=fr]")).to_be_visible()


def test_a_pointer_or_the_keyboard_marks_both(visitor):
    page = visitor.open("fr/" + SPEECH + "?with=en")
    own, other = number(page, 3).locator("> [id]"), number(page, 3).locator("> .other[lang=en]")
    colour = "one => getComputedStyle(one).backgroundColor"
    plain = own.evaluate(colour)
    for mark in (own.hover, other.hover, own.locator("a.number").focus):
        page.mouse.move(1, 1)
        mark()
        assert own.evaluate(colour) == other.evaluate(colour) != plain


@SIZES
def test_the_original_of_a_paragraph_opens_in_its_place(visitor):
    page = visitor.open("fr/" + SPEECH)
    pair = number(page, 3)
    pair.scroll_into_view_if_needed()
    pair.hover()
    way = pair.locator("a.original")
    expect(way).to_have_accessible_name(words("fr")["parallel"]["original"].format(language="anglais"))
    way.click()
    expect(pair.locator(".other[lang=en]")).to_be_visible()
    expect(way).to_have_attribute("aria-expanded", "true")
    assert page.url.endswith(SPEECH)
    way.press("Space")
    expect(pair.locator(".other[lang=en]")).to_be_hidden()


@SIZES
def test_without_scripts_the_choice_still_works_and_the_original_is_a_link(browser, base, options):
    with browsing.visit(browser, base, java_script_enabled=False, **options) as visitor:
        page = visitor.open("zh/" + SPEECH)
        page.locator("#with-en").check()
        expect(number(page, 3).locator(".other[lang=en]")).to_be_visible()
        page.locator("[data-views] input[value='']").check()
        number(page, 3).scroll_into_view_if_needed()
        number(page, 3).hover()
        number(page, 3).locator("a.original").click()
        page.wait_for_url(f"**/{SPEECH}#p-*")
        expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_be_in_viewport()
        assert visitor.faults == []


def test_an_old_link_that_leads_nowhere_gets_a_notice(visitor):
    page = visitor.open(SPEECH + "#p-000000")
    expect(page.locator("[data-unknown]")).to_have_text(words("en")["parallel"]["unknown"])
    page.locator("a.number").first.click()
    expect(page.locator("[data-unknown]")).to_be_hidden()


def test_what_stands_beside_a_text_is_not_found_on_its_page(visitor):
    page = visitor.open("fr/" + SPEECH)
    open_search(page).fill("“ethical dilemmas”")
    expect(page.locator("[data-search-dialog]")).to_have_attribute(
        "data-answered", "“ethical dilemmas”", timeout=20_000
    )
    expect(page.locator("[data-search-group=en] li").first).to_be_visible()
    expect(page.locator("[data-search-group=fr] li")).to_have_count(0)


def test_on_other_pages_the_switcher_keeps_the_entry_and_what_was_chosen(visitor):
    page = visitor.open("timeline.html?kind=event")
    entry = page.locator(".entry[id]:visible").nth(6)
    name = entry.get_attribute("id")
    entry.evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 10)")
    query = page.evaluate("location.search")
    page.locator(".languages a[hreflang=zh]").click()
    page.wait_for_url("**/zh/timeline.html*#*")
    assert (page.evaluate("location.search"), hash_of(page)) == (query, name)
    expect(page.locator(f"[id='{name}']")).to_be_in_viewport()


def test_a_page_that_somebody_wrote_has_no_places_to_keep(visitor):
    page = visitor.open("about.html")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.locator(".languages a[hreflang=fr]").click()
    page.wait_for_url("**/fr/about.html")
