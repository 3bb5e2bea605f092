"""Letters and windows of any size: no page scrolls sideways, no words are cut off, and what a reader's browser says counts."""

from itertools import groupby

import pytest

from tests.site import browsing
from tests.site.chromium import find

DOCUMENT = "documents/002-9b6a1077907a4e6d.html"
OPENED = """() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    document.querySelector(".views label:last-of-type input")?.click();
}"""
"""What folds is unfolded, and another version stands beside the text."""
FAULTS = """() => {
    const width = document.documentElement.clientWidth;
    const shown = (element) => `${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`;
    const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const found = [];
    if (document.documentElement.scrollWidth > width) {
        for (const element of document.querySelectorAll("body *")) {
            if (element.getBoundingClientRect().right > width + 1) found.push(`too wide: ${shown(element)}`);
        }
    }
    for (const element of document.querySelectorAll("body *")) {
        const { overflowX, overflowY } = getComputedStyle(element);
        if (!element.checkVisibility({ visibilityProperty: true }) || element.closest("svg, .sample, .again")) continue;
        const cut = (/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1)
            || (/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1);
        if (cut && element.clientWidth && element.textContent.trim()) found.push(`cut off: ${shown(element)}`);
    }
    return found.slice(0, 5);
}"""
"""Elements beyond the edge of the window, and those whose words do not fit in; not the first words of a line of a ledger,
which is whole where it is unfolded (.sample, .again)."""
SIZES = {
    "320 px, or 1280 px at 400 %": (320, "16px"),
    "390 px, letters of twice the size": (390, "32px"),
    "320 px, letters of twice the size": (320, "32px"),
    "1280 px, letters of twice the size": (1280, "32px"),
}


def largest(site):
    """Of each folder of the site the largest page, and each page that is the only one of its kind."""
    pages = sorted(site.rglob("*.html"), key=lambda path: (path.parent, path.stat().st_size))
    for folder, members in groupby(pages, key=lambda path: path.parent):
        alone = (folder / "timeline.html").exists()
        yield from (path for path in (members if alone else list(members)[-1:]) if path.name != "404.html")


@pytest.mark.parametrize("size", SIZES)
def test_no_page_scrolls_sideways_and_no_words_are_cut_off(browser, site, size):
    width, letters = SIZES[size]
    found = {}
    with browsing.visit(browser, f"{site.as_uri()}/", viewport={"width": width, "height": 800}) as reader:
        for path in largest(site):
            uri = path.relative_to(site).as_posix()
            page = reader.open(uri)
            page.evaluate(OPENED)
            page.evaluate("size => { document.documentElement.style.fontSize = `calc(1.25 * ${size})`; }", letters)
            found[uri] = page.evaluate(FAULTS)
        assert reader.faults == []
    assert len(found) > 40
    assert {uri: faults for uri, faults in found.items() if faults} == {}


def measure(page):
    """Size of letters of a text, how many of them a line has room for, and by how much the page is too wide."""
    return page.evaluate("""() => {
        const text = document.querySelector(".text");
        const size = parseFloat(getComputedStyle(text).fontSize);
        return [size, text.clientWidth / size, document.documentElement.scrollWidth - innerWidth];
    }""")


def test_letters_are_as_large_as_the_readers_browser_says_and_lines_as_long(browser, site):
    found = []
    for size in (16, 32):
        flags = (*browsing.FLAGS, f"--blink-settings=defaultFontSize={size}")
        started = browser.browser_type.launch(executable_path=find(), args=flags)
        with browsing.visit(started, f"{site.as_uri()}/", viewport={"width": 1500, "height": 900}) as reader:
            found.append(measure(reader.open(DOCUMENT)))
        started.close()
    (size, letters, _), (twice, same, wide) = found
    assert (twice / size, same, wide) == (2, pytest.approx(letters, rel=0.02), 0)


def test_a_reader_who_wants_no_motion_sees_none(browser, site):
    with browsing.visit(browser, f"{site.as_uri()}/", reduced_motion="reduce") as reader:
        page = reader.open(DOCUMENT)
        page.locator("[data-search-open]").click()
        page.locator("input[type=search]").wait_for()
        assert page.evaluate("document.getAnimations().length") == 0
