#!/usr/bin/env bash
# subsrt-ts 2.1.2 (npm) takes the first character of every subtitle of an .ass file: 1914 becomes 914.
#
# In Advanced SubStation Alpha a line says in its Format which fields it has, the text as the last one; no space stands behind
# the comma before it. The library, which converts subtitles of some ten formats, cuts one character too many where the text
# begins, so a year, an amount, a name or a list of numbers is another one, and a Chinese "不同意" (do not agree) is "同意". The
# same words in SubRip or WebVTT come through whole, and so do commas within the text. It does it to the files that it writes
# itself: from SubRip to .ass and back, each turn costs a character. Nothing is said. pysubs2 1.8.1 (PyPI) reads them right.
# Seen on 2026-11-30:  914 people, not 1915. / 同意。  for  1914 people, not 1915. / 不同意。
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" subsrt-ts@2.1.2
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install pysubs2==1.8.1
cat > "$work/film.ass" <<'ASS'
[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, Bold, Italic, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,20,&H00FFFFFF,0,0,2,10,10,10,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,1914 people, not 1915.
Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,不同意。
ASS
cat > "$work/read.cjs" <<'JAVASCRIPT'
const assert = require("node:assert");
const { readFileSync } = require("node:fs");
const subsrt = require("subsrt-ts");
const texts = (file, format) => subsrt.parse(file, { format }).filter((one) => one.type === "caption").map((one) => one.text);
const read = texts(readFileSync(`${__dirname}/film.ass`, "utf-8"), "ass");
const film = "1\n00:00:01,000 --> 00:00:02,000\n1914 people, not 1915.\n";
const own = texts(subsrt.convert(film, { format: "ass", from: "srt" }), "ass");
console.log(read, own);
assert.deepStrictEqual(read, ["914 people, not 1915.", "同意。"]);
assert.strictEqual(own[0].trim(), "914 people, not 1915.");
assert.strictEqual(texts(film, "srt")[0].trim(), "1914 people, not 1915.");
JAVASCRIPT
node "$work/read.cjs"
"$work/venv/bin/python" - "$work" <<'PYTHON'
import sys

import pysubs2

assert [line.text for line in pysubs2.load(f"{sys.argv[1]}/film.ass")] == ["1914 people, not 1915.", "不同意。"]
PYTHON
