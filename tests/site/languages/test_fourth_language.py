"""A language added to a collection by its line in mkdocs.yml (tests/cases/fourth): Spanish."""

import json
import re
from itertools import product

import pytest
from lxml import etree, html
from playwright.sync_api import expect

from dossier.languages import profile, words
from tests import building
from tests.site import browsing, passages

CASE = building.ROOT / "tests/cases/fourth"
CODES = ["en", "fr", "zh", "es"]
URL = building.ADDRESS["SITE_URL"]


@pytest.fixture(scope="module")
def spanish(tmp_path_factory):
    folder = building.collection(tmp_path_factory.mktemp("lengua") / "collection")
    building.speak(folder, CASE)
    made = building.build(folder, folder / "dossier")
    assert made.status == 0, made.output
    return made


@pytest.fixture(scope="module")
def say():
    return words("es")


def page(made, uri):
    return html.parse(str(made.site / uri)).getroot()


def shown(element):
    return " ".join(element.text_content().split())


def test_nothing_but_data_is_added():
    names = {path.suffix for path in CASE.rglob("*") if path.is_file()}
    assert names == {".yml", ".md", ".txt"}


def test_every_page_is_there_and_speaks_spanish(spanish):
    english = {path.relative_to(spanish.site) for path in spanish.site.rglob("*.html")}
    # How a text was cleaned is told once, for readers of all languages.
    once = (*CODES, "provenance")
    english = {path for path in english if path.parts[0] not in once and path.name != "404.html"}
    assert {
        path.relative_to("es") for path in (p.relative_to(spanish.site) for p in spanish.site.glob("es/**/*.html"))
    } == english
    for path in spanish.site.glob("es/**/*.html"):
        root = html.parse(str(path)).getroot()
        assert (root.get("lang"), shown(root.xpath("//a[@class='skip']")[0])) == ("es", "Ir al texto"), path


def test_the_home_page_is_the_one_that_was_written(spanish):
    home = page(spanish, "es/index.html")
    assert shown(home.xpath("//h1")[0]) == "La cooperación en la cuenca del lago"
    assert home.xpath("//meta[@name='robots']") == []


STUBS = {
    "documents/atelier-lac": ("document.missing", "fr/documents/atelier-lac", "fr"),
    "organisations/lake-authority": ("entity.untranslated", "organisations/lake-authority", "en"),
    "about": ("site.fallback", "about", "en"),
}
"""Pages that Spanish lacks: the key of the notice, the page that search engines should show, and its language."""


@pytest.mark.parametrize("uri", STUBS)
def test_what_is_missing_falls_back_with_a_notice_and_is_not_listed(spanish, say, uri):
    root = page(spanish, f"es/{uri}.html")
    notice, instead, lang = STUBS[uri]
    group, key = notice.split(".")
    assert say[group][key].format(language="francés") in shown(root.xpath("//*[@class='notice']")[0])
    assert root.xpath("//h1/ancestor-or-self::*/@lang | //h1/*/@lang")[-1] == lang
    assert root.xpath("//title/@lang") == [lang]
    assert root.xpath("//link[@rel='canonical']/@href") == [f"{URL}{instead}.html"]
    assert root.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert root.xpath("//article/@data-index-ignore") == ["all"]
    assert root.xpath("//link[@rel='alternate'][@hreflang]") == []
    assert not any(f"es/{uri}.html" in path.read_text(encoding="utf-8") for path in spanish.site.glob("sitemap*.xml"))


def test_a_spanish_text_is_cleaned_and_read(spanish):
    root = page(spanish, "es/documents/declaracion-lago.html")
    assert shown(root.xpath("//h1")[0]) == "Declaración conjunta sobre la protección del lago Titicaca"
    (text,) = root.find_class("text")
    paragraphs = text.findall("p")
    assert len(paragraphs) == 4
    assert not any(word in shown(root.xpath("//article")[0]) for word in ("Síguenos", "Compartir", "Lea también"))
    assert shown(root.find_class("date")[0]) == "14 de marzo de 2025"
    assert text.xpath(".//a[contains(@href, 'lake-titicaca')]/text()") == ["lago Titicaca"]
    facts = shown(root.find_class("facts")[0])
    assert all(fact in facts for fact in ("Tipo Declaración", "Editor Ministerio de Medio Ambiente"))


def test_spanish_dates_and_commitments_are_found(spanish):
    timeline = shown(page(spanish, "es/timeline.html").xpath("//article")[0])
    told = [
        "7 de julio de 1987",
        "12–13 de marzo de 2025",
        "antes de fines de 2027",
        "julio–diciembre de 2025",
    ]
    assert [date for date in told if date not in timeline] == []
    commitments = shown(page(spanish, "es/commitments.html").xpath("//article")[0])
    assert "construir seis plantas de tratamiento" in commitments
    assert "veinte técnicos" in commitments


