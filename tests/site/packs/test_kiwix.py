"""The site as a ZIM file: read and searched by libzim, and in Kiwix's own server by a browser."""

import re
from urllib.parse import quote, unquote, urlencode, urljoin, urlsplit
from urllib.request import urlopen

import pytest
import yaml
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
from lxml import html
from playwright.sync_api import expect

from tests.building import ADDRESS, ROOT, UPDATED
from tests.site import kiwix
from tests.site.browsing import ABORTED, open_search

ASKED = yaml.safe_load((ROOT / "tests/cases/kiwix.yml").read_text(encoding="utf-8"))
FIRST = 3
LEADS = "//a/@href | //script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon']/@href"
WITH_KIWIX = pytest.mark.skipif(not kiwix.find(), reason=kiwix.HELP)


def cases(kind):
    return [pytest.param(it["query"], it["page"], id=it["query"]) for asked in ASKED[kind].values() for it in asked]


@pytest.fixture(scope="module")
def file(packed):
    (path,) = packed.glob("packs/*.zim")
    return path


@pytest.fixture(scope="module")
def archive(file):
    return Archive(file)


def content(archive, path):
    return bytes(archive.get_entry_by_path(path).get_item().content)


def held(packed):
    return {path.relative_to(packed).as_posix() for path in packed.rglob("*") if path.is_file()}


def test_it_is_whole_and_holds_the_site(archive, packed):
    assert archive.check()
    left_out = {"404.html", "robots.txt", "sitemap.xml"}
    expected = {path for path in held(packed) - left_out if not path.startswith("packs/")}
    assert {path for path in expected if not archive.has_entry_by_path(path)} == set()
    assert {path for path in held(packed) - expected if archive.has_entry_by_path(path)} == set()
    assert archive.main_entry.get_item().path == "index.html"


def test_it_says_what_it_is(archive):
    said = {key: archive.get_metadata(key).decode() for key in archive.metadata_keys if "Illustration" not in key}
    said.pop("Counter")
    assert said == {
        "Name": "dossier",
        "Title": "Dossier",
        "Description": said["Description"],
        "LongDescription": "A collection of documents, cross-referenced and searchable, in English, French and Chinese.",
        "Language": "eng,fra,zho",
        "Creator": "Dossier",
        "Publisher": "Dossier",
        "Date": UPDATED,
        "Source": "https://example.org/dossier/",
        "Scraper": "dossier",
        "Tags": "_ftindex:yes",
    }
    assert 0 < len(said["Description"]) <= 80
    picture = bytes(archive.get_illustration_item(48).content)
    assert (picture[:8], picture[16:24]) == (b"\x89PNG\r\n\x1a\n", (48).to_bytes(4) * 2)


def test_files_have_their_kinds_and_pages_their_titles(archive):
    entries = {path: archive.get_entry_by_path(path) for path in ("zh/timeline.html", "data/citations.bib", "llms.txt")}
    kinds = [entry.get_item().mimetype for entry in entries.values()]
    assert kinds == ["text/html", "application/x-bibtex", "text/plain"]
    assert entries["zh/timeline.html"].title == "时间线"


def test_every_link_leads_somewhere_within(archive, packed):
    """Of all pages; the one on files to take along alone leads to where the site is published: it has them there."""
    pages = sorted(path for path in held(packed) if path.endswith(".html") and archive.has_entry_by_path(path))
    assert len(pages) > 200
    dead = set()
    for page in pages:
        root = html.fromstring(content(archive, page))
        for link in root.xpath(LEADS):
            to = urlsplit(urljoin(f"http://zim/{quote(page)}", link))
            within = not link.startswith("/") and archive.has_entry_by_path(unquote(to.path[1:]))
            if (to.netloc == "zim" and not within) or link.startswith(ADDRESS["SITE_URL"]):
                dead.add((page, link))
    dead -= {(page, ADDRESS["SITE_URL"] + page) for page in pages if page.endswith("downloads.html")}
    assert dead == set()


def test_no_policy_holds_a_reader_back(archive, packed):
    pages = [path for path in held(packed) if path.endswith(".html") and archive.has_entry_by_path(path)]
    assert [path for path in pages if b"Content-Security-Policy" in content(archive, path)] == []


@pytest.mark.parametrize(("query", "page"), cases("finds"))
def test_libzim_finds(archive, query, page):
    found = Searcher(archive).search(Query().set_query(query))
    assert page in list(found.getResults(0, FIRST))


@pytest.mark.parametrize(("query", "page"), cases("proposes"))
def test_libzim_proposes_titles(archive, query, page):
    assert page in list(SuggestionSearcher(archive).suggest(query).getResults(0, FIRST))


def test_a_text_is_found_in_its_own_language_alone(archive):
    found = Searcher(archive).search(Query().set_query("developing countries"))
    paths = list(found.getResults(0, 50))
    assert paths
    assert [path for path in paths if path.startswith(("fr/", "zh/"))] == []


@pytest.fixture(scope="module")
def server(file):
    with kiwix.serving(file) as address:
        yield address


@WITH_KIWIX
@pytest.mark.parametrize(("query", "page"), cases("finds"))
def test_kiwix_finds(server, file, query, page):
    with urlopen(f"{server}search?{urlencode({'content': file.stem, 'pattern': query})}") as answer:  # noqa: S310 - http, of our own server
        found = re.findall(rf'<a href="(?:/content)?/{file.stem}/([^"]*)">', answer.read().decode())
    assert page in [unquote(path) for path in found[:FIRST]]


@WITH_KIWIX
def test_a_reader_searches_in_kiwix_and_reads_on(server, file, browser):
    page = browser.new_page()
    faults = []
    page.on("requestfailed", lambda it: faults.append(it.url) if it.failure != ABORTED else None)
    page.on("response", lambda response: faults.append(response.url) if response.status >= 400 else None)
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(f"{server}{file.stem}/zh/index.html")
    if page.locator("#kiwixsearchbox").count():  # versions from 3.4 on have it in a page around this one
        page.fill("#kiwixsearchbox", "能力")
        expect(page.locator(".ui-menu-item").first).to_have_text("能力建设")
    page.goto(f"{server}search?{urlencode({'content': file.stem, 'pattern': '数字霸权'})}")
    page.locator(".results a[href$='.html']").first.click()
    expect(page.locator("h1")).to_contain_text("外交部：中国将继续同广大发展中国家")
    page.locator(".text a.mention").first.click()
    expect(page.locator("h1")).to_have_text("中国外交部")
    page.wait_for_load_state()
    open_search(page)
    page.keyboard.type("主席声明")
    page.locator("[data-search-results] a").first.click()
    expect(page.locator("h1")).to_contain_text("主席声明")
    assert f"/{file.stem}/zh/documents/" in page.url
    assert faults == []
    page.close()
