#!/usr/bin/env bash
# rdflib 7.6.0 and pyld 3.3.0 (PyPI) make two graphs of one JSON-LD file with a title in Chinese and a coordinate.
#
# JSON-LD 1.1 (API, 8.2.2) says how a number becomes RDF: 48.0 has no fraction, so it is "48", an xsd:integer; 2.35 is
# the double "2.35E0". pyld does so. rdflib keeps Python's float: "48.0" and "2.35", both doubles. A processor may write
# language tags in small letters, which pyld does and rdflib does not. So of three statements no line is the same:
# merged, the place has two latitudes, and lang(?name) = "zh-Hans", as every web page writes it, finds the name that
# came through rdflib and not the one that came through pyld. Hashes of the two differ, too. What is written with an
# explicit @type is the same in both.
# Seen on 2026-11-29:  pyld "48"^^xsd:integer, "2.35E0", @zh-hans; rdflib "48.0"^^xsd:double, "2.35", @zh-Hans
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install rdflib==7.6.0 pyld==3.3.0
"$work/venv/bin/python" - <<'PYTHON'
import json

import rdflib
from pyld import jsonld

text = """{"@context": {"@vocab": "https://schema.org/"}, "@id": "https://example.org/1",
  "latitude": 48.0, "longitude": 2.35, "name": {"@value": "会议", "@language": "zh-Hans"}}"""
lines = jsonld.to_rdf(json.loads(text), {"format": "application/n-quads"})
one, other = rdflib.Graph().parse(data=text, format="json-ld"), rdflib.Graph().parse(data=lines, format="nt")
mine = one.serialize(format="nt")
print(lines, mine)
number = "<http://www.w3.org/2001/XMLSchema#"
assert all(end in lines for end in (f'"48"^^{number}integer>', f'"2.35E0"^^{number}double>', '"会议"@zh-hans')), lines
assert all(end in mine for end in (f'"48.0"^^{number}double>', f'"2.35"^^{number}double>', '"会议"@zh-Hans')), mine
assert not set(lines.splitlines()) & set(mine.splitlines()) - {""}
assert len(list((one + other).objects(predicate=rdflib.SDO.latitude))) == 2
query = 'SELECT ?name { ?thing ?any ?name FILTER(lang(?name) = "zh-Hans") }'
assert [len(graph.query(query)) for graph in (one, other)] == [1, 0]
PYTHON
