"""The indexes and the pages of names, as a reader uses them: whatever the collection holds."""

import re

import pytest
from playwright.sync_api import expect

from dossier.languages import words
from dossier.pages.schema import MAKERS

LANGUAGES = {"en": "", "fr": "fr/", "zh": "zh/"}


@pytest.fixture(params=LANGUAGES)
def folder(request):
    return LANGUAGES[request.param]


def shown(page):
    return page.locator(".entry:visible").count()


def test_a_name_leads_to_everything_that_is_said_about_it(visitor, folder):
    page = visitor.open(f"{folder}names/index.html")
    names = [row.locator("a").get_attribute("href") for row in page.locator(".entry").all()]
    assert len(names) == len(set(names)) > 0
    for name in names[:8]:
        page = visitor.open(re.sub(r"^(\.\./)+", "", name))
        if page.locator(".quotes li").count():
            break
    named = page.locator(".quotes li mark").first.inner_text()
    page.locator(".quotes__place").first.click()
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    assert named in target.inner_text()


def test_the_index_of_documents_narrows_by_each_filter(visitor, folder):
    page = visitor.open(f"{folder}documents/index.html")
    total = page.locator(".entry").count()
    assert shown(page) == total > 0
    for key in ("type", "language", "publisher"):
        select = page.locator(f"select[data-key={key}]")
        value = select.locator("option").nth(1).get_attribute("value")
        select.select_option(value)
        expected = [
            entry for entry in page.locator(".entry").all() if value in entry.get_attribute(f"data-{key}").split("\n")
        ]
        assert shown(page) == len(expected) > 0
        select.select_option("")
    assert shown(page) == total


def test_the_way_back_undoes_a_choice(visitor):
    page = visitor.open("documents/index.html")
    total = shown(page)
    select = page.locator("select[data-key=type]")
    first, second = select.locator("option").evaluate_all("all => all.slice(1, 3).map((it) => it.value)")
    for value in (first, second):
        select.select_option(value)
    page.go_back()
    expect(select).to_have_value(first)
    page.go_back()
    expect(select).to_have_value("")
    assert shown(page) == total
    page.go_forward()
    expect(select).to_have_value(first)


def test_a_choice_leaves_the_rest_of_the_address_and_what_nobody_can_choose_is_left_out(visitor):
    page = visitor.open("documents/index.html?a=1&type=nothing#content")
    assert shown(page) == page.locator(".entry").count()
    select = page.locator("select[data-key=language]")
    select.select_option(index=1)
    assert page.url.endswith(f"?a=1&language={select.input_value()}#content")


PLACES = ("documents/index.html", "timeline.html", "documents/002-9b6a1077907a4e6d.html", "names/index.html")


@pytest.mark.parametrize("uri", PLACES)
def test_a_broken_address_breaks_nothing(visitor, uri):
    page = visitor.open(f"{uri}#%E0%A4%A")
    page.evaluate("location.hash = '%'")
    page.locator(".languages a[hreflang=fr]").click()
    page.wait_for_url("**/fr/**")


@pytest.mark.parametrize("uri", ["documents/index.html", "names/index.html"])
def test_nothing_is_wider_than_a_small_phone(visitor, folder, uri):
    page = visitor.open(f"{folder}{uri}")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


class TestWithoutScripts:
    @pytest.fixture
    def options(self):
        return {"java_script_enabled": False}

    def test_everything_is_there_and_no_control_pretends_to_work(self, visitor, folder):
        page = visitor.open(f"{folder}documents/index.html")
        assert shown(page) == page.locator(".entry").count() > 0
        expect(page.locator("[data-controls]")).to_be_hidden()
        assert page.locator("[data-narrow] button:enabled:visible").count() == 0


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_for_every_kind_and_status(code):
    say = words(code)
    assert set(say["timeline"]["kinds"]) == {"event", "deadline", "document"}
    assert set(say["listing"]["kinds"]) == set(say["kinds"])
    translated = {"draft", "machine", "reviewed", "official"}
    assert set(say["listing"]["status"]) == translated | {f"found-{maker}" for maker in MAKERS}
