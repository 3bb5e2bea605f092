"""A book in a language written from right to left, beside its twin in English: where things stand on the pages of the PDF."""

import io
import re
import zipfile

import pypdfium2
import pytest
import typst
from lxml import etree

from dossier import typeset
from dossier.collection import collect, sources_of
from dossier.publishing.citing import with_citations
from dossier.render.book import epub
from dossier.render.book.pdf import pdf
from dossier.settings import load
from dossier.store import Store
from tests import building

CASE = building.ROOT / "tests/cases/arabic"
MINUTES = {
    "docs/ar/documents/minutes.md": """---
title: محضر اجتماع
date: "2025-05-01"
---

قرر الاجتماع ما يأتي.

1. إصلاح المنارة.

> من يحرس البحر لا ينام.

| العمل | الموعد |
|---|---|
| الإصلاح | أبريل |
""",
    "docs/en/documents/rules.md": """---
title: Rules of the harbour
date: "2025-06-02"
---

The rules are these.

> Who guards the sea does not sleep.
""",
}
FORMATTING = re.compile("[\u202a-\u202e\u2066-\u2069]")
WIDE, MARGIN = 595.3, 96.4
"""Of a sheet and its margins at the sides, in points."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = building.collection(tmp_path_factory.mktemp("arabic") / "collection")
    building.silence(folder, "fr", "zh")
    building.speak(folder, CASE)
    building.write(folder, MINUTES)
    known = load(folder)
    return with_citations(sources_of(collect(known), known), Store()), known


@pytest.fixture(scope="module")
def books(made):
    return {code: pypdfium2.PdfDocument(pdf(made[0], code, made[1])) for code in ("ar", "en")}


def letters(page):
    """Each letter of a page with the box in which it is drawn."""
    of = page.get_textpage()
    told = ((of.get_text_range(at, 1), *of.get_charbox(at)) for at in range(of.count_chars()))
    return [one for one in told if one[0].strip()]


def page_of(document, title):
    return next(document[mark.get_dest().get_index()] for mark in document.get_toc() if mark.get_title() == title)


def rows(page):
    """The letters of each line from left to right, and where the line begins and ends."""
    found = {}
    for letter, left, low, right, _ in letters(page):
        found.setdefault(next((y for y in found if abs(y - low) < 5), low), []).append((left, right, letter))
    for line in map(sorted, found.values()):
        yield "".join(letter for _, _, letter in line), line[0][0], line[-1][1]


@pytest.mark.parametrize("title", ["محضر اجتماع", "Rules of the harbour"])
@pytest.mark.parametrize("code", ["ar", "en"])
def test_numbers_of_paragraphs_stand_where_lines_of_the_book_begin(books, code, title):
    outside = [
        letter
        for letter, left, _, right, _ in letters(page_of(books[code], title))
        if (left > WIDE - MARGIN if code == "ar" else right < MARGIN)
    ]
    assert outside == list("1234" if title == "محضر اجتماع" else "12")


@pytest.mark.parametrize("code", ["ar", "en"])
def test_the_number_of_a_quotation_and_of_a_table_is_beside_its_first_line(books, code):
    page = page_of(books[code], "محضر اجتماع")
    for number, word in (("3", "البحر"), ("4", "الموعد")):
        (low,) = {
            round(low)
            for letter, left, low, right, _ in letters(page)
            if letter == number and not MARGIN < left < WIDE - MARGIN
        }
        beside = [
            letter
            for letter, left, other, _, _ in letters(page)
            if abs(other - low) < 8 and MARGIN < left < WIDE - MARGIN
        ]
        assert set(word) & set(beside), number


def test_the_contents_lead_from_each_title_to_its_page_whichever_way_it_is_written(books):
    for code, form in (("ar", r"\d+\.{3,}.+"), ("en", r".+\.{3,}\d+")):
        lines = [text for text, _, _ in rows(books[code][1]) if "..." in text]
        assert len(lines) > 10
        assert [text for text in lines if not re.fullmatch(form, text)] == []


def test_a_date_behind_a_title_is_none_of_it(books):
    lines = [text for text, _, _ in rows(page_of(books["en"], "Places")) if "March" in text and "Letter" not in text]
    assert lines
    assert all(re.search(r",12March2025:", text) for text in lines)


def test_labels_of_facts_bullets_and_notices_stand_where_lines_begin(books):
    page = page_of(books["ar"], "رسالة إلى هيئة الميناء")
    bullets = [left for letter, left, *_ in letters(page) if letter == "•"]
    assert bullets
    assert min(bullets) > WIDE - MARGIN - 20
    lines = [(left, right) for _, left, right in rows(page)]
    assert all(right > WIDE - MARGIN - 40 for left, right in lines if left > MARGIN - 5 and right - left > 60)


def test_what_is_said_of_a_text_in_another_language_keeps_the_direction_of_the_book(books):
    shown = [(text, right) for text, _, right in rows(page_of(books["ar"], "Rules of the harbour")) if "2025" in text]
    assert shown
    assert [text for text, right in shown if right < WIDE - MARGIN - 2] == []


@pytest.mark.parametrize(("code", "way"), [("ar", "rtl"), ("en", None)])
def test_pages_of_an_epub_are_turned_as_its_language_is_read(made, code, way):
    book = zipfile.ZipFile(io.BytesIO(epub(made[0], code, made[1])))
    (package,) = (name for name in book.namelist() if name.endswith(".opf"))
    (spine,) = etree.fromstring(book.read(package)).iterfind("{*}spine")
    assert spine.get("page-progression-direction") == way
    pages = [etree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")]
    assert {page.get("dir") for page in pages} == {way or "ltr"}


@pytest.mark.parametrize("code", ["ar", "en"])
def test_what_is_copied_holds_no_signs_of_direction(books, code):
    assert not FORMATTING.search("".join(page.get_textpage().get_text_range() for page in books[code]))


def test_without_a_font_for_arabic_there_is_no_book_in_letters_of_one_width(made, monkeypatch):
    bare = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(typeset, "_fonts", lambda: bare)
    monkeypatch.setattr(typeset, "families", lambda: frozenset(bare.families()))
    with pytest.raises(typeset.NoFontError) as told:
        pdf(made[0], "ar", made[1])
    assert "\u0600" <= told.value.letter[0] <= "\u06ff"
