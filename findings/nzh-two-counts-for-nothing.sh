#!/usr/bin/env bash
# nzh 1.0.14 (npm) makes five of 两万五 (25000) and 24 of 两千零二十四 (2024): 两 counts for nothing, and its unit with it.
#
# Before 百, 千, 万 and 亿 the two of Chinese is 两 as well as 二, and the last unit of a number may be left out: 三万五 is
# 35000; 30005 has a 零, 三万零五. Reports and speeches give budgets and populations so. nzh, whose manual promises spoken
# forms, does not know 两: it leaves it out together with the unit behind it, without an error, so that the thousands
# of a year are gone while a number comes out. 三万五 it takes for 30005, 一百二 for 102. cn2an 0.5.24 (PyPI), in its mode
# "normal", reads all of them.
# Seen on 2026-11-29:  两万五 5, 两千零二十四 24, 一万两千 10000, 三万五 30005, 一百二 102; cn2an 25000, 2024, 12000, 35000, 120
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" nzh@1.0.14
cat >"$work/read.mjs" <<'JAVASCRIPT'
import assert from "node:assert/strict";
import nzh from "nzh";
const expected = { 两万五: 5, 两千零二十四: 24, 一万两千: 10000, 三万五: 30005, 一百二: 102, 二千零二十四: 2024 };
const read = Object.fromEntries(Object.keys(expected).map((text) => [text, nzh.cn.decodeS(text)]));
console.log(read);
assert.deepEqual(read, expected);
JAVASCRIPT
node "$work/read.mjs"
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install cn2an==0.5.24
"$work/venv/bin/python" - <<'PYTHON'
from cn2an import cn2an

texts = ("两万五", "两千零二十四", "一万两千", "三万五", "一百二", "二千零二十四")
read = [cn2an(text, "normal") for text in texts]
print(read)
assert read == [25000, 2024, 12000, 35000, 120, 2024], read
PYTHON
