#!/usr/bin/env bash
# pangu 7.2.1 (npm) and 6.1.0 (PyPI), that put spaces between Chinese and Latin words, rewrite the dot in foreign names.
#
# Chinese sets a foreign name with U+00B7 between its parts (GB/T 15834-2011, 4.14: 间隔号), as keyboards of the mainland
# and Wikipedia do. Besides its spaces the library makes U+00B7, U+2022 and U+2027 between Chinese characters into U+30FB,
# the middle dot of Japanese katakana, full width. It looks alike and is another character: the name that the page shows
# is found by no search for the name as one types it, and by no list of names. A date in the same form (一·二八) changes too;
# a dot between Latin letters stays. One expects spaces to be added and no character to be replaced.
# Seen on 2026-11-29:  史蒂夫·乔布斯访华 (U+00B7) -> 史蒂夫・乔布斯访华 (U+30FB), npm and PyPI
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install pangu==6.1.0
npm install --silent --no-audit --no-fund --prefix "$work" pangu@7.2.1 > "$work/npm.log"
cd "$work"
cat > check.mjs <<'JAVASCRIPT'
import assert from "node:assert";
import { pangu } from "pangu";

for (const dot of ["\u00b7", "\u2022", "\u2027"]) {
  const spaced = pangu.spacingText(`史蒂夫${dot}乔布斯访华`);
  console.log(dot, spaced);
  assert.strictEqual(spaced, "史蒂夫\u30fb乔布斯访华");
}
assert.strictEqual(pangu.spacingText("一\u00b7二八事变"), "一\u30fb二八事变");
assert.strictEqual(pangu.spacingText("A\u00b7B"), "A\u00b7B");
JAVASCRIPT
node check.mjs
venv/bin/python -c '
import pangu
spaced = pangu.space_text("史蒂夫\u00b7乔布斯访华")
print(spaced)
assert spaced == "史蒂夫\u30fb乔布斯访华", spaced'
