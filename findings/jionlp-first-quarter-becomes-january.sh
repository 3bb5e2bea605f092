#!/usr/bin/env bash
# JioNLP 1.5.31 (PyPI), which reads dates in Chinese, makes January of "January to March", and counts "the next year" from today.
#
# Its parse_time gives the first and last second of an expression, says "accurate", and raises an error for what it does not
# know. 2024年1月至3月, the plain form of every report, is January alone; 2024年1-3月 is the whole of 2024, and 1-3月 the third of
# January. Ranges of days are right. 次年 is the year after the one before it, so 2024年12月至次年2月 ends in February 2025; here it
# ends in the year after the one in which the program runs, and its length grows each year: three winters in 2026. Who collects
# deadlines gets other ones, all of them called accurate.
# Seen on 2026-11-30:  2024年1月至3月 → 2024-01-01 to 2024-01-31; 2024年12月至次年2月 → to 2027-02-28; 2024年4月2日至5日 → right
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install jionlp==1.5.31
"$work/venv/bin/python" - <<'PYTHON'
import jionlp

TODAY = {"year": 2026, "month": 11, "day": 30}
SEEN = {
    "2024年1月至3月": ("2024-01-01", "2024-01-31"),
    "2024年1-3月": ("2024-01-01", "2024-12-31"),
    "1-3月": ("2026-01-03", "2026-01-03"),
    "2024年12月至次年2月": ("2024-12-01", "2027-02-28"),
    "2023年10月1日至次年1月31日": ("2023-10-01", "2027-01-31"),
    "2024年12月至2025年2月": ("2024-12-01", "2025-02-28"),
    "2024年4月2日至5日": ("2024-04-02", "2024-04-05"),
}
found = {text: jionlp.parse_time(text, time_base=TODAY) for text in SEEN}
print(*found.items(), sep="\n")
assert {text: tuple(day[:10] for day in read["time"]) for text, read in found.items()} == SEEN
assert {read["definition"] for read in found.values()} == {"accurate"}
PYTHON
