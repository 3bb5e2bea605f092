"""When the files of a collection last changed, as Git tells it: that is what feeds call `updated`.

The history of the repository, since it is there without anybody writing it down, knows of changes that people make in
a browser, and is the same wherever a state of the collection is built. The clock would tell of builds; and a text's own
date of 1923 is no news to anybody when the text is added. Where there is no Git, or but a part of the history (a
shallow clone, whose oldest commit seems to have made everything), nothing is told, and feeds give the texts' own dates.
"""

import subprocess
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

_COMMIT = "\x01"
_SECONDS = 60


def head(folder: Path) -> str:
    """The commit that is checked out; empty where no Git knows the folder, or not its whole history."""
    told = _git(folder, "rev-parse", "--is-shallow-repository", "HEAD").split()
    return told[1] if len(told) == 2 and told[0] == "false" else ""


def changed(folder: Path) -> Mapping[str, str]:
    """By the path of each file in a folder: when the last commit changed it, in UTC (RFC 3339).

    Of what was merged it is the time of the merge: then readers get it.
    """
    told = _git(
        folder, "-c", "core.quotePath=false", "log", "--first-parent", "-m", "--no-renames", "--relative",
        "--name-only", f"--format={_COMMIT}%ct", "--", ".",
    )  # fmt: skip
    found: dict[str, str] = {}
    for time, path in _named(told):
        found.setdefault(path, time)
    return found


def _named(told: str) -> Iterator[tuple[str, str]]:
    """Times and paths, the newest commit first."""
    time = ""
    for line in told.splitlines():
        if line.startswith(_COMMIT):
            time = datetime.fromtimestamp(int(line[1:]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        elif line:
            yield time, line


def _git(folder: Path, *arguments: str) -> str:
    """What Git says; nothing where it is missing or refuses."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS)  # noqa: S603 - a fixed program, no shell
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "surrogateescape")
