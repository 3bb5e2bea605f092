#!/usr/bin/env bash
# to-words 5.7.0 (npm) writes 2001 in Chinese so that it reads 2100: 二千一.
#
# Chinese says the gap in a number: 2001 is 二千零一. Without 零 a last digit counts the unit below the one before it, 二千一 is
# short for 二千一百, 2100, and 三百五 is 350; it is how prices and numbers of people are said. The library has forms for 135
# locales; in zh-CN and zh-TW it has no 零 (but for decimals), so every number with a gap before its last digit is a larger one
# for the reader, and the reverse cannot be told from it: 2001 and what people say for 2100 are written alike. It also leaves out
# the 一 that a number begins with (百 五 for 105). cn2an 0.5.24 (PyPI) reads as people do, and writes 二千零一.
# Seen on 2026-11-30:  2001 → 二 千 一, read 2100; 305 → 三 百 五, read 350; 20004 → 二 万 四, read 24000; 105 → 百 五
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" to-words@5.7.0
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install cn2an==0.5.24
cat > "$work/write.mjs" <<'JAVASCRIPT'
import { ToWords } from "to-words";
const writer = new ToWords({ localeCode: "zh-CN" });
console.log(JSON.stringify([2001, 305, 20004, 105, 2024].map((number) => writer.convert(number))));
JAVASCRIPT
node "$work/write.mjs" > "$work/words.json"
"$work/venv/bin/python" - "$work" <<'PYTHON'
import json
import sys
from pathlib import Path

import cn2an

words = json.loads((Path(sys.argv[1]) / "words.json").read_text(encoding="utf-8"))
print(words)
assert words == ["二 千 一", "三 百 五", "二 万 四", "百 五", "二 千 二十 四"], words
read = [cn2an.cn2an(word.replace(" ", ""), "normal") for word in words[:3]]
print(read)
assert read == [2100, 350, 24000], read
assert [cn2an.an2cn(number) for number in (2001, 305, 20004)] == ["二千零一", "三百零五", "二万零四"]
PYTHON
