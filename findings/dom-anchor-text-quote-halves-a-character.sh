#!/usr/bin/env bash
# dom-anchor-text-quote 4.0.2 (npm) cuts a rare Chinese character in two when it anchors a note beside it.
#
# A note is kept with its quote and 32 characters before and after. The Web Annotation Data Model (4.2.4) counts them in
# code points and asks not to begin or end inside a character. The library, from which several annotators have their
# anchors, counts UTF-16 units: where 𠮷 (a name's character outside the first plane) stands at the edge, the prefix
# begins or the suffix ends with half of one. The browser sends it as JSON without a complaint ("\\ud842"); Python reads
# that JSON and cannot encode the string any more, so the note is lost at the server, depending on the distance of a
# name from the words that somebody marked.
# Seen on 2026-11-29:  suffix ends in \ud842; Python: UnicodeEncodeError "surrogates not allowed"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" dom-anchor-text-quote@4.0.2 jsdom@29.1.1
cat >"$work/note.mjs" <<'JAVASCRIPT'
import { JSDOM } from "jsdom";
const text = "目标" + "是".repeat(31) + "𠮷野家";
const { window } = new JSDOM(`<!DOCTYPE html><title>x</title><body><p>${text}</p></body>`);
Object.assign(globalThis, { document: window.document, Node: window.Node, NodeFilter: window.NodeFilter });
const { fromRange } = await import("dom-anchor-text-quote");
const range = document.createRange();
const node = document.querySelector("p").firstChild;
range.setStart(node, 0);
range.setEnd(node, 2);
console.log(JSON.stringify(fromRange(document.body, range)));
JAVASCRIPT
node "$work/note.mjs" >"$work/note.json"
cat "$work/note.json"
python3 - "$work/note.json" <<'PYTHON'
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    note = json.load(file)
assert note["exact"] == "目标" and note["suffix"] == "是" * 31 + "\ud842", note
try:
    note["suffix"].encode()
except UnicodeEncodeError as error:
    print(error.reason)
else:
    raise AssertionError("the suffix is whole now")
PYTHON
