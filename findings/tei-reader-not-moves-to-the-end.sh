#!/usr/bin/env bash
# tei_reader 0.0.17 (PyPI) moves the words behind a line break to the end of the paragraph: 他同意。不
#
# In TEI a line or page of the source begins with an empty element, <lb/> or <pb/>, in the middle of the sentence; most
# editions of manuscripts and prints have them. The reader gives the text of a document, and its manual says that parts
# come in document order. But the words between such an element and the next one are appended behind all others of the
# paragraph: of 他/不同意 (he does not agree) the "not" stands at the end, as soon as some word after it is marked up. Where
# no element follows it looks right, so a first test passes. Of a slip and its correction (<choice>, alternatives for
# one place) both are in the text, side by side without a space.
# Seen on 2026-11-29:  他同意。不 for 他/不同意。; "We dotoday.not agree"; A agreagree
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install tei_reader==0.0.17
"$work/venv/bin/python" - <<'PYTHON'
from lxml import etree
from tei_reader import TeiReader

tei = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body><div><p>{}</p></div></body></text></TEI>"""
expected = {
    "他<lb/>不<hi>同意</hi>。": "他同意。不",
    "We <hi>do</hi> <lb/>not agree <hi>today</hi>.": "We dotoday.not agree ",
    'One <pb n="2"/>two <name>three</name> four': "One three fourtwo ",
    "One <lb/>two three": "One two three",
    "A <choice><sic>agre</sic><corr>agree</corr></choice>": "A agreagree",
}
for paragraph, wrong in expected.items():
    text = TeiReader().read_string(tei.format(paragraph)).text
    plain = "".join(etree.fromstring(f"<p>{paragraph}</p>").itertext())
    print(f"{plain} → {text}")
    assert text == wrong, (paragraph, text)
PYTHON
