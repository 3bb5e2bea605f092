"""What search engines and browsers read: languages, addresses, the site map; read from the files of the built site."""

import json
from functools import cache
from urllib.parse import parse_qs, unquote, urlsplit
from urllib.robotparser import RobotFileParser

import yaml
from lxml import etree, html
from markdown_it import MarkdownIt

from dossier.settings import load
from tests import building

URL = building.ADDRESS["SITE_URL"]
CODES = load(building.ROOT).codes


@cache
def head(path):
    return html.parse(str(path)).getroot()


def pages(site):
    return [path for path in site.rglob("*.html") if path.name != "404.html"]


def address(site, path):
    return URL + path.relative_to(site).as_posix()


def test_every_page_names_itself_and_its_versions(site):
    for path in pages(site):
        page = head(path)
        hidden = page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        links = {link.get("hreflang"): link.get("href") for link in page.xpath("//link[@rel='alternate'][@hreflang]")}
        assert page.xpath("//link[@rel='canonical']/@href") == [address(site, path)], path
        assert set(links) == (set() if hidden else {*CODES, "x-default"}), path
        assert hidden or links[page.get("lang")] == address(site, path)


def test_the_site_map_lists_what_search_engines_may_show(site):
    files = [etree.parse(str(path)) for path in site.glob("sitemap-*.xml")]
    of_files = {element.text for element in etree.parse(str(site / "sitemap.xml")).iter("{*}loc")}
    assert of_files == {address(site, path) for path in site.glob("sitemap-*.xml")}
    assert max(path.stat().st_size for path in site.glob("sitemap*.xml")) < 150_000
    listed = {element.text for tree in files for element in tree.iter("{*}loc")}
    assert listed == {address(site, path) for path in pages(site) if not head(path).xpath("//meta[@name='robots']")}
    assert {link.get("href") for tree in files for link in tree.iter("{*}link")} <= listed


def test_the_site_map_knows_when_the_collection_changed_and_of_no_page_when_it_did(site):
    entries = [entry for path in site.glob("sitemap-*.xml") for entry in etree.parse(str(path)).getroot()]
    dated = {entry.findtext("{*}loc"): entry.findtext("{*}lastmod") for entry in entries}
    homes = {URL + ("" if code == CODES[0] else f"{code}/") + "index.html" for code in CODES}
    assert {url: day for url, day in dated.items() if day} == dict.fromkeys(homes, building.UPDATED)


def test_crawlers_may_read_everything_and_learn_where_the_site_map_is(site):
    parser = RobotFileParser()
    parser.parse((site / "robots.txt").read_text(encoding="utf-8").splitlines())
    assert parser.site_maps() == [f"{URL}sitemap.xml"]
    assert parser.can_fetch("AnyBot", f"{URL}documents/index.html")


def test_each_language_can_be_put_on_a_home_screen(site):
    for path in pages(site):
        (href,) = head(path).xpath("//script/@data-manifest")
        found = (path.parent / href).resolve()
        told = json.loads(found.read_text(encoding="utf-8"))
        assert (found.parent / told["start_url"]).is_file()
        assert told["lang"] in (head(path).get("lang"), CODES[0])
        assert all((found.parent / icon["src"]).is_file() for icon in told["icons"])


def test_a_text_lies_as_markdown_beside_its_page_and_where_it_is_missing_nothing_does(various):
    page = head(various.site / "documents" / "bridges.html")
    (href,) = page.xpath("//link[@rel='alternate'][@type='text/markdown']/@href")
    beside = (various.site / "documents" / href).read_text(encoding="utf-8")
    front, text = beside.removeprefix("---\n").split("---\n", 1)
    assert yaml.safe_load(front)["id"] == "bridges"
    assert page.xpath("//div[@class='text']//p")[0].text_content().split()[0] in text
    assert not (various.site / "fr" / "documents" / "bridges.md").exists()


def test_language_models_are_led_to_what_is_there(site):
    tokens = MarkdownIt().parse((site / "llms.txt").read_text(encoding="utf-8"))
    assert [token.markup for token in tokens if token.type == "heading_open"][:2] == ["#", "##"]
    links = [child.attrGet("href") for token in tokens for child in token.children or () if child.type == "link_open"]
    assert {link.removeprefix(URL) for link in links} >= {
        path.relative_to(site).as_posix() for path in site.rglob("documents/*.md")
    }
    assert all((site / unquote(link.removeprefix(URL))).is_file() for link in links)


