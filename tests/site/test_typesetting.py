"""How each language is set, measured in a real browser: its letters, its marks at line ends, its spaces and stress."""

import pytest

from dossier.languages import profile

HOME = {"en": "index.html", "fr": "fr/index.html", "zh": "zh/index.html"}
LATIN_SERIF, LATIN_SANS = "Charter", "system-ui"
MIXED = "2024年4月，习近平主席在“AI向善”峰会上说：《全球人工智能治理倡议》（以下简称《倡议》）提出三点；中方愿与UN各会员国合作！"
NOT_FIRST = "，。、；：？！）》”’」』〉】…—"
NOT_LAST = "（《“‘「『〈【"

SHOW = """html => {
  const box = document.createElement("div");
  box.innerHTML = html;
  box.className = "md-typeset";
  document.querySelector("main").append(box);
}"""
STYLE = "(element, name) => getComputedStyle(element).getPropertyValue(name)"
LINES = """element => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const lines = [];
  let last = -1;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.length; at += 1) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const boxes = range.getClientRects();
      if (!boxes.length || !node.data[at].trim()) continue;
      const middle = Math.round((boxes[0].top + boxes[0].bottom) / 2);
      if (Math.abs(middle - last) > 8) lines.push("");
      last = middle;
      lines[lines.length - 1] += node.data[at];
    }
  }
  return lines;
}"""


@pytest.fixture
def options():
    return {"viewport": {"width": 360, "height": 800}}


def shown(visitor, language, html):
    """A page of a language with a passage added; the element of the passage that has the id `it`."""
    page = visitor.open(HOME[language])
    page.evaluate(SHOW, html)
    return page.locator("#it")


def style(element, name):
    return element.evaluate(STYLE, name)


def first_font(element):
    return style(element, "font-family").split(",")[0].strip("\"' ")


@pytest.mark.parametrize(
    ("language", "around", "passage", "font"),
    [
        ("fr", "text", "zh", profile("zh").fonts["serif"][0]),
        ("fr", "facts", "zh", profile("zh").fonts["sans"][0]),
        ("zh", "text", "zh", profile("zh").fonts["serif"][0]),
        ("zh", "facts", "zh", profile("zh").fonts["sans"][0]),
        ("zh", "text", "fr", LATIN_SERIF),
        ("zh", "facts", "en", LATIN_SANS),
        ("zh", "text", "ja", LATIN_SERIF),
        ("en", "text", "fr", LATIN_SERIF),
    ],
)
def test_a_passage_has_the_letters_of_its_language_in_the_style_around_it(visitor, language, around, passage, font):
    words = f'<div class="{around}"><p><span id="it" lang="{passage}">a</span></p></div>'
    assert first_font(shown(visitor, language, words)) == font


@pytest.mark.parametrize("width", range(300, 420, 17))
def test_no_line_begins_or_ends_with_a_mark_that_must_not(visitor, width):
    text = f'<div class="text" lang="zh"><p id="it">{MIXED * 6}</p></div>'
    element = shown(visitor, "fr", text)
    visitor.page.set_viewport_size({"width": width, "height": 800})
    lines = element.evaluate(LINES)
    assert len(lines) > 10
    assert "".join(lines) == MIXED * 6
    assert [line for line in lines if line[0] in NOT_FIRST or line[-1] in NOT_LAST] == []


def test_the_text_of_a_document_keeps_its_marks_within_lines(visitor):
    page = visitor.open("zh/about.html")
    lines = [line for part in page.locator("article p").all() for line in part.evaluate(LINES)]
    assert len(lines) > 20
    assert [line for line in lines if line[0] in NOT_FIRST or line[-1] in NOT_LAST] == []


def test_a_space_stands_between_chinese_and_latin_letters_without_being_in_the_text(visitor):
    row = '<p lang="{}"><span id="{}">{}</span></p>'
    texts = {"mixed": "汉AI汉", "han": "汉汉", "latin": "AI"}
    rows = "".join(row.format("zh", id_, text) for id_, text in texts.items())
    shown(visitor, "fr", f'<div class="text">{rows}<span id="it"></span></div>')
    width = {id_: visitor.page.locator(f"#{id_}").bounding_box()["width"] for id_ in texts}
    assert width["mixed"] > width["han"] + width["latin"] + 3
    assert visitor.page.locator("#mixed").inner_text() == texts["mixed"]


@pytest.mark.parametrize(("language", "slant", "dots"), [("zh", "normal", "filled dot"), ("fr", "italic", "none")])
def test_stress_is_shown_as_the_language_shows_it(visitor, language, slant, dots):
    for home in HOME:
        stressed = shown(visitor, home, f'<div class="text"><p lang="{language}">a <em id="it">b</em></p></div>')
        assert (style(stressed, "font-style"), style(stressed, "text-emphasis-style")) in {
            (slant, dots), (slant, dots.removeprefix("filled "))
        }  # fmt: skip


@pytest.mark.parametrize("language", HOME)
@pytest.mark.parametrize("quoted", HOME)
def test_quotation_marks_are_those_of_the_text_around_the_quotation(visitor, language, quoted):
    words = shown(visitor, language, f'<div class="facts"><p class="basis"><q id="it" lang="{quoted}">a</q></p></div>')
    assert style(words, "quotes") == " ".join(f'"{mark}"' for mark in profile(language).quotes)


def test_only_languages_that_ask_for_it_are_justified(visitor):
    for language, align in {"zh": "justify", "fr": "start", "en": "start"}.items():
        assert style(shown(visitor, language, '<div class="text"><p id="it">a</p></div>'), "text-align") == align
