"""What is different in two exports, each kind of change by itself, and in the three forms in which it is told."""

import json
from dataclasses import fields, replace

import pytest

from dossier.compare.changes import Change, Changes, changes
from dossier.compare.export import Export, Row, Text, Version
from dossier.compare.report import FORMATS, titles
from dossier.languages import languages, words

LETTER = Text("letter", "en")
PAGE = "en/documents/letter.md"
VERSION = Version(
    {"title": ("A letter",), "date": ("1923",), "names": ("Ada", "Lima")},
    {"p-1": "Dear all,", "p-2": "We sail."},
    {},
    frozenset(),
)
ROWS = (Row(1, stays=False, words="Share"), Row(2, stays=True, words="Dear all,"), Row(3, stays=True, words="Share"))
OLD = Export({PAGE: frozenset()}, {LETTER: VERSION}, {LETTER: ROWS}, {"e-1": "They sailed."}, {"c-1": "We will."})


def of(version=VERSION, **others):
    """The changes from the old export to one that has these things otherwise."""
    made = changes(OLD, replace(OLD, versions={LETTER: version}, **others))
    return {field.name: getattr(made, field.name) for field in fields(made) if getattr(made, field.name)}


def test_nothing_is_different_in_the_same():
    assert of() == {}


def test_pages_come_and_go():
    assert of(pages={"en/people/ada.md": frozenset()}) == {
        "pages_added": (Change("en/people/ada.md"),), "pages_removed": (Change(PAGE),)
    }  # fmt: skip


def test_a_fact_is_told_with_what_it_was():
    assert of(replace(VERSION, facts={"title": ("Letter",), "names": ("Lima", "Bo"), "place": ("Lima",)})) == {
        "facts_changed": (
            Change(*LETTER, "title", "A letter", "Letter"), Change(*LETTER, "date", "1923", ""),
            Change(*LETTER, "names", "Ada", "Bo"), Change(*LETTER, "place", "", "Lima"),
        )
    }  # fmt: skip


def test_lines_are_known_again_by_their_words_wherever_they_stand():
    rows = (Row(1, stays=True, words="New"), Row(2, stays=True, words="Share"), Row(3, stays=False, words="Dear all,"))
    assert of(ledgers={LETTER: (*rows, Row(4, stays=True, words="Share"))}) == {
        "lines_kept": (Change(*LETTER, "2", "", "Share"),), "lines_dropped": (Change(*LETTER, "3", "Dear all,"),)
    }  # fmt: skip


def test_dates_and_commitments_come_and_go():
    assert of(events={"e-2": "They rest."}, commitments={}) == {
        "events_added": (Change("e-2", new="They rest."),),
        "events_removed": (Change("e-1", old="They sailed."),),
        "commitments_removed": (Change("c-1", old="We will."),),
    }


def test_a_translation_is_told_once_it_is_outdated():
    late = replace(VERSION, outdated=frozenset({"p-2"}))
    assert of(late) == {"translations_outdated": (Change(*LETTER, "p-2", "", "We sail."),)}
    assert changes(replace(OLD, versions={LETTER: late}), replace(OLD, versions={LETTER: late})) == changes(OLD, OLD)


def test_a_translation_that_goes_on_or_is_corrected_is_told():
    """Its paragraphs have the ids of those that they render, whatever they say."""
    assert of(replace(VERSION, blocks={"p-1": "Dear all,", "p-2": "We sail on.", "p-3": "Goodbye."})) == {
        "passages_changed": (Change(*LETTER, "p-2", "We sail.", "We sail on."),),
        "passages_added": (Change(*LETTER, "p-3", "", "Goodbye."),),
    }


def test_an_address_of_a_paragraph_has_a_successor_or_is_gone():
    moved = Version(VERSION.facts, {"p-3": "We sail today."}, {"p-2": "p-3", "p-1": ""}, frozenset())
    assert of(moved) == {
        "passages_changed": (Change(*LETTER, "p-3", "We sail.", "We sail today."),),
        "anchors_moved": (Change(*LETTER, "p-1", "Dear all,"), Change(*LETTER, "p-2", "We sail.", "p-3")),
    }


