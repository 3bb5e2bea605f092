#!/usr/bin/env bash
# frictionless 5.16.1 (PyPI) writes the word "any" in place of every date of a column.
#
# Table Schema (date) has three formats: default, a pattern, and "any", for a column whose dates are written in several
# ways, as those of an archive's register are. The table below is valid by its schema and its three dates are read. But
# written again, to the same schema, the word "any" is taken for a pattern of strftime and stands in all rows: the dates
# are gone from the copy, and nothing is said. The same holds for datetime and time. (What "any" reads is a guess with
# the month first, 02/04/2024 the fourth of February; the standard leaves that open.)
# Seen on 2026-11-29:  Charter,any / Minutes,any / Letter,any; datetime "any"; time "any"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install frictionless==5.16.1
printf '%s\n' name,held Charter,1914-04-02 "Minutes,2 April 1914" Letter,02/04/2024 >"$work/register.csv"
cd "$work"
venv/bin/python - <<'PYTHON'
from frictionless import Field, Resource, Schema

fields = [{"name": "name", "type": "string"}, {"name": "held", "type": "date", "format": "any"}]
register = Resource(path="register.csv", schema=Schema.from_descriptor({"fields": fields}))
read = [str(row["held"]) for row in register.read_rows()]
assert register.validate().valid and read == ["1914-04-02", "1914-04-02", "2024-02-04"], read
register.write("copy.csv")
with open("copy.csv", encoding="utf-8") as file:
    copy = file.read().split()
print(read, copy)
assert copy == ["name,held", "Charter,any", "Minutes,any", "Letter,any"], copy
for kind, text in (("datetime", "2024-04-02T10:00:00"), ("time", "10:00:00")):
    field = Field.from_descriptor({"name": "held", "type": kind, "format": "any"})
    value, _ = field.read_cell(text)
    assert field.write_cell(value)[0] == "any", field.write_cell(value)
PYTHON
