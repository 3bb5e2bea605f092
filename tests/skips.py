"""In continuous integration a skipped test is a failed one."""

import os
from collections.abc import Mapping

from _pytest.reports import BaseReport


def reason(report: BaseReport) -> str:
    """Why a test was skipped, as its author put it."""
    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return text.removeprefix("Skipped: ")


def refuse(report: BaseReport, environment: Mapping[str, str] = os.environ) -> None:
    """Turn a report of a skip into one of a failure, where CI is set."""
    expected_failure = hasattr(report, "wasxfail")
    in_ci = environment.get("CI", "").lower() in {"true", "1"}
    if in_ci and report.skipped and not expected_failure:
        report.outcome = "failed"
        report.longrepr = f"skipped, and in CI no test is: {reason(report)}"
