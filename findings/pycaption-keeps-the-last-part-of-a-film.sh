#!/usr/bin/env bash
# pycaption 2.3.14 (PyPI): of subtitles in parts (TTML) the last part alone is left, and it is shown at another time.
#
# The <body> of a TTML file (W3C TTML2, 8.1.2 and 8.1.3) holds any number of <div>; producers write one for each scene, reel or
# speech, and a begin on a <div> moves all that is in it (12.1.1, 12.3). The reader keeps the captions by the language of their
# <div>, under one key: each part replaces the one before, so the film is silent until its last part, whose captions come at the
# beginning, since the begin of the part is not counted. No error, no warning, and the file written is valid; with one <div>,
# as in most examples, or one for each language, nothing is missing. ttconv 1.2.3 reads all parts, at their time.
# Seen on 2026-11-30:  00:00:01 "The motion fails."; ttconv: 00:00:01 "We do not agree.", 00:00:21 "The motion fails."
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install pycaption==2.3.14 beautifulsoup4==4.15.0 ttconv==1.2.3
cat > "$work/film.ttml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><head/><body>
<div><p begin="1s" end="2s">We do not agree.</p></div>
<div begin="20s" end="30s"><p begin="1s" end="2s">The motion fails.</p></div>
</body></tt>
XML
"$work/venv/bin/tt" convert -i "$work/film.ttml" -o "$work/film.srt" > "$work/log" 2>&1
"$work/venv/bin/python" - "$work" <<'PYTHON'
import sys
import warnings
from pathlib import Path

from pycaption import DFXPReader, SRTWriter

warnings.simplefilter("ignore")  # that a reader of HTML reads XML
work = Path(sys.argv[1])
read = SRTWriter().write(DFXPReader().read((work / "film.ttml").read_text(encoding="utf-8")))
other = (work / "film.srt").read_text(encoding="utf-8")
print(read, other, sep="\n")
assert read == "1\n00:00:01,000 --> 00:00:02,000\nThe motion fails.\n", read
first = "1\n00:00:01,000 --> 00:00:02,000\nWe do not agree.\n"
assert other == first + "\n2\n00:00:21,000 --> 00:00:22,000\nThe motion fails.\n", other
PYTHON
