#!/usr/bin/env bash
# turndown 7.2.5 (npm) drops the marks of a <q>, and its emphasis inside a Chinese sentence or a word is none.
#
# By the HTML Standard no quotation marks stand beside a <q> in the source; the browser adds them, so the element alone
# says where somebody else's words begin and end. turndown keeps the text and drops the element: what the minister is
# quoted as saying becomes what the author says. (html2text 2025.4.15 and markdownify 1.2.3 write quotation marks.)
# Emphasis is written with "_", which CommonMark (rule 2 of emphasis) does not open between two letters; Chinese has no
# spaces, so every emphasis within a sentence becomes two underscores that readers see. With emDelimiter "*" it is
# right.
# Seen on 2026-11-29:  'He said I agree at once.'  and  '<p>我们_不_同意。</p>'
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" turndown@7.2.5 commonmark@0.31.2
cat >"$work/turn.mjs" <<'JAVASCRIPT'
import assert from "node:assert/strict";
import { HtmlRenderer, Parser } from "commonmark";
import TurndownService from "turndown";
const markdown = (html, options) => new TurndownService(options).turndown(html);
const there = (html, options) => new HtmlRenderer().render(new Parser().parse(markdown(html, options))).trim();
const quoted = markdown("<p>He said <q>I agree</q> at once.</p>");
const emphatic = there("<p>我们<em>不</em>同意。</p>");
console.log(quoted, emphatic);
assert.equal(quoted, "He said I agree at once.");
assert.equal(emphatic, "<p>我们_不_同意。</p>");
assert.equal(there("<p>we do <em>not</em> agree.</p>"), "<p>we do <em>not</em> agree.</p>");
assert.equal(there("<p>我们<em>不</em>同意。</p>", { emDelimiter: "*" }), "<p>我们<em>不</em>同意。</p>");
JAVASCRIPT
node "$work/turn.mjs"
