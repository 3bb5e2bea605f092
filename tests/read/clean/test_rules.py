"""Each rule on its own: wild cases and near misses from tests/cases/clean/rules.yml."""

import pytest

from dossier.languages import languages
from dossier.read.clean import RULES
from dossier.read.clean.rule import trial
from tests.samples import cases

CASES = cases("clean/rules.yml")
BY_NAME = {rule.__name__: rule for rule in RULES}
EACH = [
    pytest.param(name, case, id=f"{name}-{number}")
    for name, cases in CASES.items()
    for number, case in enumerate(cases)
]


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
        "trim",
        "find",
        "join",
        "keep",
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_wild_and_negative_cases(rule):
    statuses = [{expected(line)[1] for line in case["lines"]} for case in CASES[rule.__name__]]
    assert any(each - {"kept"} for each in statuses)
    assert {"kept"} in statuses


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
