"""A text that is longer than a page: what its page says, and the account of its cleaning on several pages.

The room of a page is made small in the code of the collection, so that a short text has the pages of a very long one.
"""

import re

import lxml.html
import pytest
from playwright.sync_api import expect

from dossier.languages import words
from tests.building import build, collection
from tests.site.browsing import open_search, server

MENU = (
    "Home",
    "Subscribe to our newsletter",
    "Share this page",
    "Read more",
    "Log in",
    "Most popular",
    "Advertisement",
)
ROOM = 40_000
LANGUAGES = {"en": "", "fr": "?lang=fr", "zh": "?lang=zh"}
PLACES = ".ledger [id]"


def _text():
    yield from (*MENU, "", "A report on the bridges of the harbour", "")
    for number in range(1, 121):
        yield f"Bridge {number} stands on {number + 3} piers of stone, and the council has it looked at in every year.\nTraders paid for it."
        yield "\n".join(MENU) if number % 9 == 0 else ""
        yield f"Nobody has counted the boats that pass below bridge {number}&nbsp;by night, says the harbour master."
        yield ""
        if number == 110:
            yield from ("The last lantern of the harbour burns on this bridge, and can be seen from the hills.", "")


@pytest.fixture(scope="session")
def long_texts(shared):
    def make(top):
        folder = collection(
            top / "collection", {"harbour.txt": "\n".join(_text()), "harbour.yml": 'date: "2024-05-03"\n'}
        )
        code = folder / "hooks/dossier/write/documents/room.py"
        code.write_text(code.read_text("utf-8").replace("ROOM = 1_500_000", f"ROOM = {ROOM}"), "utf-8")
        return build(folder, top / "site", strict=False)

    return shared("long-texts", make)


@pytest.fixture(params=["file", "http"])
def base(long_texts, request):
    if request.param == "file":
        yield f"{long_texts.site.as_uri()}/"
    else:
        with server(long_texts.site) as address:
            yield address


@pytest.fixture(scope="session")
def account(long_texts):
    """Names of the pages of the account, in the order of the lines."""
    made = {path.name for path in (long_texts.site / "provenance").glob("harbour*.html")}
    assert len(made) > 2
    return ["harbour.html", *(f"harbour--{number}.html" for number in range(2, len(made) + 1))]


def parsed(path):
    return lxml.html.parse(str(path), lxml.html.HTMLParser(encoding="utf-8")).getroot()


def numbers(page):
    return page.locator(PLACES).evaluate_all("all => all.map((one) => Number(one.id.slice(5)))")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_says_which_lines_it_has(visitor, account, language):
    say = words(language)
    for name in account:
        page = visitor.open(f"provenance/{name}{LANGUAGES[language]}")
        first, *_, last = numbers(page)
        reach = say["provenance"]["range"].format(first=first, last=last)
        here = page.locator(".leaves [aria-current=page]")
        expect(here).to_have_text(reach)
        assert page.locator("h1").inner_text().endswith(reach)
        assert page.title().startswith(say["provenance"]["title"].format(seed="harbour.txt"))
        assert reach in page.title()
        expect(page.locator(".summary")).to_have_count(int(name == account[0]))
        assert page.locator("[lang]").filter(has=here).count()


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_reads_from_page_to_page_by_keyboard(visitor, account, language):
    page = visitor.open(f"provenance/{account[0]}{LANGUAGES[language]}")
    seen = numbers(page)
    for name in account[1:]:
        expect(page.locator("[rel=next]")).to_have_count(1)
        page.locator("[rel=next]").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{name}{LANGUAGES[language]}")
        seen += numbers(page)
    expect(page.locator("[rel=next]")).to_have_count(0)
    assert seen == sorted(set(seen))
    lines = "\n".join(_text()).split("\n")
    assert [lines[number - 1] for number in seen] == [line for line in lines if line.strip()]
    page.locator("[rel=prev]").click()
    page.wait_for_url(f"**/{account[-2]}{LANGUAGES[language]}")


