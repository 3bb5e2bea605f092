#!/usr/bin/env bash
# ICU 77.1 (PyICU, wheels of PyPI pyicu-wheels 2.15.2) has Chinese New Year one day late in 2027, one day early in 2030.
#
# China's standard for its calendar (GB/T 33661-2017) begins a month on the day, in UTC+8, of the new moon. ICU computes
# that moon with an error of some minutes, so a moon near midnight falls on the wrong day: on 6 February 2027, the first
# day of the year, it still has the thirtieth of the month before. Intl.DateTimeFormat with ca-chinese prints the same
# (Node 20.20 with ICU 78.2, Chromium 156). Past months are wrong, too (one in 2012, one in 2018), and a document dated
# 闰六月初一 of 1987 becomes one of the seventh month. sxtwl 2.0.7 and lunar_python 1.4.8 (PyPI) agree with each other and
# with the almanacs. Its makers know: unicode-org/icu#4070.
# Seen on 2026-11-29 (month, day):  2027-02-06 ICU 12-30, the others 1-1; 2030-02-02 ICU 1-1, the others 12-30
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install --only-binary pyicu-wheels,sxtwl \
  pyicu-wheels==2.15.2 sxtwl==2.0.7 lunar_python==1.4.8
"$work/venv/bin/python" - <<'PYTHON'
import calendar
import datetime

import icu
import sxtwl
from lunar_python import Solar

assert icu.ICU_VERSION == "77.1", icu.ICU_VERSION
chinese = icu.Calendar.createInstance(icu.TimeZone.createTimeZone("Asia/Shanghai"), icu.Locale("zh@calendar=chinese"))
field = icu.UCalendarDateFields


def three(iso):  # month and day as ICU, sxtwl and lunar_python have them; a leap month is negative
    day = datetime.date.fromisoformat(iso)
    chinese.setTime(calendar.timegm((day.year, day.month, day.day, 4, 0, 0)) * 1.0)  # noon in China
    other = sxtwl.fromSolar(day.year, day.month, day.day)
    third = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    month = -other.getLunarMonth() if other.isLunarLeap() else other.getLunarMonth()
    assert (month, other.getLunarDay()) == (third.getMonth(), third.getDay())
    return (chinese.get(field.MONTH) + 1, chinese.get(field.DATE)), (third.getMonth(), third.getDay())


for iso in ("2026-02-17", "2028-01-26", "2029-02-13"):
    assert three(iso) == ((1, 1), (1, 1)), (iso, three(iso))
for iso, wrong, right in (
    ("1987-07-26", (7, 1), (-6, 1)),
    ("2012-08-17", (6, 30), (7, 1)),
    ("2018-11-07", (10, 1), (9, 30)),
    ("2027-02-06", (12, 30), (1, 1)),
    ("2030-02-02", (1, 1), (12, 30)),
):
    print(iso, *three(iso))
    assert three(iso) == (wrong, right), (iso, three(iso))
PYTHON
