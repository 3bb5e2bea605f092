"""Corrections: what a person knows better about a seed, and what is wrong with the file that says so."""

import pytest

from dossier.model import Choice, Correction, Decision, Line, Lost, Replacement, Seed
from dossier.read import Context, read_seed
from dossier.read.corrections import (
    DROPPED,
    KEPT,
    MOST_ADDED,
    REPLACED,
    decide,
    fitting,
    misfits,
    read_correction,
    replace_wordings,
)
from dossier.read.ledger import ledger

PATH = "seeds/a.yml"


def told(findings):
    return [(finding.path, finding.line, finding.code) for finding in findings]


def test_all_that_a_person_may_say():
    text = (
        "id: harbour\ntitle: A harbour\ndate: 2021-05\nauthor: [Mary Stone]\n"
        "keep:\n  - {line: 3, text: By Mary}\n  - line: 4\n    text: In May\ndrop: [{line: 5, text: Share}]\n"
        "lost: [{line: 7, text: Promote, words: 'we call on:'}]\n"
        "replace:\n  - {line: 6, from: harbor, to: harbour, why: as elsewhere}\nchecked: 0123456789ab\n"
    )
    correction, findings = read_correction(PATH, text)
    assert correction.facts == {"id": "harbour", "title": "A harbour", "date": "2021-05", "author": ["Mary Stone"]}
    assert correction.keep == (Choice(3, "By Mary", 6), Choice(4, "In May", 7))
    assert correction.drop == (Choice(5, "Share", 9),)
    assert correction.lost == (Lost(7, "Promote", "we call on:", 10),)
    assert correction.replace == (Replacement(6, "harbor", "harbour", "as elsewhere", 12),)
    assert correction.checked == "0123456789ab"
    assert not findings


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n"])
def test_an_empty_file_says_nothing(text):
    correction, findings = read_correction(PATH, text)
    assert (correction.facts, correction.keep, correction.drop, correction.replace) == ({}, (), (), ())
    assert not findings


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("title: A\ncolour: red\n", 2, "unknown_key"),
        ("title: A\nspeakers: B\n", 2, "near_key"),
        ("title: A\nkeep: 3\n", 2, "invalid_value"),
        ("title: A\nkeep: [3]\n", 2, "invalid_value"),
        ("title: A\nkeep: [{line: 3}]\n", 2, "missing_key"),
        ("title: A\ndrop: [{line: 0, text: x}]\n", 2, "invalid_value"),
        ("title: A\ndrop: [{line: 99999999999999999999, text: x}]\n", 2, "invalid_value"),
        ("title: A\nchecked: true\n", 2, "invalid_value"),
        ("title: A\ndate: May 2021\n", 2, "invalid_value"),
        ("title: A\ntype: novel\n", 2, "invalid_choice"),
        ("title: A\nreplace: [{line: 6, from: x, to: y}]\n", 2, "missing_key"),
        ("title: A\nreplace: [{line: 6, from: 2020, to: b, why: z}]\n", 2, "near_value"),
        ("title: A\nreplace: {line: 6, from: x, to: y, why: z}\n", 2, "near_value"),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_counts(text, line, code):
    correction, findings = read_correction(PATH, text)
    assert told(findings) == [(PATH, line, code)]
    assert correction.facts == {"title": "A"}


def test_what_cannot_be_read_changes_nothing():
    correction, findings = read_correction(PATH, "title: A\nkeep: [3\n")
    assert told(findings) == [(PATH, 3, "invalid_yaml")]
    assert (correction.facts, correction.keep) == ({}, ())


def test_decisions_that_no_longer_fit_are_findings():
    correction = Correction(
        keep=(Choice(1, "One", 3), Choice(9, "Nine", 4)),
        drop=(Choice(2, "2", 5), Choice(1, "Two", 6)),
        replace=(
            Replacement(1, "x", "y", "", 8),
            Replacement(2, "Two", "2", "", 9),
            Replacement(7, "One", "b", "", 10),
        ),
    )
    findings = misfits(correction, ledger("One.\nTwo.\n"), PATH)
    assert [(finding.line, finding.code, finding.detail["line"]) for finding in findings] == [
        (4, "no_such_line", "9"),
        (5, "wording_not_found", "2"),
        (6, "wording_moved", "1"),
        (8, "wording_not_found", "1"),
        (10, "wording_moved", "7"),
    ]
    assert [finding.detail.get("now") for finding in findings] == [None, None, "2", None, "1"]


