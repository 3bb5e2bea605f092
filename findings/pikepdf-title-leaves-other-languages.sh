#!/usr/bin/env bash
# pikepdf 10.18.0 (PyPI) renames a PDF in one language; in the others the old title stays, unseen.
#
# XMP (ISO 16684-1) keeps dc:title as a list of alternatives by language; a multilingual publisher's PDF has three.
# pikepdf's metadata is a mapping, meta["dc:title"] = "New" sets the title, as its manual teaches, and reading it back
# gives "New". But it is only the first alternative, x-default: the French and the Chinese title stay, and whatever
# reads titles by language, as pypdf does, has the old name. The interface has no way to see them, so nobody notices.
# Deleting the key first removes them all.
# Seen on 2026-11-29:  {'x-default': 'New', 'fr': 'Ancien', 'zh-Hans': '旧'}
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install pikepdf==10.18.0 pypdf==7.1.1
"$work/venv/bin/python" - <<'PYTHON'
import io

import pikepdf
import pypdf

packet = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>
<rdf:li xml:lang="x-default">Old</rdf:li><rdf:li xml:lang="fr">Ancien</rdf:li><rdf:li xml:lang="zh-Hans">旧</rdf:li>
</rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>"""


def titles(delete_first):
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.Metadata = pikepdf.Stream(pdf, packet.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    with pdf.open_metadata() as meta:
        assert meta["dc:title"] == "Old"
        if delete_first:
            del meta["dc:title"]
        meta["dc:title"] = "New"
        assert meta["dc:title"] == "New"
    pdf.save(written := io.BytesIO())
    return pypdf.PdfReader(written).xmp_metadata.dc_title


print(titles(False), titles(True))
assert titles(False) == {"x-default": "New", "fr": "Ancien", "zh-Hans": "旧"}, titles(False)
assert titles(True) == {"x-default": "New"}, titles(True)
PYTHON
