"""What pytest reports of skips may change with its version: in CI each kind of skip must be seen, and nothing else."""

import pytest

TESTS = {
    "test_body": "import pytest\ndef test_it(): pytest.skip('tired')",
    "test_module": "import pytest\npytest.skip('tired', allow_module_level=True)",
    "test_doc": "def f():\n    '''\n    >>> 1  # doctest: +SKIP\n    2\n    '''",
    "test_expected": "import pytest\n@pytest.mark.xfail\ndef test_it(): assert False",
}


@pytest.mark.parametrize(("ci", "outcome"), [("true", "failed"), ("", "skipped")])
def test_a_skip_fails_in_ci_alone(pytester, monkeypatch, ci, outcome):
    monkeypatch.setenv("CI", ci)
    pytester.makeconftest("from tests.conftest import pytest_make_collect_report, pytest_runtest_makereport")
    pytester.makepyfile(**TESTS)
    result = pytester.inline_run("--doctest-modules", "--continue-on-collection-errors", "-p", "no:cacheprovider")
    reports = result.getreports("pytest_runtest_logreport pytest_collectreport")
    outcomes = {r.nodeid.partition(".py")[0]: r.outcome for r in reports if r.outcome != "passed"}
    assert outcomes == dict.fromkeys(TESTS, outcome) | {"test_expected": "skipped"}
