"""Pages on paper: what Chromium prints, read back from the PDF by a library that had no part in it."""

import re

import pypdfium2
import pytest
from playwright.sync_api import expect

from dossier.languages import words

FOLDERS = {"en": "", "fr": "fr/", "zh": "zh/"}
SPEECH, ANSWER = "documents/002-9b6a1077907a4e6d.html", "documents/003-1604c99ef9e82ed4.html"
FOOT = re.compile(r"^\d+ / \d+$")


def printed(page, paper="A4"):
    """The lines of each sheet, without the numbers of the sheets."""
    sheets = pypdfium2.PdfDocument(page.pdf(format=paper))
    lines = [sheet.get_textpage().get_text_bounded().split("\r\n") for sheet in sheets]
    assert all(any(FOOT.match(line) for line in sheet) for sheet in lines)
    return [[line for line in sheet if line.strip() and not FOOT.match(line)] for sheet in lines]


def joined(sheets):
    return "".join("".join(line.split()) for sheet in sheets for line in sheet)


@pytest.mark.parametrize("language", FOLDERS)
@pytest.mark.parametrize("paper", ["A4", "Letter", "A5"])
def test_a_text_is_printed_with_its_facts_and_how_to_cite_it_and_nothing_else(visitor, language, paper):
    page = visitor.open(FOLDERS[language] + SPEECH)
    say, sheets = words(language), printed(page, paper)
    assert all(sheets)
    told = joined(sheets)
    for there in (say["document"]["publisher"], say["document"]["date"], "https://example.org/dossier/"):
        assert "".join(there.split()) in told
    assert "".join(say["cite"]["title"].split()) in joined(sheets[-1:])
    for gone in ("names", "related", "provenance"):
        assert "".join(say["document"][gone].split()) not in told
    assert "".join(say["site"]["contents"].split()) not in told


def test_words_of_the_text_can_be_copied_from_the_paper(visitor):
    told = joined(printed(visitor.open("zh/" + SPEECH)))
    assert told.count("人工智能") > 10
    assert not [mark for mark in told if "\u2e80" <= mark <= "\u2fdf"]


def test_paragraphs_keep_their_numbers(visitor):
    page = visitor.open(SPEECH)
    count = page.locator(".text a.number").count()
    numbers = {found[0] for sheet in printed(page) for line in sheet if (found := re.match(r"\d+", line))}
    assert numbers >= {str(at + 1) for at in range(count)}


def test_a_way_out_of_the_site_says_where_it_leads(visitor):
    page = visitor.open("zh/organisations/united-nations.html")
    href = page.locator("article a[href^='http']").first.get_attribute("href")
    assert href in joined(printed(page))


@pytest.mark.parametrize("options", [{"viewport": {"width": 794, "height": 1123}}])
def test_two_versions_stand_side_by_side_where_one_was_chosen(visitor):
    page = visitor.open("zh/" + ANSWER + "?with=en")
    page.emulate_media(media="print")
    pair = page.locator(".text .pair").nth(1)
    own, other = (pair.locator(part).first.bounding_box() for part in ("> [id]", "> .other[lang=en]"))
    assert other["x"] >= own["x"] + own["width"]
    assert abs(own["y"] - other["y"]) < 8
    expect(page.locator(".views")).to_be_hidden()


@pytest.mark.parametrize("uri", ["about.html", "fr/about.html", "zh/about.html", "contribute.html"])
def test_no_heading_is_the_last_line_of_a_sheet(visitor, uri):
    page = visitor.open(uri)
    headings = {"".join(text.split()) for text in page.locator("h2, h3").all_text_contents()}
    assert headings
    assert not headings & {"".join(sheet[-1].split()) for sheet in printed(page)}
