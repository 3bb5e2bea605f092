#!/usr/bin/env bash
# python-gedcom 1.1.0 (PyPI): a birth of the French Revolution is one of the year 2, and a range has its end for a year.
#
# GEDCOM 5.5.1 puts the calendar of a date before it: @#DFRENCH R@ 12 VEND 2 is 3 October 1793, as French registers
# until 1805 have it, and @#DHEBREW@ 2 TVT 5758 the last day of 1997. get_birth_year() and what searches by it,
# birth_year_match and birth_range_match, take the last word of a date for a year of our era, whatever the calendar: 2
# and 5758, so a search for 1790 to 1800 misses the one and sorting puts it before all others. BET 1914 AND 1918 is
# 1918, and 44 B.C., the standard's own notation, none. ged4py 0.5.5 tells the calendar with the date.
# Seen on 2026-11-29:  12 VEND 2: 2, between 1790 and 1800 False; 2 TVT 5758: 5758; BET 1914 AND 1918: 1918; 44 B.C.: -1
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install python-gedcom==1.1.0 ged4py==0.5.5
"$work/venv/bin/python" - <<'PYTHON'
from convertdate import french_republican, hebrew
from ged4py.date import DateValue
from gedcom.element.individual import IndividualElement
from gedcom.parser import Parser


def born(date):
    lines = ["0 HEAD", "1 GEDC", "2 VERS 5.5.1", "0 @I1@ INDI", "1 NAME Anne //", "1 BIRT", f"2 DATE {date}", "0 TRLR"]
    parser = Parser()
    parser.parse([f"{line}\n".encode() for line in lines])
    (person,) = (part for part in parser.get_root_child_elements() if isinstance(part, IndividualElement))
    return person


french, jewish = "@#DFRENCH R@ 12 VEND 2", "@#DHEBREW@ 2 TVT 5758"
expected = {french: 2, jewish: 5758, "BET 1914 AND 1918": 1918, "44 B.C.": -1, "12 SEP 1914": 1914}
seen = {date: born(date).get_birth_year() for date in expected}
print(seen, born(french).birth_range_match(1790, 1800))
assert seen == expected, seen
assert not born(french).birth_range_match(1790, 1800)
assert french_republican.to_gregorian(2, 1, 12) == (1793, 10, 3), french_republican.to_gregorian(2, 1, 12)
assert hebrew.to_gregorian(5758, 10, 2) == (1997, 12, 31), hebrew.to_gregorian(5758, 10, 2)
assert [DateValue.parse(date).date.calendar.name for date in (french, jewish)] == ["FRENCH_R", "HEBREW"]
PYTHON
