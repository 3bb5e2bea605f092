"""The watch over pages must see a fault: a page with each kind of fault, and one with none."""

import pytest

from tests.site import browsing

PAGES = {
    "clean": ("<p>nothing</p><img src=data:,>", None),
    "console": ("<script>console.error('oh')</script>", "console: oh"),
    "script": ("<script>missing()</script>", "script error: missing is not defined"),
    "missing": ("<img src=missing.png>", "failed request: {base}missing.png"),
    "elsewhere": (
        "<script src=http://elsewhere.invalid/a.js></script>",
        "request to elsewhere: http://elsewhere.invalid/a.js",
    ),
    "root": ("<link rel=stylesheet href=/style.css>", "request to elsewhere: {root}style.css"),
}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    folder = tmp_path_factory.mktemp("有 问题") / "site"
    folder.mkdir()
    for name, (body, _) in PAGES.items():
        head = "<!doctype html><html lang=en><meta charset=utf-8><link rel=icon href=data:,>"
        (folder / f"{name}.html").write_text(f"{head}<title>{name}</title>{body}", encoding="utf-8")
    return folder


@pytest.fixture(params=["http", "file"])
def base(request, faulty):
    if request.param == "file":
        yield f"{faulty.as_uri()}/"
        return
    with browsing.server(faulty) as address:
        yield address


@pytest.mark.parametrize("name", PAGES)
def test_watch_sees_each_fault(browser, base, name):
    expected = PAGES[name][1]
    with browsing.visit(browser, base) as reader:
        reader.open(f"{name}.html")
        root = "file:///" if base.startswith("file:") else base.removesuffix("site/")
    if expected is None:
        assert reader.faults == []
    else:
        assert any(fault.startswith(expected.format(base=base, root=root)) for fault in reader.faults), reader.faults


def test_network_is_off_from_the_folder(browser, faulty):
    with browsing.server(faulty) as address, browsing.visit(browser, f"{faulty.as_uri()}/") as reader:
        page = reader.open("clean.html")
        assert page.evaluate("navigator.onLine") is False
        reached = page.evaluate(
            "url => fetch(url, {mode: 'no-cors'}).then(() => true, () => false)", f"{address}clean.html"
        )
    assert reached is False
    assert any(fault.startswith("request to elsewhere") for fault in reader.faults)
