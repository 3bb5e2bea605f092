#!/usr/bin/env bash
# xliff 6.4.0 (npm) drops the words that XLIFF 2 marks as a term: "We do not agree." becomes "We do  agree."
#
# In XLIFF 2.0 (4.2.3.6, 4.7.3) <mrk> marks words of a sentence as a term, a comment or not to be translated; its contents stay
# words of the sentence, and translators' tools set it wherever their glossary knows a word. The library, which makes objects of
# XLIFF and writes XLIFF of them, knows <mrk> in version 1.2 and has its words there; in version 2.0 it puts an empty text in
# its place, in source and target. Of a unit whose text is cut into sentences (two <segment>, 4.2.2.4) only the last is left;
# that it knows no more than one is said in locize/xliff#22 of 2019, not in its manual. No error, and what it writes is valid.
# Seen on 2026-11-30:  2.0: We do  agree. / Nous ne sommes  d'accord.; 1.2: with not and pas; two sentences: the second
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" xliff@6.4.0
cat > "$work/read.cjs" <<'JAVASCRIPT'
const assert = require("node:assert");
const { js2xliff, xliff12ToJs, xliff2js } = require("xliff");
const two = (unit) =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr"><file id="f">` +
  `<unit id="u">${unit}</unit></file></xliff>`;
const one = (unit) =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="f" source-language="en" ` +
  `target-language="fr" datatype="plaintext"><body><trans-unit id="u">${unit}</trans-unit></body></file></xliff>`;
const marked = (kind) =>
  `<source>We do <mrk ${kind}>not</mrk> agree.</source><target>Nous ne sommes <mrk ${kind}>pas</mrk> d'accord.</target>`;
const segment = (words) => `<segment><source>${words}</source></segment>`;
const words = (value) =>
  typeof value === "string" ? value : value.map((part) => part.Marker?.contents ?? part).join("");
(async () => {
  const file = await xliff2js(two(`<segment>${marked('id="m" type="term"')}</segment>`));
  const { source, target } = file.resources.f.u;
  const old = (await xliff12ToJs(one(marked('mtype="term"')))).resources.f.u;
  const cut = (await xliff2js(two(segment("We do not agree.") + segment("We vote.")))).resources.f.u;
  const written = await js2xliff(file);
  console.log([source, target, cut.source].map(words), [old.source, old.target].map(words));
  assert.deepStrictEqual([source, target].map(words), ["We do  agree.", "Nous ne sommes  d'accord."]);
  assert.deepStrictEqual([old.source, old.target].map(words), ["We do not agree.", "Nous ne sommes pas d'accord."]);
  assert.strictEqual(cut.source, "We vote.");
  assert.ok(written.includes("<source>We do  agree.</source>"), written);
})();
JAVASCRIPT
node "$work/read.cjs"
