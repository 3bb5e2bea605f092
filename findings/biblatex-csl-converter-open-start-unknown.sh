#!/usr/bin/env bash
# biblatex-csl-converter 3.2.2 (npm) changes dates of biblatex that it reads and writes again: "until" becomes "unknown".
#
# The manual of biblatex (2.3.8) has ../2024 for a range with an open start (whatever came before, until 2024) and /2024
# for one whose start is unknown: two statements. A year before our era has four digits and a sign, -0043. The converter
# claims to read such dates; it writes the first as the second, and -0043 as -43, which is no date of biblatex. In CSL
# the open start is an empty list of date parts, which the CSL-JSON schema forbids (one to three items). A decade, 199X,
# valid in the same table, is dropped with the error invalid_date. Ranges and approximate dates are right.
# Seen on 2026-11-29:  {../2024} → {/2024} and [[],[2024]]; {-0043} → {-43}; {199X} → no date; {2024-04~} → {2024-04~}
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" biblatex-csl-converter@3.2.2
cat >"$work/dates.mjs" <<'JAVASCRIPT'
import assert from "node:assert/strict";
import { BibLatexExporter, BibLatexParser, CSLExporter } from "biblatex-csl-converter";
const through = (date) => {
  const source = `@online{a, title = {T}, url = {https://example.org/}, date = {${date}}}`;
  const { entries, errors } = new BibLatexParser(source).parse();
  const written = new BibLatexExporter(entries).parse().match(/date = \{(.*?)\}/)?.[1];
  return [written, new CSLExporter(entries).parse()[1].issued?.["date-parts"], errors.map((error) => error.type)];
};
for (const [date, ...expected] of [
  ["../2024", "/2024", [[], [2024]], []],
  ["-0043", "-43", [[-43]], []],
  ["199X", undefined, undefined, ["invalid_date"]],
  ["2024-04~", "2024-04~", [[2024, 4]], []],
  ["2024-04-02/2024-04-05", "2024-04-02/2024-04-05", [[2024, 4, 2], [2024, 4, 5]], []],
]) {
  console.log(date, ...through(date));
  assert.deepEqual(through(date), expected);
}
JAVASCRIPT
node "$work/dates.mjs"
