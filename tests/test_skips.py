import pytest

from tests import skips


def report(longrepr, outcome="skipped"):
    made = pytest.CollectReport("tests/test_x.py", outcome, longrepr, [])
    skips.refuse(made, {"CI": "true"})
    return made.outcome


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [("no browser", "failed"), ("shared: not beside the repository", "skipped"), ("not shared: either", "failed")],
)
def test_ci_allows_no_skip_but_for_shared_folders(reason, outcome):
    assert report(("test_x.py", 3, f"Skipped: {reason}")) == outcome


def test_ci_leaves_other_outcomes_alone():
    assert report(None, outcome="passed") == "passed"


def test_elsewhere_a_skip_is_a_skip():
    made = pytest.CollectReport("tests/test_x.py", "skipped", ("test_x.py", 3, "Skipped: no browser"), [])
    skips.refuse(made, {})
    assert made.outcome == "skipped"


def test_hooks_are_in_place(pytester, monkeypatch):
    monkeypatch.setenv("CI", "true")
    pytester.makeconftest("from tests.conftest import pytest_make_collect_report, pytest_runtest_makereport")
    pytester.makepyfile(
        test_body="import pytest\ndef test_it(): pytest.skip('tired')",
        test_module="import pytest\npytest.skip('tired', allow_module_level=True)",
        test_doc="def f():\n    '''\n    >>> 1  # doctest: +SKIP\n    2\n    '''",
        test_expected="import pytest\n@pytest.mark.xfail\ndef test_it(): assert False",
        test_shared="import pytest\ndef test_it(): pytest.skip('shared: none here')",
    )
    result = pytester.inline_run("--doctest-modules", "--continue-on-collection-errors", "-p", "no:cacheprovider")
    outcomes = {
        r.nodeid.partition(".py")[0]: r.outcome
        for r in result.getreports("pytest_runtest_logreport pytest_collectreport")
        if r.outcome != "passed"
    }
    assert outcomes == {
        "test_body": "failed",
        "test_module": "failed",
        "test_doc": "failed",
        "test_expected": "skipped",
        "test_shared": "skipped",
    }
