"""The watch over pages must see a fault: each kind of fault, and none where there is none."""

import pytest

from tests.site import browsing

FAULTS = {
    "clean": ("<p>nothing</p><img src=data:,>", []),
    "console": ("<script>console.error('oh')</script>", ["console: oh"]),
    "script": ("<script>missing()</script>", ["script error: missing is not defined"]),
    "missing": ("<img src=missing.png>", ["failed request: {base}missing.png"]),
    "root": ("<link rel=stylesheet href=/style.css>", ["request to elsewhere: file:///style.css"]),
    "network": (
        "<script>fetch('http://127.0.0.1:9/', {mode: 'no-cors'}).catch(() => {})</script>",
        ["request to elsewhere: http://127.0.0.1:9/", "net::ERR_INTERNET_DISCONNECTED"],
    ),
}
"""Pages, and the beginnings or ends of the faults that a visitor must see on them."""
HEAD = "<!doctype html><html lang=en><meta charset=utf-8><link rel=icon href=data:,><title>A page</title>"


@pytest.mark.parametrize("name", FAULTS)
def test_a_visitor_sees_each_fault(browser, tmp_path, name):
    body, expected = FAULTS[name]
    (tmp_path / "page.html").write_text(HEAD + body, encoding="utf-8")
    base = f"{tmp_path.as_uri()}/"
    wanted = [part.format(base=base) for part in expected]
    with browsing.visit(browser, base) as reader:
        page = reader.open("page.html")
        for _ in range(100):
            page.wait_for_timeout(100)
            missed = [part for part in wanted if not any(part in fault for fault in reader.faults)]
            if not missed:
                break
    assert missed == []
    assert bool(reader.faults) == bool(expected)
