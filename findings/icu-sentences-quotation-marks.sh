#!/usr/bin/env bash
# ICU 77.1 (PyICU, wheels of PyPI pyicu-wheels 2.15.2) puts quotation marks and brackets into the wrong sentence.
#
# Sentences cut by ICU (by Intl.Segmenter, too: Node 20.20 and Chromium 156 give the same) are what one aligns
# translations by. A sentence that begins with a quotation begins with its mark, one would think, in every language that
# ICU knows. But the default rules (UAX #29, SB9) take any bracket or mark after a full stop, an opening one as well,
# for the end of the sentence before; in Chinese no space stands between, so every “ ( 《 goes back one sentence. In
# French a no-break space stands before », which ends the sentence too early: the same rule now leaves the closing mark
# to the next one. No locale mends it; zh and fr have no rules.
# Seen on 2026-11-29:  ['会议结束。“', '为什么？”', '她问。'], ['（一）预算。（', '二）计划。'], ['Il dit : «\xa0Oui.\xa0', '» Puis il sort.']
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install --only-binary pyicu-wheels pyicu-wheels==2.15.2
"$work/venv/bin/python" - <<'PYTHON'
import icu

assert icu.ICU_VERSION == "77.1", icu.ICU_VERSION


def sentences(locale, text):
    cuts = icu.BreakIterator.createSentenceInstance(icu.Locale(locale))
    cuts.setText(text)  # every character here is in the first plane: offsets are those of Python
    ends = list(cuts)
    return [text[start:end] for start, end in zip([0, *ends], ends)]


quoted = sentences("zh", "会议结束。“为什么？”她问。")
numbered = sentences("zh", "（一）预算。（二）计划。")
french = sentences("fr", "Il dit : «\u00a0Oui.\u00a0» Puis il sort.")
print(quoted, numbered, french)
assert quoted == ["会议结束。“", "为什么？”", "她问。"], quoted
assert numbered == ["（一）预算。（", "二）计划。"], numbered
assert french == ["Il dit : «\u00a0Oui.\u00a0", "» Puis il sort."], french
assert sentences("en", "It ends. “Why?” she asks.") == ["It ends. ", "“Why?” ", "she asks."]
PYTHON
