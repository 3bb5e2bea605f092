#!/usr/bin/env bash
# gettext-parser 10.0.0 (npm) compiles the guesses of a translation file, and readers get "Paix" for "War".
#
# When msgmerge meets a new message it puts the translation of the most similar old one beside it and marks it "fuzzy":
# a proposal that a person has to look at. The manual of GNU gettext (Fuzzy Entries; msgfmt, --use-fuzzy) has it that
# such entries do not go into the compiled catalogue unless one asks for it, and a program then shows the original. The
# library's compiler of MO files writes them like the others, without an option or a word in its manual; the mark is
# lost in the binary form, so no reader can tell any more. polib 1.2.0 (PyPI) leaves them out.
# Seen on 2026-11-29:  War → Paix, Peace → Paix (Python's gettext reads the MO file); polib: War → War
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" gettext-parser@10.0.0
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install polib==1.2.0
cat >"$work/fr.po" <<'PO'
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

msgid "Peace"
msgstr "Paix"

#, fuzzy
#| msgid "Peace"
msgid "War"
msgstr "Paix"
PO
cat >"$work/compile.mjs" <<'JAVASCRIPT'
import { readFileSync, writeFileSync } from "node:fs";
import { mo, po } from "gettext-parser";
writeFileSync(process.argv[3], mo.compile(po.parse(readFileSync(process.argv[2]))));
JAVASCRIPT
node "$work/compile.mjs" "$work/fr.po" "$work/npm.mo"
"$work/venv/bin/python" - "$work" <<'PYTHON'
import gettext
import pathlib
import sys

import polib

work = pathlib.Path(sys.argv[1])
polib.pofile(str(work / "fr.po")).save_as_mofile(str(work / "pypi.mo"))
seen = {}
for name in ("npm", "pypi"):
    with open(work / f"{name}.mo", "rb") as file:
        catalogue = gettext.GNUTranslations(file)
    seen[name] = [catalogue.gettext("Peace"), catalogue.gettext("War")]
print(seen)
assert seen == {"npm": ["Paix", "Paix"], "pypi": ["Paix", "War"]}, seen
PYTHON
