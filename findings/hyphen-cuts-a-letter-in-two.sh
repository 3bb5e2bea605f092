#!/usr/bin/env bash
# hyphen 1.14.1 (npm) hyphenates the names of characters: readers see "d&eacute;veloppement" and not "développement".
#
# hyphenateHTML takes a page as HTML and puts soft hyphens into its words; the manual says that tags are skipped. Much
# French HTML of older editors writes its letters, quotation marks and spaces as character references. The library takes
# the name between "&" and ";" for a word (&eacute; has five letters and more) and puts a soft hyphen inside, so that by
# the HTML Standard (13.2.5.73, named character reference state) it is none any longer: "&ea-cute;" stands as it is in
# the text, the letter is gone for search and screen readers. &laquo;, &rsquo;, &hellip; and &ccedil; fall too, &agrave;
# and &nbsp; do not. And a ">" in an attribute, which is allowed, ends the tag for it: an alt text gets soft hyphens.
# Seen on 2026-11-29:  a browser's text of <p>l&rsquo;&eacute;t&eacute;</p> is l&rs-quo;&ea-cute;t&ea-cute; (- for
#   U+00AD)
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" hyphen@1.14.1 parse5@8.1.1
cat >"$work/cut.mjs" <<'JAVASCRIPT'
import assert from "node:assert/strict";
import french from "hyphen/fr/index.js";
import { parseFragment } from "parse5";
const cut = (html) => french.hyphenateHTMLSync(html);
const text = (html) => parseFragment(html).childNodes[0].childNodes[0].value;
const page = "<p>l&rsquo;&eacute;t&eacute;</p>";
const seen = text(cut(page)).replaceAll("\u00ad", "-");
console.log(text(page), seen);
assert.equal(text(page), "l’été");
assert.equal(seen, "l&rs-quo;&ea-cute;t&ea-cute;");
assert.equal(text(cut("<p>l’été, &agrave;</p>")), "l’été, à");
const image = '<img alt="Carte > développement">';
const [{ attrs }] = parseFragment(cut(image)).childNodes;
assert.equal(attrs[0].value.replaceAll("\u00ad", "-"), "Carte > dé-ve-lop-pe-ment");
JAVASCRIPT
node "$work/cut.mjs"
