"""Findings for programs: each format as those who read it define it, and nothing that a text could forge."""

import json
import re
from unicodedata import category
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.check.formats import FORMATS, as_github, as_sarif, nowhere
from dossier.cli.arguments import _FORMATS
from dossier.languages import languages
from dossier.model import Finding

FOUND = (
    Finding("docs/en/a, b.md", 7, "broken_link", {"target": "100%"}),
    Finding("seeds/演讲.txt", 0, "seed_no_date"),
)
PLACE = {
    "type": "object", "required": ["artifactLocation"], "additionalProperties": False,
    "properties": {
        "artifactLocation": {
            "type": "object",
            "properties": {"uri": {"type": "string", "pattern": "^[!-~]+$"}, "uriBaseId": {"type": "string"}},
        },
        "region": {"type": "object", "properties": {"startLine": {"type": "integer", "minimum": 1}}},
    },
}  # fmt: skip
RESULT = {
    "type": "object", "required": ["message"],
    "properties": {
        "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": -1},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": {"type": "object", "required": ["text"]},
        "locations": {"type": "array", "items": {"properties": {"physicalLocation": PLACE}}},
    },
}  # fmt: skip
DRIVER = {
    "required": ["name"], "properties": {"rules": {"type": "array", "uniqueItems": True, "items": {"required": ["id"]}}}
}  # fmt: skip
RUN = {
    "required": ["tool"],
    "properties": {
        "tool": {"required": ["driver"], "properties": {"driver": DRIVER}},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "language": {"pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"}, "results": {"type": "array", "items": RESULT},
    },
}  # fmt: skip
SARIF = {
    "type": "object", "required": ["version", "runs"],
    "properties": {"version": {"enum": ["2.1.0"]}, "runs": {"type": "array", "items": RUN}},
}  # fmt: skip
"""What the schema of SARIF 2.1.0 asks of the parts that are written."""


def test_the_command_offers_all_formats():
    assert tuple(FORMATS) == _FORMATS


@pytest.mark.parametrize("language", languages())
def test_sarif_is_as_its_schema_asks(language):
    tree = json.loads(as_sarif(FOUND, language, at))
    jsonschema.Draft202012Validator(SARIF).validate(tree)
    [run] = tree["runs"]
    ids = [run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] for one in run["results"]]
    assert ids == [one["ruleId"] for one in run["results"]] == [finding.code for finding in FOUND]
    places = [one["locations"][0]["physicalLocation"] for one in run["results"]]
    assert [unquote(place["artifactLocation"]["uri"]) for place in places] == [finding.path for finding in FOUND]
    assert ["region" in place for place in places] == [True, False]


def test_json_holds_what_fills_the_message():
    first, second = json.loads(FORMATS["json"](FOUND, "en", nowhere))
    assert first["detail"] == {"target": "100%"}
    assert [first["pending"], second["pending"], second["line"]] == [False, True, None]


def runner(line):
    """A command as GitHub's runner reads it: kind, properties, message."""
    kind, properties, told = re.fullmatch(r"::(\w+) (.*?)::(.*)", line, re.DOTALL).groups()
    pairs = dict(one.split("=", 1) for one in properties.split(","))
    codes = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}
    return (
        kind,
        {key: re.sub("%(?:25|0D|0A|3A|2C)", lambda m: codes[m[0]], value) for key, value in pairs.items()},
        told,
    )


def seen(sign):
    """A character as a terminal may be given it; ends of lines have an escape, by which a runner gives them back."""
    orders = category(sign) == "Cc" or sign in "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return " " if orders and sign not in "\r\n" else sign


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
@given(name=st.text("a\x1b\x9b\u202e\u2066\u2028\udc9b\x00\x7f\n:"), target=st.text("b\x1b\x9b\u202e\u2028\x00\n:"))
@example(name="a\n::error::forged", target="%0A::error::forged")
def test_no_form_gives_orders_to_a_terminal(form, name, target):
    told = FORMATS[form]([Finding(name, 1, "broken_link", {"target": target})], "en", nowhere)
    assert [sign for sign in told if seen(sign) != sign] == []
    assert not re.search("(?m)^::error", told)


@given(st.text() | st.sampled_from(["a\n::error::b", "a,line=9", "a::b", "%0A::error::"]), st.text())
def test_no_text_can_forge_a_command(path, target):
    written = as_github([Finding(path, 1, "broken_link", {"target": target})], "en", nowhere)
    assert re.split("[\r\n]", written)[1:] == [""]
    kind, properties, _ = runner(written.removesuffix("\n"))
    assert (kind, properties) == ("warning", {"file": "".join(map(seen, path)), "line": "1"})


def at(code):
    return f"https://example.org/findings/{code or 'index'}.html"


def test_each_format_says_where_a_finding_is_explained_and_text_says_it_once():
    written = {name: made(FOUND, "en", at) for name, made in FORMATS.items()}
    assert [one["help"] for one in json.loads(written["json"])] == [at(finding.code) for finding in FOUND]
    rules = json.loads(written["sarif"])["runs"][0]["tool"]["driver"]["rules"]
    assert {rule["id"]: rule["helpUri"] for rule in rules} == {finding.code: at(finding.code) for finding in FOUND}
    ends = [runner(line)[2].rpartition("%0A")[2] for line in written["github"].splitlines()]
    assert ends == [at(finding.code) for finding in FOUND]
    assert written["text"].count("https:") == written["text"].splitlines()[-1].count(at("")) == 1


def test_where_nothing_is_explained_no_format_says_so():
    assert [name for name, made in FORMATS.items() if "explained" in made(FOUND, "en", nowhere)] == []
    assert json.loads(FORMATS["json"](FOUND, "en", nowhere))[0]["help"] is None
    assert FORMATS["text"]((), "en", at) == ""


@pytest.mark.parametrize("name", FORMATS)
def test_an_order_is_kept_and_bytes_are_the_same(name):
    assert FORMATS[name](FOUND, "fr", at) == FORMATS[name](tuple(FOUND), "fr", at)
    assert FORMATS[name]((), "en", at) in ("", "[]\n") or name == "sarif"
