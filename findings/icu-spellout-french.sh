#!/usr/bin/env bash
# ICU 77.1 (PyICU, wheels of PyPI pyicu-wheels 2.15.2) reads French number words as smaller numbers.
#
# What RuleBasedNumberFormat writes it also reads, and one would think that it reads the other right spellings too, as
# it does in Chinese (零 and 〇), or else refuses. In French it knows its own alone, with the hyphens of 1990 and the
# plural s; of the spelling that most texts have ("vingt et un", "soixante et onze"), and of 80 and 200 without s, which
# grammar asks for in "les années quatre-vingt" and "page deux cent", parse() takes the first word. It raises no error:
# 80 is 4, and 71 is 60. text2num 3.1.0 (PyPI) reads them all. Who uses ICU has to compare the end that a ParsePosition
# gives with the text's length.
# Seen on 2026-11-29:  quatre-vingt 4, deux cent 2, vingt et un 20, soixante et onze 60; quatre-vingts 80, vingt-et-un
#   21
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install --only-binary pyicu-wheels \
  pyicu-wheels==2.15.2 text2num==3.1.0
"$work/venv/bin/python" - <<'PYTHON'
import icu
from text_to_num import text2num

assert icu.ICU_VERSION == "77.1", icu.ICU_VERSION


def read(words, locale="fr"):
    return int(icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(locale)).parse(words).getDouble())


meant = {"quatre-vingt": 80, "deux cent": 200, "vingt et un": 21, "soixante et onze": 71}
got = {words: read(words) for words in meant}
print(got)
assert got == {"quatre-vingt": 4, "deux cent": 2, "vingt et un": 20, "soixante et onze": 60}, got
assert [text2num(words, "fr") for words in meant] == list(meant.values())
its_own = ("quatre-vingts", "deux cents", "vingt-et-un", "soixante-et-onze")
assert [read(words) for words in its_own] == list(meant.values())
assert read("二千零二十四", "zh") == read("二千〇二十四", "zh") == 2024
PYTHON
