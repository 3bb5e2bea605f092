"""Identifiers on the built site: where an entity's lead, and where a document symbol in a text leads."""

import lxml.html

SEED = "A statement on rivers\n\n3 May 2024\n\nThe rivers of the city are clean, as A/RES/78/311 and S/RES/2250 (2015) ask, says the council.\n"
RESOLUTION = "---\nnames: {en: [Resolution on rivers]}\nidentifiers: {un: A/RES/78/311, wikidata: [Q1, Q2]}\n---\n"


def links(page, path):
    return [(a.get("href"), a.get("class"), a.text_content()) for a in lxml.html.fromstring(page).xpath(path)]


def test_symbols_lead_to_the_page_that_has_them_else_to_the_document(small_site):
    made = small_site(seeds={"rivers.txt": SEED}, docs={"en/initiatives/resolution.md": RESOLUTION})
    assert made.status == 0, made.output
    assert links(made.page("documents/rivers.html"), "//*[@class='paragraph']//a[contains(@class, 'mention')]") == [
        ("../initiatives/resolution.html", "mention", "A/RES/78/311"),
        ("https://undocs.org/S/RES/2250(2015)", "mention external", "S/RES/2250 (2015)"),
    ]
    page = made.page("zh/initiatives/resolution.html")
    assert links(page, "//dl//a[@class='external']") == [
        ("https://undocs.org/A/RES/78/311", "external", "A/RES/78/311"),
        ("https://www.wikidata.org/entity/Q1", "external", "Q1"),
        ("https://www.wikidata.org/entity/Q2", "external", "Q2"),
    ]
    assert "联合国文件编号" in page
    assert "A/RES/78/311" in lxml.html.fromstring(page).xpath("//mark")[0].text
