#!/usr/bin/env bash
# pandoc 3.9 (PyPI pypandoc_binary 1.17) makes 1 January of a year, and nothing of a month, when it writes JATS.
#
# JATS lets <pub-date> hold a year alone, or a month and a year; pandoc's manual asks for "date" in the metadata and
# names no form that would be lost. A document dated 2024 is written as iso-8601-date="2024-01-01" with a day and a
# month, and read back by pandoc itself, it is dated 2024-01-01: the precision is invented. One dated 2024-04, the finer
# date, loses its <pub-date>, without a warning. A day is right. EPUB and TEI, written from the same metadata, keep 2024
# and 2024-04 as they are.
# Seen on 2026-11-29:  2024 → iso-8601-date="2024-01-01", read back 2024-01-01; 2024-04 → no pub-date; TEI
#   <date>2024-04</date>
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install pypandoc_binary==1.17
pandoc=$("$work/venv/bin/python" -c 'import pypandoc; print(pypandoc.get_pandoc_path())')
"$pandoc" --version | grep -x "pandoc 3.9"
write() { # DATE FORMAT: a document with that date, in that format
  printf '%s\n' --- "title: Report" "date: $1" --- "" Text. | "$pandoc" --standalone --from markdown --to "$2"
}
write 2024 jats_publishing >"$work/year.xml"
grep -A 4 "<pub-date" "$work/year.xml"
grep -q 'iso-8601-date="2024-01-01"' "$work/year.xml"
grep -q "<day>1</day>" "$work/year.xml"
"$pandoc" --standalone --from jats --to markdown "$work/year.xml" | grep "^date: 2024-01-01$"
if write 2024-04 jats_publishing | grep "pub-date"; then exit 1; fi
write 2024-04-02 jats_publishing | grep 'iso-8601-date="2024-04-02"' >/dev/null
write 2024 tei | grep -o "<date>2024</date>"
write 2024-04 tei | grep -o "<date>2024-04</date>"
