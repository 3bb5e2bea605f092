"""Pages of any making: each byte in a line of the ledger, each word that a browser shows once, in linear time.

Markdown, too, must take a time in proportion to its length.
"""

import gc
import math
import re
from collections import Counter
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.model import Choice, Correction, Seed
from dossier.pages.text import body
from dossier.read import Context, read_seed
from dossier.read.markup import html, ledger_of
from dossier.read.markup.html import html_ledger
from dossier.read.structure.items import DEEPEST

# Any string at all.

PARTS = (
    *(
        "<p>",
        "</p>",
        "<div class='nav x'>",
        "</div>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<a href='#x'>",
        "</a>",
        "<br>",
        "<br/>",
    ),
    *(
        "<table>",
        "<tr>",
        "<td>",
        "<th colspan=2 rowspan='3'>",
        "</td>",
        "</table>",
        "<caption>",
        "<ul>",
        "<ol start=x type=i>",
    ),
    *(
        "<li value=9>",
        "</li>",
        "</ol>",
        "<pre>\n",
        "</pre>",
        "<h1>",
        "</h2>",
        "<script>",
        "</script>",
        "<style>",
        "<!--",
        "-->",
    ),
    *(
        "<title>",
        "</title>",
        "<meta name=author content=A>",
        "<select><option>",
        "<svg>",
        "<math>",
        "<template>",
        "<ruby>",
    ),
    *(
        "<rt>",
        "</ruby>",
        "<q>",
        "</q>",
        "<sup>",
        "</sup>",
        "<blockquote>",
        "</blockquote>",
        "<dl><dt>",
        "<dd>",
        "<frameset>",
    ),
    *(
        "<script type='application/ld+json'>",
        '{"headline": "A", "author": {"name": "B"}}',
        "<![CDATA[x]]>",
        "<?xml?>",
        "</body>",
    ),
    *(
        "words",
        "我们",
        " ",
        "\n",
        "\r\n",
        "\t",
        "\xa0",
        "&amp;",
        "&nbsp",
        "&#0;",
        "&#xD800;",
        "\ud800",
        "\x00",
        "\x0c",
        "1",
        "<",
        ">",
    ),
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=6), max_size=40).map("".join))
def test_the_ledger_of_any_string_gives_it_back(text):
    lines = html_ledger(text)
    assert "".join(line.raw for line in lines) == text
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert all(line.decision.seen for line in lines if line.decision.status == "dropped")


# Trees of elements with a word of its own at each place, some of them hidden.

INLINE = ("a", "b", "em", "span", "q", "sup", "time", "code", "font", "label")
BLOCK = ("p", "div", "section", "aside", "nav", "blockquote", "ul", "ol", "li", "dl", "dd", "h2", "h6", "pre", "center")
TABLES = ("table", "tr", "td", "th", "caption")
LEAVES = ("shown{}x", " shown{}x ", " shown{}x\n", "<br>", "<hr>", "&nbsp;", "<img alt=hidden{}x>")
HIDDEN = (
    "<script>{}</script>", "<style>{}</style>", "<template>{}</template>", "<i hidden>{}</i>", "<noscript>{}</noscript>",
    "<i style='display:none'>{}</i>", "<select><option>{}</select>", "<svg><text>{}</text></svg>", "<!-- {} -->",
)  # fmt: skip
WORD = re.compile(r"[a-z]+[0-9]+x")
OPEN = (*INLINE, *BLOCK, *TABLES)
PIECES = (
    *(f"<{name}>" for name in OPEN),
    *LEAVES * 3,
    *(form.format("hidden{}x") for form in HIDDEN),
    *["/"] * len(OPEN),
)


@st.composite
def pages(draw):
    """A page of elements in one another, all ended in their order, whose words are all different."""
    made: list[str] = []
    opened: list[str] = []
    count = iter(range(1_000))
    for part in draw(st.lists(st.sampled_from(PIECES), max_size=60)):
        if part[1:-1] in OPEN:
            opened.append(part[1:-1])
        made.append(part or (f"</{opened.pop()}>" if opened else ""))
    return re.sub(r"\{\}", lambda _: str(next(count)), "".join(made))


