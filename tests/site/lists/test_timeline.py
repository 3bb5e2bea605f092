"""The timeline as a reader uses it: whatever the collection holds."""

import re

import pytest
from playwright.sync_api import expect

from dossier.languages import words

LANGUAGES = {"en": "", "fr": "fr/", "zh": "zh/"}


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture
def timeline(visitor, language):
    return visitor.open(f"{LANGUAGES[language]}timeline.html")


def shown(page):
    return page.locator(".timeline__list .entry:visible").count()


def total(page):
    return page.locator(".timeline__list .entry").count()


def numbers(page):
    return [int(number) for number in re.findall(r"\d+", page.get_by_role("status").inner_text().replace(",", ""))]


def choose(page, key, value):
    page.locator(f"select[data-key={key}]").select_option(value)


def options(page, key):
    values = page.locator(f"select[data-key={key}] option").evaluate_all("all => all.map(it => it.value)")
    return values[1:]


def query(page):
    return page.evaluate("location.search")


def test_every_entry_is_shown_at_first(timeline):
    assert shown(timeline) == total(timeline) > 0
    assert numbers(timeline) == [total(timeline)] * 2
    expect(timeline.locator("[data-clear]")).to_be_hidden()


def test_a_month_or_a_year_of_the_overview_narrows_the_list_to_what_it_counts(timeline):
    month = timeline.locator(".span__months a").last
    month.click()
    expect(month).to_have_attribute("aria-current", "true")
    assert shown(timeline) == int(re.search(r"[(（](\d+)[)）]", month.get_attribute("aria-label"))[1]) > 0
    for section in timeline.locator(".timeline__list section:visible").all():
        assert section.locator(".entry:visible").count()
    year = timeline.locator(".span__year").first
    count = int(year.locator(".count").inner_text())
    year.click()
    assert shown(timeline) == count > 0
    year.click()
    assert shown(timeline) == total(timeline)
    assert query(timeline) == ""


def test_every_cell_counts_what_it_leads_to(visitor):
    page = visitor.open("timeline.html")
    for link in page.locator("[data-when]").all():
        link.click()
        assert shown(page) == int(re.search(r"(\d+)\)?$", link.get_attribute("aria-label") or link.inner_text())[1]) > 0


def test_a_range_is_chosen_with_shift_or_by_the_lists_and_never_runs_backwards(visitor):
    page = visitor.open("timeline.html")
    years = page.locator(".span__year")
    first, last = (years.nth(at).get_attribute("data-when") for at in (0, years.count() - 1))
    for one, other in ((years.last, years.first), (years.first, years.last)):
        one.click()
        other.click(modifiers=["Shift"])
        assert query(page) == f"?from={first}&to={last}"
    assert shown(page) == total(page)
    assert page.locator(".span__year[aria-current]").count() == years.count()
    choose(page, "to", first)
    choose(page, "from", last)
    assert query(page) == f"?from={last}&to={last}"


@pytest.mark.parametrize("key", ["kind", "language", "person", "body"])
def test_each_filter_narrows_and_the_overview_counts_what_is_left(visitor, key):
    page = visitor.open("timeline.html")
    for value in options(page, key):
        choose(page, key, value)
        label = page.locator(f"select[data-key={key}] option:checked").inner_text()
        count = re.search(r"[(（](\d+)[)）]$", label)
        assert shown(page) == (int(count[1]) if count else numbers(page)[0]) > 0
        assert query(page) == f"?{key}={value}"
        assert bool(count) == (key in {"person", "body"})
        if key == "kind":
            assert page.locator(f".timeline__list .entry:visible:has(.kind--{value})").count() == shown(page)
        left = page.locator(".span__year .count").evaluate_all("all => all.map(it => Number(it.textContent))")
        assert max(left) <= shown(page) <= sum(left)


def test_what_is_drawn_of_a_year_fades_with_its_last_entry(visitor):
    page = visitor.open("timeline.html")
    choose(page, "kind", "document")
    drawn = page.locator(".overview .span:has(svg)").evaluate_all(
        "rows => rows.map(row => [Number(row.querySelector('.span__year .count').textContent),"
        " getComputedStyle(row.querySelector('.span__months > svg')).opacity])"
    )
    assert {(count > 0, opacity) for count, opacity in drawn} == {(True, "1"), (False, "0.2")}


def test_a_view_can_be_shared_and_keeps_its_choice_in_other_languages(visitor):
    page = visitor.open("timeline.html")
    page.locator(".span__months a").last.click()
    choose(page, "kind", page.locator(".entry:visible .kind").first.get_attribute("class").split("--")[-1])
    count, address = shown(page), page.url
    page.goto("about:blank")
    page.goto(address)
    assert shown(page) == count > 0
    assert page.locator("select[data-key=from] option:checked").inner_text() != ""
    page.locator(".languages a[hreflang=zh]").click()
    page.wait_for_url("**/zh/timeline.html?*")
    assert shown(page) == count
    page.locator("[data-clear]").click()
    assert shown(page) == total(page)
    assert "?" not in page.url


def test_back_and_forward_restore_views(visitor):
    page = visitor.open("timeline.html")
    kinds = options(page, "kind")
    counts = []
    for kind in kinds:
        choose(page, "kind", kind)
        counts.append(shown(page))
    select = page.locator("select[data-key=kind]")
    page.go_back()
    expect(select).to_have_value(kinds[-2])
    assert shown(page) == counts[-2]
    for kind in (*reversed(kinds[:-2]), ""):
        page.go_back()
        expect(select).to_have_value(kind)
    assert shown(page) == total(page)
    page.go_forward()
    expect(select).to_have_value(kinds[0])
    assert shown(page) == counts[0]


