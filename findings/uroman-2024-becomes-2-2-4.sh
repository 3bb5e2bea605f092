#!/usr/bin/env bash
# uroman 1.3.1.1 (PyPI), which writes any script in Latin letters: the zeros of Chinese years are gone, and 25,000 is 15,000.
#
# It turns Chinese numbers into figures (305, 35,000,000: right). A year of an official text is written digit by digit, and
# a zero within it, 〇 or 零, is left out with no trace: 二〇二四年 is 2·2·4nian, 二〇〇五年 2·5nian, No. 101 is 1·1; a zero at the
# end stays (2·3·0nian). A number may begin with 两 for "two", as speech and texts do before thousands: 两 becomes the syllable
# liang, and the rest a number of its own, 15000, for 两万五千, 25,000. Years without a zero are whole. What is aligned,
# indexed or deduplicated by such a spelling gets other dates and amounts.
# Seen on 2026-11-30:  二〇二四年 → 2·2·4nian; 二零零五年 → 2·5nian; 一九四九年 → 1·9·4·9nian; 两万五千 → liang15000; 二万五千 → 25000
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install uroman==1.3.1.1
"$work/venv/bin/python" - <<'PYTHON'
import uroman

SEEN = {
    "二〇二四年": "2·2·4nian",
    "二零二四年": "2·2·4nian",
    "二〇〇五年": "2·5nian",
    "二零零五年": "2·5nian",
    "二〇三〇年": "2·3·0nian",
    "第一〇一号": "di1·1hao",
    "一九四九年": "1·9·4·9nian",
    "三百零五": "305",
    "二万五千": "25000",
    "两万五千": "liang15000",
    "两千三百": "liang1300",
}
romanizer = uroman.Uroman()
found = {text: romanizer.romanize_string(text, lcode="zho") for text in SEEN}
print(found)
assert found == SEEN
PYTHON
