"""Seeds in PDF: rows of words as lines of the ledger, places and letters as evidence, and files that hold no text."""

import re
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.languages import profile
from dossier.model import Correction, Seed
from dossier.model.source import Choice, Replacement
from dossier.read import Context, read_seed
from dossier.read.clean import clean
from dossier.read.clean.wrapping import PARTED
from dossier.read.markup.pdf import read_pdf
from dossier.read.markup.pdf_layout import lines_of
from dossier.read.markup.pdf_rows import Row
from tests.samples import CASES

FOLDER = CASES / "read" / "pdf"
CONTEXT = Context(("en", "fr", "zh"))
WHOLE = {path.stem: path.read_bytes() for path in FOLDER.glob("*.pdf")}


def read(name, correction=None):
    return read_seed(Seed(f"seeds/{name}.pdf", WHOLE[name], correction or Correction()), CONTEXT)


def texts(document, kind):
    return [block.text for block in document.blocks if block.kind == kind]


def codes(findings):
    return [finding.code for finding in findings]


@pytest.mark.parametrize("name", WHOLE)
def test_files_are_small(name):
    assert len(WHOLE[name]) < 100_000


def test_a_report_of_the_united_nations():
    document, findings = read("report")
    assert (findings, document.doubts) == ((), ())
    assert document.title == "State of small river ports and measures taken by Member States to keep them open"
    assert str(document.when.edtf) == "2024-03-12"
    assert texts(document, "heading") == [
        "Summary",
        "I. Introduction",
        "II. State of small river ports",
        "III. Measures taken by Member States and by the organizations of the United Nations system",
        "IV. Conclusions and recommendations",
        "Annex",
        "Common rules on notices",
    ]
    assert [block.mark for block in document.blocks if block.kind == "item"] == [f"{n}." for n in range(1, 12)]
    assert [block.rows[1] for block in document.blocks if block.rows] == [("Eastern", "1,212", "31")]


def test_a_paragraph_goes_on_across_a_page_and_its_notes():
    document, _ = read("report")
    [item] = [block for block in document.blocks if block.mark == "5."]
    assert item.text.endswith(
        "nearly half of the market boats, were more often refused a policy than men with vessels of the same age and size."
    )
    after = document.blocks[document.blocks.index(item) + 1 :][:3]
    assert [block.text[:7] for block in after] == ["¹ See r", "² The f", "³ Surve"]
    assert {document.lines[number - 1].page for number in item.lines} == {1, 2}


def test_figures_above_the_line_show_as_such():
    document, _ = read("report")
    assert "in seventy-six countries;² two thirds lie" in " ".join(texts(document, "item"))
    document, _ = read("communique")
    assert "commenceront au 1er juin" in " ".join(texts(document, "paragraph"))


def test_heads_and_feet_go_wherever_the_file_draws_them():
    document, _ = read("report")
    gone = [line.text for line in document.lines if line.decision.rule == "drop_running_heads"]
    assert sorted(gone) == ["1/4", "2/4", "24-01234", "24-01234", "24-01234", "3/4", "A/79/1234", "A/79/1234"]
    assert "A/79/1234" in texts(document, "paragraph"), "the first is the symbol of the document"


def test_columns_are_read_one_after_the_other():
    document, _ = read("report")
    last = [re.sub(r"\W.*", "", text) for text in texts(document, "paragraph")[-4:]]
    assert last == ["Each", "Where", "A", "Charts"]


def test_a_french_press_release():
    document, findings = read("communique")
    assert (findings, document.doubts) == ((), ())
    assert document.title == "Vingt-deux ponts sur l’Aubette seront rouverts à la navigation avant la fin de l’année"
    assert (str(document.when.edtf), document.facts.type) == ("2024-03-14", "press-release")
    assert texts(document, "heading") == ["Un calendrier établi avec les communes", "Des métiers à reconstituer"]
    said = " ".join(block.text for block in document.blocks)
    assert "jusqu’à la mi-décembre, à l’exception des deux semaines" in said
    assert "affectation, fréquentes dans ce métier, feront l’objet d’un suivi officiel" in said
    assert not re.search("Microsoft|example/|2026|1/2", said)
    assert [text[:10] for text in texts(document, "item")] == ["la circula", "un bac gra", "les atelie"], (
        "drawn bullets"
    )


