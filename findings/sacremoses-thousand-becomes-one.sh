#!/usr/bin/env bash
# sacremoses 0.2.0 (PyPI) makes one of a French thousand: "1 000 habitants" becomes "1,000 habitants".
#
# French groups the digits of a number by a no-break space, wide (U+00A0) or narrow (U+202F), and has the comma for
# decimals. The normalizer of punctuation, which is to unify quotation marks and dashes before texts are aligned or
# translated, takes a wide one between two digits for a decimal sign that was lost, and writes a comma for French, a
# point for English. (The rule is one of the Moses script that it follows; the option for numbers is on by default.)
# Babel 2.16.0 reads 1000 before and 1 after: a village of one inhabitant. The narrow space is left alone, so the two
# ways to write one number part. With norm_numbers=False it is right.
# Seen on 2026-11-29:  1,000 habitants (Babel: 1000, then 1); en: 1.000; 1 000 with U+202F stays
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install sacremoses==0.2.0 babel==2.16.0
"$work/venv/bin/python" - <<'PYTHON'
from babel.numbers import parse_decimal
from sacremoses import MosesPunctNormalizer

number, narrow = "1\u00a0000", "1\u202f000"
french = MosesPunctNormalizer(lang="fr")
after = french.normalize(number + " habitants")
print(after, parse_decimal(number, locale="fr"), parse_decimal(after.split()[0], locale="fr"))
assert after == "1,000 habitants", after
assert (parse_decimal(number, locale="fr"), parse_decimal("1,000", locale="fr")) == (1000, 1)
assert MosesPunctNormalizer(lang="en").normalize(number) == "1.000"
assert french.normalize(narrow) == narrow
assert MosesPunctNormalizer(lang="fr", norm_numbers=False).normalize(number).split() == ["1", "000"]
PYTHON
