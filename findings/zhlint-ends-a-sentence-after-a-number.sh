#!/usr/bin/env bash
# zhlint 0.8.2 (npm): the stop after the number of a heading, or in an abbreviation, becomes the end of a sentence.
#
# The linter rewrites punctuation beside Chinese characters to full width by its default rules, the comma, the colon and
# the stop. Where no space follows, which is how Chinese documents write them, the stop of a number or of an initial counts
# as one that ends a sentence: heading 3.一般条款 is "3。一般条款", U.S.政府 is "U.S。政府", and the late president F.罗斯福 has a
# sentence of one letter before his name. 1.2 within 第1.2条 stays, and so does all that has a space after it. A program
# that cuts sentences or finds numbered headings afterwards sees neither. autocorrect-node 2.14.0 leaves all of these.
# Seen on 2026-11-29:  3。一般条款 | 附件 1。能力建设 | U.S。政府表示 | F。罗斯福总统
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" zhlint@0.8.2 autocorrect-node@2.14.0 > "$work/npm.log"
cd "$work"
cat > check.mjs <<'JAVASCRIPT'
import assert from "node:assert";
import autocorrect from "autocorrect-node";
import { run } from "zhlint";

const expected = {
  "3.一般条款": "3。一般条款",
  "附件1.能力建设": "附件 1。能力建设",
  "U.S.政府表示": "U.S。政府表示",
  "F.罗斯福总统": "F。罗斯福总统",
  "3. 一般条款": "3. 一般条款",
  "第1.2条": "第 1.2 条",
};
for (const [text, seen] of Object.entries(expected)) {
  const { result } = run(text, { rules: { preset: "default" } });
  console.log(text, "|", result, "|", autocorrect.format(text));
  assert.strictEqual(result, seen);
  assert.ok(!autocorrect.format(text).includes("。"));
}
JAVASCRIPT
node check.mjs
