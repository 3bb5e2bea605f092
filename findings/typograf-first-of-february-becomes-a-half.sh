#!/usr/bin/env bash
# typograf 7.8.0 (npm): three dates of each year are fractions: 1/2/2024 becomes ½/2024.
#
# The library prepares texts for print: quotation marks, spaces, dashes, by the habits of some twenty languages. Of its
# rules common/number/fraction, on by default in all of them, writes 1/2, 1/4 and 3/4 as one character when no digit
# stands before or after; a slash may. So 1 February, 1 April and 3 April (or January 2 and 4, March 4, as Americans
# count) of any year lose their day and month, 2/2/2024 and 1/3/2024 stay, and nobody who looks at one page will see a
# system in it. A reader of dates that comes later finds no date at all. The date of a text with hyphens is safe.
# Seen on 2026-11-29:  le 1/2/2024 -> le ½/2024;  1/4/2023 et 3/4/2023 -> ¼/2023 et ¾/2023;  2/2/2024 as it was
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" typograf@7.8.0 > "$work/npm.log"
cat > check.js <<'JAVASCRIPT'
const assert = require("node:assert");
const Typograf = require("typograf");

for (const locale of ["fr", "en-US"]) {
  const prepare = (text) => new Typograf({ locale: [locale] }).execute(text);
  console.log(prepare("le 1/2/2024"), "|", prepare("1/4/2023, 3/4/2023"), "|", prepare("le 2/2/2024"));
  assert.strictEqual(prepare("le 1/2/2024").replace(/\s/g, " "), "le ½/2024");
  assert.strictEqual(prepare("1/4/2023, 3/4/2023"), "¼/2023, ¾/2023");
  assert.strictEqual(prepare("le 2/2/2024").replace(/\s/g, " "), "le 2/2/2024");
  assert.strictEqual(prepare("1/3/2024"), "1/3/2024");
}
JAVASCRIPT
node check.js