def test_a_chinese_notice():
    document, findings = read("notice")
    assert (findings, document.doubts) == ((), ())
    assert document.title == "河港市人民政府办公室关于做好汛期渡口安全管理工作的通知"
    assert (str(document.when.edtf), document.facts.publisher) == ("2024-04-26", "河港市人民政府办公室")
    assert texts(document, "heading") == ["一、总体要求", "二、主要任务", "三、工作要求"]
    assert [block.mark for block in document.blocks if block.kind == "item"] == ["（一）", "（二）", "（三）", "（四）"]
    assert "市交通运输局会同市应急管理局每月组织一次抽查" in "".join(texts(document, "paragraph"))
    assert "—" not in "".join(block.text for block in document.blocks)


def test_chinese_from_top_to_bottom():
    document, _ = read("vertical")
    assert (document.title, len(document.blocks)) == ("重修渡口記", 3)
    assert document.blocks[0].text.startswith("河港之南有古渡，相傳始於宋代，往來者日以百計。庚子歲大水")
    assert "里中耆老周𠮷言等集議" in document.blocks[0].text, "a letter beyond the first 65,536"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("scan", "pdf_without_text"),
        ("locked", "pdf_locked"),
        ("unmapped", "pdf_unmapped"),
        ("arabic", "pdf_right_to_left"),
    ],
)
def test_what_cannot_be_read_is_a_finding(name, code):
    document, findings = read(name)
    assert document is None
    assert codes(findings) == [code]


def test_a_page_that_is_a_picture_is_told():
    document, findings = read("mixed")
    assert document.title == "重修渡口記"
    assert codes(findings) == ["pdf_pages_without_text", "seed_no_date"]
    assert findings[0].detail["pages"] == (2,)


@pytest.mark.parametrize("name", ["report", "communique", "notice", "vertical", "mixed"])
def test_every_letter_that_the_library_finds_stands_in_a_line(name):
    with pypdfium2.PdfDocument(WHOLE[name]) as document:
        found = "".join(page.get_textpage().get_text_bounded() for page in document)
    lines = "".join(line.raw for line in read(name)[0].lines)
    plain = lines.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", "•")).translate({ord("-"): None})
    halves = str.maketrans("", "", "-\u2010\ufffe\x02")
    assert sorted("".join(plain.split())) == sorted("".join(found.translate(halves).split()))


def test_the_file_is_told_by_library_and_pages():
    document, _ = read("report")
    assert re.fullmatch(r"pypdfium2 \d+\.\d+\.\d+", document.decoding.extractor)
    assert document.decoding.pages == 3
    assert document.lines[0].page == 1
    assert max(line.page for line in document.lines) == 3


def test_a_person_decides_about_the_lines():
    document, _ = read("notice")
    [number] = [line.number for line in document.lines if line.text.startswith("河港发")]
    [other] = [line.number for line in document.lines if "周立" in line.text]
    correction = Correction(
        facts={"type": "letter"},
        drop=(Choice(number, "河港发"),),
        replace=(Replacement(other, "联系人", "联络人", "test"),),
    )
    changed, findings = read("notice", correction)
    assert findings == ()
    assert changed.facts.type == "letter"
    assert "河港发" not in "".join(block.text for block in changed.blocks)
    assert "联络人：周立言" in changed.blocks[-1].text


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["", *sorted(WHOLE)]), st.floats(0, 1), st.integers(0, 400))
def test_any_bytes_are_read_or_refused(noise, name, place, length):
    raw = WHOLE.get(name, b"%PDF-1.7\n")
    at = int(place * len(raw))
    seed = Seed("seeds/a.pdf", raw[:at] + noise + raw[at + length :])
    document, findings = read_seed(seed, CONTEXT)
    assert document or findings
    if document:
        numbers = [line.number for line in document.lines]
        assert numbers == list(range(1, len(numbers) + 1))


def rows_of(*texts, **how):
    return [
        Row(text, **{"left": 72, "right": 500, "base": 700 - 14 * n, "size": 12, "bold": False, **how})
        for n, text in enumerate(texts)
    ]


PAGE = rows_of(
    *[f"The lakes of the city, of which there are {n}, are open to all who wish to swim in" for n in range(9)]
)


def kinds(pages):
    """The words of each line with what the reader of pages has decided about it."""
    return [
        (line.text, line.decision.status, line.markup.kind if line.markup else "")
        for line in lines_of(pages)
        if line.text
    ]


def test_a_watermark_goes_and_a_slanted_sentence_stays():
    mark = rows_of("ADVANCE COPY", slanted=True, turned=True, size=60)
    assert kinds([[*mark, *PAGE]])[-1] == ("ADVANCE COPY", "dropped", "")
    said = rows_of("This copy has been given to the members of the council", slanted=True, turned=True)
    assert kinds([[*said, *PAGE]])[-1] == (said[0].text, "kept", "")


