"""Nothing that a text or a file holds acts, or asks for anything outside of the site: not even without its policy."""

import csv
import json
import re
import subprocess
import sys
from collections import Counter
from urllib.parse import quote, urljoin, urlsplit
from zipfile import ZipFile

import feedparser
import icalendar
import pytest
from lxml import etree, html
from playwright.sync_api import expect
from pypdfium2 import PdfDocument

from dossier.model.url import is_followed
from tests import building, canaries
from tests.site import browsing, cms, java
from tests.site.packs import test_books

POLICY = "script-src 'self' file:; connect-src 'self' file:; img-src 'self' file: data:; object-src 'none'; "
POLICY += "frame-src 'none'; base-uri 'none'; form-action 'none'"
LOADING = "//img/@src | //script/@src | //link[not(@rel='alternate' or @rel='canonical')]/@href | //@srcset | //@poster"
SHOWN = re.compile("canar|pwned")


@pytest.fixture(scope="module")
def built(shared):
    """The build of all canaries, made once for all workers."""
    return shared("canaries", lambda top: building.build(canaries.make(top / "collection"), top / "site", strict=False))


@pytest.fixture(scope="module")
def pages(built):
    """Every page that shows a canary, as it stands in its file."""
    texts = {path.relative_to(built.site).as_posix(): built.page(path) for path in sorted(built.site.rglob("*.html"))}
    return {uri: text for uri, text in texts.items() if SHOWN.search(text)}


@pytest.fixture(scope="module")
def trees(pages):
    return {
        uri: html.fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8")) for uri, text in pages.items()
    }


def test_every_page_is_valid_html(built):
    """By the checker of those who write the standard."""
    folder, java_ = cms.find(cms.CHECKER), java.find()
    assert folder, cms.HELP
    assert java_, java.HELP
    command = [java_, "-Xss4m", "-jar", folder / "vnu-jar/build/dist/vnu.jar", "--errors-only", "--format", "json"]
    done = subprocess.run([*command, "--skip-non-html", built.site], capture_output=True, check=False)
    told = json.loads(done.stderr)["messages"]
    assert [(one["url"].partition("/site/")[2], one.get("lastLine"), one["message"]) for one in told] == []


def test_there_are_enough_canaries_in_all_places(pages):
    assert len(canaries.FORMS) >= 200
    assert len(pages) > 200
    assert [group for group in canaries.GROUPS if f"people/canary-{group}.html" not in pages] == []


def test_the_words_after_a_canary_are_there(trees):
    for group in canaries.GROUPS:
        for uri in (f"{group}.html", f"documents/adopted-{group}.html", f"people/canary-{group}.html"):
            words = trees[uri].text_content()
            # What opens an element that nobody closes takes with it what follows, and nothing before it.
            assert canaries.LAST in words or (group.startswith("open-") and "The canaries are here." in words), uri


def test_every_page_has_the_policy_before_all_that_it_loads(trees):
    for uri, tree in trees.items():
        policies = tree.xpath("//meta[@http-equiv='Content-Security-Policy']")
        assert [policy.get("content") for policy in policies] == [POLICY], uri
        assert not policies[0].xpath("preceding::script | preceding::link | preceding::img"), uri


def test_no_page_loads_anything_from_elsewhere(trees):
    for uri, tree in trees.items():
        loaded = {
            urlsplit(urljoin("https://site.invalid/", at.replace("\\", "/"))).netloc for at in tree.xpath(LOADING)
        }
        assert loaded <= {"site.invalid"}, uri


def test_every_link_leads_to_a_page_or_writes_a_letter(trees):
    """Also those that nobody follows in these tests."""
    for uri, tree in trees.items():
        assert [
            at for at in tree.xpath("//a/@href | //area/@href | //@action | //@cite") if not is_followed(at)
        ] == [], uri


def test_no_id_is_there_twice(trees):
    """What a text says takes no place of a part of the page, to which links and scripts lead."""
    ids = {uri: Counter(tree.xpath("//@id")) for uri, tree in trees.items()}
    assert {
        uri: twice for uri, found in ids.items() if (twice := [id_ for id_, times in found.items() if times > 1])
    } == {}


@pytest.mark.parametrize("over", ["file", "http"])
def test_no_canary_sings_in_a_browser(built, pages, browser, over):
    """Over file:// without the policy of the pages, which is the second wall: the first has to hold alone."""
    if over == "file":
        _look_at(pages, browser, f"{built.site.as_uri()}/", bypass_csp=True)
    else:
        with browsing.server(built.site) as base:
            _look_at([uri for uri in pages if not uri.startswith("zh/")], browser, base)


