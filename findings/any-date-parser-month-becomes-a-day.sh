#!/usr/bin/env bash
# any-date-parser 2.2.4 (npm) reads the month of 2024-04 as a day: the fourth, of no month.
#
# A year and a month are a date of ISO 8601 (ISO 8601-1:2019, 5.2.2.2, reduced precision), and what issues of journals and many
# speeches have. The library says which parts of a date it found, also where some are missing (attempt): of "April 2024" year and
# month, rightly. Of 2024-04, and of 04/2024 as people write it in French, it finds the year, and the 04 as a day, in every
# language; 1914-08 is a day 8, and 2024-31, which is no date, a day 31. With a day behind it, 2024-04-02, the 04 is a month.
# Whatever fills in what is missing, the current month or January, has another date than the text; no error in attempt's result.
# Seen on 2026-11-30:  2024-04 is {"year":2024,"day":4}; April 2024 is {"year":2024,"month":4}
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" any-date-parser@2.2.4
cat > "$work/read.cjs" <<'JAVASCRIPT'
const assert = require("node:assert");
const module_ = require("any-date-parser");
const parser = module_.default ?? module_;
const expected = {
  "2024-04": { year: 2024, day: 4 },
  "1914-08": { year: 1914, day: 8 },
  "04/2024": { year: 2024, day: 4 },
  "April 2024": { year: 2024, month: 4 },
  "2024-04-02": { year: 2024, month: 4, day: 2 },
};
for (const [text, wanted] of Object.entries(expected)) {
  const read = { ...parser.attempt(text, "en") };
  console.log(text, JSON.stringify(read));
  assert.deepStrictEqual(read, wanted);
}
JAVASCRIPT
node "$work/read.cjs"