def test_a_salutation_at_the_head_of_each_page_is_no_head():
    assert not [line for line in kinds([[*rows_of("Mr. President,", base=730), *PAGE]] * 6) if line[1] == "dropped"]
    heads = [[*rows_of("Council of lakes", base=730), *PAGE]] * 6
    assert [line[0] for line in kinds(heads) if line[1] == "dropped"] == ["Council of lakes"] * 5
    alike = [[*rows_of("the lakes of the city", base=714), *PAGE]] * 3
    assert not [line for line in kinds(alike) if line[1] == "dropped"], "a page that comes twice loses no word"


def test_a_sentence_goes_on_in_the_next_column():
    left = rows_of(*["The lakes of the city are open to all who wish to"] * 6, right=300)
    right = [replace(row, left=320, right=548) for row in left]
    follow = [line.follows for line in lines_of([[*left, *right]]) if line.text]
    assert follow[6] is True
    ended = [*left[:5], replace(left[5], text="The lakes are open.", right=180)]
    assert [line.follows for line in lines_of([[*ended, *right]]) if line.text][6] is False


def test_signs_that_the_text_goes_on_go():
    assert [line[0] for line in kinds([[*PAGE, *rows_of("…/…", base=90)]] * 2) if line[1] == "dropped"] == ["…/…"] * 2


def test_larger_and_bolder_letters_make_a_heading_and_a_bold_sentence_does_not():
    sentence = rows_of("All of the lakes are open to all who wish to swim in them, and so they will be.")
    heading = rows_of("On lakes", base=500, bold=True)
    below = [replace(row, base=row.base - 240) for row in PAGE]
    assert ("On lakes", "kept", "heading") in kinds([[*sentence, *heading, *below]])
    for text in ("Mr. President,", "We must act now.", "Four of them are:", "Lakes . . . . . . 12"):
        assert (text, "kept", "") in kinds([[*sentence, *rows_of(text, base=500, bold=True), *below]])


def test_bullets_that_are_drawn_apart_come_before_their_rows():
    items = rows_of("Wheat and rye", "Barley")
    bullets = [replace(row, text="●", left=60, right=64) for row in items]
    assert [line[0] for line in kinds([[*bullets, *items]])] == ["● Wheat and rye", "● Barley"]


@pytest.mark.parametrize("distance", [14, 28])
def test_letters_of_many_sizes_as_a_machine_reads_them_say_nothing(distance):
    sizes = (9.4, 12.6, 10.1, 13.8, 11.7, 8.9, 12.1, 10.8, 14.2)
    rows = [
        replace(row, size=size, base=700 - distance * n) for n, (row, size) in enumerate(zip(PAGE, sizes, strict=True))
    ]
    lines = lines_of([rows])
    assert [line.follows for line in lines if line.text][1:] == [True] * 8
    assert not any(line.markup for line in lines)


ROWS = st.builds(
    Row,
    text=st.text("Ab .1一、\t", min_size=1, max_size=12),
    left=st.floats(-50, 600),
    right=st.floats(-50, 600),
    base=st.floats(-50, 900),
    size=st.sampled_from([0.0, 1.0, 9.0, 12.0, 40.0]),
    bold=st.booleans(),
    turned=st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(ROWS, max_size=9), max_size=5))
def test_no_word_is_lost_between_rows_and_lines(pages):
    lines = lines_of(pages)
    said = sorted("".join(row.text for rows in pages for row in rows if row.text).translate({32: None, 9: None}))
    shown = "".join(line.raw for line in lines).translate({32: None, 9: None, 10: None, 12: None})
    plain = shown.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
    assert sorted(plain) == said
    assert sum(line.raw == "\f" for line in lines) == len(pages)


def test_words_parted_at_the_ends_of_rows_are_whole_and_hyphens_of_the_writer_stay():
    lines = read_pdf(Seed("a.pdf", WHOLE["communique"])).lines
    assert sum(line.raw.endswith("-\n") for line in lines) == 2
    document, _ = read("communique")
    assert "la moitié de leur salaire" in " ".join(texts(document, "paragraph"))
    document, _ = read("report")
    assert "to the Assembly at its eighty-first session" in " ".join(texts(document, "item"))
    rows = [
        Row(f"The lakes of the city number {n} will be open to climate-", 72, 500, 700 - 14 * n, 12, bold=False)
        for n in range(45)
    ]
    plain = [replace(row, text=row.text.replace("climate-", "the old")) for row in rows]
    assert PARTED * 45 > 1
    text = [line for line in lines_of([[rows[0], *plain[1:]]]) if line.text]
    assert "climate-The lakes" in clean(tuple(text), profile("en"))[0].text
