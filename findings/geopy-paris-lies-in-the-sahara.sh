#!/usr/bin/env bash
# geopy 2.5.0 (PyPI) finds Paris in the Sahara, or in Colombia, if it is written as gazetteers and the French write it.
#
# Point reads places as people write them. Gazetteers and indexes of maps have degrees, minutes and seconds between spaces, 48 51
# 24 N, 2 21 7 E; French and German write decimals with a comma, 48,8566. The library's pattern takes what fits from anywhere in
# the text and drops the rest, without an error: of the first what stands before each letter (the seconds, as degrees), of the
# second "8566 N" and "2", and so large a latitude is turned around the globe until it fits. Its manual lists forms that it knows;
# a text that it does not know is a ValueError, so one would guess that what is accepted was read. With ' and '' for the minutes
# and seconds, and with points, the same place is right. (That -0 30m loses its sign is known: geopy/geopy#617.)
# Seen on 2026-11-30:  48 51 24 N, 2 21 7 E is 21 N 7 E; 48,8566 N 2,3522 E and 48,8566; 2,3522 are 2 N 78 W
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install geopy==2.5.0
"$work/venv/bin/python" - <<'PYTHON'
from geopy.point import Point

expected = {
    "48 51 24 N, 2 21 7 E": (21.0, 7.0),
    "48,8566 N 2,3522 E": (2.0, -78.0),
    "48,8566; 2,3522": (2.0, -78.0),
    "48 51' 24'' N, 2 21' 7'' E": (48.856667, 2.351944),
    "48.8566 N 2.3522 E": (48.8566, 2.3522),
}
for text, wanted in expected.items():
    read = tuple(round(value, 6) for value in Point(text)[:2])
    print(f"{text} → {read}")
    assert read == wanted, (text, read)
try:
    Point("Paris, 48.8566")
except ValueError as error:
    print(error)
else:
    raise AssertionError("accepted")
PYTHON
