#!/usr/bin/env bash
# typst 0.15.2 (PyPI) writes a letter with a combining mark two or three times into the text of a PDF.
#
# Where a font has no glyph of its own for a letter and its mark (transliterations such as r̥̄ and x̂, Lithuanian ė́,
# vowels of Arabic), two glyphs are drawn. Typst maps each of them to the whole cluster (ToUnicode), where ISO 32000-2,
# 9.10.3, wants what a glyph stands for; so whatever reads the PDF has the letter once a glyph: ṛta in strict
# transliteration begins with three letters. The page looks right, and PDF/UA-1, which asks for text that can be read,
# is claimed and given: a search in the file finds no such word, and a screen reader says it twice. PDFium and poppler
# read the same. Known as https://github.com/typst/typst/issues/8767 (August 2026, open), for the letters of DIN 91379.
# Seen on 2026-11-30:  'x̂y' 'x̂x̂y' ; 'r̥̄ta' 'r̥̄r̥̄tar̥̄'
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install typst==0.15.2 pypdfium2==5.15.2
"$work/venv/bin/python" - <<'PYTHON'
import pypdfium2
import typst

built_in = typst.Fonts(include_system_fonts=False)


def read(text):
    source = f'#set document(title: "T")\n#set text(font: "Libertinus Serif")\n{text}'
    pdf = typst.compile(source.encode(), format="pdf", pdf_standards=["ua-1"], font_paths=built_in)
    return pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()


X, R = "x\u0302", "r\u0325\u0304"
print(repr(f"{X}y"), repr(read(f"{X}y")), ";", repr(f"{R}ta"), repr(read(f"{R}ta")))
assert read("\u00e9t\u00e9") == "\u00e9t\u00e9"  # where the font has a glyph for both
assert read(f"{X}y") == f"{X}{X}y"
assert read(f"{R}ta").count(R) == 3
PYTHON
