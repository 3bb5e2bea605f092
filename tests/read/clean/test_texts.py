"""Whole short texts, written for this test: what stays, word for word and in order, and what becomes a fact."""

import re

import pytest
import yaml

from dossier.languages import profile
from dossier.read.clean import clean
from dossier.read.ledger import ledger
from tests.samples import CASES

TEXTS = sorted((CASES / "clean/texts").glob("*.yml"))

NO_BREAK = re.compile("[\u00a0\u202f]")
"""Written as plain spaces in these files, where nobody would see them; `repair_spacing` has cases of its own."""


@pytest.fixture(params=TEXTS, ids=lambda path: path.stem)
def case(request):
    return yaml.safe_load(request.param.read_text(encoding="utf-8"))


def cleaned(case):
    return clean(ledger(case["raw"]), profile(case["language"]))


def test_what_is_text_stays_and_nothing_else(case):
    kept = [line.text for line in cleaned(case) if line.text and line.decision.status in ("kept", "changed")]
    assert [NO_BREAK.sub(" ", text) for text in kept] == case["kept"].splitlines()


def test_facts_are_taken_by_the_rule_that_names_their_kind(case):
    facts = {}
    for line in cleaned(case):
        if line.decision.status == "metadata":
            facts.setdefault(line.decision.rule, []).append(line.text)
    assert facts == case["facts"]


def test_every_decision_gives_its_rule_and_its_evidence(case):
    decided = [line for line in cleaned(case) if line.decision.status != "kept"]
    assert decided
    assert all(line.decision.rule and (line.decision.seen or line.decision.lines) for line in decided)
