"""Pages of every kind load without a fault, over http and from the folder with the network off."""

from itertools import groupby


def sample(site):
    """Of each folder of the site, the largest and the smallest page."""
    pages = sorted(
        (path for path in site.rglob("*.html") if path.name != "404.html"),
        key=lambda path: (path.parent, path.stat().st_size),
    )
    for _, group in groupby(pages, key=lambda path: path.parent):
        members = list(group)
        yield from {path.relative_to(site).as_posix() for path in (members[0], members[-1])}


def test_pages_load_without_a_fault(visitor, site):
    """The visitor fails the test at its end when a page had one."""
    for uri in sample(site):
        page = visitor.open(uri)
        assert page.locator("h1").count() == 1, uri


def test_a_page_explains_the_short_mark_of_a_draft_where_it_has_one_and_nowhere_else(site):
    """A reader looks in vain for what a legend explains."""
    found = set()
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        marked, legend = "<abbr class=status" in page, 'class="count marked"' in page
        kind = path.relative_to(site).parts[-2:][0]
        if kind in {"people", "organisations", "places", "initiatives", "events", "terms", "timeline.html"}:
            assert marked == legend, path
            found.add(marked)
    assert found == {True, False}


def test_all_pages_begin_at_one_edge(visitor, site):
    edges = {}
    for uri in sample(site):
        edges[uri] = visitor.open(uri).locator("h1").bounding_box()["x"]
    assert len(set(edges.values())) == 1, edges


def test_the_menu_of_a_phone_reaches_every_page_without_a_script(browser, site):
    context = browser.new_context(java_script_enabled=False, offline=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto((site / "documents/index.html").as_uri())
    assert page.locator(".languages [aria-current]").is_visible()
    assert not page.locator(".pages").is_visible()
    page.locator(".menu > summary").click()
    links = page.locator(".menu a")
    assert links.count() == page.locator(".pages a").count()
    assert [link for link in links.all() if not link.is_visible()] == []
    context.close()


def test_not_found_page_serves_any_depth(browser, site):
    """A server shows it in place of a page in any folder, so it must need no other file."""
    address = "http://site.invalid/dossier/no/such/page.html"
    page = browser.new_page()
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.route(address, lambda route: route.fulfill(path=site / "404.html", content_type="text/html; charset=utf-8"))
    page.goto(address, wait_until="load")
    page.close()
    assert [url for url in requests if not url.startswith("data:")] == [address]


def test_home_is_readable_without_scripts(browser, site):
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    assert page.locator("h1").is_visible()
    context.close()
