"""Books of whole collections, read by a library that had no part in writing them."""

import io
import posixpath
import struct
import zipfile
from dataclasses import replace
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree

from dossier import settings as settings_of
from dossier.collection import collect, sources_of
from dossier.languages import words
from dossier.model import Corpus
from dossier.publishing.citing import with_citations
from dossier.render.book import epub
from dossier.store import Store
from dossier.write import sources
from tests import bad, building

LANGUAGES = ("en", "fr", "zh")
URL = building.ADDRESS["SITE_URL"]
NAMES = {
    "x": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ops": "http://www.idpf.org/2007/ops",
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
}
OPS = f"{{{NAMES['ops']}}}"


class Opened:
    """A book, and its files as XML."""

    def __init__(self, content):
        self.content, self.archive = content, zipfile.ZipFile(io.BytesIO(content))
        self.package = etree.fromstring(self.archive.read("EPUB/package.opf"))
        hrefs = {item.get("id"): unquote(item.get("href")) for item in self.find("//o:manifest/o:item")}
        self.files = {href for href in hrefs.values() if href.endswith(".xhtml")}
        self.order = [hrefs[ref.get("idref")] for ref in self.find("//o:spine/o:itemref")]
        self.pages = {href: etree.fromstring(self.archive.read(f"EPUB/{href}")) for href in self.files}

    def find(self, path):
        return self.package.xpath(path, namespaces=NAMES)

    def meta(self, name):
        return [each.text for each in self.find(f"//o:meta[@property='{name}']")]


def seek(node, path):
    return node.xpath(path, namespaces=NAMES)


def text(node):
    return " ".join("".join(node.itertext()).split())


def made(folder, url=URL):
    """Settings, and what all books of a collection are made of."""
    read = settings_of.load(folder)
    known = replace(read, publication=replace(read.publication, url=url))
    return with_citations(sources_of(collect(known), known), Store()), known


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    return made(building.shipped(tmp_path_factory.mktemp("shipped") / "collection"))


@pytest.fixture(scope="module")
def books(shipped):
    return {code: Opened(epub(shipped[0], code, shipped[1])) for code in LANGUAGES}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    of, known = made(bad.make(tmp_path_factory.mktemp("bad") / "collection"), "")
    return Opened(epub(of, "en", known))


@pytest.fixture(params=[*LANGUAGES, "hostile"])
def opened(request, books):
    return books.get(request.param) or request.getfixturevalue("hostile")


def test_the_first_bytes_say_what_the_file_is(opened):
    signature, flags, method, name, extra = struct.unpack("<4s2xHH16xHH", opened.content[:30])
    assert (signature, flags, method, name, extra) == (b"PK\x03\x04", 0, 0, 8, 0)
    assert opened.content[30:58] == b"mimetypeapplication/epub+zip"


def test_the_container_leads_to_the_package(opened):
    container = etree.fromstring(opened.archive.read("META-INF/container.xml"))
    assert seek(container, "//c:rootfile/@full-path") == ["EPUB/package.opf"]


