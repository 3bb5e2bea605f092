#!/usr/bin/env bash
# pandoc 3.9 (PyPI pypandoc_binary 1.17), its own citation processor: in Chinese, Japanese and Korean a range of days that
# leaves its month loses the word for "day", and a spring becomes the 21st month.
#
# A locale of CSL has the day with 日 behind it (2024年7月4日), and a range within a month is right (2024年7月4—6日). From June
# into July neither day keeps its 日: "2024年6月30—7月2" ends in a bare number. A season (EDTF 2024-21, which pandoc documents, and
# which is "Spring 2024" in English) is written where the month in figures would stand, 2024年21月: wrong, and without a
# warning, as neither happens in locales that spell the month.
# Seen on 2026-11-30:  2024-06-30/2024-07-02 → 2024年6月30—7月2; 2024-21 → 2024年21月, 2024년 21월; 2024-07-04/2024-07-06 → right
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install 'pypandoc_binary==1.17'
cat >"$work/dates.csl" <<'CSL'
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Dates</title><id>dates</id><updated>2026-11-30T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><date variable="issued" form="text"/></layout></bibliography>
</style>
CSL
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import json

import pypandoc

DATES = ["2024-06-30/2024-07-02", "2024-07-04/2024-07-06", "2024-21", "2024-07-04"]


def written(date, language):
    record = {"id": "a", "type": "speech", "title": "T", "issued": date}
    source = "---\n" + json.dumps({"lang": language, "csl": "dates.csl", "nocite": "@*", "references": [record]}) + "\n---\n"
    return pypandoc.convert_text(source, "plain", format="markdown", extra_args=["--citeproc", "--wrap=none"]).strip()


found = {language: [written(date, language) for date in DATES] for language in ("zh-CN", "ja-JP", "ko-KR", "en-GB")}
print(found)
assert found == {
    "zh-CN": ["2024年6月30—7月2", "2024年7月4—6日", "2024年21月", "2024年7月4日"],
    "ja-JP": ["2024年6月30–7月2", "2024年7月4–6日", "2024年21月", "2024年7月4日"],
    "ko-KR": ["2024년 6월 30–7월 2", "2024년 7월 4–6일", "2024년 21월", "2024년 7월 4일"],
    "en-GB": ["30 June–2 July 2024", "4–6 July 2024", "Spring 2024", "4 July 2024"],
}, found
PYTHON
