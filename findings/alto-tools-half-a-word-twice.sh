#!/usr/bin/env bash
# alto-tools 0.1.0 (PyPI) writes the first half of a divided word twice and loses the second: gouvernegouverne.
#
# ALTO keeps the text of a scan as it stands in its lines; a word divided at the end of one is two strings, SUBS_TYPE
# HypPart1 and HypPart2, each with its own CONTENT, and the whole word in SUBS_CONTENT. The tool, the one to get text
# from ALTO in a shell, takes CONTENT for the first part; for the second it prints what it printed last. The columns of
# newspapers are full of such words: parts of them are gone, others double, and the space behind is missing, too. An
# older version doubled the whole word (cneud/alto-tools#16); what mended it put the second case inside the first. It
# has been changed since in the repository (#30), and 0.1.0 is the newest release.
# Seen on 2026-11-29:  "le gouverne" / "gouvernea dit" for le gouverne-/ment a dit
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install alto-tools==0.1.0
"$work/venv/bin/python" - "$work" <<'PYTHON'
import subprocess
import sys

box = 'HPOS="0" VPOS="0" WIDTH="9" HEIGHT="9"'
divided = 'SUBS_CONTENT="gouvernement" SUBS_TYPE'
lines = (
    f'<String {box} CONTENT="le"/><SP/><String {box} CONTENT="gouverne" {divided}="HypPart1"/><HYP CONTENT="-"/>',
    f'<String {box} CONTENT="ment" {divided}="HypPart2"/><SP/><String {box} CONTENT="a"/><SP/>'
    f'<String {box} CONTENT="dit"/>',
)
page = f"""<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">
<Description><MeasurementUnit>pixel</MeasurementUnit></Description>
<Layout><Page ID="p" PHYSICAL_IMG_NR="1" WIDTH="9" HEIGHT="9"><PrintSpace {box}><TextBlock ID="b" {box}>
{"".join(f"<TextLine {box}>{line}</TextLine>" for line in lines)}</TextBlock></PrintSpace></Page></Layout></alto>"""
work = sys.argv[1]
with open(f"{work}/page.xml", "w", encoding="utf-8") as file:
    file.write(page)
command = [f"{work}/venv/bin/alto-tools", "-t", f"{work}/page.xml"]
text = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\n")
text = [line.strip() for line in text if line.strip()]
print(text)
assert text == ["le gouverne", "gouvernea dit"], text
PYTHON
