"""How each language is set, measured in a real browser: its letters, its marks at line ends, its spaces and stress."""

from contextlib import ExitStack

import pytest

from dossier.languages import profile
from tests.site import browsing

DOCUMENT = "documents/003-1604c99ef9e82ed4.html"
TEXT = {"en": DOCUMENT, "fr": f"fr/{DOCUMENT}", "zh": f"zh/{DOCUMENT}"}
LATIN_SERIF, LATIN_SANS = "Charter", "system-ui"
MIXED = "2024年4月，习近平主席在“AI向善”峰会上说：《全球人工智能治理倡议》（以下简称《倡议》）提出三点；中方愿与UN各会员国合作！"
NOT_FIRST = "，。、；：？！）》”’」』〉】…—"
NOT_LAST = "（《“‘「『〈【"

PHONE = {"width": 360, "height": 800}
SHOW = """html => {
  document.querySelector("main > .shown")?.remove();
  const box = document.createElement("div");
  box.innerHTML = html;
  box.className = "md-typeset shown";
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


@pytest.fixture(scope="module")
def texts(browser, site):
    """The page of a document in each language on a phone, opened once: each test lays a passage of its own there."""
    with ExitStack() as stack:
        visitors = {
            language: stack.enter_context(browsing.visit(browser, f"{site.as_uri()}/", viewport=PHONE))
            for language in TEXT
        }
        yield {language: visitor.open(TEXT[language]) for language, visitor in visitors.items()}
        assert [visitor.faults for visitor in visitors.values()] == [[], [], []]


def shown(texts, language, html):
    """The page of a language with a passage instead of the last; the passage's element that has the id `it`."""
    texts[language].set_viewport_size(PHONE)
    texts[language].evaluate(SHOW, html)
    return texts[language].locator("#it")


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
def test_a_passage_has_the_letters_of_its_language_in_the_style_around_it(texts, language, around, passage, font):
    words = f'<div class="{around}"><p><span id="it" lang="{passage}">a</span></p></div>'
    assert first_font(shown(texts, language, words)) == font


@pytest.mark.parametrize("width", range(300, 420, 17))
def test_no_line_begins_or_ends_with_a_mark_that_must_not(texts, width):
    text = f'<div class="text" lang="zh"><p id="it">{MIXED * 6}</p></div>'
    element = shown(texts, "fr", text)
    texts["fr"].set_viewport_size({"width": width, "height": 800})
    lines = element.evaluate(LINES)
    assert len(lines) > 10
    assert "".join(lines) == MIXED * 6
    assert [line for line in lines if line[0] in NOT_FIRST or line[-1] in NOT_LAST] == []


@pytest.mark.parametrize("options", [{"viewport": PHONE}], ids=["phone"])
def test_the_text_of_a_document_keeps_its_marks_within_lines(visitor):
    page = visitor.open("zh/about.html")
    lines = [line for part in page.locator("article p").all() for line in part.evaluate(LINES)]
    assert len(lines) > 20
    assert [line for line in lines if line[0] in NOT_FIRST or line[-1] in NOT_LAST] == []


def test_a_space_stands_between_chinese_and_latin_letters_without_being_in_the_text(texts):
    row = '<p lang="{}"><span id="{}">{}</span></p>'
    words = {"mixed": "汉AI汉", "han": "汉汉", "latin": "AI"}
    rows = "".join(row.format("zh", id_, text) for id_, text in words.items())
    shown(texts, "fr", f'<div class="text">{rows}<span id="it"></span></div>')
    width = {id_: texts["fr"].locator(f"#{id_}").bounding_box()["width"] for id_ in words}
    assert width["mixed"] > width["han"] + width["latin"] + 3
    assert texts["fr"].locator("#mixed").inner_text() == words["mixed"]


@pytest.mark.parametrize(("language", "slant", "dots"), [("zh", "normal", "filled dot"), ("fr", "italic", "none")])
def test_stress_is_shown_as_the_language_shows_it(texts, language, slant, dots):
    for page in TEXT:
        stressed = shown(texts, page, f'<div class="text"><p lang="{language}">a <em id="it">b</em></p></div>')
        assert (style(stressed, "font-style"), style(stressed, "text-emphasis-style")) in {
            (slant, dots), (slant, dots.removeprefix("filled "))
        }  # fmt: skip


@pytest.mark.parametrize("language", TEXT)
@pytest.mark.parametrize("quoted", TEXT)
def test_quotation_marks_are_those_of_the_text_around_the_quotation(texts, language, quoted):
    words = shown(texts, language, f'<div class="facts"><p class="basis"><q id="it" lang="{quoted}">a</q></p></div>')
    assert style(words, "quotes") == " ".join(f'"{mark}"' for mark in profile(language).quotes)


def test_only_languages_that_ask_for_it_are_justified_and_not_on_a_phone(texts):
    for language, align in {"zh": "justify", "fr": "start", "en": "start"}.items():
        passage = shown(texts, language, '<div class="text"><p id="it">a</p></div>')
        assert style(passage, "text-align") == "start"
        texts[language].set_viewport_size({"width": 1000, "height": 800})
        assert style(passage, "text-align") == align
