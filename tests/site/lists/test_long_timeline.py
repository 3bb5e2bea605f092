"""The timeline of a collection that is too long for one page: sixty years, sixteen hundred events."""

import re

import pytest
from playwright.sync_api import expect

from tests import building
from tests.site import browsing
from tests.site.lists.test_timeline import numbers, query, shown
from tests.site.pages.test_weight import SHIFTS

YEARS = range(1961, 2021)
LABEL = "link => link.getAttribute('aria-label') ?? link.lastElementChild.textContent"
LONG_TIME = 8  # seconds; a page that takes as long is broken
SENTENCE = (
    "On {day} May {year} the council of the lake opened school number {n} of village {n}{year} in the presence of many "
    "guests from all the towns around, who had come in boats, on foot and on horses for this occasion, and who "
    "stayed for three days since the road was under water and the ferry would not leave."
)
HARBOUR = "---\nnames:\n  en: [Harbour Board]\n---\n"


def annals(part):
    """A third of what was opened in sixty years, a paragraph a year; every fifth year the Harbour Board paid."""
    paragraphs = (
        [] if part else ["From 1990 to 1993 the lake was deepened by four metres for the sake of larger boats."]
    )
    for year in YEARS:
        told = [SENTENCE.format(day=n + 1 + part * 9, year=year, n=n + 100 * part) for n in range(9)]
        if year % 5 == 0:
            told.append(f"On 30 May {year} the Harbour Board paid for bridge {part}{year} over the river.")
        paragraphs.append(" ".join(told))
    return f"Annals of the lake, part {part + 1}\n\n1 July 2021\n\n" + "\n\n".join(paragraphs)


@pytest.fixture(scope="module")
def long_site(tmp_path_factory):
    """Sixty years in three long texts: too much for one page. In one language, since no test reads another."""
    seeds = {f"annals-{part}.txt": annals(part) for part in range(3)}
    docs = {"en/organisations/harbour-board.md": HARBOUR}
    folder = building.collection(tmp_path_factory.mktemp("long") / "collection", seeds, docs)
    building.silence(folder, "fr", "zh")
    made = building.build(folder, folder / "site", strict=False)
    assert made.status == 0, made.output
    return made.site


@pytest.fixture
def base(long_site):
    return f"{long_site.as_uri()}/"


def leaves(page):
    return page.locator(".leaves [data-leaf]").evaluate_all("all => all.map(it => it.href.split('/').pop())")


def test_a_long_timeline_has_several_pages_with_every_entry_once(long_site, visitor):
    page = visitor.open("timeline.html")
    found = re.findall(r"<li class=entry id=([^\s>]+)", (long_site / "timeline.html").read_text(encoding="utf-8"))
    for path in long_site.glob("timeline/*.html"):
        found += re.findall(r"<li class=entry id=([^\s>]+)", path.read_text(encoding="utf-8"))
    assert len(leaves(page)) == 1 + len(list(long_site.glob("timeline/*.html"))) > 1
    assert len(found) == len(set(found)) == numbers(page)[1] >= 3 * 9 * len(YEARS)


def test_sixty_years_come_in_decades_and_a_chosen_year_shows_its_months(visitor):
    page = visitor.open("timeline.html")
    assert page.locator("details.decade").count() == 7
    assert page.locator("details.decade[open]").count() == 1
    assert page.locator(".overview").bounding_box()["height"] < 900
    page.locator("details.decade summary").first.click()
    expect(page.locator("[data-when='1963-05']")).to_be_hidden()
    page.locator("[data-when='1963']").click()
    page.locator("[data-when='1963-05']").click()
    assert numbers(page)[0] == shown(page) == 27
    assert query(page) == "?from=1963-05&to=1963-05"


def test_what_takes_years_touches_each_of_them_but_no_month(visitor):
    page = visitor.open("timeline.html")
    for chosen, count in (("1989", 27), ("1990-05", 28), ("1990", 29), ("1991-05", 27), ("1991", 28), ("1994", 27)):
        page.goto(f"{visitor.base}timeline.html?from={chosen}&to={chosen}")
        assert numbers(page)[0] == count, chosen
        assert re.search(rf"\b{count}\)?$", page.locator(f"[data-when='{chosen}']").evaluate(LABEL)), chosen


