"""Dates that a person should look at: those whose day of the week, or whose order of day and month, leaves a doubt."""

from collections.abc import Iterator

from dossier.data import Profile
from dossier.model import Document, Finding, When
from dossier.read.dates import UNSURE_ORDER, WRONG_WEEKDAY, find

_CODES = {WRONG_WEEKDAY: "date_wrong_weekday", UNSURE_ORDER: "date_unsure_order"}


def misdated(path: str, document: Document, profile: Profile) -> tuple[Finding, ...]:
    """Findings on the dates of a document, each with its line in the seed; path: of the seed."""
    own = (document.when,) if document.when and "date" not in document.facts.given else ()
    moments = (*own, *(report.when for report in document.reports))
    findings = (finding for moment in moments for finding in _of(path, document, moment, profile))
    return tuple({(one.line, one.code): one for one in findings}.values())


def _of(path: str, document: Document, moment: When, profile: Profile) -> Iterator[Finding]:
    if not moment.basis or "?" not in moment.edtf:
        return
    words = moment.basis[0]
    line = next((line.number for line in document.lines if words in line.text), 0)
    for found in find(words, profile):
        for flag in sorted(found.flags & _CODES.keys()):
            yield Finding(path, line, _CODES[flag], {"words": found.text})
