#!/usr/bin/env bash
# chrono-node 2.10.3 (npm) loses the year of a range with an en dash where the month comes first, and takes another year.
#
# "2–4 April 2024" and "April 2–4, 2024" are the two ways of English to write one span, with the dash that English
# typography asks for. The parser for the day first knows the dash. The one for the month first knows "-" and "to"
# alone: it stops after "April 2", so end and year are gone, and the year comes from the day of reading, the April that
# is nearest. What is nearest depends on the month in which one builds: the same text is 2026 in June and 2027 in
# November. Replacing the dash by a hyphen before parsing mends it.
# Seen on 2026-11-29:  April 2–4, 2024 is 2027-4-2 without an end; 2–4 April 2024 and April 2-4, 2024 are 2024-4-2 to
#   2024-4-4
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" chrono-node@2.10.3
cat >"$work/dash.mjs" <<'JAVASCRIPT'
import assert from "node:assert/strict";
import * as chrono from "chrono-node";
const day = (side) => side && ["year", "month", "day"].map((part) => side.get(part)).join("-");
const read = (text, today) => {
  const found = chrono.en.parse(text, new Date(today + "T12:00:00Z"));
  return found.map(({ start, end }) => [day(start), day(end)].filter(Boolean).join("/"));
};
const seen = [read("April 2–4, 2024", "2026-11-29"), read("April 2–4, 2024", "2026-06-01")];
console.log(...seen, read("2–4 April 2024", "2026-11-29"));
assert.deepEqual(seen, [["2027-4-2"], ["2026-4-2"]]);
for (const text of ["2–4 April 2024", "April 2-4, 2024", "April 2 to 4, 2024"])
  assert.deepEqual(read(text, "2026-11-29"), ["2024-4-2/2024-4-4"]);
JAVASCRIPT
node "$work/dash.mjs"
