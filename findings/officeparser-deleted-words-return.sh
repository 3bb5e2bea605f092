#!/usr/bin/env bash
# officeparser 7.8.0 (npm) gives the words that an author of an OpenDocument text deleted, before the text itself.
#
# With change tracking on, an OpenDocument text keeps a deleted passage at the beginning of its body, in
# <text:tracked-changes> (ODF 1.3, part 3, 5.5: content that is no longer part of the text), and leaves an empty mark
# where it stood. Whoever opens the document with changes hidden, prints it or exports it does not see it. The parser
# takes its paragraphs for the first ones of the text: a report begins with a word that its authors withdrew, and a
# search finds it. Of Word's files it leaves deleted text out, which stands in an element of its own. odfdo 3.27.3
# (PyPI) shows the text as it is.
# Seen on 2026-11-29:  "We never agreed." and "We agree."; odfdo: We agree.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" officeparser@7.8.0
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install odfdo==3.27.3
cat >"$work/text.mjs" <<'JAVASCRIPT'
import { parseOffice } from "officeparser";
console.log((await parseOffice(process.argv[2])).toText());
JAVASCRIPT
"$work/venv/bin/python" - "$work" <<'PYTHON'
import subprocess
import sys
import zipfile

from odfdo import Document

work = sys.argv[1]
spaces = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "manifest")
)
body = """<office:text><text:tracked-changes><text:changed-region xml:id="c" text:id="c"><text:deletion>
<office:change-info><dc:creator>A</dc:creator><dc:date>2024-04-02T10:00:00</dc:date></office:change-info>
<text:p>We never agreed.</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p><text:change text:change-id="c"/>We agree.</text:p></office:text>"""
kind = "application/vnd.oasis.opendocument.text"
entries = "".join(
    f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}"/>'
    for path, media in (("/", kind), ("content.xml", "text/xml"))
)
with zipfile.ZipFile(f"{work}/report.odt", "w") as odt:
    odt.writestr("mimetype", kind)
    manifest = f'<manifest:manifest{spaces} manifest:version="1.3">{entries}</manifest:manifest>'
    odt.writestr("META-INF/manifest.xml", manifest)
    odt.writestr(
        "content.xml",
        f'<office:document-content{spaces} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">'
        f"<office:body>{body}</office:body></office:document-content>",
    )
command = ["node", f"{work}/text.mjs", f"{work}/report.odt"]
read = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\n")
other = Document(f"{work}/report.odt").get_formatted_text().strip()
print(read, other)
assert [line for line in read if line] == ["We never agreed.", "We agree."], read
assert other == "We agree.", other
PYTHON
