"""A build that is killed at any moment leaves the site as it was or the new one, and the next build is right."""

import os
import random
import shutil
import signal
import sys
import time
from subprocess import run

import pytest

from dossier import store
from tests import building
from tests.test_warm_builds import built, files, text

KILLS = 100
AGAIN = 50
"""Kills after which the next build is compared with one that finds nothing."""
PROGRAM = """
import sys
from pathlib import Path
from tests.test_kills import trial
trial(*map(Path, sys.argv[1:]))
"""
TOPICS = ("bridges", "piers")


def killed(folder, site, moment):
    """Whether a build in a process of its own was killed so long after it began."""
    pid = os.fork()
    if pid == 0:
        built(folder, site)
        os._exit(0)
    time.sleep(moment)
    os.kill(pid, signal.SIGKILL)
    return os.waitpid(pid, 0)[1] != 0


def trial(folder, base):
    """What a program does in which nothing else runs, so that it may be forked."""
    site, chance, states = base / "site", random.Random(17), {}  # noqa: S311 - no secret
    for topic in TOPICS:
        text(folder, "b", topic, 4)
        copy = shutil.copytree(folder, base / topic, ignore=shutil.ignore_patterns(store.FOLDER))
        states[topic] = built(copy, base / f"site-{topic}")
    built(folder, site)
    text(folder, "b", TOPICS[0], 4)
    began, count = time.monotonic(), 0
    built(folder, site)
    took = time.monotonic() - began
    for number in range(1, KILLS + 1):
        topic = TOPICS[number // 2 % 2]
        text(folder, "b", topic, 4)
        count += killed(folder, site, chance.uniform(0, 1) * took)
        assert files(site) in states.values(), f"the site is not whole after kill {number}"
        if number % AGAIN == 0:
            assert built(folder, site) == states[topic]
    assert count > KILLS / 4, f"{count} were killed in time"


@pytest.mark.timeout(240)
def test_a_hundred_kills_never_leave_half_a_site(tmp_path):
    folder = building.collection(tmp_path / "collection")
    building.silence(folder, "fr", "zh")
    text(folder, "a", "bridges", 3)
    given = building.environment() | {"PYTHONPATH": f"{building.ROOT}{os.pathsep}{building.ROOT / 'hooks'}"}
    done = run(
        [sys.executable, "-c", PROGRAM, str(folder), str(tmp_path)],
        env=given,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert [*tmp_path.glob(".*")] == [], "the next build has removed what others have left"
