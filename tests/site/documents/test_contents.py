"""The contents of a text follow in the margin, and the section that one reads is marked in them."""

import pytest

LONG = "documents/000-8bd3e0610bee0813.html"
MARKED = "[...document.querySelectorAll('.contents a')].map((one) => getComputedStyle(one).fontWeight === '700')"


@pytest.mark.parametrize("options", [{"viewport": {"width": 1280, "height": 600}}], ids=[""])
def test_the_section_that_one_reads_is_marked_beside_the_text(visitor):
    page = visitor.open(LONG)
    links = page.locator(".contents a")
    for at in range(links.count()):
        target = links.nth(at).get_attribute("href")
        page.locator(target).evaluate("one => one.scrollIntoView()")
        page.wait_for_function(f"() => {MARKED}.indexOf(true) === {at}")
        box = links.nth(at).bounding_box()
        assert 0 <= box["y"] < 600
        text = page.locator(".text").bounding_box()
        assert box["x"] >= text["x"] + text["width"]
