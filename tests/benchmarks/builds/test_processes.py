"""What programs take, all processes together."""

import os
import sys

import pytest

from benchmarks.builds import processes
from benchmarks.builds.processes import Cost, FailedError, measure, memory, run

BURN = "import time; start = time.process_time()\nwhile time.process_time() - start < 0.2: pass"
CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BURN!r}], check=True)"
NAP = "import time; time.sleep(0.5)"


def python(code):
    return (sys.executable, "-c", code)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


def test_the_processor_time_of_children_counts(folder):
    cost = measure([python(CHILD)], folder, {}, 60)
    assert cost.cpu >= 0.2
    assert cost.wall > 0


def test_programs_one_after_the_other_add_up(folder, monkeypatch):
    costs = iter([Cost(1.0, 2.0, 30.0), Cost(0.5, 0.25, 10.0)])
    monkeypatch.setattr(processes, "_measured", lambda *_: next(costs))
    assert measure([("a",), ("b",)], folder, {}, 60) == Cost(1.5, 2.25, 30.0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is known on Linux alone")
def test_memory_is_that_of_the_session(folder):
    assert measure([python(NAP)], folder, {}, 60).memory > 1
    assert memory(os.getsid(0)) > 1


def proc(place, number, session, share):
    (place / str(number)).mkdir()
    (place / str(number) / "stat").write_text(f"{number} (a) b) S 1 {session} {session} 0 -1", encoding="utf-8")
    (place / str(number) / "smaps_rollup").write_text(
        f"0-f ---p [rollup]\nRss: 9000 kB\nPss: {share} kB\n", encoding="utf-8"
    )


def test_memory_adds_up_the_shares_of_a_session(tmp_path):
    proc(tmp_path, 10, 10, 1000)
    proc(tmp_path, 11, 10, 500)
    proc(tmp_path, 12, 12, 7000)
    (tmp_path / "13").mkdir()  # has just ended
    (tmp_path / "14").mkdir()
    (tmp_path / "14" / "stat").write_text("14 (c) S 1 10 10 0 -1", encoding="utf-8")
    assert memory(10, tmp_path) == pytest.approx(1500 * 1024 / 1e6)
    assert memory(99, tmp_path) == 0
    assert memory(10, tmp_path / "nowhere") == 0


def test_a_program_that_fails_says_what_it_said(folder):
    with pytest.raises(FailedError, match="exit status 3\nno such page"):
        measure([python("import sys; print('no such page', file=sys.stderr); sys.exit(3)")], folder, {}, 60)


def test_a_program_that_takes_too_long_is_ended(folder):
    with pytest.raises(FailedError, match=r"not done after 0\.2 s"):
        measure([python("import time; time.sleep(100)")], folder, {}, 0.2)


def test_whoever_is_impatient_leaves_nothing_running(folder, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(processes.os, "wait4", interrupt)
    with pytest.raises(KeyboardInterrupt):
        measure([python("import time; time.sleep(1000)")], folder, {}, 2000)  # longer than a test may take


def test_a_program_that_is_missing_is_named(folder):
    with pytest.raises(FailedError, match="no-such-program: No such file"):
        measure([("no-such-program",)], folder, {}, 60)
    with pytest.raises(FailedError, match="no-such-program: No such file"):
        run(["no-such-program"], folder)


def test_additions_to_the_environment_and_the_folder_are_there(folder):
    code = "import os, pathlib; pathlib.Path('seen').write_text(os.environ['SEEN'])"
    measure([python(code)], folder, {"SEEN": "yes"}, 60)
    assert (folder / "seen").read_text() == "yes"


def test_what_a_program_writes_is_given(folder):
    assert run([*python("print('text', end='')")], folder) == b"text"
    with pytest.raises(FailedError, match="exit status 1"):
        run(python("raise SystemExit(1)"), folder)
