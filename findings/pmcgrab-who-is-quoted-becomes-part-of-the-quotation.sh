#!/usr/bin/env bash
# pmcgrab 3.0.1 (PyPI) closes a quotation after the name of the person quoted: "Never again.Li Qiang".
#
# A quotation in JATS (the XML of scholarly articles) is a <disp-quote> that ends with its source in <attrib>, who said it, a
# part that is not quoted (JATS 1.3, <attrib>). The reader, which makes plain sections of an article for indexes and language
# models, joins quotation and source without a space and puts its quotation marks around both: who spoke has become what was
# said, and a search for the last word misses. In its table of authors a body (<collab>, a ministry or the WHO) is a row without
# a name, which only its longer records of contributors have, and a season's issue is dated the first of January. Its warnings,
# of missing volumes and the like, are of nothing of this; names of persons and full dates are right.
# Seen on 2026-11-30:  "Never again.Li Qiang"; authors Wang, None; Spring 2024 is 2024-01-01
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install --no-compile pmcgrab==3.0.1
cat > "$work/article.xml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<article article-type="research-article"><front><journal-meta><journal-id journal-id-type="nlm-ta">J</journal-id>
<journal-title-group><journal-title>Journal</journal-title></journal-title-group><issn pub-type="ppub">1234-5678</issn>
</journal-meta><article-meta><article-id pub-id-type="pmcid">PMC123</article-id><article-categories><subj-group
subj-group-type="heading"><subject>Article</subject></subj-group></article-categories><title-group>
<article-title>A title</article-title></title-group><contrib-group><contrib contrib-type="author"><name>
<surname>Wang</surname><given-names>Yi</given-names></name></contrib><contrib contrib-type="author">
<collab>World Health Organization</collab></contrib></contrib-group><pub-date pub-type="ppub"><season>Spring</season>
<year>2024</year></pub-date><permissions><license><license-p>CC BY</license-p></license></permissions>
<abstract><p>Abstract.</p></abstract></article-meta></front><body><sec><title>One</title>
<p>It was said:</p><disp-quote><p>Never again.</p><attrib>Li Qiang</attrib></disp-quote></sec></body></article>
XML
"$work/venv/bin/python" - "$work" 2> "$work/log" <<'PYTHON'
import datetime
import sys

import pmcgrab

article = pmcgrab.paper_dict_from_local_xml(f"{sys.argv[1]}/article.xml")
(section,) = (str(one) for one in article["Body"])
names = [name if isinstance(name, str) else None for name in article["Authors"]["Last_Name"]]
print(section, names, article["Published Date"])
assert section.strip().endswith('"Never again.Li Qiang"'), section
assert names == ["Wang", None], names
assert article["Published Date"] == {"ppub": datetime.date(2024, 1, 1)}, article["Published Date"]
PYTHON
cat "$work/log"
