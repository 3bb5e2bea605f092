"""The schema: what each key may hold, and findings for all else."""

import pytest

from dossier.model import Facts
from dossier.pages import schema
from dossier.pages.frontmatter import parse_yaml

GOOD = {
    "title": ["A"],
    "language": ["en"],
    "date": ["2021-05-04", "2021", "2021-05?", "../2025", "2021-05/2021-07~"],
    "type": [*schema.TYPES],
    "publisher": ["A"],
    "source_url": ["https://example.org/a?b=c", "http://example.org"],
    "speaker": ["A", ["A", "B"], []],
    "author": ["A", ["A"]],
    "place": ["A"],
    "event": ["A"],
    "rights": ["A"],
    "version_of": ["a-speech"],
    "translation": [{"from": "en"}, {"from": "en", "status": "reviewed", "note": "A"}],
    "names": [{"en": "A"}, {"en": ["A", "B"], "fr": "C"}],
    "description": [{"en": "A"}],
    "identifiers": [{"wikidata": "Q1"}, {"wikidata": ["Q1", "Q2"], "viaf": 1}],
    "id": ["a"],
    "keep": [[{"line": 1, "text": "a"}, {"line": 2, "text": "b"}], []],
    "drop": [[{"line": 1, "text": "a"}]],
    "checked": ["0123456789ab"],
    "replace": [
        [{"line": 1, "from": "a", "to": "b", "why": "c"}],
        [{"line": 1, "from": "a", "to": "", "why": "c"}],
        [],
    ],
}
BAD = {
    "title": ["", " ", 2021, None, ["A"]],
    "language": [7],
    "date": ["May 2021", "2021-5-4", "2021-02-30", 2021, "", None],
    "type": ["novel", "", ["speech"], None],
    "publisher": [["A"]],
    "source_url": ["example.org", "ftp://example.org", "javascript:alert(1)", "https://a b", ["https://example.org"]],
    "speaker": ["", [""], [1], {"name": "A"}],
    "author": [7],
    "place": [["A"]],
    "event": [{}],
    "rights": [False],
    "version_of": [["a"], ""],
    "translation": ["en", {}, {"status": "draft"}, {"from": "en", "status": "perfect"}, {"from": "en", "by": "A"}],
    "names": ["A", {}, {"en": []}, {"en": ""}, {"en": [1]}, {1: "A"}],
    "description": ["A", {"en": ["A"]}],
    "identifiers": ["https://example.org", ["Q1"], {}, {1: "Q1"}],
    "id": [1, ""],
    "keep": [
        1,
        [1],
        [{"line": 0, "text": "a"}],
        [{"line": True, "text": "a"}],
        [{"line": 1}],
        [{"line": 1, "text": ""}],
    ],
    "drop": ["1-3", {"line": 1, "text": "a"}, [{"line": 1, "text": "a", "why": "b"}], [{"line": "1", "text": "a"}]],
    "checked": [True, 123456789012, "yes", "0123456789AB", "0123456789abc"],
    "replace": [
        {},
        ["a"],
        [{"line": 1}],
        [{"line": "1", "from": "a", "to": "b", "why": "c"}],
        [{"line": 1, "from": 1, "to": 2, "why": "c"}],
    ],
}
CHECKS = {**schema.CORRECTION, **schema.DOCUMENT, **schema.ENTITY}


def cases(table):
    return [pytest.param(key, value, id=f"{key}-{value}") for key, values in table.items() for value in values]


@pytest.mark.parametrize(("key", "value"), cases(GOOD))
def test_what_a_key_takes(key, value):
    assert CHECKS[key](value)


@pytest.mark.parametrize(("key", "value"), cases(BAD))
def test_what_a_key_does_not_take(key, value):
    assert not CHECKS[key](value)


def test_every_key_has_good_and_bad_cases():
    assert set(GOOD) == set(BAD) == set(CHECKS)


def test_findings_name_line_key_and_choice():
    page = parse_yaml("a.yml", "title: A\ncolour: red\n\ndate: May\n")
    findings = schema.violations(page, schema.CORRECTION, ("title", "place"))
    assert [(finding.line, finding.code, finding.detail["key"]) for finding in findings] == [
        (2, "unknown_key", "colour"),
        (4, "invalid_value", "date"),
        (1, "missing_key", "place"),
    ]
    assert all("rights" in finding.detail["known"] for finding in findings)
    assert schema.usable(page, findings) == {"title": "A"}


def test_of_what_cannot_be_read_nothing_is_missing():
    page = parse_yaml("a.yml", "title: [A\n")
    assert [finding.code for finding in schema.violations(page, schema.DOCUMENT, ("title",))] == ["invalid_yaml"]


def test_facts_of_checked_front_matter():
    assert schema.facts({"speaker": "A", "author": ["B", "C"], "place": "D", "title": "E"}) == Facts(
        speaker=("A",), author=("B", "C"), place="D"
    )
    assert schema.facts({}) == Facts()
