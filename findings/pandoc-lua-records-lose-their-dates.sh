#!/usr/bin/env bash
# pandoc 3.9 (PyPI pypandoc_binary 1.17): a script in its own Lua reads CSL-JSON with pandoc.json and cites it with
# pandoc.utils.citeproc, and every date is lost.
#
# pandoc.json.decode makes floats of all numbers, and a number in metadata becomes the text of that float: [2024, 7, 4] is
# "2024.0", "7.0", "4.0", of which the citation processor of the same program makes the year 0: most styles leave it out, some
# print it. The same file given to pandoc on its command line is right, and so is the date as EDTF text. There is no warning,
# and a bibliography of thousands of records, for which one writes Lua to start pandoc once, has no date in any of them.
# Seen on 2026-11-30:  "T" by Lua from date-parts; "T, 2024" by the command line, and by Lua from EDTF
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install 'pypandoc_binary==1.17'
pandoc=$("$work/venv/bin/python" -c 'import pypandoc; print(pypandoc.get_pandoc_path())')
cd "$work"
cat >years.csl <<'CSL'
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Years</title><id>years</id><updated>2026-11-30T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><text variable="title"/><date variable="issued" prefix=", "><date-part name="year"/></date></layout></bibliography>
</style>
CSL
cat >cite.lua <<'LUA'
local records = pandoc.json.decode(io.open(arg[1]):read("a"), false)
local cited = pandoc.MetaInlines { pandoc.Cite({}, { pandoc.Citation("a", "NormalCitation") }) }
local meta = pandoc.Meta { csl = "years.csl", references = records, nocite = cited }
print(pandoc.write(pandoc.utils.citeproc(pandoc.Pandoc({}, meta)), "plain"))
LUA
parts='[{"id": "a", "type": "speech", "title": "T", "issued": {"date-parts": [[2024, 7, 4]]}}]'
text='[{"id": "a", "type": "speech", "title": "T", "issued": "2024-07-04"}]'
printf '%s' "$parts" >parts.json
printf '%s' "$text" >text.json
by_lua=$("$pandoc" lua cite.lua parts.json | tr -d '\n')
by_lua_from_text=$("$pandoc" lua cite.lua text.json | tr -d '\n')
by_command=$("$pandoc" --from csljson --citeproc --csl years.csl --to plain parts.json | tr -d '\n')
printf 'Lua: %s\nLua, EDTF: %s\ncommand line: %s\n' "$by_lua" "$by_lua_from_text" "$by_command"
[ "$by_lua" = 'T' ]
[ "$by_lua_from_text" = 'T, 2024' ]
[ "$by_command" = 'T, 2024' ]
