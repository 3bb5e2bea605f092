"""Pictures of texts and icons: whatever a title holds, it stands inside its frame, in letters that are there."""

import re
import struct
import zlib
from dataclasses import replace

import pytest

from dossier import typeset
from dossier.model import PICTURE_SIZE, Picture
from dossier.render import pictures
from dossier.render.pictures import drawable, drawn, icons, sheet, width_of
from tests.building import ROOT

PLAIN = Picture("a.png", "en", "Remarks", "Speech", "Mary Stone", "4 May 2024", "Dossier")
NOWHERE = "\u0378"
"""No font has what Unicode has not."""
TITLES = {
    "short": PLAIN,
    "long": replace(PLAIN, title="Remarks at the opening of the harbour and of its 12 new bridges " * 12),
    "one-word": replace(PLAIN, title="https://example.org/" + "remarks" * 60),
    "one-word-line": replace(PLAIN, kind="k" * 300, by="b" * 300, date="d" * 300, site="s" * 300),
    "markup": replace(PLAIN, title='#panic("x") $ x^2 $ *a* _b_ `c` <d> @e // f \\ ] } ) "'),
    "chinese": replace(
        PLAIN, language="zh", title="关于加强人工智能能力建设国际合作的决议", by="李强、外交部", kind="讲话"
    ),
    "long-chinese": replace(PLAIN, language="zh", title="关于加强人工智能能力建设国际合作。" * 40),
    "mixed": replace(PLAIN, title="« Éléments » – Łódź, Ελλάδα, Москва, 能力 & “12 ½ %” …"),
    "empty": Picture("a.png", "fr", ""),
}
PAPER = tuple(bytes.fromhex(pictures.PAPER[1:]))


def pixels(png):
    """Rows of colours of a PNG with a palette and no filters."""
    chunks, at = {}, 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        data = png[at + 8 : at + 8 + size]
        assert zlib.crc32(kind + data) == int.from_bytes(png[at + 8 + size : at + 12 + size], "big")
        chunks[kind], at = data, at + 12 + size
    width, height, *form = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert form == [8, 3, 0, 0, 0]
    colours = [tuple(chunks[b"PLTE"][n : n + 3]) for n in range(0, len(chunks[b"PLTE"]), 3)]
    raw = zlib.decompress(chunks[b"IDAT"])
    rows = [raw[n : n + width + 1] for n in range(0, len(raw), width + 1)]
    assert (width, height) == PICTURE_SIZE == (len(rows[0]) - 1, len(rows))
    assert {row[0] for row in rows} == {0}
    return [[colours[index] for index in row[1:]] for row in rows]


def is_blank(rows, of, columns=slice(None)):
    return {colour for row in rows[of] for colour in row[columns]} == {PAPER}


@pytest.mark.parametrize("name", TITLES)
def test_every_title_stands_inside_its_frame(name):
    rows = pixels(drawn(sheet(TITLES[name])))
    below_band = slice(16, None)
    assert is_blank(rows, below_band, slice(0, 76)), "left"
    assert is_blank(rows, below_band, slice(1124, None)), "right"
    for gap in (slice(18, 62), slice(119, 128), slice(432, 440), slice(500, 528), slice(592, None)):
        assert is_blank(rows, gap), gap
    assert is_blank(rows, slice(128, 432)) == (not TITLES[name].title)


def test_the_title_is_as_large_as_it_fits_and_a_third_of_the_picture_can_be_read():
    rows = pixels(drawn(sheet(TITLES["long"])))
    inked = [not is_blank([row], slice(None)) for row in rows[128:432]]
    lines = re.findall("1+", "".join("01"[one] for one in inked))
    assert 5 <= len(lines) <= 7
    assert min(map(len, lines)) >= 24


def test_colours_are_those_of_the_pages():
    style = (ROOT / "overrides/assets/dossier/dossier.css").read_text("utf-8")
    of_pages = dict(re.findall(r"--(paper|ink|accent): (#\w+);", style.partition("prefers-color-scheme: dark")[0]))
    assert of_pages == {"paper": pictures.PAPER, "ink": pictures.INK, "accent": pictures.ACCENT}


def test_right_to_left_begins_at_the_right(monkeypatch):
    monkeypatch.setattr(pictures, "direction", lambda _code: "rtl")
    rows = pixels(drawn(sheet(PLAIN)))
    assert is_blank(rows, slice(128, 432), slice(0, 600))
    assert not is_blank(rows, slice(128, 432), slice(600, 1124))


def test_a_picture_needs_a_font_for_each_letter_and_each_picture_is_judged_for_itself():
    strange = [replace(PLAIN, title=f"A {NOWHERE}"), replace(PLAIN, by=f"A {NOWHERE}")]
    assert drawable([PLAIN, strange[0], TITLES["chinese"], strange[1], PLAIN]) == [True, False, True, False, True]
    assert drawable([]) == []
    with pytest.raises(typeset.UnsetError):
        sheet(strange[0])


def test_a_picture_is_the_same_bytes_whatever_was_drawn_before_it():
    made = {name: drawn(sheet(one)) for name, one in TITLES.items()}
    assert {name: drawn(sheet(TITLES[name])) for name in reversed(TITLES)} == made


def test_an_icon_is_drawn_in_all_sizes_from_the_own_or_the_first_letter():
    own = (ROOT / "overrides/assets/dossier/icon.svg").read_bytes()
    drawings = [icons(own, "Dossier", "en"), icons(b"", "Dossier", "en"), icons(b"", "文集", "zh")]
    for made in drawings:
        assert {name: width_of(png) for name, png in made.items()} == {
            "icon-48": 48,
            "icon-192": 192,
            "icon-512": 512,
            "maskable-512": 512,
            "apple-touch-icon": 180,
        }
    assert len({made["icon-192"] for made in drawings}) == 3


def test_without_a_letter_or_with_a_broken_icon_there_are_no_icons():
    assert icons(b"", NOWHERE, "en") == icons(b"<svg", "Dossier", "en") == {}
