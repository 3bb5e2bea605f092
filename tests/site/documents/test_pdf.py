"""Three PDFs as a site shows them: the text, the account of its cleaning with pages, and the file itself."""

import hashlib

import pytest
from lxml import html
from playwright.sync_api import expect

from dossier.languages import words
from tests.building import build, collection
from tests.samples import CASES

LANGUAGES = ("en", "fr", "zh")
WHOLE = {
    f"{name}.pdf": (CASES / "read/pdf" / f"{name}.pdf").read_bytes() for name in ("report", "communique", "notice")
}


@pytest.fixture(scope="module")
def built(shared):
    return shared("pdf", lambda top: build(collection(top / "collection", WHOLE), top / "site"))


@pytest.fixture
def base(built):
    return f"{built.site.as_uri()}/"


def test_a_strict_build_has_nothing_to_say(built):
    assert "WARNING" not in built.output


@pytest.mark.parametrize("name", WHOLE)
def test_the_file_stands_beside_its_text_as_it_came(built, name):
    assert (built.site / "seeds" / name).read_bytes() == WHOLE[name]
    page = html.fromstring(built.page(f"provenance/{name.removesuffix('.pdf')}.html"))
    assert page.xpath("//code[@class='hash']/text()") == [hashlib.sha256(WHOLE[name]).hexdigest()]
    assert f"../seeds/{name}" in page.xpath("//a[@download]/@href")
    document = html.fromstring(built.page(f"documents/{name.removesuffix('.pdf')}.html"))
    assert f"../seeds/{name}" in document.xpath("//a[@download]/@href")


def test_a_reader_downloads_it(visitor):
    page = visitor.open("provenance/report.html")
    with page.expect_download() as waiting:
        page.locator(".facts a[download]").click()
    assert waiting.value.suggested_filename == "report.pdf"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_account_names_the_library_and_the_pages(visitor, language):
    say = words(language)["provenance"]
    page = visitor.open(f"provenance/report.html?lang={language}")
    facts = page.locator(".facts")
    expect(facts).to_contain_text(say["extracted"])
    expect(facts).to_contain_text("pypdfium2 ")
    expect(facts).to_contain_text(say["pages"]["other"].format(n=3))
    expect(facts).not_to_contain_text(say["encoding"])
    line = page.locator("[id]:has(> p:text-is('organizations of the United Nations system')) > a")
    expect(line.locator("i")).to_have_text(say["page"].format(number=2))
    number = line.evaluate("(link) => link.firstChild.data")
    assert line.get_attribute("aria-label") == say["line_on_page"].format(number=number, page=2)


def test_the_text_is_whole(visitor):
    page = visitor.open("documents/report.html")
    text = page.locator("article")
    expect(text).to_contain_text("were more often refused a policy than men")
    expect(page.locator("table").first).to_contain_text("Closed since 2019")
    expect(page.locator("h2").filter(has_text="Measures taken by Member States")).to_have_count(1)
    expect(visitor.open("zh/documents/notice.html").locator("h1")).to_have_text(
        "河港市人民政府办公室关于做好汛期渡口安全管理工作的通知"
    )
    expect(visitor.open("fr/documents/communique.html").locator("article")).to_contain_text("la moitié de leur salaire")


@pytest.mark.parametrize("options", [{"viewport": {"width": 360, "height": 740}}])
def test_nothing_scrolls_sideways_on_a_phone(visitor):
    for uri in ("documents/report.html", "provenance/report.html", "provenance/notice.html?lang=zh"):
        page = visitor.open(uri)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, uri
