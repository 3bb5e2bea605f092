"""The index of documents of a collection that is too long for one page, as a reader goes through it."""

import pytest
from playwright.sync_api import expect

from dossier.languages import words
from tests import building

COUNT = 240
LETTER = "The harbour board opens bridge {n}\n\n{day} May {year}\n\nThe harbour board of the lake has opened bridge {n} today.\n"


@pytest.fixture(scope="module")
def long_site(tmp_path_factory):
    """Short texts of twelve years; those of one year have a type of their own. In one language, as no test reads another."""
    seeds = {f"t{n:03}.txt": LETTER.format(n=n, day=n % 28 + 1, year=2000 + n // 20) for n in range(COUNT)}
    seeds |= {f"t{n:03}.yml": "type: speech\n" for n in range(40, 50)}
    folder = building.collection(tmp_path_factory.mktemp("lists") / "collection", seeds)
    building.silence(folder, "fr", "zh")
    made = building.build(folder, folder / "site", strict=False)
    assert made.status == 0, made.output
    return made.site


@pytest.fixture
def base(long_site):
    return f"{long_site.as_uri()}/"


def status(shown, found, total=COUNT):
    return words("en")["timeline"]["found"].format(found=found, total=total, shown=shown)


def shown(page):
    return page.locator("[data-entry]:visible").count()


def test_every_text_is_listed_once_on_pages_of_bounded_size(long_site):
    paths = [long_site / "documents" / "index.html", *(long_site / "documents" / "index").glob("*.html")]
    assert len(paths) > 1
    assert sum(path.read_text(encoding="utf-8").count("data-entry") for path in paths) == COUNT
    assert max(path.stat().st_size for path in long_site.rglob("*.html")) < 150_000


def test_a_filter_holds_for_all_pages_and_leads_to_those_that_have_something(visitor):
    page = visitor.open("documents/index.html")
    here = shown(page)
    expect(page.locator(".controls [role=status]")).to_have_text(status(here, COUNT))
    page.locator("select[data-key=type]").select_option("speech")
    page.wait_for_url("**/documents/index/*.html?type=speech")
    expect(page.locator(".controls [role=status]")).to_have_text(status(10, 10))
    assert shown(page) == 10
    assert page.locator(".leaves li:visible").count() == 1
    page.locator("[data-clear]").click()
    page.locator(".leaves__next a").first.click()
    page.wait_for_url("**/documents/**")
    assert shown(page) > 10


@pytest.mark.parametrize("options", [{"java_script_enabled": False}])
def test_without_scripts_the_pages_lead_to_each_other(visitor):
    page = visitor.open("documents/index.html")
    pages = page.locator(".leaves a").count()
    found = shown(page)
    for _ in range(pages - 1):
        page.locator(".leaves__next a").last.click()
        found += shown(page)
    assert found == COUNT
    page.locator(".leaves a").first.click()
    expect(page).to_have_url(f"{visitor.base}documents/index.html")
