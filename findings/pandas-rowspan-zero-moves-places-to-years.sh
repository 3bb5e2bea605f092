#!/usr/bin/env bash
# pandas 3.1.1 (PyPI) reads the places of a table as years where a heading holds for "all rows that follow".
#
# HTML Standard, 4.9.11 and 4.9.12: a cell with rowspan="0" reaches to the end of its group of rows; it is the way to
# give one heading to a list whose length is not known yet, and browsers and screen readers follow it. read_html says
# that it handles spans, and does for rowspan="3". A zero is taken for one row: in the rows below, every value moves one
# column to the left: places stand for years and numbers for places. The frame has the right shape, and there is no
# error; the last column becomes decimal (3.0), since it has gaps now.
# Seen on 2026-11-29:  1914,Lyon,3.0 / Paris,4, / Lille,5, and with rowspan="3" 1914,Lyon,3 / 1914,Paris,4 /
#   1914,Lille,5
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install \
  pandas==3.1.1 lxml==6.1.3 html5lib==1.1 beautifulsoup4==4.13.5
"$work/venv/bin/python" - <<'PYTHON'
import io

import pandas

table = """<table><thead><tr><th>Year<th>Place<th>Schools</thead><tbody>
<tr><th scope="rowgroup" rowspan="{}">1914<td>Lyon<td>3<tr><td>Paris<td>4<tr><td>Lille<td>5</tbody></table>"""


def rows(span, flavor):
    (frame,) = pandas.read_html(io.StringIO(table.format(span)), flavor=flavor)
    return frame.to_csv(index=False).split()


for flavor in ("lxml", "html5lib"):
    print(rows(0, flavor), rows(3, flavor))
    assert rows(0, flavor) == ["Year,Place,Schools", "1914,Lyon,3.0", "Paris,4,", "Lille,5,"], flavor
    assert rows(3, flavor) == ["Year,Place,Schools", "1914,Lyon,3", "1914,Paris,4", "1914,Lille,5"], flavor
PYTHON