def test_where_nothing_is_left_the_page_says_so_and_offers_all(timeline, language):
    kind, years = options(timeline, "kind")[1], options(timeline, "from")
    timeline.goto(f"{timeline.url}?kind={kind}&to={int(years[0]) - 1}")
    assert shown(timeline) == 0
    expect(timeline.get_by_role("status")).to_have_text(words(language)["timeline"]["none"])
    timeline.locator("[data-clear]").click()
    assert shown(timeline) == total(timeline)


@pytest.mark.parametrize("nonsense", ["?kind=nothing&from=then", "?person=%3Cb%3E&to=2024-13", "?x=1&kind="])
def test_what_nobody_can_choose_is_left_out(visitor, nonsense):
    page = visitor.open(f"timeline.html{nonsense}")
    assert shown(page) == total(page)


def test_all_by_keyboard(visitor):
    page = visitor.open("timeline.html")
    year = page.locator(".span__year").first
    year.focus()
    page.keyboard.press("Enter")
    expect(year).to_have_attribute("aria-current", "true")
    assert year.evaluate("it => it === document.activeElement")
    assert 0 < shown(page) < total(page)
    page.locator("[data-clear]").focus()
    page.keyboard.press("Enter")
    assert shown(page) == total(page)
    assert page.locator("select[data-key=kind]").evaluate("it => it === document.activeElement")
    page.keyboard.press("ArrowDown")
    assert query(page) == f"?kind={options(page, 'kind')[0]}"
    stops = []
    for _ in range(page.locator("[data-when]").count() + 12):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.closest('.overview, .timeline__list')?.className ?? ''"))
    assert stops.index("overview") < stops.index("timeline__list")


def test_a_link_to_an_entry_shows_it_whatever_is_chosen(visitor):
    page = visitor.open("timeline.html")
    last = page.locator(".timeline__list .entry").last.get_attribute("id")
    kind = page.locator(f"[id='{last}'] .kind").get_attribute("class").split("--")[-1]
    other = next(value for value in options(page, "kind") if value != kind)
    page = visitor.open(f"timeline.html?kind={kind}#{last}")
    assert shown(page) < total(page)
    expect(page.locator(f"[id='{last}']")).to_be_in_viewport()
    page = visitor.open(f"timeline.html?kind={other}#{last}")
    assert shown(page) == total(page)
    expect(page.locator(f"[id='{last}']")).to_be_in_viewport()
    choose(page, "kind", other)
    page.evaluate("id => { location.hash = id; }", last)
    expect(page.locator(f"[id='{last}']")).to_be_in_viewport()


def test_a_source_leads_to_its_paragraph(timeline):
    timeline.locator(".entry__sources a[href*='#p-']").first.click()
    expect(timeline.locator(":target")).to_be_in_viewport()


def test_the_overview_stays_in_view_beside_the_list(timeline):
    timeline.locator(".timeline__list .entry").last.scroll_into_view_if_needed()
    expect(timeline.locator(".span__year").first).to_be_in_viewport()
    aside, entries = (timeline.locator(f".timeline__{name}").bounding_box() for name in ("aside", "list"))
    assert aside["x"] + aside["width"] <= entries["x"]


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_phone_the_overview_is_above_the_list_and_nothing_is_wider(timeline, width):
    timeline.set_viewport_size({"width": width, "height": 640})
    assert timeline.evaluate("document.documentElement.scrollWidth") <= width
    aside, entries = (timeline.locator(f".timeline__{name}").bounding_box() for name in ("aside", "list"))
    assert aside["y"] + aside["height"] <= entries["y"]
    if width == 360:
        small = "all => all.map(it => it.getBoundingClientRect()).filter(it => it.width < 24 || it.height < 24).length"
        assert timeline.locator(".overview a, .facets select").evaluate_all(small) == 0


def test_the_printed_page_has_the_list_alone(timeline):
    timeline.emulate_media(media="print")
    expect(timeline.locator(".timeline__aside")).to_be_hidden()
    assert shown(timeline) == total(timeline) > 0
    hidden = "all => all.filter(it => getComputedStyle(it).contentVisibility !== 'visible').length"
    assert timeline.locator(".timeline__list .entry").evaluate_all(hidden) == 0


class TestWithoutScripts:
    @pytest.fixture
    def options(self):
        return {"java_script_enabled": False}

    def test_the_list_is_complete_and_the_overview_leads_to_its_headings(self, timeline):
        assert shown(timeline) == total(timeline) > 0
        for controls in timeline.locator("[data-controls]").all():
            expect(controls).to_be_hidden()
        for link in timeline.locator("[data-when]").all():
            anchor = link.get_attribute("href").partition("#")[2]
            assert timeline.locator(f"[id='{anchor}']").count() == 1
        timeline.locator(".span__year").last.click()
        expect(timeline.locator(":target")).to_be_in_viewport()


def behind_names(page, key):
    """The number behind each name that can be chosen, by its value."""
    told = page.locator(f"select[data-key={key}] option[data-name]").evaluate_all(
        "all => all.map(it => [it.value, it.textContent])"
    )
    return {value: int(re.findall(r"\d+", text)[-1]) for value, text in told}


def test_the_number_behind_a_name_is_what_it_would_leave(timeline):
    before = behind_names(timeline, "person")
    choose(timeline, "kind", "event")
    now = behind_names(timeline, "person")
    assert now != before
    for value in sorted(now, key=now.get)[::3]:
        choose(timeline, "person", value)
        assert shown(timeline) == now[value]
        assert behind_names(timeline, "person") == now
    choose(timeline, "person", "")
    choose(timeline, "kind", "")
    assert behind_names(timeline, "person") == before
