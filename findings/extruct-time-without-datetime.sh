#!/usr/bin/env bash
# extruct 0.18.0 (PyPI) reads a <time> without a datetime attribute as nothing, and cuts Chinese words in two.
#
# HTML Standard, microdata, "values": the value of a <time> is its datetime value, which is its text where the attribute
# is missing (4.5.14: the text must then be a valid date, as here); of any other element without a value of its own it
# is the text content, pieces joined as they stand. So <time itemprop="endDate">2024-04-05</time> is the shortest right
# way to write a date. extruct gives "" for it, without an error, and a reader takes the event for open; it joins pieces
# by a space, so that a line-break hint or emphasis inside a word ("会<wbr>议") makes two words of one. microdata 0.8.0
# (PyPI) loses the date as well, but keeps the word.
# Seen on 2026-11-29:  {'name': '会 议', 'startDate': '2024-04-02', 'endDate': ''}
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install extruct==0.18.0 microdata==0.8.0
"$work/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import extruct
import microdata

page = """<!DOCTYPE html><html lang="zh"><title>x</title><body><div itemscope itemtype="https://schema.org/Event">
<h1 itemprop="name">会<wbr>议</h1> <time itemprop="startDate" datetime="2024-04-02">4月2日</time> –
<time itemprop="endDate">2024-04-05</time>
</div></body></html>"""
(event,) = extruct.extract(page, base_url="https://example.org/", syntaxes=["microdata"])["microdata"]
(other,) = microdata.get_items(page)
print(version("extruct"), event["properties"], other.endDate, repr(other.name))
assert event["properties"] == {"name": "会 议", "startDate": "2024-04-02", "endDate": ""}, event
assert (other.name, other.startDate, other.endDate) == ("会议", "2024-04-02", ""), (other.name, other.endDate)
PYTHON