@settings(deadline=None, max_examples=200)
@given(pages())
def test_each_word_that_a_browser_shows_stands_in_one_line_once(source):
    lines = html_ledger(source)
    assert "".join(line.raw for line in lines) == source
    told = [word for line in lines if line.decision.status == "kept" for word in WORD.findall(line.text)]
    shown = [word for word in WORD.findall(source) if word.startswith("shown")]
    assert Counter(told) == Counter(shown)
    assert all(line.decision.seen for line in lines if line.decision.status == "dropped")


@settings(deadline=None)
@given(pages())
def test_a_phrase_is_words_of_its_block_at_their_place(source):
    for line in html_ledger(source):
        for phrase in line.markup.phrases if line.markup else ():
            if line.cells:
                assert any(phrase.words in cell for row in line.cells for cell in row)
            else:
                assert line.markup.words.startswith(phrase.words, phrase.start)


# What a hostile or broken page may repeat without end.

GROWING = (
    "<p>The lake is deep.", "<div>", "<div class='a'>x", "<b>x<p>", "<i class=a>x", "<a href=x>y", "<table><tr><td>",
    "<table><tr><td>a<td>b<tr><td>c<td>d</table>", "<ul><li>", "<ol><li>a</ol>", "<blockquote>x", "<pre>a\nb</pre>", "x<br>",
    "<span>A</span>", "<h2>A</h2>", "<sup>1</sup>", "<!-- x -->", "<script>x</script>", "<svg>", "<select><option>a", "<dialog>",
    "<i class=noprint>", "<meta name=author content=a>", "&nbsp;", "<", "</p>", "<dl><dt>a<dd>b", "<button>a", "<p><b>a<table>b",
    "<title>a</title>",
)  # fmt: skip
SIZE, MOST, TRIES, SHORT = 24_000, 2.6, 6, 0.15
"""Bytes of the shorter page; how much longer twice as much may take; how often to try, and seconds too few to compare."""


MARKS = (
    "{{<", "{%", "[[", "![[", "[^", "[^a] ", "%%", "==a", "**", "**a", "*a ", "> ", "- ", "1. a\n", "| a ", "`", "{:", "{#a} ", "<div>",
    "<b>", "\\", "[a](", "![a](", ":::", ":::\n", "!!! note\n", "a  \n", "- [ ] a\n", "---\n", "| a | b |\n|---|---|\n", "<p>a</p>\n\n",
)  # fmt: skip


def seconds(path, source):
    gc.collect()
    gc.disable()
    try:
        start = process_time()
        ledger_of(path, source)
        return process_time() - start
    finally:
        gc.enable()


