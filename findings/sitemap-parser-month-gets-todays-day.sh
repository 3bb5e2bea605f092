#!/usr/bin/env bash
# ultimate-sitemap-parser 1.8.1 (PyPI) gives a <lastmod> of a month or a year the day on which it is read.
#
# A sitemap's <lastmod> is a W3C date-time (sitemaps.org), which may be a year (2024) or a month (2024-04); for
# publications no more may be known. One would expect the first day, as isodate and aniso8601 give it, or no date. The
# parser fills what is missing from the clock of the machine: on 29 November, 2024-04 is the 29th of April, and 2024 the
# 29th of November. So pages change their date each day, and an incremental harvest by date takes them in again and
# again; two crawls never agree.
# Seen on 2026-11-29:  2024-04 is 2024-04-29, 2024 is 2024-11-29; a day later they are another day
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install ultimate-sitemap-parser==1.8.1 isodate==0.7.2
"$work/venv/bin/python" - <<'PYTHON'
import datetime

import isodate
from usp.tree import sitemap_from_str

entry = "<url><loc>https://example.org/{0}</loc><lastmod>{0}</lastmod></url>"
xml = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
xml += "".join(entry.format(date) for date in ("2024-12", "2024", "2024-12-02")) + "</urlset>"
today = datetime.date.today()
read = [page.last_modified.date() for page in sitemap_from_str(xml).all_pages()]
print(*read)
assert read == [today.replace(2024, 12), datetime.date(2024, today.month, today.day), datetime.date(2024, 12, 2)], read
first = [datetime.date(2024, 12, 1), datetime.date(2024, 1, 1)]
assert [isodate.parse_date(date) for date in ("2024-12", "2024")] == first
PYTHON
