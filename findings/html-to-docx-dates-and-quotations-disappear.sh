#!/usr/bin/env bash
# @turbodocx/html-to-docx 1.23.1 (npm): what a page marks as a date, a quotation or an abbreviation is not in the Word file.
#
# A converter that does not know an element of HTML is expected to leave out its looks and to keep its words, as browsers do.
# This one knows em, strong, span and a dozen more, and leaves out every other inline element with all that it holds: time, q,
# cite, abbr, dfn, small, data, bdi, kbd, label. "On 2 April the UN said …" loses its day, its speaker and what was said, and
# reads on without a gap, a warning or an error. Pages that say most about themselves lose most. html-to-docx 1.8.0, from which
# it comes, does the same. Within span, ins, mark, code and sup the words stay.
# Seen on 2026-11-30:  "On 2 April 2024 the UN said we do not sign, in full." → "On the said , in full."
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" @turbodocx/html-to-docx@1.23.1 html-to-docx@1.8.0 jszip@3.10.1 >"$work/npm.log"
cd "$work"
cat >check.mjs <<'JAVASCRIPT'
import assert from "node:assert";
import old from "html-to-docx";
import JSZip from "jszip";
import turbo from "@turbodocx/html-to-docx";

const LOST = ["time", "q", "cite", "abbr", "dfn", "small", "data", "bdi", "kbd", "label"];
const KEPT = ["em", "strong", "span", "ins", "mark", "code", "sup"];
const SENTENCE = '<p>On <time datetime="2024-04-02">2 April 2024</time> the <abbr title="United Nations">UN</abbr> said ' +
  "<q>we do not sign</q>, in full.</p>";

async function words(convert, html) {
  const made = await convert(html, null, {});
  const zip = await JSZip.loadAsync(made.arrayBuffer ? await made.arrayBuffer() : made);
  const xml = await zip.file("word/document.xml").async("string");
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((found) => found[1]).join("").replace(/ +/g, " ");
}

for (const convert of [turbo, old]) {
  const sentence = await words(convert, SENTENCE);
  const lost = [];
  for (const name of [...LOST, ...KEPT]) {
    const text = await words(convert, `<p>one <${name}>word</${name}> two</p>`);
    if (!text.includes("word")) lost.push(name);
  }
  console.log(sentence, lost.join(" "));
  assert.strictEqual(sentence, "On the said , in full.");
  assert.deepStrictEqual(lost, LOST);
}
JAVASCRIPT
node check.mjs
