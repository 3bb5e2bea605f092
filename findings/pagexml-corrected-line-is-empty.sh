#!/usr/bin/env bash
# pagexml-tools 0.9.0 (PyPI): a line of a scan that somebody corrected has no text any more.
#
# PAGE XML lets a line have several texts, <TextEquiv index="0"> and so on; by the schema the one with the lowest index
# is the text. Tools for correction keep what the recognition gave under the next number beside what the person wrote,
# and ensembles of recognizers each give theirs. The library reads a line with one text, numbered or not; with two the
# text is None, so that just the lines on which work was done are missing from the page's text, while the others are
# there: no error, and the line itself is counted.
# Seen on 2026-11-29:  [None, 'of Lyon'] and ['The villages', 'of Lyon'] with one text each
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install pagexml-tools==0.9.0
"$work/venv/bin/python" - <<'PYTHON'
from pagexml.parser import parse_pagexml_file

coords = '<Coords points="0,0 9,0 9,9 0,9"/>'


def lines(*equivalents):
    texts = (f'<TextEquiv index="{n}"><Unicode>{text}</Unicode></TextEquiv>' for n, text in enumerate(equivalents))
    page = f"""<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15">
<Metadata><Creator>A</Creator><Created>2024-04-02T00:00:00</Created>
<LastChange>2024-04-02T00:00:00</LastChange></Metadata>
<Page imageFilename="a.png" imageWidth="9" imageHeight="9"><TextRegion id="r">{coords}
<TextLine id="l1">{coords}{"".join(texts)}</TextLine>
<TextLine id="l2">{coords}<TextEquiv><Unicode>of Lyon</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>"""
    return [line.text for line in parse_pagexml_file("page.xml", pagexml_data=page).get_lines()]


print(lines("The villages", "Tbe vilages"), lines("The villages"))
assert lines("The villages", "Tbe vilages") == [None, "of Lyon"]
assert lines("The villages") == ["The villages", "of Lyon"]
PYTHON