@pytest.mark.parametrize(
    ("target", "broken"),
    [
        ("letter.md#p-1", True), ("letter.md#p-2", False), ("letter.html#p-1", True), ("#p-1", False),
        ("../people/ada.md", True), ("../people/never.md", False), ("https://example.org/letter.md", False),
    ],
)  # fmt: skip
def test_a_link_is_broken_if_what_it_led_to_is_gone(target, broken):
    moved = Version(VERSION.facts, {"p-3": "We sail today."}, {"p-2": "p-3", "p-1": ""}, frozenset())
    other = "en/documents/other.md"
    old = replace(OLD, pages={PAGE: frozenset(), other: frozenset(), "en/people/ada.md": frozenset()})
    new = replace(old, pages={PAGE: frozenset(), other: frozenset({target})}, versions={LETTER: moved})
    assert changes(old, new).links_broken == ((Change(other, place=target),) if broken else ())


MANY = Changes(
    **{
        field.name: tuple(Change("a*b", "en", f"p-{at}", "old", "<new>") for at in range(60))
        for field in fields(Changes)
    }
)
NONE = changes(OLD, OLD)


@pytest.mark.parametrize("language", languages())
def test_each_kind_of_change_has_words(language):
    assert set(words(language)["cli"]["differences"]["parts"]) == {field.name for field in fields(Changes)}
    assert FORMATS["text"](MANY, language, {}).count("\n") == 61 * len(fields(Changes)) - 1


def test_a_comment_shows_the_beginning_of_long_lists_and_nothing_of_a_text_as_marks():
    told = FORMATS["markdown"](MANY, "en", {Text("a*b", "en"): "<A title>"})
    assert told.count("<details>") == len(fields(Changes))
    assert told.count("and 10 more") == len(fields(Changes))
    assert "<new>" not in told
    assert "<A title>" not in told
    assert "a*b" not in told


def test_a_program_gets_all_of_it():
    told = json.loads(FORMATS["json"](MANY, "fr", {}))
    assert told["links_broken"][0] == {"id": "a*b", "language": "en", "place": "p-0", "old": "old", "new": "<new>"}
    assert {len(found) for found in told.values()} == {60}


def test_what_is_the_same_in_several_languages_is_told_once_and_by_its_title():
    versions = {Text("a", code): replace(VERSION, facts={"title": (title,)}) for code, title in {"en": "A letter", "fr": "Une lettre"}.items()}  # fmt: skip
    dated = {text: replace(one, facts={**one.facts, "date": ("1923",)}) for text, one in versions.items()}
    old, new = Export({}, versions), Export({}, dated)
    made, called = changes(old, new), titles(old, new)
    assert FORMATS["text"](made, "en", called) == "Facts changed: 1\n  A letter [a] (en, fr) date · + 1923"
    assert FORMATS["markdown"](made, "en", called).startswith("### Facts changed: 1\n\n- **A letter")
    assert len(json.loads(FORMATS["json"](made, "en", called))["facts_changed"]) == 2


def test_of_two_long_passages_the_place_is_shown_where_they_differ():
    same = "The ships of the company sail every week. " * 20
    made = replace(NONE, passages_changed=(Change("a", "en", "p-1", f"{same}They rest.", f"{same}They wait."),))
    assert FORMATS["text"](made, "en", {}).endswith(
        "sail every week. They rest. → …ships of the company sail every week. They wait."
    )
    chinese = "船每周航行一次。" * 20
    made = replace(NONE, passages_changed=(Change("a", "zh", "p-1", f"{chinese}停。", f"{chinese}走。"),))
    assert len(FORMATS["text"](made, "en", {}).splitlines()[1]) < 120
