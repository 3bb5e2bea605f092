#!/usr/bin/env bash
# cffconvert 2.0.0 (PyPI): a body whose name holds "and" becomes two authors in BibTeX.
#
# CITATION.cff has two kinds of author, a person (family-names, given-names) and an entity (name); the Citation File
# Format says that the name of an entity is one field. BibTeX separates authors by the word "and" at brace depth 0, so a
# name of a body belongs in braces: {Department for Science and Innovation}. The converter writes it bare. Whatever
# reads the record then finds "for Science, Department" and, as an author of its own, "Innovation"; ministries of trade
# and industry, funds and agencies, all that has two subjects is split, nothing is refused and the file is valid. Its RIS
# has the body in one piece; its schema.org record calls the body a Person.
# Seen on 2026-11-29:  author = {Department for Science and Innovation and Ndiaye, Awa}
#                      pybtex: for Science, Department | Innovation | Ndiaye, Awa;  schema.org: Person, Person
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install cffconvert==2.0.0 pybtex==0.26.1
cat > "$work/CITATION.cff" <<'CFF'
cff-version: 1.2.0
message: Please cite this collection.
title: Speeches
type: dataset
authors:
  - name: Department for Science and Innovation
  - family-names: Ndiaye
    given-names: Awa
date-released: 2024-09-25
CFF
convert() { "$work/venv/bin/cffconvert" --infile "$work/CITATION.cff" --format "$1"; }
"$work/venv/bin/cffconvert" --infile "$work/CITATION.cff" --validate
convert bibtex > "$work/record.bib"
convert ris > "$work/record.ris"
convert schema.org > "$work/record.json"
"$work/venv/bin/python" - "$work" <<'PYTHON'
import json
import sys
from pathlib import Path

from pybtex.database import parse_file, parse_string

work = Path(sys.argv[1])
(record,) = parse_file(str(work / "record.bib")).entries.values()
authors = [str(person) for person in record.persons["author"]]
kinds = [author["@type"] for author in json.loads((work / "record.json").read_text())["author"]]
print(*authors, sep=" | ")
print(*kinds)
assert authors == ["for Science, Department", "Innovation", "Ndiaye, Awa"], authors
assert "AU  - Department for Science and Innovation\n" in (work / "record.ris").read_text()
assert kinds == ["Person", "Person"], kinds
# In braces the same name is one author: the format can say it.
braced = parse_string("@misc{a, author = {{Department for Science and Innovation} and Ndiaye, Awa}}", "bibtex")
assert len(braced.entries["a"].persons["author"]) == 2
PYTHON
