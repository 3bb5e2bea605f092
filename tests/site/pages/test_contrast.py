"""Words stand out from what is behind them, in every colour scheme that a reader may ask for."""

import pytest

from tests.building import ROOT
from tests.site.browsing import visit
from tests.site.documents.test_parallel import FOLDERS, SPEECH

LOW = (ROOT / "tests/site/pages/contrast.js").read_text(encoding="utf-8")
OPEN = "document.querySelectorAll('details').forEach((details) => { details.open = true; })"
PAGES = (
    f"{SPEECH}?with=fr",
    f"{SPEECH}?with=zh#p-23192c",
    "documents/003-1604c99ef9e82ed4.html",
    "documents/000-8bd3e0610bee0813.html",
    "index.html",
    "about.html",
    "timeline.html",
    "terms/artificial-intelligence.html",
    "commitments.html",
)
"""With a paragraph that the address names, a notice, another version beside the text."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_of_an_article_are_seven_times_as_light_or_dark_as_what_is_behind_them(browser, site, scheme):
    low = {}
    with visit(browser, f"{site.as_uri()}/", color_scheme=scheme, viewport={"width": 1280, "height": 900}) as reader:
        for uri in (folder + page for folder in FOLDERS.values() for page in PAGES):
            page = reader.open(uri)
            page.evaluate(OPEN)
            low[uri] = page.evaluate(LOW)
        page.locator(".lead").evaluate("lead => { lead.style.color = 'gray'; }")
        assert len(page.evaluate(LOW)) > 0
    assert {uri: words for uri, words in low.items() if words} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast_gives_all_words_one_ink_and_lines_that_are_seen(browser, site, scheme):
    with visit(browser, f"{site.as_uri()}/", color_scheme=scheme, contrast="more") as reader:
        page = reader.open(SPEECH)
        style = "(one, name) => getComputedStyle(one)[name]"
        ink = page.locator("body").evaluate(style, "color")
        assert page.locator(".facts dt").first.evaluate(style, "color") == ink
        assert page.locator(".facts").evaluate(style, "borderTopColor") == ink


def test_where_the_system_sets_the_colours_the_current_page_and_the_kinds_are_still_marked(browser, site):
    with visit(browser, f"{site.as_uri()}/", forced_colors="active", viewport={"width": 1280, "height": 900}) as reader:
        page = reader.open("timeline.html")
        outline = "one => getComputedStyle(one).outlineStyle"
        shape = "one => getComputedStyle(one, '::before').backgroundColor"
        assert page.locator(".pages [aria-current]").evaluate(outline) == "solid"
        paper = page.locator("body").evaluate("one => getComputedStyle(one).backgroundColor")
        shapes = {one.evaluate(shape) for one in page.locator(".overview__legend .kind").all()}
        assert len(shapes - {paper}) == 3
