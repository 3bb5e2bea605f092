#!/usr/bin/env bash
# icalendar 7.3.2 (PyPI) gives the name of a calendar back as it is escaped in the file: Ports\, piers.
#
# RFC 7986 (5.1) makes NAME a property of type TEXT, and X- properties are TEXT unless they say otherwise (RFC 5545,
# 3.8.8.2): a comma is written \, and read as a comma, as the library does for SUMMARY in the same file. It knows neither
# NAME nor X-WR-CALNAME, which nearly every calendar on the web has, and leaves their values alone; what it writes again
# is right by that, but who sets a name takes care of the comma himself, and who shows one shows the backslash.
# Seen on 2026-11-30:  NAME 'Ports\, piers', X-WR-CALNAME 'Ports\, piers', SUMMARY 'Ports, piers'
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install icalendar==7.3.2
"$work/venv/bin/python" - <<'PYTHON'
from icalendar import Calendar

name = "Ports\\, piers"
lines = (
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//a//b", f"NAME:{name}", f"X-WR-CALNAME:{name}", "BEGIN:VEVENT",
    "UID:1", "DTSTAMP:20240101T000000Z", f"SUMMARY:{name}", "END:VEVENT", "END:VCALENDAR", "",
)
calendar = Calendar.from_ical("\r\n".join(lines))
found = [str(calendar["NAME"]), str(calendar["X-WR-CALNAME"]), str(calendar.walk("VEVENT")[0]["SUMMARY"])]
print(found)
assert found == [name, name, "Ports, piers"], found
PYTHON
