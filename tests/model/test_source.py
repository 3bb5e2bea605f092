"""Lines of a ledger and decisions: what is said field by field loses no field."""

from dataclasses import fields, replace

from dossier.model import Decision, Line, Markup

DECISION = Decision(
    "changed", "a_rule", "seen", (2,), near=True, role="title", value="A lake", unsure=True, pinned=True
)
LINE = Line(1, "A lake\n", "A lake", DECISION, (("a",),), Markup("line"), (("bias", 1.0),), page=3, follows=True)


def test_no_field_of_the_examples_is_empty():
    assert all(getattr(each, one.name) for each in (DECISION, LINE) for one in fields(each))


def test_what_changes_a_few_fields_keeps_the_others():
    assert DECISION.signed("another") == replace(DECISION, rule="another")
    assert LINE.became("A pier", Decision()) == replace(LINE, text="A pier", decision=Decision())
