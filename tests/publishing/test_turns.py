"""One process at a time writes a site."""

import signal
import subprocess
import sys

import pytest

from dossier.publishing.turns import Turn
from tests import building

PROGRAM = """
import os, sys, time
from pathlib import Path
from dossier.publishing.turns import Turn
turn = Turn(Path(sys.argv[1]), lambda: print("waiting", flush=True))
print("taken", flush=True)
{then}
turn.end()
"""
ASKED = "input()"
FORKING = "os.fork() or (os.close(1), os.close(0), time.sleep(60))\ninput()"
COUNTING = """
count = Path(sys.argv[1])
known = int(count.read_text())
time.sleep(0.01)
count.write_text(str(known + 1))
"""


@pytest.fixture
def other(tmp_path):
    """Starts another process that takes its turn at tmp_path/site, and then does something."""
    started = []

    def start(then=ASKED):
        given = building.environment() | {"PYTHONPATH": str(building.ROOT / "hooks")}
        command = [sys.executable, "-c", PROGRAM.format(then=then), str(tmp_path / "site")]
        started.append(subprocess.Popen(command, env=given, stdin=-1, stdout=-1, text=True, start_new_session=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_a_second_process_waits_says_so_once_and_then_has_its_turn(other, tmp_path):
    first = other()
    assert first.stdout.readline() == "taken\n"
    second = other()
    assert second.stdout.readline() == "waiting\n"
    first.communicate("\n")
    assert second.communicate("\n")[0] == "taken\n"
    assert list(tmp_path.iterdir()) == [], "nothing is left of it"


def test_the_lock_of_a_dead_process_is_none_even_if_its_own_processes_live(other, tmp_path):
    first = other(FORKING)
    assert first.stdout.readline() == "taken\n"
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert (tmp_path / ".site.lock").exists()
    waited = []
    Turn(tmp_path / "site", lambda: waited.append(True)).end()
    assert waited == []


def test_of_eight_at_once_each_has_its_turn(other, tmp_path):
    (tmp_path / "site").write_text("0")
    done = [process.communicate()[0] for process in [other(COUNTING) for _ in range(8)]]
    assert [out.splitlines()[-1] for out in done] == ["taken"] * 8
    assert (tmp_path / "site").read_text() == "8"