def _look_at(uris, browser, base, **options):
    dialogs = []
    with browsing.visit(browser, base, **options) as visitor:
        visitor.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        for uri in uris:
            page = visitor.open(quote(uri))
            assert page.evaluate("typeof pwned") == "undefined", uri
            assert page.url == base + quote(uri)
            assert [fault for fault in visitor.faults if not _is_missing(fault, base)] == [], uri
        for uri in ("documents/scripts.html", "people/canary-links.html", "names/index.html"):
            _use(visitor.open(uri))
            assert [fault for fault in visitor.faults if not _is_missing(fault, base)] == [], uri
    assert dialogs == []


def _is_missing(fault, base):
    """A picture of the site that is not there, which a page may well ask for."""
    return fault.startswith(("console: Failed to load resource", f"failed request: {base}"))


def _use(page):
    """Do what readers do: point at a link, search, open what can be opened, and see the page in another language."""
    for link in page.locator("article a.mention").all()[:3]:
        link.hover(force=True)
    browsing.open_search(page).press_sequentially("canaries")
    expect(page.locator("[data-search-group]:not([hidden]) a").first).to_be_visible()
    page.keyboard.press("Escape")
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert page.evaluate("typeof pwned") == "undefined"
    page.locator(".languages a[hreflang=fr]").evaluate("link => link.click()")
    page.wait_for_url("**/fr/**")
    assert page.evaluate("typeof pwned") == "undefined"


def test_a_canary_would_be_heard(tmp_path, browser):
    """What the test above looks for is seen where it happens."""
    page = tmp_path / "a.html"
    page.write_text("<!doctype html><img src='//canary.invalid/a.png'><script>pwned=1</script>", encoding="utf-8")
    with browsing.visit(browser, f"{tmp_path.as_uri()}/", bypass_csp=True) as visitor:
        assert visitor.open("a.html").evaluate("typeof pwned") == "number"
        assert any("canary.invalid" in fault for fault in visitor.faults)


TITLE = ", ".join(canaries.GROUPS["templates"])


def test_feeds_are_read_by_others_with_their_words(built):
    feed = feedparser.parse(built.page("data/documents.atom"), sanitize_html=False)
    assert not feed.bozo
    kinds = Counter(entry.title_detail.type for entry in feed.entries)
    assert kinds.keys() == {"text/plain"}
    assert TITLE in [entry.title for entry in feed.entries]


def test_calendars_are_read_by_others_and_hold_nothing_but_events(built):
    calendar = icalendar.Calendar.from_ical(built.page("data/events.ics"))
    assert {part.name for part in calendar.walk()} == {"VCALENDAR", "VEVENT"}
    assert calendar.events


def test_tables_are_read_by_others_with_their_words(built):
    titles = {row["title"] for row in _rows(built, "data/documents.csv")}
    assert TITLE in titles
    assert TITLE in {item["title"] for item in json.loads(built.page("data/citations.json"))}


def _rows(built, uri):
    with (built.site / uri).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


BOOKS = """
import sys
from pathlib import Path
from dossier import settings
from dossier.collection import collect, sources_of
from dossier.render.book import epub
from dossier.render.book.pdf import pdf
known = settings.load(Path())
of = sources_of(collect(known), known)
Path(sys.argv[1], "book.epub").write_bytes(epub(of, "en", known))
Path(sys.argv[1], "book.pdf").write_bytes(pdf(of, "en", known))
"""
ALIVE = "//*[local-name()='script' or local-name()='object' or local-name()='iframe' or local-name()='svg'] | //@*[starts-with(local-name(), 'on')]"


def test_books_are_valid_and_hold_nothing_that_acts(built, tmp_path):
    environment = {**building.environment(), "PYTHONPATH": str(built.folder / "hooks")}
    subprocess.run([sys.executable, "-c", BOOKS, tmp_path], cwd=built.folder, env=environment, check=True)
    assert test_books.messages(tmp_path / "book.epub") == []
    with ZipFile(tmp_path / "book.epub") as archive:
        chapters = {
            name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml")
        }
    assert len(chapters) > 50
    for name, chapter in chapters.items():
        assert chapter.xpath(ALIVE) == [], name
        assert [at for at in chapter.xpath("//@src | //@poster | //@data") if not at.startswith("../")] == [], name
        assert [at for at in chapter.xpath("//@href") if not is_followed(at)] == [], name
    assert SHOWN.search("".join(page.get_textpage().get_text_range() for page in PdfDocument(tmp_path / "book.pdf")))
