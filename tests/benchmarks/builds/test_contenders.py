"""What can be compared, without installing any of it."""

import sys
from pathlib import Path

import pytest
import yaml

from benchmarks.builds import contenders, layouts
from benchmarks.builds.contenders import KNOWN, PEERS, contender
from benchmarks.builds.corpus import LANGUAGES
from benchmarks.builds.processes import FailedError
from tests.building import ROOT

FILES = {
    "hooks/mkdocs_hooks.py": b"pass\n",
    "mkdocs.yml": b"site_name: A\n",
    "docs/en/index.md": b"# A\n",
    "docs/en/documents/x.md": b"a translation\n",
    "seeds/x.txt": b"a text\n",
    "tests/test_x.py": b"pass\n",
}


@pytest.fixture
def files():
    return {**FILES, "requirements.lock": (ROOT / "requirements.lock").read_bytes()}


@pytest.fixture
def commands(monkeypatch):
    """Commands that would have been run."""
    seen = []

    def run(command, _):
        seen.append([str(part) for part in command])
        if "venv" in command:
            command[-1].mkdir(parents=True)
        return b""

    monkeypatch.setattr(contenders, "run", run)
    return seen


@pytest.fixture
def here(monkeypatch, files):
    monkeypatch.setattr(contenders, "_lying_here", files.items)
    return files


def test_each_peer_pins_what_it_installs_and_has_its_settings():
    for name, peer in KNOWN.items():
        assert all(pin.count("==") == 1 for pin in peer.pins)
        assert any(PEERS.joinpath(name).rglob("*.*"))


def test_settings_are_those_of_one_site_in_all_languages():
    stock = yaml.safe_load((PEERS / "stock" / "mkdocs.yml").read_text("utf-8"))
    assert [language["locale"] for language in stock["plugins"]["i18n"]["languages"]] == list(LANGUAGES)
    assert sorted(path.parent.name for path in PEERS.glob("zensical/*/mkdocs.yml")) == sorted(LANGUAGES)
    assert stock["nav"] == ["index.md"]
    for language in LANGUAGES:
        zensical = yaml.safe_load((PEERS / "zensical" / language / "mkdocs.yml").read_text("utf-8"))
        assert (zensical["theme"]["language"], zensical["nav"]) == (language, ["index.md"])


@pytest.mark.usefixtures("here")
def test_this_checkout_is_taken_without_its_texts(tmp_path, commands):
    own = contender("", tmp_path)
    assert own.title == contenders.OWN
    assert own.layout is layouts.raw
    assert own.commands == ((sys.executable, "-m", "mkdocs", "build", "--quiet"),)
    assert {path.relative_to(own.template).as_posix() for path in own.template.rglob("*.*") if path.is_file()} == {
        "hooks/mkdocs_hooks.py", "mkdocs.yml", "docs/en/index.md", "requirements.lock",
    }  # fmt: skip
    assert commands == [[sys.executable, "-m", "compileall", "-q", "hooks"]]


@pytest.mark.usefixtures("here", "commands")
def test_files_of_an_earlier_run_are_not_taken_along(tmp_path):
    template = contender("", tmp_path).template
    (template / "docs" / "en" / "stray.md").write_text("gone since", encoding="utf-8")
    contender("", tmp_path)
    assert not (template / "docs" / "en" / "stray.md").exists()


def test_a_revision_with_other_libraries_gets_an_environment(tmp_path, commands, here):
    here["requirements.lock"] = b"mkdocs==1.0\n"
    python = contender("", tmp_path).commands[0][0]
    assert Path(python).is_relative_to(tmp_path / "environments")
    assert [command[:3] for command in commands] == [
        [sys.executable, "-m", "venv"], [python, "-m", "pip"], [python, "-m", "compileall"],
    ]  # fmt: skip
    assert "--require-hashes" in commands[1]


def test_an_environment_is_made_once(tmp_path, commands):
    for _ in range(2):
        stock = contender("stock", tmp_path)
    assert [command[2] for command in commands] == ["venv", "pip"]
    assert commands[1][-4:] == list(KNOWN["stock"].pins)
    assert stock.template == PEERS / "stock"


def test_an_environment_that_was_not_finished_is_made_anew(tmp_path, monkeypatch):
    def fail(command, _):
        if "pip" in command:
            raise FailedError("pip install: exit status 1\nWARNING: Retrying\nERROR: No network")
        command[-1].mkdir(parents=True)
        return b""

    monkeypatch.setattr(contenders, "run", fail)
    for _ in range(2):
        with pytest.raises(FailedError, match=r"^its packages cannot be installed: ERROR: No network$"):
            contender("zensical", tmp_path)


def test_a_package_without_its_program_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(contenders, "_environment", lambda *_: tmp_path / "hugo-1")
    with pytest.raises(FailedError, match="hugo-1 has no hugo for this kind of machine"):
        contender("hugo", tmp_path)


def test_programs_of_hugo_are_found(tmp_path, monkeypatch):
    site = tmp_path / "lib" / "python3.11" / "site-packages"
    programs = [site / "hugo" / "binaries" / "hugo", site / "pagefind_bin_extended" / "pagefind_extended"]
    for program in programs:
        program.parent.mkdir(parents=True)
        program.touch()
    monkeypatch.setattr(contenders, "_environment", lambda *_: tmp_path)
    assert [command[0] for command in contender("hugo", tmp_path).commands] == list(map(str, programs))


@pytest.mark.parametrize("name", ["no-such-revision", "--output=x", "HEAD:hooks"])
def test_what_is_neither_peer_nor_revision_is_one_sentence(tmp_path, name):
    with pytest.raises(FailedError, match=r"is no revision of this repository and none of stock, zensical, hugo$"):
        contender(name, tmp_path)


def test_a_revision_is_read_from_git(monkeypatch, tmp_path):
    repository = tmp_path / "repository"
    repository.mkdir()
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    contenders.run(["git", "init", "--quiet"], repository)
    (repository / "é.txt").write_bytes(b"held\r\n")
    contenders.run(["git", "add", "."], repository)
    contenders.run([*git, "commit", "--quiet", "--message", "One"], repository)
    monkeypatch.setattr(contenders, "ROOT", repository)
    revision = contenders.revision_of("HEAD")
    assert len(revision) == 40
    assert dict(contenders.archived(revision)) == {"é.txt": b"held\r\n"}