def test_buttons_count_the_lines_of_their_page(visitor, account):
    told = {}
    for name in account:
        page = visitor.open(f"provenance/{name}")
        expect(page.locator("#label-status")).to_have_text(words("en")["provenance"]["filter_part"])
        for button in page.locator("button[data-value]").all():
            status, count = button.get_attribute("data-value"), int(re.search(r"\d+", button.inner_text())[0])
            button.click()
            assert page.locator(f"{PLACES}:visible").count() == count
            told[status] = told.get(status, 0) + count
    page = visitor.open(f"provenance/{account[0]}")
    whole = page.locator(".summary .line-status").evaluate_all(
        "all => all.map((one) => [one.dataset.say, one.dataset.n])"
    )
    assert told == {code.removeprefix("tally."): int(count) for code, count in whole}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_goes_along_to_the_other_pages(visitor, account, language):
    page = visitor.open(f"provenance/{account[0]}{LANGUAGES[language]}")
    page.locator("button[data-value=dropped]").click()
    page.locator(".leaves li a").nth(1).click()
    page.wait_for_url(f"**/{account[1]}?*status=dropped*")
    assert ("lang=" in page.url) == (language != "en")
    expect(page.locator("button[data-value=dropped]")).to_have_attribute("aria-pressed", "true")
    assert 0 < page.locator(f"{PLACES}:visible").count() < page.locator(PLACES).count()


def test_a_link_to_a_line_of_another_page_leads_there(visitor, account):
    last = numbers(visitor.open(f"provenance/{account[-1]}"))[-1]
    page = visitor.open(f"provenance/{account[0]}?status=dropped#line-{last}")
    page.wait_for_url(f"**/{account[-1]}?status=dropped#line-{last}")
    expect(page.locator(f"#line-{last}")).to_be_in_viewport()
    page = visitor.open(f"provenance/{account[1]}?lang=zh#line-1")
    page.wait_for_url(f"**/{account[0]}?lang=zh#line-1")
    page = visitor.open(f"provenance/{account[1]}#line-999999")
    expect(page.locator(".leaves [aria-current=page]")).to_be_visible()


def test_every_way_to_a_line_leads_to_the_page_that_has_it(long_texts, account):
    places = {name: set(parsed(long_texts.site / "provenance" / name).xpath("//@id")) for name in account}
    followed = set()
    for path in [
        *long_texts.site.rglob("documents/harbour.html"),
        *(long_texts.site / "provenance" / n for n in account),
    ]:
        for href in parsed(path).xpath("//a/@href[contains(., '#line-')]"):
            name, _, place = href.partition("#")
            name = name.partition("?")[0].rpartition("/")[2] or path.name
            assert place in places[name], f"{path.name}: {href}"
            followed.add(name)
    assert followed == set(account)


@pytest.mark.parametrize("options", [{"java_script_enabled": False}])
def test_without_scripts_one_reads_on(visitor, account):
    page = visitor.open(f"provenance/{account[1]}?status=dropped")
    assert page.locator(f"{PLACES}:visible").count() == page.locator(PLACES).count()
    page.locator("[rel=next]").click()
    page.wait_for_url(f"**/{account[2]}")
    page.locator("[data-say=whole]").click()
    page.wait_for_url(f"**/{account[0]}")
    expect(page.locator(".summary")).to_be_visible()


def test_paper_says_which_part_it_is_and_has_no_ways_on(visitor, account):
    page = visitor.open(f"provenance/{account[1]}")
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_contain_text("lines")
    for part in (".leaves", ".leaves__next", ".controls"):
        expect(page.locator(part)).to_be_hidden()


@pytest.mark.parametrize("options", [{"viewport": {"width": 360, "height": 740}}])
def test_nothing_scrolls_sideways_on_a_phone(visitor, account):
    for query in LANGUAGES.values():
        page = visitor.open(f"provenance/{account[1]}{query}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.locator(PLACES).first.bounding_box()["y"] < 1100, "the lines begin soon"


@pytest.mark.parametrize("folder", ["", "fr/", "zh/"])
def test_the_page_of_the_text_says_that_it_goes_on(visitor, long_texts, folder):
    say = words(folder.rstrip("/") or "en")["document"]
    page = visitor.open(f"{folder}documents/harbour.html")
    for notice, sentence in ((".document-head", say["too_long"]), (".text", say["cut"])):
        expect(page.locator(f"{notice} .notice", has_text=sentence)).to_be_visible()
        way = page.locator(f"{notice} .notice a", has_text=say["whole"])
        path = long_texts.site / f"{folder}documents" / way.get_attribute("href")
        assert "last lantern of the harbour" in path.read_text("utf-8")
    assert "last lantern" not in page.locator(".text").inner_text()


def test_a_passage_that_the_page_has_no_room_for_is_found_and_told_of(visitor):
    page = visitor.open("index.html")
    open_search(page).fill("lantern")
    page.locator("[data-search-dialog] a[href*='documents/harbour.html#p-']").first.click()
    page.wait_for_url("**/documents/harbour.html*#p-*")
    expect(page.locator("[data-unknown]")).to_have_text(words("en")["document"]["beyond"])
