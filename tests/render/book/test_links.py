"""Where the links of a book lead, whatever texts have for addresses."""

from urllib.parse import urlsplit
from xml.etree.ElementTree import tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import fromstring

from dossier.render.book.links import Links
from dossier.render.book.xhtml import lead, page, tree
from dossier.write.catalogue import LangString
from dossier.write.packs.book import Book, Chapter, Part

TEXT = Chapter("documents/a", LangString("A"), "", None, (("fr/documents/a.html", ""), ("documents/a.html", "")))
ODD = Chapter("documents/t-1", LangString("B"), "", None, (("fr/documents/\u6f14 \u8bb2.html", ""),))
NAMES = Chapter("names/people", LangString("People"), "", None, (("fr/people/li.html", "n-li"),))
BOOK = Book(
    "fr",
    "B",
    "",
    "",
    "",
    parallel=False,
    front=(),
    parts=(Part("documents", "", (TEXT, ODD)), Part("names", "", (NAMES,))),
)
TARGETS = {"documents/a.xhtml": {"p-1"}, "documents/t-1.xhtml": {"p-2"}, "names/people.xhtml": {"n-li"}}
LEADS = {
    "#p-1": "#p-1",
    "#p-9": "",
    "a.html#p-1": "#p-1",
    "../../documents/a.html#p-1": "#p-1",
    "%E6%BC%94%20%E8%AE%B2.html#p-2": "t-1.xhtml#p-2",
    "%E6%BC%94%20%E8%AE%B2.html#p-9": "t-1.xhtml",
    "../people/li.html": "../names/people.xhtml#n-li",
    "../people/li.html#texts": "../names/people.xhtml#n-li",
    "https://example.com/a?b=1#c": "https://example.com/a?b=1#c",
    'https://example.com/"<b>': "https://example.com/%22%3Cb%3E",
    "http://[": "",
    "../reliability.html#dates": "https://example.org/d/fr/reliability.html#dates",
}


def links(url):
    return Links(BOOK, TARGETS, url, "en").of("documents/a.xhtml")


@pytest.mark.parametrize("href", LEADS)
def test_a_link_leads_to_the_words_that_the_book_has(href):
    assert links("https://example.org/d/")(href) == LEADS[href]


def test_what_only_a_site_has_is_plain_words_where_it_has_no_address():
    assert links("")("../reliability.html#dates") == ""


@given(st.text() | st.sampled_from(sorted(LEADS)).flatmap(lambda href: st.text().map(lambda end: href + end)))
def test_any_address_becomes_one_that_can_be_read_or_none(href):
    found = links("")(href)
    urlsplit(found)
    assert not set(found) & set('"<> \\')


@given(st.text(), st.text())
def test_any_html_becomes_xml_with_its_words(html, title):
    body = tree(f"<p title='&quot;'>{html.replace('<', '&lt;').replace('&', '&amp;')}</p>")
    lead(body, links(""))
    read = fromstring(page(body, title, "fr", "ltr", "style.css"))
    assert (
        "".join(read[1].itertext()).strip()
        == "".join(body.itertext()).replace("\r\n", "\n").replace("\r", "\n").strip()
    )


@given(st.text(alphabet="<>/ab='\"&! -[]?\x00\x0b\uffff\n"))
def test_no_marks_of_a_text_break_a_page(html):
    fromstring(page(tree(html), html, "fr", "ltr", "style.css"))
    assert tostring(tree(html))
