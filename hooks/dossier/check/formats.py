"""Findings for programs: JSON, workflow commands of GitHub, and SARIF, each in the order in which they are given."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from dossier.check import is_pending, message, sentence
from dossier.model import Finding

_SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})
"""What GitHub's runner takes for the end of a message, or of what stands before it (actions/toolkit, command.ts)."""


def as_text(findings: Iterable[Finding], language: str) -> str:
    """One line for each finding."""
    return "".join(f"{message(finding, language)}\n" for finding in findings)


def as_json(findings: Iterable[Finding], language: str) -> str:
    """A list of records; `pending` says that a finding keeps nothing from being published."""
    return _written([{**_record(finding), "message": sentence(finding, language)} for finding in findings])


def _record(finding: Finding) -> Mapping[str, Any]:
    place = {"path": finding.path, "line": finding.line or None}
    return {**place, "code": finding.code, "pending": is_pending(finding), "detail": dict(finding.detail)}


def _written(tree: object) -> str:
    return json.dumps(tree, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def as_github(findings: Iterable[Finding], language: str) -> str:
    r"""Commands that show each finding at its line in a pull request.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands

    >>> as_github([Finding("seeds/a,b.txt", 3, "seed_empty")], "en")
    '::warning file=seeds/a%2Cb.txt,line=3::the file is empty: put the text into it, or remove it\n'
    """
    return "".join(_command(finding, language) for finding in findings)


def _command(finding: Finding, language: str) -> str:
    kind = "notice" if is_pending(finding) else "warning"
    place = {"file": finding.path, **({"line": str(finding.line)} if finding.line else {})}
    properties = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in place.items())
    return f"::{kind} {properties}::{sentence(finding, language).translate(_DATA)}\n"


def as_sarif(findings: Sequence[Finding], language: str) -> str:
    """The Static Analysis Results Interchange Format, version 2.1.0 (OASIS), which forges and editors read."""
    codes = sorted({finding.code for finding in findings})
    driver = {"name": "Dossier", "rules": [{"id": code} for code in codes]}
    results = [_result(finding, codes.index(finding.code), language) for finding in findings]
    run = {"tool": {"driver": driver}, "language": language, "columnKind": "unicodeCodePoints", "results": results}
    return _written({"$schema": _SARIF, "version": "2.1.0", "runs": [run]})


def _result(finding: Finding, rule: int, language: str) -> Mapping[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.path), "uriBaseId": "%SRCROOT%"}}
    if finding.line:
        place["region"] = {"startLine": finding.line}
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": "note" if is_pending(finding) else "warning",
        "message": {"text": sentence(finding, language)},
        "locations": [{"physicalLocation": place}],
    }


FORMATS: Mapping[str, Callable[[Sequence[Finding], str], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
