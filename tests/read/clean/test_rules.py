"""Each rule on its own: wild cases and near misses from tests/cases/clean/rules.yml."""

import pytest

from dossier.languages import languages
from dossier.read.clean import RULES
from dossier.read.clean.rule import trial
from tests.samples import cases

CASES = cases("clean/rules.yml")
KINDS = ("wild", "near miss", "known failure")
BY_NAME = {rule.__name__: rule for rule in RULES}


def parameters(name, case):
    """A case under its own name; one that is known to fail has to fail, until somebody mends it."""
    known = pytest.mark.xfail(strict=True, raises=AssertionError, reason=case.get("why"))
    return pytest.param(name, case, id=f"{name}: {case['name']}", marks=[known] * (case["kind"] == "known failure"))


EACH = [parameters(name, case) for name, cases in CASES.items() for case in cases]


def expected(line):
    words, status, after = (*line, "kept", None)[:3] if len(line) == 1 else (*line, None)[:3]
    return (words if after is None else after, status)


@pytest.mark.parametrize(("name", "case"), EACH)
def test_case(name, case):
    words = [line[0] for line in case["lines"]]
    after = BY_NAME.get(case.get("after"))
    assert trial(BY_NAME[name], *words, after=after, language=case["language"]) == [
        expected(line) for line in case["lines"]
    ]


def test_names_are_all_different_and_begin_with_a_verb():
    assert len(BY_NAME) == len(RULES)
    assert {name.split("_")[0] for name in BY_NAME} <= {
        "repair",
        "plain",
        "drop",
        "crop",
        "take",
        "find",
        "join",
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_wild_cases_and_near_misses(rule):
    given = CASES[rule.__name__]
    assert {"wild", "near miss"} <= {case["kind"] for case in given} <= set(KINDS)
    assert len({case["name"] for case in given}) == len(given)
    assert all(("why" in case) == (case["kind"] == "known failure") for case in given)


def changes(case):
    """Lines of a case that do not stay as they are, and those of them whose words change."""
    decided = [line for line in case["lines"] if expected(line) != (line[0], "kept")]
    return decided, [line for line in decided if expected(line)[0] != line[0]]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_cases_are_of_their_kinds(rule):
    for case in CASES[rule.__name__]:
        decided, reworded = changes(case)
        if case["kind"] == "near miss":
            assert len(decided) < len(case["lines"]), case["name"]
            assert not reworded, case["name"]
        else:
            assert decided, case["name"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_is_documented_for_readers(rule):
    sentence, _, rest = rule.__doc__.partition("\n")
    assert sentence.endswith(".")
    assert rest.count(">>> ") > 1 or "'kept'" in rest


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("language", languages())
def test_no_rule_needs_a_line(rule, language):
    assert trial(rule, language=language) == []
    assert trial(rule, "", " ", language=language) == [("", "kept")] * 2
