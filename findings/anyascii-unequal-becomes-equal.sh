#!/usr/bin/env bash
# anyascii 0.3.3 (PyPI) and any-ascii 0.3.3 (npm) write ≠ as "=", ∉ as "E", ∄ as the same "E" as ∃, and 1½ as 11/2.
#
# Both spell any text in ASCII, for file names, indexes and machines that know nothing else; one expects the nearest sign,
# not the opposite one. A sign that Unicode takes apart into another and a stroke for "not" loses its stroke as é loses its
# accent, and says that things are equal which the text says differ: ≠, ≢, ≮, ≯, ∄, ∉. Other signs have a spelling of two
# characters (≤ is <=, ≅ is ~=), so one expects "!=" here. A fraction behind a number is put next to it without a space, and
# one and a half becomes eleven halves. Unidecode 1.4.0 drops ≠, and writes 1 1/2.
# Seen on 2026-11-30:  "A ≠ B" → "A = B"; "x ∉ M" → "x E M"; "5 ≮ 3" → "5 < 3"; "1½" → "11/2"; "a ≤ b" → "a <= b"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install anyascii==0.3.3 Unidecode==1.4.0
npm install --silent --no-audit --no-fund --prefix "$work" any-ascii@0.3.3 >"$work/npm.log"
cd "$work"
cat >check.mjs <<'JAVASCRIPT'
import anyAscii from "any-ascii";

console.log(JSON.stringify(JSON.parse(process.argv[2]).map((text) => anyAscii(text))));
JAVASCRIPT
venv/bin/python - <<'PYTHON'
import json
import subprocess

from anyascii import anyascii
from unidecode import unidecode

SEEN = {
    "A ≠ B": "A = B",
    "A ≢ B": "A = B",
    "5 ≮ 3": "5 < 3",
    "3 ≯ 5": "3 > 5",
    "x ∉ M": "x E M",
    "∄ ∃": "E E",
    "1½": "11/2",
    "a ≤ b": "a <= b",
}
command = ["node", "check.mjs", json.dumps(list(SEEN))]
spelled = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
found = {text: anyascii(text) for text in SEEN}
print(found, unidecode("A ≠ B"), unidecode("1½"))
assert found == SEEN
assert spelled == list(SEEN.values()), spelled
assert (unidecode("A ≠ B"), unidecode("1½")) == ("A  B", "1 1/2")
PYTHON