def test_a_year_that_another_page_tells_leads_there_with_the_choice(visitor):
    page = visitor.open("timeline.html?kind=event")
    page.locator("details.decade summary").last.click()
    page.locator("[data-when='2020']").click()
    page.wait_for_url(re.compile(r"/timeline/\d{4}\.html\?kind=event&from=2020&to=2020$"), timeout=LONG_TIME * 1000)
    assert shown(page) == numbers(page)[0] > 27


def test_every_page_has_the_overview_and_the_choices_of_the_first(long_site, visitor):
    def told(name):
        page = visitor.open(name)
        links = "all => all.map(it => it.textContent + it.getAttribute('aria-label') + it.href)"
        options = page.locator(".facets option").evaluate_all("all => all.map(it => it.value)")
        return (
            page.locator("[data-when]").evaluate_all(links),
            options,
            page.locator(".leaves .count").all_inner_texts(),
        )

    last = max(long_site.glob("timeline/*.html"))
    assert told(f"timeline/{last.name}")[:2] == told("timeline.html")[:2]
    assert "decade" not in last.read_text(encoding="utf-8")
    assert all(told(f"timeline/{last.name}")[2])


def test_a_filter_counts_on_all_pages_and_each_leads_on_with_it(visitor):
    page = visitor.open("timeline.html?body=harbour-board")
    found, every, here = numbers(page)
    counts = page.locator(".leaves li:visible .count").evaluate_all("all => all.map(it => Number(it.textContent))")
    assert found == sum(counts) == 12
    assert counts[0] == here == shown(page) < every
    page.locator(".leaves li:visible [data-leaf]").last.click()
    page.wait_for_url("**/timeline/*.html?body=harbour-board", timeout=LONG_TIME * 1000)
    assert shown(page) == counts[-1]


def test_a_link_to_an_entry_that_stands_on_another_page_leads_there(long_site, visitor):
    last = max(long_site.glob("timeline/*.html"))
    id_ = re.findall(r"<li class=entry id=([^\s>]+)", last.read_text(encoding="utf-8"))[-1]
    page = visitor.open(f"timeline.html#{id_}")
    page.wait_for_url(re.compile(f"/timeline/{last.stem}.html#"), timeout=LONG_TIME * 1000)
    expect(page.locator(f"[id='{id_}']")).to_be_in_viewport()


def test_a_page_of_a_name_leads_to_the_page_that_tells_the_event(visitor):
    page = visitor.open("organisations/harbour-board.html")
    page.locator(".entries .entry__date a").last.click()
    expect(page.locator(":target")).to_be_in_viewport()
    assert "Harbour Board" in page.locator(":target").inner_text()


def test_without_scripts_a_heading_far_down_is_where_the_overview_leads(browser, long_site):
    with browsing.visit(browser, f"{long_site.as_uri()}/", java_script_enabled=False) as reader:
        page = reader.open("timeline.html")
        page.locator("[data-when='1999']").click()
        expect(page.locator("#y-1999")).to_be_in_viewport()
        page.locator(".timeline__aside a").click()
        page.wait_for_url("**/timeline.html")
        page.locator("details.decade summary").last.click()
        page.locator("[data-when='2020']").click()
        expect(page.locator("#y-2020")).to_be_in_viewport()
        assert re.search(r"/timeline/\d{4}\.html#y-2020$", page.url)


@pytest.mark.parametrize("options", [{"viewport": {"width": 390, "height": 800}}], ids=["phone"])
def test_the_overview_that_a_script_brings_moves_nothing(visitor):
    visitor.page.add_init_script(SHIFTS)
    visitor.page.route("**/*.js", lambda route: (visitor.page.wait_for_timeout(300), route.continue_()))
    page = visitor.open("timeline.html")
    page = visitor.open(f"timeline/{leaves(page)[1]}")
    page.locator(".overview").wait_for()
    page.wait_for_timeout(300)
    assert page.evaluate("shifts") == []
