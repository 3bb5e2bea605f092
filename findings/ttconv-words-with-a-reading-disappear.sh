#!/usr/bin/env bash
# ttconv 1.2.3 (PyPI): a word that has its reading above it is gone from the subtitles, and with it what they speak of.
#
# WebVTT (W3C, 4.2.2 and 6.4) has ruby spans, <ruby>禁止<rt>jìnzhǐ</rt></ruby>: a reading for learners and for rare names, shown
# above the word. Where a format has no such thing, SubRip, one expects the word without its reading, or both in a row; WebVTT to
# WebVTT could keep them. The converter reads the span rightly (its TTML has word and reading), and its writers of SubRip and of
# WebVTT leave out the word as well as the reading, without a warning: names and terms go, what is said about them stays. A
# caption that is one such word disappears with its time. That ruby is not written is sandflow/ttconv#430 (2024, open); that the
# word goes with it is said nowhere.
# Seen on 2026-11-30:  SubRip: "On  we do not agree.", one caption of two; WebVTT the same; TTML: base 禁止, text jìnzhǐ
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install ttconv==1.2.3
cat > "$work/film.vtt" <<'VTT'
WEBVTT

00:01.000 --> 00:02.000
On <ruby>禁止<rt>jìnzhǐ</rt></ruby> we do not agree.

00:03.000 --> 00:04.000
<ruby>王毅<rt>Wáng Yì</rt></ruby>
VTT
for kind in srt vtt ttml; do
  "$work/venv/bin/tt" convert -i "$work/film.vtt" -o "$work/written.$kind" > "$work/log.$kind" 2>&1
done
"$work/venv/bin/python" - "$work" <<'PYTHON'
import re
import sys
from pathlib import Path

srt, vtt, ttml, *logs = (
    (Path(sys.argv[1]) / name).read_text(encoding="utf-8")
    for name in ("written.srt", "written.vtt", "written.ttml", "log.srt", "log.vtt")
)
print(srt, vtt)
assert srt == "1\n00:00:01,000 --> 00:00:02,000\nOn  we do not agree.\n", srt
assert vtt.count("-->") == 1 and re.sub("<.*?>", "", vtt.split("\n")[-2]) == "On  we do not agree.", vtt
assert not any(word in log.upper() for log in logs for word in ("WARN", "ERROR")), logs
assert all(word in ttml for word in ("禁止", "jìnzhǐ", "王毅", "Wáng Yì")), ttml
PYTHON
