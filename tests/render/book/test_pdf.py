"""Books as PDF, read by PDFium, which had no part in writing them."""

import re
from dataclasses import replace

import pypdfium2
import pytest
from pypdfium2 import raw

from dossier import typeset
from dossier.cli import pack
from dossier.collection import collect, sources_of
from dossier.languages import words
from dossier.model import Corpus
from dossier.publishing.citing import with_citations
from dossier.render.book import TEMPLATES
from dossier.render.book.pdf import pdf
from dossier.settings import load
from dossier.store import Store
from dossier.typeset import NoFontError
from dossier.write import sources
from dossier.write.packs.book import book
from tests import bad, building
from tests.building import write

LANGUAGES = ("en", "fr", "zh")
RADICALS = re.compile("[\u2e80-\u2fdf]")


class Opened:
    """A PDF: its text, page by page, and what leads where."""

    def __init__(self, content):
        self.content, self.document = content, pypdfium2.PdfDocument(content)
        self.pages = [page.get_textpage().get_text_range() for page in self.document]
        self.text = "".join(self.pages)
        # A line that ends within a word ends with a hyphen, which PDFium tells by a sign of its own.
        self.plain = squeezed(self.text.replace("\ufffe", "").replace("\u00ad", ""))
        self.outline = [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in self.document.get_toc()]


def squeezed(text):
    return "".join(text.replace("\u200b", "").split())


def made(folder):
    known = load(folder)
    return with_citations(sources_of(collect(known), known), Store()), known


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    return made(building.shipped(tmp_path_factory.mktemp("shipped") / "collection"))


@pytest.fixture(scope="module")
def books(shipped):
    return {code: Opened(pdf(shipped[0], code, shipped[1])) for code in LANGUAGES}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_words_of_every_text_can_be_copied(shipped, books, code):
    known = shipped[0].catalogue
    for id_ in known.versions:
        shown = known.version(id_, code)
        blocks = [block.text for block in shown.blocks]
        # Of a paragraph that goes over to the next page, the foot and the head stand in between.
        missing = [text for text in blocks if squeezed(text)[:60] not in books[code].plain]
        missing = [
            text for text in missing if not any(squeezed(text)[:10] in squeezed(page) for page in books[code].pages)
        ]
        assert blocks
        assert missing == [], id_
    assert RADICALS.search(books[code].text) is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_outline_names_all_parts_and_chapters(shipped, books, code):
    told = book(shipped[0], code)
    titles = [squeezed(title) for level, title, _ in books[code].outline if level < 2]
    expected = [squeezed(chapter.title.text) for chapter in told.chapters[2:]]
    assert expected
    assert [title for title in titles if title in expected] >= expected
    for level, title, page in books[code].outline:
        assert squeezed(title)[:20] in squeezed(books[code].pages[page].replace("\ufffe", "")), (level, title)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_contents_give_the_pages_on_which_chapters_begin(books, code):
    lines = [squeezed(line) for line in books[code].pages[1].splitlines()]
    chapters = [(title, page) for level, title, page in books[code].outline if level == 0 and page > 1]
    assert len(chapters) == 5
    for title, page in chapters:
        assert any(re.fullmatch(rf"{re.escape(squeezed(title))}\.+{page + 1}", line) for line in lines), title
    labels = [books[code].document.get_page_label(at) for at in range(len(books[code].document))]
    assert labels == [str(at + 1) for at in range(len(labels))]


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_page_but_the_first_has_its_number_at_the_foot(books, code):
    for at, page in enumerate(books[code].pages[1:], 2):
        assert re.search(rf"(?:^|\s){at}\s*$", page) or re.match(rf"\s*\S*\s*{at}\s", page) or f"\n{at}" in page, at


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_says_what_it_is_and_no_day_from_the_clock(books, code):
    document = books[code].document
    assert document.is_tagged()
    told = document.get_metadata_dict()
    assert (told["Title"], told["CreationDate"], told["ModDate"]) == ("Dossier", "", "")
    content = books[code].content
    assert b"pdfuaid" in content
    assert f"/Lang({code})".encode() in content.replace(b"/Lang (", b"/Lang(")


@pytest.mark.parametrize("code", LANGUAGES)
def test_pages_fit_a4_and_letter(books, code):
    for page in books[code].document:
        wide, high = page.get_size()
        assert wide <= 595.3
        assert high <= 792


def links(document):
    """What each link of a document leads to: an address, or the index of a page."""
    for page in document:
        at, found = raw.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page, at, found):
            action = raw.FPDFLink_GetAction(found)
            if action and raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
                size = raw.FPDFAction_GetURIPath(document, action, None, 0)
                buffer = (raw.c_char * size)()
                raw.FPDFAction_GetURIPath(document, action, buffer, size)
                yield buffer.value.decode()
            else:
                target = raw.FPDFLink_GetDest(document, found) or raw.FPDFAction_GetDest(document, action)
                yield raw.FPDFDest_GetDestPageIndex(document, target)


