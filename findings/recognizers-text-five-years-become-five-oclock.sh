#!/usr/bin/env bash
# recognizers-text-date-time 1.0.2a2 (PyPI): "in the next five years" is five o'clock in French.
#
# Spans of years in the three languages of one library: English "over the next five years" and Chinese 未来五年 are the period
# that they are. Of French "dans les cinq prochaines années" it keeps "cinq", as 05:00 and 17:00. Decades go wrong in Chinese:
# 二十世纪九十年代 (the 1990s) is a duration of ninety years, and so is 上世纪90年代; English "in the 1990s" is not found at all.
# Neither is marked as doubtful, so a timeline made of such finds has a time of day, or a span, that no text gives. (It needs
# emoji 1.7.0: with a later one it cannot be imported.)
# Seen on 2026-11-30:  cinq → T05, T17; 九十年 → P90Y; 90年 → P90Y; English and Chinese "five years" → P5Y
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install \
	'recognizers-text-date-time==1.0.2a2' 'emoji==1.7.0' 'setuptools==79.0.1'
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from datetime import datetime

from recognizers_date_time import Culture, recognize_datetime

SAID = (
    (Culture.English, "over the next five years"),
    (Culture.Chinese, "未来五年"),
    (Culture.French, "dans les cinq prochaines années"),
    (Culture.Chinese, "二十世纪九十年代"),
    (Culture.Chinese, "上世纪90年代"),
    (Culture.English, "in the 1990s"),
)
found = []
for culture, words in SAID:
    results = recognize_datetime(words, culture, reference=datetime(2024, 9, 26))
    found.append([(one.text, [value["timex"] for value in one.resolution["values"]]) for one in results])
    print(words, found[-1])
assert found == [
    [("next five years", ["(2024-09-27,2029-09-27,P5Y)"])],
    [("未来五年", ["(2024-09-27,2029-09-27,P5Y)"])],
    [("cinq", ["T05", "T17"])],
    [("九十年", ["P90Y"])],
    [("90年", ["P90Y"])],
    [],
], found
PYTHON
