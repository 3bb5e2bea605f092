"""The command: what may be asked, what is said, what is written."""

import argparse
import fcntl
import sys

import pytest

from benchmarks import __main__ as main
from benchmarks import builds
from benchmarks.builds import contenders, layouts, results
from benchmarks.builds.contenders import Contender
from benchmarks.builds.processes import FailedError
from tests.benchmarks.builds.test_turns import COPY


@pytest.fixture
def readme(tmp_path, monkeypatch):
    place = tmp_path / "README.md"
    place.write_text(f"# A\n\n{results.BEGIN}\n{results.END}\n\nend\n", encoding="utf-8")
    monkeypatch.setattr(builds, "README", place)
    monkeypatch.setattr(builds, "WORK", tmp_path / "work")
    return place


@pytest.fixture
def peers(tmp_path, monkeypatch):
    """This checkout and `quick` copy texts; `broken` cannot be installed."""

    def contender(name, _):
        if name == "broken":
            raise FailedError("no network")
        (tmp_path / name).mkdir(exist_ok=True)
        return Contender(name or contenders.OWN, tmp_path / name, layouts.raw, ((sys.executable, "-c", COPY),))

    (tmp_path / "own").mkdir()
    monkeypatch.setattr(builds, "contender", lambda name, work: contender(name or "own", work))


def ask(*given):
    parser = argparse.ArgumentParser()
    builds.arguments(parser)
    return builds.run(parser.parse_args(given))


@pytest.mark.usefixtures("peers")
def test_a_run_prints_tables_and_writes_the_last(readme, capsys):
    assert ask("--documents", "2", "1", "--runs", "1", "--against", "quick", "broken", "--write") == ""
    out, err = capsys.readouterr()
    assert out.count("| own ÷ quick |") == 2
    assert "broken is left out: no network" in err
    written = readme.read_text(encoding="utf-8")
    assert results.from_readme(written).startswith("2 documents in 3 languages")
    assert written.endswith("end\n")


@pytest.mark.usefixtures("peers")
def test_the_last_run_can_be_asked_for_again(readme, capsys):
    assert ask("--documents", "1", "--runs", "1") == ""
    before = capsys.readouterr().out
    assert ask("--last") == ""
    assert capsys.readouterr().out == before
    assert results.from_readme(readme.read_text(encoding="utf-8")) == ""


@pytest.mark.usefixtures("readme")
def test_without_a_run_there_is_no_last():
    assert "leave out --last" in ask("--last", "--write")


@pytest.mark.usefixtures("peers")
def test_a_readme_without_a_place_is_said(readme, capsys):
    readme.write_text("# A\n", encoding="utf-8")
    assert "has no place" in ask("--documents", "1", "--runs", "1", "--write")
    assert readme.read_text(encoding="utf-8") == "# A\n"
    assert "own" in capsys.readouterr().out


@pytest.mark.usefixtures("readme", "peers")
def test_a_checkout_that_cannot_be_built_is_said(monkeypatch):
    monkeypatch.setattr(sys.modules[builds.in_turn.__module__], "measure", refuse)
    assert ask("--documents", "1") == "own: no theme"


@pytest.mark.usefixtures("readme", "peers")
def test_two_runs_do_not_go_on_at_once():
    builds.WORK.mkdir()
    with (builds.WORK / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert ask("--documents", "1", "--runs", "1") == "another run goes on"
    assert ask("--documents", "1", "--runs", "1") == ""


def refuse(*_):
    raise FailedError("no theme")


@pytest.mark.parametrize("given", ["0", "-1", "many", "1.5"])
def test_numbers_are_from_one_up(given, capsys):
    with pytest.raises(SystemExit):
        ask("--documents", given)
    assert "--documents" in capsys.readouterr().err


def test_help_names_all_that_can_be_compared(capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["benchmarks", "builds", "--help"])
    with pytest.raises(SystemExit):
        main.main()
    said = capsys.readouterr().out
    assert all(name in said for name in (*contenders.KNOWN, "--against", "--documents", "--runs", "--write", "growth"))