def test_names_are_sorted_and_safe_everywhere_and_times_are_fixed(opened):
    first, second, *others = opened.archive.namelist()
    assert (first, second) == ("mimetype", "META-INF/container.xml")
    assert others == sorted(others)
    assert all(
        set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./") for name in others
    )
    assert {info.date_time for info in opened.archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_manifest_has_all_files_and_the_spine_all_pages_once(opened):
    listed = [unquote(href) for href in opened.find("//o:manifest/o:item/@href")]
    there = [name.removeprefix("EPUB/") for name in opened.archive.namelist() if name.startswith("EPUB/")]
    assert sorted([*listed, "package.opf"]) == sorted(there)
    assert sorted(opened.order) == sorted(opened.files)
    assert opened.order[0] == "cover.xhtml"


def test_ids_are_there_once_and_links_lead_to_them(opened):
    ids = {href: seek(page, "//@id") for href, page in opened.pages.items()}
    assert all(len(found) == len(set(found)) for found in ids.values())
    inside = 0
    for href, page in opened.pages.items():
        for link in seek(page, "//x:a"):
            parts = urlsplit(link.get("href"))
            if parts.scheme:
                continue
            target = posixpath.normpath(
                posixpath.join(posixpath.dirname(href), unquote(parts.path) or posixpath.basename(href))
            )
            assert target in opened.pages, (href, link.get("href"))
            assert not parts.fragment or unquote(parts.fragment) in ids[target], (href, link.get("href"))
            inside += 1
    assert inside > len(opened.pages)


def test_every_link_has_words_and_nothing_runs_or_loads(opened):
    for href, page in opened.pages.items():
        assert all(text(link) for link in seek(page, "//x:a")), href
        tags = {etree.QName(element).localname for element in page.iter(etree.Element)}
        assert not tags & {"script", "img", "iframe", "object", "form", "svg", "style", "video", "audio"}, href
        names = {name for element in page.iter(etree.Element) for name in element.attrib}
        assert not {name for name in names if name.startswith(("on", "data-", "src"))}, href


@pytest.mark.parametrize("code", LANGUAGES)
def test_paragraphs_have_the_ids_and_numbers_of_the_site(shipped, books, code):
    known = shipped[0].catalogue
    for id_ in known.versions:
        shown, page = known.version(id_, code), books[code].pages[f"documents/{id_}.xhtml"]
        numbers = {block.id: str(block.number) for block in shown.blocks if block.number}
        told = {link.getparent().get("id"): text(link) for link in seek(page, "//x:a[@class='number']")}
        assert told == {
            id_: number for id_, number in numbers.items() if seek(page, f"//*[@id='{id_}'][not(self::x:table)]")
        }
        assert numbers.keys() <= set(seek(page, "//@id"))
        assert text(seek(page, "//x:h1")[0]).replace(" ", "") == shown.title.replace("\u202f", "").replace(
            "\xa0", ""
        ).replace(" ", "")


@pytest.mark.parametrize("code", LANGUAGES)
def test_texts_stand_in_the_order_of_their_dates(shipped, books, code):
    known = shipped[0].catalogue
    dates = [
        str(known.originals(href.removeprefix("documents/").removesuffix(".xhtml"))[0].when.edtf.bare)
        for href in books[code].order
        if href.startswith("documents/")
    ]
    assert len(dates) == len(known.versions)
    assert dates == sorted(dates)


def test_the_metadata_say_what_is_true_of_the_book(books):
    for code, opened in books.items():
        assert [each.text for each in opened.find("//dc:language")] == [code]
        assert opened.meta("dcterms:modified") == ["2025-05-31T00:00:00Z"]
        assert opened.find("//dc:source")[0].text == URL + ("" if code == "en" else f"{code}/")
        assert opened.meta("schema:accessMode") == opened.meta("schema:accessModeSufficient") == ["textual"]
        assert opened.meta("schema:accessibilityHazard") == ["none"]
        assert opened.meta("schema:accessibilitySummary") == [words(code)["book"]["accessibility"]]
        assert opened.meta("rendition:layout") == ["reflowable"]
    assert len({opened.find("//dc:identifier")[0].text for opened in books.values()}) == len(LANGUAGES)


def test_the_day_of_the_last_change_is_the_one_that_the_settings_give(shipped):
    of, known = shipped
    told = Opened(epub(of, "fr", replace(known, imprint=replace(known.imprint, updated="2026-11-29"))))
    assert told.meta("dcterms:modified") == ["2026-11-29T00:00:00Z"]
    assert "29 novembre 2026" in text(told.pages["about.xhtml"])


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_contents_name_each_page_in_reading_order(books, code):
    (toc,) = seek(books[code].pages["nav.xhtml"], "//x:nav[@ops:type='toc']")
    pages = list(dict.fromkeys(urlsplit(href).path for href in seek(toc, ".//x:a/@href")))
    assert pages == [href for href in books[code].order if href != "nav.xhtml"]
    titles = {urlsplit(link.get("href")).path: text(link) for link in reversed(seek(toc, ".//x:a"))}
    assert {href: text(seek(books[code].pages[href], "//x:head/x:title")[0]) for href in titles} == titles
    landmarks = seek(books[code].pages["nav.xhtml"], "//x:nav[@ops:type='landmarks']//x:a")
    assert [each.get(f"{OPS}type") for each in landmarks] == [
        "cover",
        "toc",
        "bodymatter",
        "appendix",
        "appendix",
        "index",
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_names_lead_to_the_paragraphs_that_name_them(shipped, books, code):
    page = books[code].pages["names/people.xhtml"]
    (entry,) = seek(page, "//*[@id='n-wang-yi']")
    named = {
        f"../documents/{key.id}.xhtml#{quote.block}"
        for key, quotes in shipped[0].catalogue.quotes["wang-yi"].items()
        for quote in quotes
        if key.language == code
    }
    assert named
    assert named <= set(seek(entry, ".//x:a/@href"))


def test_a_translation_says_what_it_is_and_is_cited_as_that(books):
    page = books["zh"].pages["documents/002-9b6a1077907a4e6d.xhtml"]
    say = words("zh")
    assert say["document"]["notice"]["draft"] in text(seek(page, "//x:p[@class='notice']")[0])
    assert "译文草稿" in text(seek(page, "//x:p[@class='cite']")[0])
    assert seek(page, "//x:section[@ops:type='endnotes']")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_book_without_texts_is_a_book(shipped, code):
    known = replace(shipped[1], publication=replace(shipped[1].publication, url="", name=""))
    opened = Opened(epub(sources(Corpus((), ()), LANGUAGES, known.publication), code, known))
    assert opened.order == ["cover.xhtml", "nav.xhtml", "about.xhtml"]
    assert opened.meta("dcterms:modified") == ["1980-01-01T00:00:00Z"]
    assert [each.text for each in opened.find("//dc:title")] == [words(code)["listing"]["documents"]["title"]]


def test_the_text_as_found_stands_above_what_renders_it(shipped, books):
    of, known = shipped
    opened = Opened(epub(of, "zh", known, parallel=True))
    href = "documents/002-9b6a1077907a4e6d.xhtml"
    source = of.catalogue.versions["002-9b6a1077907a4e6d"]["en"]
    pairs = seek(opened.pages[href], "//*[contains(concat(' ', @class, ' '), ' pair ')]")
    beside = [text(seek(pair, "./x:div[@class='other']")[0]) for pair in pairs]
    assert beside == [" ".join(block.text.split()) for block in source.blocks]
    for pair in pairs:
        first, second = list(pair)[:2]
        assert (first.get("class"), first.get("lang")) == ("other", "en")
        assert second.get("lang") is None
    plain = {
        name: text(seek(books["zh"].pages[href], f"//*[@id='{name}']")[0])
        for name in seek(opened.pages[href], "//x:p/@id")
    }
    assert plain
    assert plain == {name: text(seek(opened.pages[href], f"//*[@id='{name}']")[0]) for name in plain}
    assert opened.find("//dc:identifier")[0].text != books["zh"].find("//dc:identifier")[0].text
    assert words("zh")["book"]["with_originals"] in opened.find("//dc:title")[0].text


def test_a_text_that_is_no_translation_has_nothing_beside_it(shipped):
    of, known = shipped
    opened = Opened(epub(of, "en", known, parallel=True))
    translated = {
        f"documents/{id_}.xhtml" for id_ in of.catalogue.versions if of.catalogue.version(id_, "en").translation
    }
    paired = {href for href, page in opened.pages.items() if seek(page, "//x:div[@class='other']")}
    assert paired == translated
    assert translated
