"""Two versions of one text in a built site: each page shows the other and where they differ."""

import pytest
from lxml import html

PAGES = {"written": "spoken", "spoken": "written"}


@pytest.fixture
def pages(various):
    return {name: html.fromstring(various.page(f"documents/{name}.html")) for name in PAGES}


def test_each_page_shows_the_other_and_the_difference(pages):
    for name, other in PAGES.items():
        (notice,) = pages[name].find_class("copy")
        assert notice.xpath("p/a")[0].get("href") == f"{other}.html"
        (details,) = notice.iter("details")
        assert details.get("open") is None
        assert details.findtext("summary") == "1 passage differs"
        changed = {tag: [part.text for part in details.iter(tag)] for tag in ("del", "ins")}
        assert changed == {
            "del": [{"written": "two", "spoken": "three"}[name]],
            "ins": [{"written": "three", "spoken": "two"}[name]],
        }
        for link, page in zip(details.find_class("number"), (name, other), strict=True):
            uri, _, anchor = link.get("href").partition("#")
            assert uri == ("" if page == name else f"{page}.html")
            assert "Over the past ten years" in pages[page].get_element_by_id(anchor).text_content()
            assert link.get("aria-label") == "Paragraph 2"
        assert "<wells>" in details.text_content()
