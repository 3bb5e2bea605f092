#!/usr/bin/env bash
# aniso8601 10.0.1 (PyPI) reads "April to June" as the first to the sixth of April.
#
# ISO 8601:2004, 4.4.5 (representations other than complete): the end of an interval may leave out the higher components
# that it has in common with the start, and takes them over: 2007-12-14T13:30/15:30. The lowest component of both is of
# the same kind, so 2024-04/06 is April to June 2024. The library supports the short form, and is right where the start
# has a day (2024-04-02/05, 2024-04-02/06-05). With months it takes 06 for a day and gives 6 April: a quarter becomes
# six days, without an error. The same months written out, 2024-04/2024-06, it refuses, with a date in its message that
# nobody wrote.
# Seen on 2026-11-29:  2024-04/06 is 2024-04-01 to 2024-04-06; 2024-04/2024-06: "2024-2024-06" is not a valid ISO 8601
#   date.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install aniso8601==10.0.1
"$work/venv/bin/python" - <<'PYTHON'
import aniso8601

texts = ("2024-04/06", "2024-04-02/05", "2024-04-02/06-05")
seen = {text: " ".join(map(str, aniso8601.parse_interval(text))) for text in texts}
print(seen)
assert seen == {
    "2024-04/06": "2024-04-01 2024-04-06",
    "2024-04-02/05": "2024-04-02 2024-04-05",
    "2024-04-02/06-05": "2024-04-02 2024-06-05",
}, seen
try:
    print(aniso8601.parse_interval("2024-04/2024-06"))
except aniso8601.exceptions.ISOFormatError as error:
    print(error)
    assert '"2024-2024-06"' in str(error), error
else:
    raise AssertionError("months written out are read now")
PYTHON
