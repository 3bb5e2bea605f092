#!/usr/bin/env bash
# feedgen 1.0.0 (PyPI) writes a document's attachment as its page, so feedparser opens the PDF.
#
# RFC 4287, 4.2.7: a link of an entry without "rel" is an alternate, the page itself; an enclosure, a translation
# (hreflang) or a file type is told by attributes. feedgen takes all of them, checks them, and writes them for the feed;
# for an entry it writes href alone (lkiesow/python-feedgen#135). The PDF that goes with a text becomes a second
# alternate, two languages cannot be told apart (which 4.1.2 forbids for one type), and feedparser 6.0.14, which takes
# the last alternate for the entry's address, leads readers and archives to the PDF; entry.enclosures is empty. The RSS
# of the same feed has the enclosure.
# Seen on 2026-11-29:  <link href="https://example.org/1.pdf"/>, entry.link https://example.org/1.pdf, enclosures []
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install feedgen==1.0.0 feedparser==6.0.14
"$work/venv/bin/python" - <<'PYTHON'
import feedparser
from feedgen.feed import FeedGenerator

feed = FeedGenerator()
feed.id("urn:x-feed")
feed.title("Reports")
feed.description("Reports")
feed.link(href="https://example.org/", rel="alternate", hreflang="fr")
entry = feed.add_entry()
entry.id("urn:x-entry")
entry.title("Report")
entry.link(href="https://example.org/1", rel="alternate", type="text/html", hreflang="fr")
entry.link(href="https://example.org/1.pdf", rel="enclosure", type="application/pdf", length="3", hreflang="fr")
atom = feed.atom_str().decode()
read = feedparser.parse(atom).entries[0]
print(read.link, read.enclosures, [sorted(link) for link in read.links])
assert '<link href="https://example.org/1.pdf"/>' in atom, atom
assert 'rel="alternate" hreflang="fr"' in atom and "enclosure" not in atom, atom
assert (read.link, read.enclosures) == ("https://example.org/1.pdf", []), read
rss = feedparser.parse(feed.rss_str()).entries[0]
assert (rss.link, rss.enclosures[0].type) == ("https://example.org/1", "application/pdf"), rss
PYTHON