def test_words_that_stand_in_several_lines_show_no_new_place():
    (finding,) = misfits(Correction(keep=(Choice(1, "Two"),)), ledger("One.\nTwo.\nTwo."), PATH)
    assert finding.code == "wording_not_found"


def test_white_space_tells_no_lines_apart():
    raw = ledger("One\t \u00a0two.\n")
    assert misfits(Correction(keep=(Choice(1, " One two"),)), raw, PATH) == ()
    assert fitting(Correction(keep=(Choice(1, " One two"),)), raw).keep


def test_decisions_that_no_longer_fit_hit_no_other_line():
    raw = ledger("A new line.\nOne.\nTwo.")
    given = Correction(keep=(Choice(1, "One."),), drop=(Choice(2, "Two."), Choice(3, "Two.")), checked="0" * 12)
    assert fitting(given, raw) == Correction(drop=(Choice(3, "Two."),), checked="0" * 12)


def test_decisions_that_fit_are_none():
    correction = Correction(keep=(Choice(1, "One"),), drop=(Choice(2, "."),), replace=(Replacement(2, "Two", "2", ""),))
    assert misfits(correction, ledger("One.\nTwo.\n"), PATH) == ()


def test_wordings_change_the_text_and_never_the_raw_line():
    lines = ledger("One and one.\r\nTwo.\n")
    changed, findings = replace_wordings(
        lines,
        Correction(
            replace=(Replacement(1, "one", "1", "a"), Replacement(1, "One", "I", "b"), Replacement(2, "x", "y", "c"))
        ),
    )
    assert [line.raw for line in changed] == [line.raw for line in lines]
    assert changed[0].text == "I and 1."
    assert changed[0].decision == Decision("changed", REPLACED, "one → 1: a; One → I: b")
    assert changed[1] == lines[1]
    assert not findings


def test_corrections_of_corrections_add_no_more_than_there_is_room_for():
    lines = ledger("One a.\nTwo a.\n")
    each = [Replacement(line, "a", "aaaa", "", 10 * line + at) for line in (1, 2) for at in range(4)]
    shorter = Replacement(2, "Two", "2", "", 30)
    correction = Correction(replace=(*each, shorter), path=PATH)
    changed, findings = replace_wordings(lines, correction, most=30)
    assert [line.text for line in changed] == [f"One {16 * 'a'}.", f"2 {16 * 'a'}."]
    assert told(findings) == [(PATH, at, "replace_grows") for at in (12, 13, 22, 23)]
    assert findings[0].detail == {"wording": "a", "most": 30}


def test_a_seed_says_which_corrections_are_left_out():
    chain = tuple(Replacement(3, "boats", " ".join(["boats"] * 50), "", at) for at in range(1, 5))
    raw = b"On the harbour\n\nThe boats of the council came in at dusk.\n"
    seed = Seed("seeds/a.txt", raw, Correction(replace=chain, path=PATH))
    document, findings = read_seed(seed, Context(("en",)))
    assert [one.line for one in findings if one.code == "replace_grows"] == [3, 4]
    assert sum(len(block.text) for block in document.blocks) < MOST_ADDED


@pytest.mark.parametrize("status", ["duplicate", "metadata", "dropped"])
def test_a_line_that_a_rule_took_out_is_kept(status):
    line = Line(1, "One.\n", "One.", Decision(status, "some_rule", "why"))
    assert decide((line,), (line,), Correction(keep=(Choice(1, "One"),))) == (
        Line(1, "One.\n", "One.", Decision("kept", KEPT, pinned=True)),
    )


@pytest.mark.parametrize("status", ["kept", "changed", "duplicate", "metadata"])
def test_a_line_that_a_rule_left_is_dropped(status):
    line = Line(1, "One.\n", "One.", Decision(status, "some_rule", "why"))
    assert decide((line,), (line,), Correction(drop=(Choice(1, "One"),))) == (
        Line(1, "One.\n", "One.", Decision("dropped", DROPPED, pinned=True)),
    )


def test_what_is_both_kept_and_dropped_is_kept():
    decided = decide(ledger("One."), ledger("One."), Correction(keep=(Choice(1, "One"),), drop=(Choice(1, "One"),)))
    assert decided[0].decision.status == "kept"


def test_lines_of_which_nothing_is_said_stay_as_they_are():
    lines = ledger("One.\nTwo.\nThree.")
    assert decide(lines, lines, Correction(drop=(Choice(2, "Two"),)))[::2] == lines[::2]
