"""What people contribute cannot run, load or frame anything."""

import re
from html import escape, unescape
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html

from dossier.glue.overrides import OVERRIDES
from dossier.render.markdown import html
from dossier.render.safety import claimed, harmless
from dossier.write.documents.marks import Mark

LIVE = [
    "<script>x()</script>",
    "<img src=x onerror=x()>",
    '<a href="javascript:x()">a</a>',
    '<a href="&#106;avascript:x()">a</a>',
    '<a href="data:text/html,<script>x()</script>">a</a>',
    "<svg onload=x()><script>x()</script></svg>",
    '<iframe src="https://example.org"></iframe>',
    "<style>@import 'https://example.org/a.css'</style>",
    '<p style="background:url(https://example.org)">a</p>',
    '<form action="https://example.org"><button formaction="javascript:x()">a</button></form>',
    '<meta http-equiv="refresh" content="0;url=https://example.org">',
    '<base href="https://example.org">',
    "<noscript><p title='</noscript><script>x()</script>'>",
    '<img src="//example.org/a.png">',
    '<object data="x"></object><embed src="x">',
]
FORBIDDEN = re.compile(
    r"<(script|style|iframe|form|object|embed|meta|base|svg|link)|\son\w+=|javascript:|style=|src=.?(https?:|//)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("text", LIVE)
def test_live_markup_is_removed(text):
    assert not FORBIDDEN.search(harmless(text))


@given(st.lists(st.sampled_from(LIVE) | st.text(st.sampled_from("<>\"'=/a&;"), max_size=12), max_size=5).map("".join))
def test_no_mixture_becomes_live(text):
    tree = lxml_html.fragment_fromstring(harmless(text), create_parent="div")
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    assert not {element.tag for element in elements} & {"script", "style", "iframe", "form", "object", "embed", "svg"}
    assert not [name for element in elements for name in element.attrib if name.startswith("on") or name == "style"]
    assert etree.tostring(tree)


PIECES = [
    "/",
    "\\",
    "\t",
    "\n",
    "\r",
    " ",
    "\x01",
    "\x1f",
    "https:",
    "HTTPS:",
    "data:",
    "example.org",
    "a.png",
    "?b",
    "#c",
]


@given(st.lists(st.sampled_from(PIECES), max_size=7).map("".join))
def test_no_spelling_of_an_address_loads_from_elsewhere(address):
    shown = lxml_html.fragment_fromstring(harmless(f'<img alt="B" src="{escape(address)}">'), create_parent="div")
    left = re.sub(r"[\x00-\x20]", "", "".join(shown.xpath("img/@src"))).replace("\\", "/")
    assert left or shown.text == "B"
    assert not urlsplit(left).netloc
    assert not left.startswith("//")
    assert not re.match("(https|data):", left, re.IGNORECASE)


@pytest.mark.parametrize("address", ["a.png", "../assets/a%20b.png", "a.png?b=https://example.org", "./c:d.png", "#e"])
def test_a_picture_of_the_site_is_shown(address):
    assert harmless(f'<img alt="B" src="{address}">') == f'<img alt="B" src="{address}">'


@pytest.mark.parametrize("alt", ["&lt;b&gt;", "a &amp;lt; b", "&quot;'"])
def test_a_picture_that_is_not_shown_leaves_its_words_and_no_marks(alt):
    shown = lxml_html.fragment_fromstring(harmless(f'<img alt="{alt}" src="//example.org/a.png">'), create_parent="div")
    assert (len(shown), shown.text) == (0, unescape(alt))


def test_what_is_not_valid_is_not_written():
    assert harmless('<map><area href="a">A</map>') == "A"
    assert harmless('<p aria-label="b">A</p>', own="0:") == "<p>A</p>"
    assert harmless('<a href="a b.html?{c}">A</a>') == '<a href="a%20b.html?%7Bc%7D">A</a>'


def test_what_pages_need_stays():
    kept = (
        '<p class="0:lead" id="0:p-1">A <a class="0:mention" href="../people/x.html">name</a>'
        '<a aria-label="0:Paragraph 1" class="0:number" data-number="0:1" href="#p-1"></a></p>'
        '<p lang="zh">林剑</p><img alt="B" src="../assets/b.png"><table><tbody><tr><td>1</td></tr></tbody></table>'
    )
    left = harmless(kept, own="0:")
    assert lxml_html.fragments_fromstring(left)
    assert sorted(re.findall(r'[\w-]+="[^"]*"', left)) == sorted(re.findall(r'[\w-]+="[^"]*"', kept.replace("0:", "")))


def test_no_id_of_a_template_can_be_claimed():
    around = [
        *OVERRIDES.glob("partials/*.html"),
        *(OVERRIDES / f"{name}.html" for name in ("main", "document", "entity")),
    ]
    ids = {id_ for path in around for id_ in re.findall(r'\sid="([^"{]+)', path.read_text(encoding="utf-8"))}
    assert {"content", "cite", "dates-title"} <= ids
    assert [id_ for id_ in ids if claimed("id", id_)] == []


MARKDOWN = """A paragraph.[^1]
{: #p-1a2b3c .toast .other data-version="fr" role="alert" }

## A heading {: #cite .md-overlay }

<div class="passage" id="content" data-at="p-1a2b3c" markdown="1">Words with <b id="b">an id</b> and <b id="b">again</b></div>

## Another

## Cite

## With names

## Another

<h2 id="another">Another</h2>

[^1]: A note.
"""


def test_nothing_written_passes_for_a_part_of_a_page():
    tree = lxml_html.fragment_fromstring(
        html(MARKDOWN, {"attr_list": {}, "footnotes": {}, "md_in_html": {}}, [Mark("p-1", classes="own")]),
        create_parent="div",
    )
    assert tree.xpath(".//@id") == [
        *("p-1", "fnref:1", "a-heading", "b", "another", "heading-cite", "heading-with-names", "another_1"),
        *("heading-another", "fn:1"),
    ]
    assert tree.xpath(".//@class") == ["own", "footnote-ref", "footnote", "footnote-backref"]
    assert tree.xpath(".//@*[starts-with(name(), 'data-')] | .//@role") == []


def test_a_page_of_the_site_may_use_the_classes_of_its_styles():
    assert harmless('<div class="ways" id="content">A</div>') == '<div class="ways">A</div>'
