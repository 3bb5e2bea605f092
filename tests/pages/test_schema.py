"""The schema: what each key may hold, and findings for all else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dossier.languages import languages, words
from dossier.model import Facts
from dossier.pages import schema
from dossier.pages.frontmatter import Page, parse_yaml
from dossier.pages.schema import judging
from tests.building import ROOT

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
    "summary": ["A", {"en": "A", "fr": "B"}],
    "made_from": [
        {"language": "zh"},
        {"language": "zh-Hans", "by": "machine", "work": {"title": "A", "url": "https://example.org", "date": "2021"}},
    ],
    "lacks": ["A paragraph", {"en": "A"}],
    "found_at": [{"url": "https://example.org"}, {"title": {"en": "A"}, "posted": "2021-05-04", "date": "2021-06?"}],
    "official": [{"zh": {"url": "https://example.org"}}, {"zh": {"title": "A"}, "fr": {"title": {"en": "B"}}}],
    "translation": [{"from": "en"}, {"from": "en", "status": "reviewed", "note": "A"}],
    "names": [{"en": "A"}, {"en": ["A", "B"], "fr": "C"}],
    "description": [{"en": "A"}],
    "family": ["a", ["a", "b"]],
    "faulty": [{"fr": "a"}, {"fr": ["a", "b"]}],
    "context": [{"The Paper": "China"}, {"The Paper": ["China", "Lin Jian"]}],
    "sources": [[], [{"title": "A"}], [{"title": "A", "language": "en", "date": "2024-07", "url": "https://a.org/b"}]],
    "identifiers": [{"wikidata": "Q1"}, {"wikidata": ["Q1", "Q2"], "viaf": 1}],
    "id": ["a"],
    "keep": [[{"line": 1, "text": "a"}, {"line": 2, "text": "b"}], []],
    "drop": [[{"line": 1, "text": "a"}]],
    "lost": [[{"line": 1, "text": "a", "words": "we call on:"}]],
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
    "summary": ["", 7, ["A"], {}, {"en": ""}],
    "made_from": ["zh", {}, {"by": "machine"}, {"language": "Chinese"}, {"language": "zh", "by": "robot"}],
    "lacks": [True, {"en": 1}],
    "found_at": [{}, "https://example.org", {"url": "example.org"}, {"date": "May"}, {"place": "A"}],
    "official": ["https://example.org", {}, {"zh": "https://example.org"}, {"zh": {}}, {"zh": {"url": "A"}}],
    "translation": ["en", {}, {"status": "draft"}, {"from": "en", "status": "perfect"}, {"from": "en", "by": "A"}],
    "names": ["A", {}, {"en": []}, {"en": ""}, {"en": [1]}, {1: "A"}],
    "description": ["A", {"en": ["A"]}],
    "family": ["", [], {"en": "a"}, 3],
    "faulty": ["a", {}, {"fr": []}, {"fr": " "}, {1: "a"}],
    "context": ["a", {}, {"a": []}, {" ": "b"}, {1: "b"}],
    "sources": [
        "a",
        ["a"],
        [{}],
        [{"url": "https://a.org"}],
        [{"title": "A", "url": "a.org"}],
        [{"title": "A", "date": "May"}],
    ],
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
    "lost": ["1-3", [{"line": 1, "text": "a"}], [{"line": "1", "text": "a", "words": "b"}]],
    "checked": [True, 123456789012, "yes", "0123456789AB", "0123456789abc"],
    "replace": [
        {},
        ["a"],
        [{"line": 1}],
        [{"line": "1", "from": "a", "to": "b", "why": "c"}],
        [{"line": 1, "from": 1, "to": 2, "why": "c"}],
    ],
}
NEEDED = {"correction": {}, "document": {"title": "A"}, "entity": {"names": {"en": "A"}}}
OF = {key: name for name, known in schema.FILES.items() for key in known["properties"]}
"""A schema that has the key, by the key."""


def codes(key, value):
    """Codes of the findings on a file that holds a value, and else what it needs."""
    name = OF[key]
    page = Page("a.yml", {**NEEDED[name], key: value}, {}, "")
    return {finding.code for finding in judging.violations(page, name) if finding.detail["top"] == key}


def cases(table):
    return [pytest.param(key, value, id=f"{key}-{value}") for key, values in table.items() for value in values]


@pytest.mark.parametrize(("key", "value"), cases(GOOD))
def test_what_a_key_takes(key, value):
    assert not codes(key, value)


@pytest.mark.parametrize(("key", "value"), cases(BAD))
def test_what_a_key_does_not_take(key, value):
    assert codes(key, value)


@pytest.mark.parametrize(("key", "value"), cases(GOOD))
def test_what_a_key_takes_needs_no_library_to_be_known(key, value):
    assert judging.fits({**NEEDED[OF[key]], key: value}, schema.FILES[OF[key]])


ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-1, 2)
    | st.floats(0, 2)
    | st.sampled_from(["", " ", "A", "en", "2021", "https://example.org"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["en", "title", "url", "line", "text", "", 1]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.sampled_from(sorted(OF)), ANY)
def test_a_value_fits_where_the_library_finds_nothing_wrong(key, value):
    meta, name = {**NEEDED[OF[key]], key: value}, OF[key]
    assert judging.fits(meta, schema.FILES[name]) == judging._validators()[name].is_valid(meta)  # noqa: SLF001 the judge


def words_of(part):
    """Words of JSON Schema in a part of one."""
    inner = [*part.get("properties", {}).values(), *part.get("anyOf", ())]
    inner += [
        part[word] for word in ("items", "propertyNames", "additionalProperties") if isinstance(part.get(word), dict)
    ]
    return part.keys() | set().union(*map(words_of, inner))


@pytest.mark.parametrize("name", schema.FILES)
def test_no_word_of_a_schema_is_passed_over(name):
    asked = set().union(*judging._OF_KINDS.values())  # noqa: SLF001 the words that are known
    assert words_of(schema.FILES[name]) - asked == {"additionalProperties", "description", "examples"} & words_of(
        schema.FILES[name]
    )


def test_every_key_has_good_and_bad_cases():
    assert set(GOOD) == set(BAD) == set(OF)


def told(name, text):
    found = judging.violations(parse_yaml("a.yml", text), name)
    return [(finding.line, finding.code, finding.detail["key"]) for finding in found]


def test_findings_name_line_key_and_choice():
    page = parse_yaml("a.yml", "place: A\ncolour: red\n\ndate: May\n")
    findings = judging.violations(page, "document")
    assert [(finding.line, finding.code, finding.detail["key"]) for finding in findings] == [
        (4, "invalid_value", "date"),
        (2, "unknown_key", "colour"),
        (1, "missing_key", "title"),
    ]
    assert "rights" in findings[1].detail["known"]
    assert judging.usable(page, findings) == {"place": "A"}


def test_findings_name_keys_and_lines_within_a_key():
    assert told("correction", "keep:\n  - {line: 1, text: a}\n  - {lines: 2, text: b}\n  - {line: 3, colour: c}\n") == [
        (3, "near_key", "keep.lines"),
        (3, "missing_key", "keep.line"),
        (4, "unknown_key", "keep.colour"),
        (4, "missing_key", "keep.text"),
    ]
    assert told("document", "title: A\ntranslation:\n  from: en\n  status: perfect\n  1: b\n") == [
        (4, "invalid_choice", "translation.status"),
        (5, "unknown_key", "translation.1"),
    ]
    assert told("entity", "names:\n  en: A\n  fr: []\n") == [(3, "invalid_value", "names.fr")]
    assert told("entity", "names: {-1: []}\n") == [(1, "near_value", "names"), (1, "invalid_value", "names")]


def test_a_wrong_choice_is_told_with_what_is_allowed():
    page = parse_yaml("a.yml", "made_from:\n  language: zh\n  by: robot\n")
    [found] = judging.violations(page, "correction")
    assert (found.line, found.code, found.detail["key"], found.detail["value"], found.detail["known"]) == (
        3, "invalid_choice", "made_from.by", "robot", ("machine", "human", "unknown"),
    )  # fmt: skip


def test_plain_words_are_in_the_language_of_the_text():
    facts = judging.facts({"lacks": "A paragraph", "official": {"zh": {"title": {"en": "B"}, "date": "2021-05"}}})
    assert facts.lacks == {"": "A paragraph"}
    assert (facts.official["zh"].title, str(facts.official["zh"].seen)) == ({"en": "B"}, "2021-05")


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("titel", "title"),
        ("Speaker", "speaker"),
        ("langauge", "language"),
        ("auteur", "author"),
        ("page", ""),
        ("tags", ""),
        ("", ""),
    ],
)
def test_a_key_that_is_nearly_one_is_named(key, near):
    [found] = judging.violations(parse_yaml("a.yml", f"'{key}': A\n"), "correction")
    assert (found.code, found.detail.get("near", "")) == (("near_key" if near else "unknown_key"), near)


@pytest.mark.parametrize("name", schema.FILES)
def test_editors_read_the_schema_by_which_the_program_judges(name):
    assert (ROOT / "schemas" / f"{name}.json").read_text(encoding="utf-8") == schema.as_file(schema.FILES[name])
    Draft202012Validator.check_schema(json.loads(schema.as_file(schema.FILES[name])))


def test_editors_show_of_every_key_what_it_holds():
    keys = [(name, key) for name, known in schema.FILES.items() for key in known["properties"]]
    silent = [(name, key) for name, key in keys if not schema.FILES[name]["properties"][key].get("description")]
    assert silent == []
    assert {path.stem for path in (ROOT / "schemas").iterdir()} == set(schema.FILES)


def test_of_what_cannot_be_read_nothing_is_missing():
    page = parse_yaml("a.yml", "title: [A\n")
    assert [finding.code for finding in judging.violations(page, "document")] == ["invalid_yaml"]


def test_facts_of_checked_front_matter():
    assert judging.facts({"speaker": "A", "author": ["B", "C"], "place": "D", "title": "E"}) == Facts(
        speaker=("A",), author=("B", "C"), place="D"
    )
    assert judging.facts({}) == Facts()


def parts_of(schema_):
    """All parts of a schema that judge something, itself first."""
    yield schema_
    inner = [*schema_.get("properties", {}).values(), *schema_.get("anyOf", ())]
    inner += [schema_[word] for word in ("items", "propertyNames", "additionalProperties") if schema_.get(word)]
    for part in inner:
        if part.keys() - {"examples", "description"}:
            yield from parts_of(part)


@pytest.mark.parametrize("name", schema.FILES)
def test_whatever_may_be_wrong_has_a_form_in_words_and_an_example_of_it(name):
    for part in parts_of(schema.FILES[name]):
        judged = part.keys() != {"type", "items"} and part.keys() != {"type", "items", "minItems"}  # a choice of anyOf
        assert not judged or all(part["format"] in words(language)["forms"] for language in languages())
        assert not judged or judging.fits(part["examples"][0], part), part
