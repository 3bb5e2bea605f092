"""Markdown: whatever stands in a text is shown as it stands, and is never live markup."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.model import Phrase
from dossier.pages.markup import escape, escape_phrases
from dossier.pages.parsing import parse
from tests.samples import cases

CASES = cases("read/markup.yml")
SIGNS = st.sampled_from(
    [*"#*_-+=~`|<>[](){}!&;:\\^\"'.0123456789 \ta\x02\x03", "&amp;", "<b>", "{{", "http://", "---", "中"]
)
LINES = st.lists(SIGNS, max_size=12).map("".join) | st.text(st.characters(exclude_categories=["Cs"]))


def readable(text):
    """What a reader can see of a text: no control characters, white space collapsed."""
    return " ".join(
        "".join(char if char.isspace() or (ord(char) >= 32 and ord(char) != 127) else "" for char in text).split()
    )


def shown(markdown):
    return [(piece.kind, piece.text) for piece in parse(markdown)]


@pytest.mark.parametrize("line", CASES)
def test_a_line_is_a_paragraph_that_shows_it(line):
    assert shown(escape(line)) == [("paragraph", line)]


@pytest.mark.parametrize("line", CASES)
@pytest.mark.parametrize(("prefix", "kind"), [("## ", "heading"), ("- ", "item"), ("> ", "quotation")])
def test_a_line_is_a_heading_an_item_or_a_quotation(prefix, kind, line):
    assert shown(prefix + escape(line)) == [(kind, line)]


@pytest.mark.parametrize("line", CASES)
def test_a_line_leaves_its_neighbours_alone(line):
    lines = ["Before.", line, "After.", line]
    assert shown("\n\n".join(map(escape, lines))) == [("paragraph", text) for text in lines]


@given(LINES)
@example("\x02amp\x03")
@example("\x1c\x85\u2028")
@example("0.\\")
def test_any_line_is_shown_as_it_stands(line):
    assert shown(escape(line)) == ([("paragraph", readable(line))] if readable(line) else [])


@given(LINES, st.sampled_from([("## ", "heading"), ("- ", "item"), ("> ", "quotation")]))
@example("#", ("## ", "heading"))
@example("C#", ("## ", "heading"))
@example("\\#", ("## ", "heading"))
def test_any_line_stays_in_its_heading_item_or_quotation(line, made):
    prefix, kind = made
    assert shown(prefix + escape(line)) == ([(kind, readable(line))] if readable(line) else [])


@given(st.text())
@example("A *text*.\n\n| a | b |\n|---|---|\n\n<!-- x -->")
def test_any_page_can_be_parsed(markdown):
    assert [piece for piece in parse(markdown) if not piece.text.strip()] == []


def test_plain_words_stay_as_they_are():
    text = "Prices rose 2.5% - said Mr. Li (aged 60), “well”; see https://example.org/a-b."
    assert escape(text) == text


def test_blocks_of_a_page():
    page = "# A\n\nOne *two*\nthree.\n\n1. x\n2. y\n\n> z\n\n<!-- hidden -->\n\n* * *\n\n| a | b |\n|---|---|\n| c | d |\n\nEnd[^1].\n\n[^1]: A note."
    kinds = [(piece.kind, piece.level, piece.text) for piece in parse(page)]
    assert kinds[:5] == [
        ("heading", 1, "A"),
        ("paragraph", 0, "One two three."),
        ("item", 0, "x"),
        ("item", 0, "y"),
        ("quotation", 0, "z"),
    ]
    assert kinds[5] == ("table", 0, "a b c d")
    assert kinds[5][2].split() == ["a", "b", "c", "d"]
    assert kinds[6][2].startswith("End")


ADDRESSES = st.text(max_size=12).map("https://example.org/".__add__) | st.sampled_from(
    ["javascript:x()", "https://a.example/(b)>c", "mailto:a@b.example", "https://a.example/\\*x*_y_"]
)
PHRASES = st.builds(
    Phrase,
    st.sampled_from(["emphasis", "strong", "link"]),
    st.text("ab *_[]`<&我们。", min_size=1, max_size=4),
    ADDRESSES,
    st.integers(0, 12),
)


@given(st.text("ab *_[]`<&我们。", min_size=1, max_size=12).filter(str.strip), st.lists(PHRASES, max_size=4))
@example("我们不同意。", [Phrase("emphasis", "不", start=2), Phrase("strong", "不同意", start=2)])
@example("ab", [Phrase("link", "ab", "https://example.org/", 0), Phrase("emphasis", "b", start=1)])
def test_a_phrase_leaves_the_words_as_they_are(line, phrases):
    line = readable(line)
    assert shown(escape_phrases(line, phrases)) == [("paragraph", line)]


def test_phrases_are_marked_where_they_stood():
    twice = [Phrase("strong", "no", start=11), Phrase("link", "They", "https://example.org/?a=1&b=2", 0)]
    found = escape_phrases("They do no no more.", twice)
    assert found == "[They](<https://example.org/?a=1&b=2>) do no <strong>no</strong> more."


def test_a_phrase_stands_nearest_to_where_it_stood():
    assert escape_phrases("no, they say no.", [Phrase("strong", "no", start=10)]) == "no, they say <strong>no</strong>."
    assert escape_phrases("no, they say no.", [Phrase("strong", "no", start=2)]) == "<strong>no</strong>, they say no."


def test_a_phrase_that_crosses_another_or_is_gone_is_no_phrase():
    crossing = [Phrase("strong", "one two", start=0), Phrase("emphasis", "two three", start=4)]
    assert escape_phrases("one two three", crossing) == "<strong>one two</strong> three"
    assert escape_phrases("one two", [Phrase("strong", "three", start=0)]) == "one two"
