"""What a first visit loads, and that its style sheet is all that a page needs of the theme's and ours."""

from importlib.resources import files

import pytest

from benchmarks.weight import parts
from dossier.write.assets.stylesheet import PARTS, typesetting
from tests.building import ROOT
from tests.site import browsing

LIMIT = 40_000
DOCUMENT = "documents/003-1604c99ef9e82ed4.html"
PAGES = [
    "index.html",
    "fr/about.html",
    "timeline.html",
    "commitments.html",
    "names/index.html",
    f"zh/{DOCUMENT}",
    "cleaning-rules.html",
    "provenance/003-1604c99ef9e82ed4.html",
    "data/index.html",
]
SHIFTS = """globalThis.shifts = [];
new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => entry.value)))
  .observe({ type: "layout-shift", buffered: true });"""
FORCED = ["hover", "focus", "focus-visible", "active"]
DIFFERENCES = (ROOT / "tests/site/pages/styles.js").read_text(encoding="utf-8")
"""What elements look like otherwise with another style sheet: of each kind of element the first two."""


@pytest.fixture(scope="module")
def whole():
    """The theme's style sheet and all parts of ours, as they are written."""
    (theme,) = (
        path
        for path in (files("material") / "templates/assets/stylesheets").iterdir()
        if path.name.startswith("main.") and path.name.endswith(".css")
    )
    read = {name: (ROOT / f"overrides/assets/dossier/{name}.css").read_text(encoding="utf-8") for name in PARTS}
    read[PARTS[0]] += typesetting(["en", "fr", "zh"])
    return "\n".join((theme.read_text(encoding="utf-8"), *(read[name] for name in PARTS)))


def test_a_first_visit_is_light(site):
    heavy = {
        page.relative_to(site).as_posix(): size
        for page in site.rglob("*.html")
        if (size := sum(parts(page).values())) > LIMIT
    }
    assert heavy == {}


def force(page):
    """Have each element be under the pointer, in focus and pressed, and each part that folds be open."""
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    ahead = [session.send("DOM.getDocument", {"depth": -1})["root"]]
    while ahead:
        node = ahead.pop()
        ahead += node.get("children", [])
        if node["nodeType"] == 1:
            session.send("CSS.forcePseudoState", {"nodeId": node["nodeId"], "forcedPseudoClasses": FORCED})


@pytest.fixture(scope="module")
def http_address(site):
    with browsing.server(site) as address:
        yield address


@pytest.mark.parametrize(
    "uri", ["index.html", f"zh/{DOCUMENT}", "timeline.html", "commitments.html", "documents/index.html"]
)
def test_nothing_moves_when_the_scripts_come_late(browser, http_address, uri):
    with browsing.visit(browser, http_address, viewport={"width": 412, "height": 823}) as visitor:
        visitor.page.add_init_script(SHIFTS)
        visitor.page.route("**/*.js", lambda route: (visitor.page.wait_for_timeout(300), route.continue_()))
        page = visitor.open(uri)
        page.wait_for_timeout(300)
        assert page.evaluate("shifts") == []
        assert visitor.faults == []


@pytest.mark.parametrize(
    "options", [{"reduced_motion": "reduce", "viewport": {"width": 1300, "height": 900}}], ids=["still"]
)
@pytest.mark.parametrize("uri", PAGES)
def test_nothing_that_a_page_needs_is_missing_from_its_style_sheet(visitor, whole, uri):
    page = visitor.open(uri)
    found = {}
    for name, media in {"screen": {}, "dark": {"color_scheme": "dark"}, "print": {"media": "print"}}.items():
        page.emulate_media(reduced_motion="reduce", **media)
        found[name] = page.evaluate(DIFFERENCES, whole)
    page.emulate_media(media="screen", reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 800})
    force(page)
    found["phone, forced"] = page.evaluate(DIFFERENCES, whole)
    assert {name: [] for name in found} == found
