"""Identifiers on the built site: where an entity's lead, and where a document symbol in a text leads."""

import lxml.html


def links(page, path):
    return [(a.get("href"), a.get("class"), a.text_content()) for a in lxml.html.fromstring(page).xpath(path)]


def test_symbols_lead_to_the_page_that_has_them_else_to_the_document(various):
    assert links(
        various.page("documents/rivers.html"), "//div[contains(@class, 'text')]//p//a[contains(@class, 'mention')]"
    ) == [
        ("../initiatives/resolution.html", "mention", "A/RES/78/311"),
        ("https://undocs.org/S/RES/2250(2015)", "mention external", "S/RES/2250 (2015)"),
    ]
    page = various.page("zh/initiatives/resolution.html")
    assert links(page, "//dl//a[@class='external']") == [
        ("https://undocs.org/A/RES/78/311", "external", "A/RES/78/311"),
        ("https://www.wikidata.org/entity/Q1", "external", "Q1"),
        ("https://www.wikidata.org/entity/Q2", "external", "Q2"),
    ]
    assert "联合国文件编号" in page
    assert "A/RES/78/311" in lxml.html.fromstring(page).xpath("//mark")[0].text