def test_the_switcher_has_it_on_every_page(spanish):
    for path in spanish.site.rglob("*.html"):
        if path.name != "404.html":
            links = html.parse(str(path)).xpath("//nav[@class='languages']//a")
            assert [(link.get("hreflang"), link.get("lang")) for link in links] == [(code, code) for code in CODES]
            hrefs = [link.get("href").partition("?")[0] or path.name for link in links]
            assert all((path.parent / href).resolve().is_file() for href in hrefs), path
    assert "Esta página no existe" in spanish.page("404.html")


def test_search_engines_hear_of_it_both_ways(spanish):
    heads = {}
    for path in spanish.site.rglob("*.html"):
        links = html.parse(str(path)).xpath("//link[@rel='alternate'][@hreflang]")
        heads[URL + path.relative_to(spanish.site).as_posix()] = {
            link.get("hreflang"): link.get("href") for link in links
        }
    listed = {url: links for url, links in heads.items() if links}
    for url, links in listed.items():
        assert "x-default" in links
        assert url in links.values()
        assert all(listed[other] == links for other in links.values()), url
    files = sorted(spanish.site.glob("sitemap-*.xml")) or [spanish.site / "sitemap.xml"]
    sitemap = [entry for path in files for entry in etree.parse(str(path)).getroot()]
    entries = {
        entry.findtext("{*}loc"): {link.get("hreflang"): link.get("href") for link in entry.iterfind("{*}link")}
        for entry in sitemap
    }
    assert entries == listed
    assert {
        f"{URL}es/{uri}" for uri in ("index.html", "places/lake-titicaca.html", "documents/lake-workshop.html")
    } <= set(listed)


def test_every_passage_says_its_language(spanish):
    stopwords = {code: profile(code).stopwords for code in CODES}
    assert passages.all_misplaced(spanish.site, stopwords) == []


def test_the_search_finds_it(browser, spanish):
    with browsing.visit(browser, f"{spanish.site.as_uri()}/") as visitor:
        reader = visitor.open("es/index.html")
        reader.locator("[data-search-open]").click()
        reader.locator("input[type=search]").press_sequentially("tecnicos")
        first = reader.locator("[data-search-group=es]:not([hidden]) a").first
        expect(first).to_have_attribute("href", re.compile("es/documents/declaracion-lago[.]html#p-"), timeout=10_000)
        assert reader.locator("[data-search-group]").first.get_attribute("data-search-group") == "es"
        assert visitor.faults == []


def described(made, code, id_):
    """What the page of a document in a language says to machines; None where it is not listed."""
    found = page(made, f"{'' if code == 'en' else f'{code}/'}documents/{id_}.html").xpath(
        "//script[@type='application/ld+json']/text()"
    )
    return json.loads(found[0]) if found else None


def test_pages_and_data_files_tell_machines_the_same(spanish):
    lines = spanish.page("data/documents.jsonl").splitlines()
    assert len({json.loads(line)["id"] for line in lines}) == 3
    for record in map(json.loads, lines):
        said = described(spanish, record["language"], record["id"])
        assert (said["inLanguage"], said["url"], said["headline"]) == (
            record["language"],
            record["url"],
            record["title"],
        )
        assert said.get("creativeWorkStatus", "") == record.get("translation_status", "")
        assert said.get("translationOfWork", {}).get("inLanguage", "") == record.get("translation_from", "")
    there = {(record["language"], record["id"]) for record in map(json.loads, lines)}
    for code, (_, id_) in product(CODES, there):
        assert (described(spanish, code, id_) is None) == ((code, id_) not in there)


def test_translations_name_each_other(spanish):
    original, translation = (described(spanish, code, "lake-workshop") for code in ("en", "es"))
    named = ("@id", "@type", "url", "headline", "inLanguage")
    assert original["workTranslation"] == [{key: translation[key] for key in named}]
    assert translation["translationOfWork"] == {key: original[key] for key in named}


@pytest.mark.parametrize(
    ("title", "lang"), [("Lake Authority", "en"), ("Les riverains du lac", "fr"), ("Workshop on the waters", "en")]
)
def test_names_and_titles_without_spanish_stand_under_their_own_language(spanish, title, lang):
    found = [
        passages.language_of(node)
        for path in spanish.site.glob("es/**/*.html")
        for _, node, text in passages.texts(html.parse(str(path)).getroot())
        if title in text
    ]
    assert found
    assert set(found) == {lang}


def test_labels_are_in_the_language_of_their_page_wherever_they_stand(spanish):
    for path in spanish.site.rglob("*.html"):
        root = html.parse(str(path)).getroot()
        assert {passages.language_of(labelled) for labelled in root.xpath("//*[@aria-label]")} <= {root.get("lang")}, (
            path
        )


def test_the_coverage_page_says_what_spanish_lacks(spanish, say):
    told = shown(page(spanish, "es/coverage.html").xpath("//article")[0])
    lacking = told.partition(say["coverage"]["missing_in"].format(language="español"))[2].partition(
        say["coverage"]["help"]
    )[0]
    assert all(
        words in lacking
        for words in ("Les riverains du lac", "Lake Authority", "docs/es/about.md", "docs/es/contribute.md")
    )
    assert "lake-workshop" not in lacking
