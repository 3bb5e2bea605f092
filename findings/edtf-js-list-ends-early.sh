#!/usr/bin/env bash
# edtf 4.11.1 (npm) ends a list or set of dates at the beginning of its last range.
#
# {1667,1668,1670..1672} is the standard's own example (EDTF, level 2: all of the years 1667, 1668, 1670, 1671 and
# 1672). A timeline sorts and scales by min and max, a search asks for what covers a year. Iterating, the library finds
# the five years; but max is the last moment of 1670, and neither 1671 nor 1672 is included or covered. It holds for
# "one of" as well: [1670..1672]. The interval 1670/1672 is right, so the two ways to write one span differ by two
# years. PyPI edtf 5.0.2 ends the list in 1672.
# Seen on 2026-11-29:  5 years, 1672 the last of them, max 1670-12-31, 1671 not covered; PyPI: 1672 12 31
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install edtf==5.0.2
npm install --silent --no-fund --no-audit --prefix "$work" edtf@4.11.1
cat >"$work/list.mjs" <<'JAVASCRIPT'
import assert from "node:assert/strict";
import edtf from "edtf";
const lastDay = (text) => new Date(edtf(text).max).toISOString().slice(0, 10);
const list = edtf("{1667,1668,1670..1672}");
const years = [...list].map((year) => year.edtf);
console.log(years, lastDay(list.edtf), list.covers(edtf("1671")));
assert.deepEqual(years, ["1667", "1668", "1670", "1671", "1672"]);
assert.deepEqual([list.edtf, "[1670..1672]", "1670/1672"].map(lastDay), ["1670-12-31", "1670-12-31", "1672-12-31"]);
assert.deepEqual(["1668", "1671", "1672"].map((year) => list.covers(edtf(year))), [true, false, false]);
JAVASCRIPT
node "$work/list.mjs"
"$work/venv/bin/python" - <<'PYTHON'
import edtf

last = edtf.parse_edtf("{1667,1668,1670..1672}").upper_strict()
print(*last[:3])
assert tuple(last[:3]) == (1672, 12, 31), last
PYTHON