@pytest.mark.parametrize("code", LANGUAGES)
def test_links_lead_within_the_book_and_to_the_sources(shipped, books, code):
    found = list(links(books[code].document))
    assert sum(isinstance(one, int) for one in found) > 100
    assert all(0 <= one < len(books[code].document) for one in found if isinstance(one, int))
    given = {
        version.facts.source_url for versions in shipped[0].catalogue.versions.values() for version in versions.values()
    } - {""}
    outside = {one for one in found if isinstance(one, str)}
    assert outside >= given
    assert all(re.match("https?:", one) for one in outside)


@pytest.mark.parametrize("code", LANGUAGES)
def test_names_lead_to_paragraphs_with_their_pages(books, code):
    page = words(code)["book"]["on_page"].format(number=r"(\d+)").replace("(p.", r"\(p.").replace("))", r")\)")
    told = [int(number) for number in re.findall(squeezed(page), books[code].plain)]
    assert len(told) > 50
    assert max(told) < len(books[code].document)


def test_the_same_bytes_come_of_the_same_collection_in_any_process(shipped, books, tmp_path):
    known = shipped[1]
    script = (
        "import sys; from pathlib import Path; from tests.render.book.test_pdf import pdf, made\n"
        f"of, known = made(Path({str(known.root)!r}))\n"
        "Path(sys.argv[1]).write_bytes(pdf(of, 'zh', known))"
    )
    assert building.elsewhere(script, tmp_path / "b.pdf") == books["zh"].content


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_book_without_texts_is_a_book(shipped, code):
    known = replace(shipped[1], publication=replace(shipped[1].publication, url="", name=""))
    opened = Opened(pdf(sources(Corpus((), ()), LANGUAGES, known.publication), code, known))
    assert len(opened.pages) == 3


def test_hostile_texts_are_shown_as_words(tmp_path):
    of, known = made(bad.make(tmp_path / "collection"))
    opened = Opened(pdf(of, "en", known))
    assert len(opened.outline) > len(of.catalogue.versions)


TEXTS = {
    "markup": (
        "A note",
        "We met #emph[here] at $x$ with *stars*, `code`, <tags> and \\#let x = panic().\n\nAnd again.\n",
    ),
    "signs": ("Signs", "A private \ue000 sign and one that is unassigned \U000e0fff stand here.\n\nAnd again.\n"),
}


def with_text(folder, title, text):
    made_of = building.collection(folder)
    write(made_of, {"docs/en/documents/a.md": f'---\ntitle: {title}\ndate: "2024-01-02"\n---\n\n{text}'})
    return made(made_of)


@pytest.mark.parametrize("name", TEXTS)
def test_no_word_of_a_text_is_markup(tmp_path, name):
    of, known = with_text(tmp_path / "c", *TEXTS[name])
    opened = Opened(pdf(of, "en", known))
    assert "Andagain." in opened.plain
    assert name != "markup" or "#emph[here]at$x$" in opened.plain
    assert name != "signs" or opened.text.count("\ufffd") == 2


def test_lists_in_lists_in_lists_have_all_their_words(tmp_path):
    text = "\n".join(f"{'    ' * depth}- Depth {depth}" for depth in range(40))
    of, known = with_text(tmp_path / "c", "Deep", f"{text}\n\n{'> ' * 40}Quoted\n")
    opened = Opened(pdf(of, "en", known))
    assert [depth for depth in range(40) if f"Depth{depth}" not in opened.plain] == []
    assert "Quoted" in opened.plain


def test_a_letter_that_no_font_has_is_told_and_never_shown_as_a_box(tmp_path):
    """Of the signs for tones of Minnan no font of Debian's packages, and none of Typst's, has any."""
    of, known = with_text(
        tmp_path / "c", "Letters", "The first is \U0001aff0, of which there is no font.\n\nAnd again.\n"
    )
    with pytest.raises(NoFontError) as told:
        pdf(of, "en", known)
    assert told.value.letter == "\U0001aff0"


def test_a_template_with_a_fault_is_no_missing_font():
    with pytest.raises(typeset.UnsetError):
        typeset.pdf(TEMPLATES.joinpath("book.typ"), {})


ODD = """The text begins.

## *Stressed*

## 会议

## `Code`

## <b></b>

## السلام *والعمل*

## Lin "林" says *so*

[d\u00ad](https://example.org), \ufeffa sign of no word: so\u00adft\ufeff
"""


def test_no_sign_and_no_heading_of_one_text_costs_a_book(tmp_path):
    of, known = with_text(tmp_path / "c", "Title\ufeff", ODD)
    opened = Opened(pdf(of, "en", known))
    titles = [title for _, title, _ in opened.outline]
    assert [one for one in ("Title", "Stressed", "会议", "Code") if one not in titles] == []
    assert "asignofnoword:soft" in opened.plain


def test_pages_that_are_refused_are_told_and_left_out(tmp_path, monkeypatch, capsys):
    of, known = with_text(tmp_path / "c", "Title", "A text.\n")

    def refuse(*_):
        raise typeset.UnsetError("no")

    monkeypatch.setattr(pack, "pdf", refuse)
    assert [file for file, _ in pack._books(of, known, "en") if file.endswith(".pdf")] == []  # noqa: SLF001 the loop over all books
    assert "refuses them (no)" in capsys.readouterr().err
