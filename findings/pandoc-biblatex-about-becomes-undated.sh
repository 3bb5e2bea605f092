#!/usr/bin/env bash
# pandoc 3.9 (PyPI pypandoc_binary 1.17) writes an approximate date of CSL-JSON to BibLaTeX so that nobody can read it again.
#
# "circa" is the tilde of EDTF, which biblatex takes as it is: date = {2024-09~}. pandoc knows the tilde, reads it, and writes
# it when asked; but escapes it as if the date were a line of prose: {2024-09\textasciitilde{}}. Its own reader then gives a
# record without any date, without a warning: "about September 2024" has become undated. Exact dates and ranges return whole.
# Seen on 2026-11-30:  2024-09 circa → date = {2024-09\textasciitilde{}} → no "issued"; 2024-09-01/2024-09-03 → the same
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install 'pypandoc_binary==1.17'
"$work/venv/bin/python" - <<'PYTHON'
import json

import pypandoc

ABOUT = {"date-parts": [[2024, 9]], "circa": True}
RANGE = {"date-parts": [[2024, 9, 1], [2024, 9, 3]]}


def through(issued):
    record = {"id": "a", "type": "webpage", "title": "T", "issued": issued}
    written = pypandoc.convert_text(json.dumps([record]), "biblatex", format="csljson")
    [again] = json.loads(pypandoc.convert_text(written, "csljson", format="biblatex"))
    return next(line.strip() for line in written.splitlines() if "date =" in line), again.get("issued")


[by_hand] = json.loads(pypandoc.convert_text("@online{a, title = {T}, date = {2024-09~}}", "csljson", format="biblatex"))
print(through(ABOUT), through(RANGE), by_hand["issued"])
assert through(ABOUT) == ("date = {2024-09\\textasciitilde{}}", None)
assert through(RANGE) == ("date = {2024-09-01/2024-09-03}", RANGE)
assert by_hand["issued"] == ABOUT, by_hand
PYTHON
