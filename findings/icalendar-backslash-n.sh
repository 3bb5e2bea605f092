#!/usr/bin/env bash
# icalendar 7.3.2 (PyPI) writes a backslash before a capital N as the end of a line.
#
# RFC 5545, 3.3.11: in a TEXT value a backslash is written as two, whatever follows it. The library does so before every
# letter but one: of a summary such as "Minutes in C:\News" it writes "C:\news", which every reader, the library itself
# and vobject 0.9.9 alike, takes for "C:", the end of the line, and "ews". No error is raised.
# Seen on 2026-11-29:  b'SUMMARY:C:\\news and C:\\\\Old'  read back as  'C:\news and C:\\Old'
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install icalendar==7.3.2 vobject==0.9.9
"$work/venv/bin/python" - <<'PYTHON'
import icalendar
import vobject

event = icalendar.Event()
event.add("SUMMARY", r"C:\News and C:\Old")
written = event.to_ical()
line = next(line for line in written.splitlines() if line.startswith(b"SUMMARY"))
calendar = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + written + b"END:VCALENDAR\r\n"
itself = str(icalendar.Event.from_ical(written)["SUMMARY"])
other = next(vobject.readComponents(calendar.decode())).vevent.summary.value
print(icalendar.__version__, line, repr(itself), repr(other))
assert line == rb"SUMMARY:C:\news and C:\\Old", line
assert itself == other == "C:\news and C:\\Old", (itself, other)
PYTHON
