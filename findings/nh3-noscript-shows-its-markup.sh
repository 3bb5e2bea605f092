#!/usr/bin/env bash
# nh3 0.3.8 (PyPI) prints the markup that stands in a <noscript>, for the reader to see.
#
# Pages that load their pictures by script repeat each in a <noscript>, as HTML lets them. Asked to keep pictures and to
# clean such a page, one expects the picture, or nothing, as with every other element that is not allowed: the tag goes,
# its content stays. nh3 parses as a browser with scripting does, where the content of <noscript> is text; so it stays
# as text, and the article shows <img src=…> in letters, between two paragraphs. Nothing unsafe comes through, it only
# reads badly. lxml-html-clean 0.4.4 parses without scripting and keeps the picture. With
# clean_content_tags={"noscript", …} it goes.
# Seen on 2026-11-29:  '<p>a</p>&lt;img src="map.png" alt="Map"&gt;<p>b</p>'
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install nh3==0.3.8 lxml-html-clean==0.4.4
"$work/venv/bin/python" - <<'PYTHON'
import nh3
from lxml_html_clean import clean_html

page = '<p>a</p><noscript><img src="map.png" alt="Map"></noscript><p>b</p>'
seen = nh3.clean(page)
print(seen, clean_html(page))
assert seen == '<p>a</p>&lt;img src="map.png" alt="Map"&gt;<p>b</p>', seen
assert nh3.clean(page.replace("noscript", "section")) == '<p>a</p><img src="map.png" alt="Map"><p>b</p>'
assert '<img src="map.png" alt="Map">' in clean_html(page), clean_html(page)
assert nh3.clean(page, clean_content_tags={"script", "style", "noscript"}) == "<p>a</p><p>b</p>"
PYTHON
