#!/usr/bin/env bash
# atoma 0.0.17 (PyPI): a title or a text that an Atom feed gives as XHTML is None.
#
# RFC 4287 (3.1.1.3 and 4.1.3) has three types for a title, a summary and a content; with "xhtml" the words stand in a
# <div>, with or without markup. It is how a title keeps its foreign words in italics, and how feeds are written whose
# text is XHTML anyway. The library's manual counts xhtml among the types that it knows; it takes the text directly
# within <title>, which is nothing, finds no title and gives None, for the content as well: an entry without a name and
# without words, and no error though RFC 4287 requires a title. feedparser 6.0.14 reads all.
# Seen on 2026-11-29:  title None, content None; feedparser: Le mot <em>huìyì</em>
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install atoma==0.0.17 feedparser==6.0.14
"$work/venv/bin/python" - <<'PYTHON'
import atoma
import feedparser

div = '<div xmlns="http://www.w3.org/1999/xhtml">{}</div>'
feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x-feed</id><title>Reports</title>
<updated>2024-04-02T00:00:00Z</updated><author><name>A</name></author><entry><id>urn:x-entry</id>
<title type="xhtml">{div.format("Le mot <em>huìyì</em>")}</title><updated>2024-04-02T00:00:00Z</updated>
<summary type="html">One &amp;amp; two</summary>
<content type="xhtml">{div.format("<p>Text</p>")}</content></entry></feed>"""
(entry,) = atoma.parse_atom_bytes(feed.encode()).entries
(other,) = feedparser.parse(feed).entries
print(entry.title, entry.content, entry.summary.value, "|", other.title, other.content[0].value)
assert entry.title is None and entry.content is None, entry
assert entry.summary.value == "One &amp; two", entry.summary
assert (other.title, other.content[0].value) == ("Le mot <em>huìyì</em>", "<p>Text</p>"), other
PYTHON
