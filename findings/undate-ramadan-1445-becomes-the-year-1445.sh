#!/usr/bin/env bash
# undate 0.8.0 (PyPI), made for historical dates in several calendars, writes Ramadan 1445 (March 2024) as EDTF 1445-09.
#
# It reads Islamic and Hebrew dates and converts them: .earliest is 11 March 2024. EDTF and ISO 8601 know the Gregorian
# calendar alone, so one expects format("EDTF") to convert, or to refuse. It writes the year and month of the other calendar
# as they are, which is a valid date 579 years earlier; str() does the same. Whatever reads it, undate itself included, has
# September 1445. A Hebrew date moves the other way, by 3,760 years. Nothing warns, and the calendar is not in the text.
# Seen on 2026-11-30:  Ramadan 1445 → earliest 2024-03-11, "1445-09" → earliest 1445-09-01; 26 Tammuz 4816 (1056-07-17) →
#   "4816-04-26"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install undate==0.8.0 edtf==5.0.2
"$work/venv/bin/python" - <<'PYTHON'
from edtf import parse_edtf, struct_time_to_date
from undate import Undate


def through(text, calendar):
    """The first day that is meant, what is written, and the first day that undate and edtf read in it."""
    date = Undate.parse(text, calendar)
    written = date.format("EDTF")
    assert str(date) == date.format("ISO8601") == written
    again = Undate.parse(written, "EDTF")
    other = struct_time_to_date(parse_edtf(written).lower_strict())
    return str(date.earliest), written, str(again.earliest), other.isoformat()


found = [through("Ramadan 1445", "Islamic"), through("26 Tammuz 4816", "Hebrew"), through("2024-03", "EDTF")]
print(*found, sep="\n")
assert found == [
    ("2024-03-11", "1445-09", "1445-09-01", "1445-09-01"),
    ("1056-07-17", "4816-04-26", "4816-04-26", "4816-04-26"),
    ("2024-03-01", "2024-03", "2024-03-01", "2024-03-01"),
]
PYTHON
