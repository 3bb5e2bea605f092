#!/usr/bin/env bash
# text2num 3.1.0 (PyPI) writes "pour 100" for the French per cent, and two numbers for an English year.
#
# alpha2digit makes figures of the number words in a text, for search and comparison, and leaves the rest. In English
# "five percent" becomes "5 percent". In French the sign itself is spelt with a number word, and it is taken for one:
# "vingt pour cent" becomes "20 pour 100", and a program that then looks for percentages finds none, while it counts
# hundreds that are not there. An English year is said in pairs: "nineteen ninety-nine" becomes "19 99" and "twenty
# twenty-four" "20 24", where text2num("dix-neuf cent quatorze", "fr"), the French manner of the same, gives 1914.
# Seen on 2026-11-29:  une hausse de 20 pour 100; in 19 99; in 20 24; 5 percent
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install text2num==3.1.0
"$work/venv/bin/python" - <<'PYTHON'
from text_to_num import alpha2digit, text2num

seen = {
    alpha2digit("une hausse de vingt pour cent", "fr"): "une hausse de 20 pour 100",
    alpha2digit("in nineteen ninety-nine", "en"): "in 19 99",
    alpha2digit("in twenty twenty-four", "en"): "in 20 24",
    alpha2digit("five percent", "en"): "5 percent",
    alpha2digit("en mille neuf cent quatorze", "fr"): "en 1914",
}
print(*seen, sep="; ")
assert list(seen) == list(seen.values()), seen
assert text2num("dix-neuf cent quatorze", "fr") == 1914
PYTHON
