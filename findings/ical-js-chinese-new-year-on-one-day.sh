#!/usr/bin/env bash
# ical.js 2.2.1 (npm) holds Chinese New Year on 10 February of every year.
#
# RFC 7529 lets a rule of iCalendar name the calendar in which it counts; one of its examples is the Chinese New Year
# from 10 February 2013, RRULE:RSCALE=CHINESE;FREQ=YEARLY, which falls on 31 January 2014, 19 February 2015 and 8
# February 2016. The library reads the rule, drops RSCALE without a word and counts in the Gregorian calendar: three of
# four days are invented, and they look like any other event. A rule written again is FREQ=YEARLY alone, so the next
# reader cannot know. Others refuse: rrule 2.8.1 says that it does not know RSCALE.
# Seen on 2026-11-29:  2013-02-10, 2014-02-10, 2015-02-10, 2016-02-10; the rule again: FREQ=YEARLY
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" ical.js@2.2.1 rrule@2.8.1
cat >"$work/year.mjs" <<'JAVASCRIPT'
import assert from "node:assert/strict";
import ICAL from "ical.js";
import rrule from "rrule";
const rule = "RSCALE=CHINESE;FREQ=YEARLY";
const lines = ["BEGIN:VEVENT", "UID:a", "DTSTAMP:20130101T000000Z", "DTSTART;VALUE=DATE:20130210", `RRULE:${rule}`];
const text = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", ...lines, "END:VEVENT", "END:VCALENDAR"].join("\r\n");
const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent"));
const days = event.iterator();
const found = Array.from({ length: 4 }, () => days.next().toString());
const again = ICAL.Recur.fromString(rule).toString();
console.log(...found, again);
assert.deepEqual(found, ["2013-02-10", "2014-02-10", "2015-02-10", "2016-02-10"]);
assert.equal(again, "FREQ=YEARLY");
assert.throws(() => rrule.rrulestr(`DTSTART:20130210T000000Z\nRRULE:${rule}`), /RSCALE/);
JAVASCRIPT
node "$work/year.mjs"
