import stat

import pytest

from tests.site import chromium


@pytest.fixture
def programs(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)

    def add(name):
        (tmp_path / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (tmp_path / name).chmod(stat.S_IRWXU)
        return str(tmp_path / name)

    return add


def test_first_known_name_wins(programs):
    programs("google-chrome")
    expected = programs("chromium-browser")
    assert chromium.find() == expected


def test_environment_wins(programs, monkeypatch):
    programs("chromium")
    expected = programs("other")
    monkeypatch.setenv("CHROMIUM", expected)
    assert chromium.find() == expected


@pytest.mark.usefixtures("programs")
def test_one_clear_sentence_when_none_can_be_had(capsys):
    assert chromium.main() == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"{chromium.HELP}\n"


def test_a_wrong_wish_is_not_answered_with_another_program(programs, monkeypatch):
    programs("chromium")
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    assert chromium.main() == 1


def test_installs_when_none_is_found(programs, monkeypatch):
    programs("apt-get")
    programs("sudo")
    commands = []

    def run(command, **_):
        commands.append(command)
        if "install" in command:
            programs("chromium")
        return chromium.subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(chromium.subprocess, "run", run)
    assert chromium.main() == 0
    assert [command[-1] for command in commands] == ["update", "fonts-noto-cjk"]
