#!/usr/bin/env bash
# html-to-md 0.8.8 (npm): a list or a table whose items have no end tags is nothing, and so is what stands in capital tags.
#
# HTML needs no end tag for li, td, tr, dd and p (HTML Standard, 13.1.2.4), and the names of elements may be in any mix of cases
# (13.1.2): older sites of parliaments and archives are written so, valid then and now. The converter asks for valid HTML and
# then shows "the right result", says its manual, with <i>abc</> for an invalid one. Of such a list between two paragraphs
# nothing is left, not even the words, and the paragraphs stand side by side; of a page in capital letters the result is empty.
# With the end tags in small letters all is there. No error. turndown 7.2.5 has every word.
# Seen on 2026-11-30:  "Against:\n\nCarried." for <p>Against:</p><ul><li>Wang<li>Ndiaye</ul><p>Carried.</p>; "" for <P>No.</P>
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" html-to-md@0.8.8 turndown@7.2.5
cat > "$work/convert.cjs" <<'JAVASCRIPT'
const assert = require("node:assert");
const convert = require("html-to-md");
const Turndown = require("turndown");
const expected = {
  "<p>Against:</p><ul><li>Wang<li>Ndiaye</ul><p>Carried.</p>": "Against:\n\nCarried.",
  "<table><tr><th>Year<th>Votes<tr><td>2023<td>12</table>": "",
  "<P>No.</P>": "",
  "<p>Against:</p><ul><li>Wang</li><li>Ndiaye</li></ul><p>Carried.</p>": "Against:\n\n* Wang\n* Ndiaye\n\nCarried.",
};
for (const [html, wanted] of Object.entries(expected)) {
  const read = convert(html);
  console.log(html, "→", JSON.stringify(read));
  assert.strictEqual(read, wanted);
  const other = new Turndown().turndown(html);
  for (const word of html.replace(/<.*?>/g, " ").trim().split(/\s+/)) assert.ok(other.includes(word), other);
}
JAVASCRIPT
node "$work/convert.cjs"