def test_nothing_of_the_theme_is_carried_in_vain(site):
    used = {src.rpartition("/")[2] for path in pages(site) for src in head(path).xpath("//script/@src | //link/@href")}
    loaded_later = {f"search-{part}.js" for part in ("box", "words", "passage", "engine", "names", "spelling")}
    assets = {path.name for path in (site / "assets").rglob("*.*") if path.suffix in (".js", ".css", ".map")}
    assert assets - used == loaded_later | {"search.css", "keys.js"} | {f"{code}.js" for code in CODES}


def test_a_site_without_an_editor_has_nothing_of_it(site):
    assert not (site / "admin").exists()


def test_a_missing_language_is_a_notice_that_nobody_finds_by_searching(various):
    page = head(various.site / "fr" / "documents" / "bridges.html")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{URL}documents/bridges.html"]
    assert page.xpath("//link[@rel='alternate'][@hreflang]") == []
    assert page.xpath("//article/@data-index-ignore") == ["all"]
    assert page.xpath("//h1/@lang") == ["en"]
    assert page.xpath("//*[@class='notice']//a/@href") == ["../../documents/bridges.html"]
    assert "documents/bridges.html" in various.page("sitemap.xml")
    assert "fr/documents/bridges.html" not in various.page("sitemap.xml")


def test_the_original_knows_only_itself(various):
    page = head(various.site / "documents" / "bridges.html")
    assert page.xpath("//link[@rel='alternate'][@hreflang]/@hreflang") == ["en", "x-default"]


def test_a_page_leads_to_what_people_change_to_what_it_was_made_of_and_to_a_report(various):
    forge = "https://example.org/owner/dossier/"
    page = head(various.site / "documents" / "bridges.html")
    begun = parse_qs(urlsplit(page.xpath("//a[@rel='edit']/@href")[0]).query)
    assert begun["filename"] == ["bridges.yml"]
    assert yaml.safe_load(begun["value"][0].replace("# title", "title")) == {"title": "A statement on bridges"}
    assert page.xpath("//a[@data-raw]/@href") == [f"{forge}blob/main/seeds/bridges.txt"]
    told = parse_qs(urlsplit(page.xpath("//footer//a[@data-report]/@href")[0]).query)
    assert (told["title"], told["page"]) == (["Error: A statement on bridges"], [f"{URL}documents/bridges.html"])
    checked = head(various.site / "documents" / "checked.html")
    assert checked.xpath("//a[@rel='edit']/@href") == [f"{forge}edit/main/seeds/checked.yml"]
    account = head(various.site / "provenance" / "checked.html")
    assert account.xpath("//a[@rel='edit']/@href") == [f"{forge}edit/main/seeds/checked.yml"]
    timeline = head(various.site / "timeline.html")
    assert [timeline.xpath(f"//a[{way}]") for way in ("@rel='edit'", "@data-raw")] == [[], []]
    assert timeline.xpath("//footer//a[@data-report]")


def test_without_an_address_and_a_repository_nothing_leads_there(wall):
    page = html.fromstring(wall.page("documents/wall.html"))
    assert page.xpath("//a[@rel='edit']") == []
    assert page.xpath("//link[@rel='canonical' or @hreflang]") == []
    assert '"url"' not in page.xpath("string(//script[@type='application/ld+json'])")


def test_every_page_but_the_first_says_what_the_collection_is_about(site):
    for path in pages(site):
        page = head(path)
        home = head(site / ("" if page.get("lang") == CODES[0] else page.get("lang")) / "index.html")
        told = [link.text_content() for link in page.xpath("//p[@class='subject']/a")]
        assert told == ([] if page is home else home.xpath("//h1/text()")), path


def test_a_list_tells_languages_of_one_standing_together(site):
    for row in head(site / "documents" / "index.html").xpath("//li[@data-entry]"):
        parts = row.xpath(".//*[@class='entry__facts']/span[a/@hreflang]")
        told = [part.text_content().rpartition(" · ")[2] for part in parts]
        assert len(told) == len(set(told)) > 0
        languages = row.xpath(".//*[@class='entry__facts']//a/@hreflang")
        assert sorted(languages) == sorted(row.get("data-language").split("\n"))
