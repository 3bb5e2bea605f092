"""One collection of everything that can be wrong: each fault is named, the rest is built, nothing becomes live."""

import re

import pytest
from lxml import html
from playwright.sync_api import expect

from dossier.check import message
from dossier.collection import check, collect
from dossier.glue.overrides import OVERRIDES
from dossier.settings import load
from tests import bad, building
from tests.site import browsing

FILES = [case for name in bad.ALL for case in bad.cases(name)]
SHOWN = [(uri, words) for case in FILES for uri, words in case.get("shown", {}).items()]
HOSTILE = [uri for case in bad.cases("hostile") for uri in case.get("shown", {})]
ADDRESSES = {"href", "src", "action", "formaction", "xlink:href", "srcset", "poster", "data", "cite"}
ABLE = {"iframe", "object", "embed", "base", "applet", "frame", "math"}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The build of the bad collection, made once."""
    folder = bad.make(tmp_path_factory.mktemp("bad") / "collection")
    return building.build(folder, folder / "site", strict=False)


@pytest.fixture(scope="module")
def findings(built):
    settings = load(built.folder)
    collection = collect(settings)
    return collection.findings, check(collection, settings)


@pytest.fixture(scope="module")
def pages(built):
    """Every page of the site, parsed as a browser does."""
    paths = list(built.site.rglob("*.html"))
    return {
        path.relative_to(built.site).as_posix(): html.parse(path, html.HTMLParser(encoding="utf-8")) for path in paths
    }


def test_every_fault_is_found_and_nothing_else(findings):
    _, every = findings
    assert sorted((finding.path, finding.line, finding.code) for finding in every) == bad.expected()


def test_findings_of_the_cases_are_many():
    assert len({code for _, _, code in bad.expected()}) >= 25


def test_build_goes_on(built):
    assert built.status == 0, built.output
    assert "Traceback" not in built.output


def test_build_names_each_fault_once(built, findings):
    told, _ = findings
    assert {m: n for finding in told if (n := built.output.count((m := message(finding, "en")) + "\n")) != 1} == {}


@pytest.mark.parametrize(("uri", "words"), SHOWN, ids=[uri for uri, _ in SHOWN])
def test_the_rest_is_built(pages, uri, words):
    text = " ".join(pages[uri].getroot().find(".//article").text_content().split())
    assert words in text


def live_parts(page):
    """What could act in a page, other than the scripts of the site itself."""
    for element in page.iter(html.etree.Element):
        if element.tag in ABLE:
            yield element.tag
        if element.tag in {"script", "style", "svg"} and "pwned" in (element.text or "") and not is_data(element):
            yield html.tostring(element)
        for name, value in element.attrib.items():
            if name.startswith("on") or (name in ADDRESSES and is_alive(value)):
                yield f"{element.tag} {name}={value}"


def is_data(script):
    """Structured data, which is no code, and of which no part can be taken for a tag."""
    return script.get("type") == "application/ld+json" and "<" not in script.text


def is_alive(address):
    return re.match(r"\s*(javascript|vbscript|data:text|(https?:)?//evil\.example)", address, re.IGNORECASE)


def test_no_page_holds_live_markup(pages):
    assert len(pages) > 50
    assert {uri: list(live_parts(page)) for uri, page in pages.items() if any(live_parts(page))} == {}


def test_live_markup_would_be_found():
    page = html.fromstring("<p onclick='x()'>A<a href=' JavaScript:x()'>b</a><iframe></iframe><script>pwned=1</script>")
    assert len(list(live_parts(page.getroottree()))) == 4


def test_no_template_is_run(built):
    assert [path for path in built.site.rglob("*.html") if str(7 * 191) in path.read_text(encoding="utf-8")] == []


MEANT = (
    "The first paragraph has pwned=alert(2) and <img src=x onerror=pwned=alert(3)> and <script>pwned=4</script>.",
    "[A link](javascript:pwned=alert(5)) and another and <javascript:pwned=alert(7)>.",
    'This is a line.{: onclick="pwned=alert(8)" onmouseover="pwned=alert(8)" } It goes on for a while.',
    'pwned = "fenced"',
    'pwned = "indented"',
    "On 21 May 2024 pwned=alert(12) was signed by Eve Script of the Society of <img src=x onerror=pwned=alert(13)>.",
)
"""What the words of hostile.txt are, which its marks show to be Markdown; test_inert.py has a text that is none."""


def test_the_words_of_a_text_stay_and_its_marks_act_on_nothing(pages):
    article = pages["documents/hostile.html"].getroot().find(".//article")
    text = " ".join(article.text_content().split())
    assert "no reader of the text sees it" not in text
    assert [line for line in MEANT if line not in text] == []
    cells = [cell.text_content().strip() for cell in article.iter("th", "td")]
    assert cells[:4] == ["This", "is", "a", "table"]
    assert cells[4:] == ["<b onclick=pwned=1>of", "cells", "that", "[do](javascript:pwned=alert(5)) nothing"]
    assert [h for h in article.iter("h1", "h2") if "no heading" in h.text_content()] == []


def test_no_script_of_a_text_runs(built, browser):
    dialogs = []
    with browsing.visit(browser, f"{built.site.as_uri()}/") as visitor:
        visitor.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        for uri in [*HOSTILE, "index.html", "timeline.html", "documents/index.html", "names/index.html"]:
            page = visitor.open(uri)
            assert page.evaluate("typeof pwned") == "undefined", uri
        page.locator("[data-search-open]").click()
        page.locator("input[type=search]").press_sequentially("pwned")
        expect(page.locator("[data-search-group]:not([hidden]) a").first).to_be_visible(timeout=10_000)
        assert page.evaluate("typeof pwned") == "undefined"
        assert visitor.faults == []
    assert dialogs == []


@pytest.mark.parametrize("web", [False, True], ids=["file", "http"])
def test_no_address_stops_a_script(built, browser, web):
    """What a link from elsewhere may lead to: a fragment cut in the midst of a character, a query that means nothing."""
    told = ("#%", "#p-%E0%A4", "#__proto__", f"#{'a' * 5000}", "?lang=%E0%A4&q=%#%", "?lang=__proto__&type=constructor")
    pages = [f"{name}.html" for name in ("index", "documents/good", "provenance/good", "timeline", "names/index")]
    others = {path.relative_to(built.site).as_posix() for path in built.site.glob("*.html")} | {"data/index.html"}
    uris = [*(f"{page}{end}" for page in pages for end in told), *(f"{page}?lang=%E0#%E0" for page in sorted(others))]
    with browsing.server(built.site) as address:
        with browsing.visit(browser, address if web else f"{built.site.as_uri()}/") as visitor:
            for uri in uris:
                visitor.open(uri)
                visitor.page.evaluate("location.hash = '%E0'")
                visitor.page.goto("about:blank")
        assert visitor.faults == []


EDITOR = """
window.createClass = (made) => (window.made = made);
window.h = (...given) => given;
window.CMS = { registerFieldType: () => {}, init: () => {} };
document.body.dataset.words = "{}";
location.hash = "#/collections/documents/entries/%E0%A4";
"""


def test_no_address_stops_the_editor(browser):
    """Its scripts are ours but for the editor itself, which test_editing.py drives."""
    with browsing.visit(browser, "about:blank") as visitor:
        page = visitor.open("")
        page.evaluate(EDITOR)
        page.add_script_tag(path=OVERRIDES / "admin/paragraphs.js")
        begun = page.evaluate(
            "() => { let told; made.begin.call({ props: { value: 'a' }, setState: (own) => (told = own) }); return told.name; }"
        )
        assert begun == "%E0%A4"
