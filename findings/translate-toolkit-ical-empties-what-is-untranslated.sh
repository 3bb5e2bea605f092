#!/usr/bin/env bash
# translate-toolkit 3.20.4 (PyPI), po2ical: words of a calendar that nobody has translated yet become nothing.
#
# Its converters from PO put translations in the place of the words of a template; po2html and po2md leave what has no
# translation as it stands, so that a half-translated file still says everything. po2ical writes an empty property for
# it: of an event with a title and a description, whose title alone is translated, the description is gone, and with an
# untouched PO file all titles go. Nothing is printed, the exit status is 0, and the calendar is valid. (LANGUAGE=fr
# stays on what is English now.)
# Seen on 2026-11-29:  SUMMARY;LANGUAGE=fr:Meeting    DESCRIPTION:    (po2html: <p>Salle deux</p> stays)
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install "translate-toolkit[ical,html]==3.20.4"
cd "$work"
printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//x//x//FR BEGIN:VEVENT UID:x DTSTAMP:20240901T000000Z \
    'DTSTART;VALUE=DATE:20240925' 'SUMMARY;LANGUAGE=fr:Réunion' 'DESCRIPTION;LANGUAGE=fr:Salle deux' \
    END:VEVENT END:VCALENDAR > fr.ics
printf '<html><body><h1>Réunion</h1><p>Salle deux</p></body></html>' > fr.html
for kind in ical html; do
    "venv/bin/${kind}2po" --progress=none "fr.${kind/ical/ics}" "$kind.po"
    grep -q 'msgid "Salle deux"' "$kind.po"
    # The title is translated, the description is not.
    sed -i '/^msgid "Réunion"$/{n;s/""/"Meeting"/}' "$kind.po"
    "venv/bin/po2$kind" --progress=none -t "fr.${kind/ical/ics}" "$kind.po" "en.${kind/ical/ics}"
done
grep -E 'SUMMARY|DESCRIPTION' en.ics
cat en.html
grep -q '^SUMMARY;LANGUAGE=fr:Meeting' en.ics
grep -Eq '^DESCRIPTION[^:]*:'$'\r''?$' en.ics
if grep -q 'Salle deux' en.ics; then exit 1; fi
grep -q '<h1>Meeting</h1><p>Salle deux</p>' en.html
