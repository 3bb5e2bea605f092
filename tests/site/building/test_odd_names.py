"""Files with names that would act, or mean something in an address: every link leads to them, and nothing else happens."""

import base64
import re
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote, urlsplit

import pytest
from lxml import html

from tests import building
from tests.site import browsing

NAMES = (
    "a 'quoted' \"name\"", "<b>bold<∕b>", "<img src=x onerror=pwned=1>", "100% #1", "a%20b", "a%2Fb", "a?b=c&d", "[x](y)",
    "{{7*7}}", "中文 名", "é+e", "a;b,c", "..a", "$x`y`", "%E0%A4", "javascript:pwned=1", "a\\b", "tom & jerry.x", "-dash",
)  # fmt: skip
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PAGE = """---
title: Page {n}
---
![A picture](../assets/{pic}.png) [a paper](../assets/{pic}.pdf) [itself](page%20{name}.md) [a text](documents/text%20{name}.md)
"""
TEXT = """---
title: Text {n}
---
The text number {n} is here, with ![a picture](../../assets/{pic}.png), [the first page](../../fr/index.md) and [this](../about.md).
"""
ELSEWHERE = re.compile(r"[a-z]+:|//")


def _files():
    for number, name in enumerate(NAMES):
        yield (
            f"seeds/{name}.txt",
            f"Title {number}\n\n{number + 1} May 2024\n\nThe council of bridges met, and there were {number}.\n",
        )
        yield f"docs/en/documents/text {name}.md", TEXT.format(n=number, pic=quote(f"a {name}", safe=""))
        yield f"docs/en/people/one {name}.md", f"---\nnames: {{en: [Person {number}]}}\n---\nSomebody.\n"
        yield f"docs/assets/a {name}.png", PICTURE
        yield f"docs/assets/a {name}.pdf", b"%PDF-1.4\n"
        yield (
            f"docs/en/page {name}.md",
            PAGE.format(n=number, name=quote(name, safe=""), pic=quote(f"a {name}", safe="")),
        )


@pytest.fixture(scope="module")
def built(shared):
    def make(top):
        folder = building.collection(top / "collection")
        building.write(folder, dict(_files()))
        return building.build(folder, top / "site", strict=False)

    return shared("odd names", make)


def test_every_link_leads_to_a_file(built):
    there = {path.relative_to(built.site).as_posix() for path in built.site.rglob("*")}
    assert len(there & {f"fr/page {name}.html" for name in NAMES}) == len(NAMES)
    for uri in sorted(uri for uri in there if uri.endswith(".html") and uri != "404.html"):
        tree = html.fromstring((built.site / uri).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        links = [at for at in tree.xpath("//@href | //@src") if not ELSEWHERE.match(at)]
        # As over file://, where nothing keeps a link from leading out of the site.
        led = {normpath(join(dirname(uri), unquote(urlsplit(at).path))) for at in links}
        assert led - there - {"."} == set(), uri


@pytest.mark.parametrize("over", ["file", "http"])
def test_every_page_opens_and_none_acts(built, browser, over):
    with browsing.server(built.site) as address:
        base = address if over == "http" else f"{built.site.as_uri()}/"
        with browsing.visit(browser, base, bypass_csp=True) as visitor:
            for uri in (f"{kind} {name}.html" for kind in ("page", "documents/text", "people/one") for name in NAMES):
                assert visitor.open(quote(uri)).evaluate("typeof pwned") == "undefined", uri
            for uri in ("documents/index.html", "names/index.html", "timeline.html"):
                visitor.open(uri)
        assert visitor.faults == []
