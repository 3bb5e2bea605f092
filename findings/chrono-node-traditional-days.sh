#!/usr/bin/env bash
# chrono-node 2.10.3 (npm) in traditional Chinese makes the 20th of the 21st to the 29th, and the 30th of the 31st.
#
# chrono.zh.hant and chrono.zh.hans are the same grammar in two scripts, and 二〇二四年十二月三十一日 is written alike in both. The
# simplified parser reads it whole. The traditional one takes at most two characters for a day: it stops before the
# last, and gives a certain (not an implied) date that is up to nine days early. It has no 〇 either: the year before the
# month is cut to 二四, the year 24. No error, no gap that one would see: only the matched text is shorter.
# Seen on 2026-11-29:  十二月三十一日 2024-12-30 (hant), 2024-12-31 (hans); 二十九日 2024-12-20; 二〇二四年 in hant 0024
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" chrono-node@2.10.3
cat >"$work/days.mjs" <<'JAVASCRIPT'
import assert from "node:assert/strict";
import * as chrono from "chrono-node";
const read = (parser, text) => {
  const [found] = parser.parse(text, new Date("2026-11-29T12:00:00Z"));
  assert(["day", "month", "year"].every((part) => found.start.isCertain(part)));
  return ["year", "month", "day"].map((part) => found.start.get(part)).join("-") + " " + found.text;
};
const { hans, hant } = chrono.zh;
for (const [text, wrong, right] of [
  ["2024年十二月三十一日", "2024-12-30 2024年十二月三十", "2024-12-31 2024年十二月三十一日"],
  ["2024年十二月二十九日", "2024-12-20 2024年十二月二十", "2024-12-29 2024年十二月二十九日"],
  ["二〇二四年四月二日", "24-4-2 二四年四月二日", "2024-4-2 二〇二四年四月二日"],
]) {
  console.log(text, "|", read(hant, text), "|", read(hans, text));
  assert.equal(read(hant, text), wrong);
  assert.equal(read(hans, text), right);
}
assert.equal(read(hant, "2024年十二月十九日"), "2024-12-19 2024年十二月十九日");
JAVASCRIPT
node "$work/days.mjs"
