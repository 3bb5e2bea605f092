"""The timeline, the indexes and the pages of names, as a reader uses them: whatever the collection holds."""

import re

import pytest
from playwright.sync_api import expect

from dossier.data import words

LANGUAGES = {"en": "", "fr": "fr/", "zh": "zh/"}


@pytest.fixture(params=LANGUAGES)
def folder(request):
    return LANGUAGES[request.param]


def shown(page):
    return page.locator(".entry:visible").count()


def numbers(page):
    return [int(number) for number in re.findall(r"\d+", page.get_by_role("status").inner_text())]


def test_every_entry_is_shown_at_first(visitor, folder):
    page = visitor.open(f"{folder}timeline.html")
    total = page.locator(".entry").count()
    assert total
    assert shown(page) == total
    assert sorted(numbers(page)) == [total, total]
    expect(page.locator("[data-clear]")).to_be_hidden()


def test_a_month_narrows_the_list_to_what_its_cell_counts(visitor):
    page = visitor.open("timeline.html")
    cell = page.locator(".strip__months button").last
    cell.click()
    expect(cell).to_have_attribute("aria-pressed", "true")
    assert shown(page) == int(re.search(r"\((\d+)\)", cell.get_attribute("aria-label"))[1])
    assert page.locator("section:visible h3").count() >= 1
    for section in page.locator("section[data-section]:visible").all():
        assert section.locator(".entry:visible").count()
    cell.click()
    assert shown(page) == page.locator(".entry").count()


def test_a_choice_can_be_shared_by_its_address(visitor):
    page = visitor.open("timeline.html")
    year = page.locator(".strip__label").last
    year.click()
    page.locator("button[data-key=kind]").first.click()
    count, address = shown(page), page.url
    assert address.split("#")[1] == f"when={year.get_attribute('data-value')}&kind=event"
    page.goto("about:blank")
    page.goto(address)
    assert shown(page) == count
    expect(page.locator(".strip__label").last).to_have_attribute("aria-pressed", "true")
    page.locator("[data-clear]").click()
    assert shown(page) == page.locator(".entry").count()
    assert page.url.split("#")[1:] in ([], [""])


def test_filters_by_kind_and_language_hold_together(visitor):
    page = visitor.open("timeline.html")
    for button in page.locator("button[data-key=kind]").all():
        button.click()
        kind = button.get_attribute("data-value")
        assert shown(page) == page.locator(f".entry[data-kind={kind}]").count() > 0
    language = page.locator("button[data-key=language]").first
    language.click()
    code = language.get_attribute("data-value")
    both = [
        entry
        for entry in page.locator(f".entry[data-kind={kind}]").all()
        if code in entry.get_attribute("data-language").split("\n")
    ]
    assert shown(page) == len(both)


def test_the_keyboard_narrows_too(visitor):
    page = visitor.open("timeline.html")
    page.locator(".strip__label").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".strip__label").first).to_have_attribute("aria-pressed", "true")
    assert page.locator(".strip__label").first.evaluate("it => it === document.activeElement")


def test_an_anchor_of_an_entry_is_no_choice(visitor):
    page = visitor.open("timeline.html")
    last = page.locator(".entry").last.get_attribute("id")
    page = visitor.open(f"timeline.html#{last}")
    assert shown(page) == page.locator(".entry").count()
    expect(page.locator(f"[id='{last}']")).to_be_in_viewport()


def test_a_source_leads_to_its_paragraph(visitor, folder):
    page = visitor.open(f"{folder}timeline.html")
    link = page.locator(".entry__sources a[href*='#p-']").first
    link.click()
    expect(page.locator(":target")).to_be_in_viewport()


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


@pytest.mark.parametrize("uri", ["timeline.html", "documents/index.html", "names/index.html"])
def test_nothing_is_wider_than_a_small_phone(visitor, folder, uri):
    page = visitor.open(f"{folder}{uri}")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


class TestWithoutScripts:
    @pytest.fixture
    def options(self):
        return {"java_script_enabled": False}

    @pytest.mark.parametrize("uri", ["timeline.html", "documents/index.html"])
    def test_everything_is_there_and_no_control_pretends_to_work(self, visitor, folder, uri):
        page = visitor.open(f"{folder}{uri}")
        assert shown(page) == page.locator(".entry").count() > 0
        expect(page.locator("[data-controls]")).to_be_hidden()
        assert page.locator("[data-narrow] button:enabled:visible").count() == 0


HOSTILE = "<script>alert(1)</script> {{ 7 * 7 }} \"quoted' | ---"
ENTITY = f"""---
names:
  en: ['{HOSTILE.replace("'", "''")}']
description:
  en: '<img src=x onerror=alert(2)>'
same_as: ['https://example.org/"onclick=alert(3)']
---
Prose <script>alert(4)</script>.
"""


def test_nothing_in_a_name_becomes_live(small_site):
    text = f"Speech\n\n3 April 2024\n\nOn 4 April 2024 {HOSTILE} was said at a meeting of the council.\n"
    made = small_site(seeds={"a.txt": text}, docs={"en/people/odd.md": ENTITY}, strict=False)
    assert made.status == 0, made.output
    pages = ("people/odd.html", "names/index.html", "timeline.html", "zh/people/odd.html", "documents/index.html")
    for uri in pages:
        html = made.page(uri)
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert 'example.org/"onclick' not in html
    assert "{{ 7 * 7 }}" in made.page("people/odd.html")


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_for_every_kind_and_status(code):
    say = words(code)
    assert set(say["timeline"]["kinds"]) == {"event", "deadline", "document"}
    assert set(say["listing"]["kinds"]) == set(say["kinds"])
    assert set(say["listing"]["status"]) == {"draft", "machine", "reviewed", "official"}