def assert_grows_in_proportion(path, part):
    page = part * (SIZE // len(part))
    shorter = longer = math.inf
    for _ in range(TRIES):
        shorter, longer = min(shorter, seconds(path, page)), min(longer, seconds(path, page * 2))
        if longer < SHORT or longer <= MOST * shorter:
            return
    pytest.fail(f"{shorter:.3f} s, twice the page {longer:.3f} s")


@pytest.mark.timing
@pytest.mark.parametrize("part", GROWING, ids=repr)
def test_a_page_twice_as_long_takes_twice_as_long(part):
    assert_grows_in_proportion("seeds/a.html", part)


@pytest.mark.timing
@pytest.mark.parametrize("part", MARKS, ids=repr)
def test_markdown_twice_as_long_takes_twice_as_long(part):
    assert_grows_in_proportion("seeds/a.md", part)


@pytest.mark.parametrize("most", [0, 2_000])
def test_signs_that_begin_no_tag_stay_what_they_are(monkeypatch, most):
    monkeypatch.setattr(html, "MOST_STRAY", most)
    page = "<h1>On < and \ue000</h1><p title='1 < 2'>The pier is < 3 m, the boats <4 m.<!-- < --><table><tr><td>1 < 2</table>"
    found = html_ledger(page)
    assert [line.text for line in found] == ["On < and \ue000", "The pier is < 3 m, the boats <4 m.", "1 < 2"]
    assert "".join(line.raw for line in found) == page


# What is hidden.

TOLD = "The ministers of all islands met in the harbour on Tuesday, and they adopted a plan."


def read_words(source):
    return [line.text for line in html_ledger(source) if line.text]


def test_what_is_hidden_is_read_only_where_a_page_shows_no_sentence():
    hidden = f"<div hidden><p>{TOLD}</div>"
    assert read_words(f"<p>Loading{hidden}") == ["Loading", TOLD]
    assert read_words(f"<p>{TOLD.replace('Tuesday', 'Monday')}{hidden}") == [TOLD.replace("Tuesday", "Monday")]
    assert read_words("<p>Loading<div hidden><p>Menu</div>") == ["Loading"]


# Links, and what a person decides.


def test_a_link_without_a_host_is_none():
    source = (
        f'<h1>A plan</h1><p>{TOLD} <a href="/a">One</a>, <a href="#b">two</a>, <a href="https://c.example/">three</a>.'
    )
    document, _ = read_seed(Seed("seeds/a.html", source.encode()), Context(("en",)))
    assert [phrase.words for block in document.blocks for phrase in block.phrases] == ["three"]
    based = f'<base href="https://d.example/e/">{source}'
    document, _ = read_seed(Seed("seeds/a.html", based.encode()), Context(("en",)))
    found = [phrase.address for block in document.blocks for phrase in block.phrases]
    assert found == ["https://d.example/a", "https://c.example/"]


def test_a_person_quotes_a_line_by_its_words():
    source = f"<h1>A plan</h1><p>{TOLD}</p><p>It <b>rained</b> for <i>three</i> days, and nobody left the harbour.</p>"
    drop = Correction(drop=(Choice(3, "It rained for three days"),))
    document, findings = read_seed(Seed("seeds/a.html", source.encode(), drop), Context(("en",)))
    assert [finding.code for finding in findings if finding.path.endswith(".yml")] == []
    assert [block.text for block in document.blocks] == [TOLD]


TALK = """<!doctype html><p><b>Reporter:</b> Who pays for <em>all</em> of it?</p>
<p><b>Warden Lin:</b> The <a href='https://port.example/t'>town</a> does, and it has <b>always</b> done so.</p>
<p><b>Reporter:</b> And the county?</p><p><b>Warden Lin:</b> The county does not.</p>"""


def test_what_is_stressed_or_linked_in_a_turn_stays():
    document, _ = read_seed(Seed("seeds/a.html", TALK.encode()), Context(("en",)))
    assert [block.speaker for block in document.blocks] == ["Reporter", "Warden Lin"] * 2
    assert "Who pays for <em>all</em> of it?" in body(document)
    town = "**Warden Lin:** The [town](<https://port.example/t>) does, and it has <strong>always</strong> done so."
    assert town in body(document)


LISTS = """<!doctype html><h1>What the lake asks of us</h1><p>The council of the lake asks three things of those who live here:</p>
<ol><li>take no water, but<ul><li>from the well</li><li>from the<ul><li>upper pond</li></ul></li></ul></li><li>pay</ol>
<ul><li>old pages</li><ul><li>nest lists so</li></ul><li>often</li></ul>"""


def test_items_in_items_keep_their_depth():
    document, _ = read_seed(Seed("seeds/a.html", LISTS.encode()), Context(("en",)))
    found = [(block.depth, block.text) for block in document.blocks if block.kind == "item"]
    numbered = [(0, "1. take no water, but"), (1, "from the well"), (1, "from the"), (2, "upper pond"), (0, "2. pay")]
    assert found == [*numbered, (0, "old pages"), (1, "nest lists so"), (0, "often")]


def test_lists_that_never_end_have_some_depth():
    source = "<!doctype html><h1>A lake of lists</h1>" + "".join(f"<ul><li>Boat {i} has a bell." for i in range(999))
    document, _ = read_seed(Seed("seeds/a.html", source.encode()), Context(("en",)))
    assert max(block.depth for block in document.blocks) == DEEPEST
