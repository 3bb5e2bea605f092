#!/usr/bin/env bash
# epub2text 0.2.8 (PyPI) takes every raised or lowered character out of a book: CO₂ is CO, 10⁶ people are 10 people.
#
# Its cleaning removes the marks of footnotes, says the manual, if they stand in brackets, and --keep-footnotes and --raw keep
# them. But before that, and with either option, the contents of all sup and sub elements are deleted, whatever they are:
# exponents, formulas, square metres, the er of the French 1er. Lines that a br parts are joined without a space: a table of
# "Boxes: 12" and "5 of them lost" says 125. The text reads well, and nothing says that anything was left out.
# Seen on 2026-11-30:  "CO₂" → "CO"; "10⁶ people" → "10 people"; "25 m²" → "25 m"; "12<br/>5 of them" → "125 of them"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install epub2text==0.2.8
"$work/venv/bin/python" - "$work" <<'PYTHON'
import subprocess
import sys
import zipfile

CHAPTER = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>Report</title></head><body><h1>Report</h1>
<p>They emit CO<sub>2</sub>, said 10<sup>6</sup> people on 25 m<sup>2</sup>.</p>
<p>Boxes: 12<br/>5 of them lost</p></body></html>"""
PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:uuid:1c5d2d0a-5b0f-4a8e-9a37-5f0c2f1d7e11</dc:identifier>
<dc:title>Report</dc:title><dc:language>en</dc:language><meta property="dcterms:modified">2026-11-30T00:00:00Z</meta></metadata>
<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="c" href="c.xhtml"
media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>"""
NAV = """<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head>
<title>Contents</title></head><body><nav epub:type="toc"><ol><li><a href="c.xhtml">Report</a></li></ol></nav></body></html>"""
CONTAINER = """<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
work = sys.argv[1]
with zipfile.ZipFile(f"{work}/book.epub", "w") as book:
    book.writestr("mimetype", "application/epub+zip")
    for name, text in {"META-INF/container.xml": CONTAINER, "c.opf": PACKAGE, "nav.xhtml": NAV, "c.xhtml": CHAPTER}.items():
        book.writestr(name, text)
for options in ([], ["--keep-footnotes"], ["--raw"]):
    command = [f"{work}/venv/bin/epub2text", "extract", f"{work}/book.epub", "-o", f"{work}/book.txt", *options]
    subprocess.run(command, check=True, capture_output=True)
    with open(f"{work}/book.txt", encoding="utf-8") as file:
        text = " ".join(file.read().split())
    print(options, text)
    assert "They emit CO, said 10 people on 25 m." in text
    assert "Boxes: 125 of them lost" in text
PYTHON
