"""Findings for people and programs: text, JSON, workflow commands of GitHub, SARIF; each in the order as given."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from dossier.check import is_pending, message, sentence
from dossier.languages import words
from dossier.languages.text import shown_json
from dossier.model import Finding

_SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})
"""What GitHub's runner takes for the end of a message, or of what stands before it (actions/toolkit, command.ts)."""
_UNSEEN = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What no command can hold, but for the ends of lines, which have an escape."""

Explained = Callable[[str], str]
"""Where the site explains the finding of a code, with an example; of an empty one, where all are. Empty: nowhere."""


def nowhere(_: str) -> str:
    """As a site that has no address explains findings."""
    return ""


def as_text(findings: Sequence[Finding], language: str, explained: Explained) -> str:
    """One line for each finding, and where they are explained: once, since most are seldom met twice."""
    lines = [message(finding, language) for finding in findings]
    if findings and (place := explained("")):
        lines.append(words(language)["cli"]["explained"].format(address=place))
    return "".join(f"{line}\n" for line in lines)


def as_json(findings: Iterable[Finding], language: str, explained: Explained) -> str:
    """A list of records; `pending`: it keeps nothing from being published; `help`: where it is explained."""
    return _written([{**_record(finding, explained), "message": sentence(finding, language)} for finding in findings])


def _record(finding: Finding, explained: Explained) -> Mapping[str, Any]:
    place = {"path": finding.path, "line": finding.line or None, "help": explained(finding.code) or None}
    return {**place, "code": finding.code, "pending": is_pending(finding), "detail": dict(finding.detail)}


def _written(tree: object) -> str:
    return shown_json(json.dumps(tree, ensure_ascii=False, indent=2, sort_keys=True)) + "\n"


def as_github(findings: Iterable[Finding], language: str, explained: Explained) -> str:
    r"""Commands that show each finding at its line in a pull request, and below it where it is explained.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands

    >>> as_github([Finding("seeds/a,b.txt", 3, "seed_empty")], "en", nowhere)
    '::warning file=seeds/a%2Cb.txt,line=3::the file is empty: put the text into it, or remove it\n'
    """
    return "".join(_command(finding, language, explained(finding.code)) for finding in findings)


def _command(finding: Finding, language: str, place: str) -> str:
    kind = "notice" if is_pending(finding) else "warning"
    at = {"file": _UNSEEN.sub(" ", finding.path), **({"line": str(finding.line)} if finding.line else {})}
    properties = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in at.items())
    told = "\n".join(filter(None, (sentence(finding, language), place)))
    return f"::{kind} {properties}::{told.translate(_DATA)}\n"


def as_sarif(findings: Sequence[Finding], language: str, explained: Explained) -> str:
    """The Static Analysis Results Interchange Format, version 2.1.0 (OASIS), which forges and editors read."""
    codes = sorted({finding.code for finding in findings})
    driver = {"name": "Dossier", "rules": [_rule(code, explained(code)) for code in codes]}
    results = [_result(finding, codes.index(finding.code), language) for finding in findings]
    run = {"tool": {"driver": driver}, "language": language, "columnKind": "unicodeCodePoints", "results": results}
    return _written({"$schema": _SARIF, "version": "2.1.0", "runs": [run]})


def _rule(code: str, place: str) -> Mapping[str, str]:
    return {"id": code, **({"helpUri": place} if place else {})}


def _result(finding: Finding, rule: int, language: str) -> Mapping[str, Any]:
    place: dict[str, Any] = {
        "artifactLocation": {"uri": quote(finding.path, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}
    }
    if finding.line:
        place["region"] = {"startLine": finding.line}
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": "note" if is_pending(finding) else "warning",
        "message": {"text": sentence(finding, language)},
        "locations": [{"physicalLocation": place}],
    }


FORMATS: Mapping[str, Callable[[Sequence[Finding], str, Explained], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
