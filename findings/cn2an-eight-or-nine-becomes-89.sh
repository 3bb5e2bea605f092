#!/usr/bin/env bash
# cn2an 0.5.24 (PyPI), which writes the numbers of Chinese sentences in figures: "eight or nine projects" become 89 projects.
#
# Two digits in a row are an estimate in Chinese (八九个, eight or nine; 三五年, three to five years); cn2an.transform reads them
# as the digits of one number, as in a year, without a warning. The sign of "five degrees below zero" (零下五度) is read as a
# nought, and names that hold a numeral lose it: 一带一路 (Belt and Road) becomes 1带1路. 两三百 (two or three hundred) it leaves
# alone, with a warning, so that one would guess that estimates are known to it. A search for figures, or a table made of such
# text, then says what nobody said.
# Seen on 2026-11-30:  八九个项目 → 89个项目, 三五年内 → 35年内, 零下五度 → 0下5度, 一带一路 → 1带1路
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install 'cn2an==0.5.24' 'setuptools==79.0.1'
"$work/venv/bin/python" - <<'PYTHON'
import cn2an

found = [cn2an.transform(words, "cn2an") for words in ("八九个项目", "三五年内", "零下五度", "一带一路", "二十五个项目")]
print(found)
assert found == ["89个项目", "35年内", "0下5度", "1带1路", "25个项目"], found
PYTHON
