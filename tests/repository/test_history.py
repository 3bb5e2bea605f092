"""When files last changed, by a real Git: what feeds tell, and nothing where the history does not say it."""

import os
import subprocess

import feedparser
import pytest

from dossier.collection import collect, sources_of, times, with_history
from dossier.repository.history import changed, head
from dossier.settings import load
from dossier.store import Store
from dossier.write.exports import exports

TEXT = "A letter\n\n3 May 1923\n\nThe bridges of the city are open to all.\n"


@pytest.fixture
def git(tmp_path):
    """Runs Git in a folder of its own, at a second of 1970 that a test names."""

    def run(*arguments, at=0, folder=tmp_path):
        time = f"@{at} +0200"
        given = {
            "GIT_AUTHOR_DATE": "@1 +0000",
            "GIT_COMMITTER_DATE": time,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "HOME": str(folder),
        }
        names = {f"GIT_{who}_{what}": "a@b.c" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        subprocess.run(
            ["/usr/bin/env", "git", *arguments],
            cwd=folder,
            env=os.environ | given | names,
            check=True,
            capture_output=True,
        )

    def save(at, **files):
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        run("add", "-A", at=at)
        run("commit", "-qm", "x", at=at)

    run("init", "-q", "-b", "main")
    run.save = save
    return run


def test_the_last_commit_of_each_file_tells_when_it_changed(git, tmp_path):
    git.save(10, **{"été.txt": "a", "b": "b"})
    git.save(3600, b="c")
    (tmp_path / "new").touch()
    assert changed(tmp_path) == {"été.txt": "1970-01-01T00:00:10Z", "b": "1970-01-01T01:00:00Z"}
    assert len(head(tmp_path)) == 40


def test_what_was_merged_is_as_new_as_the_merge(git, tmp_path):
    git.save(10, a="a")
    git("checkout", "-qb", "proposed")
    git.save(20, b="b")
    git("checkout", "-q", "main")
    git.save(30, a="c")
    git("merge", "-q", "--no-ff", "-m", "m", "proposed", at=40)
    assert changed(tmp_path) == {"a": "1970-01-01T00:00:30Z", "b": "1970-01-01T00:00:40Z"}


def test_paths_are_those_below_the_folder_that_is_asked_for(git, tmp_path):
    (tmp_path / "seeds").mkdir()
    git.save(10, **{"a": "a", "seeds/b": "b"})
    assert list(changed(tmp_path / "seeds")) == ["b"]


def test_a_part_of_a_history_tells_nothing(git, tmp_path):
    git.save(10, a="a")
    git.save(20, b="b")
    git("clone", "-q", "--depth", "1", f"file://{tmp_path}", "shallow")
    assert head(tmp_path / "shallow") == ""
    assert head(tmp_path / ".git" / "..") != ""


def test_without_git_nothing_is_told(tmp_path, monkeypatch):
    assert (head(tmp_path), changed(tmp_path)) == ("", {})
    monkeypatch.setenv("PATH", "")
    assert (head(tmp_path), changed(tmp_path)) == ("", {})


def entries(folder, store):
    """The feed of the collection in a folder."""
    settings = load(folder)
    of = with_history(sources_of(collect(settings), settings), settings, store)
    (made,) = (file.content for file in exports(of.catalogue, of.publication) if file.path == "data/documents.atom")
    return [(one.title, one.updated, one.get("published")) for one in feedparser.parse(made).entries]


def test_a_letter_of_1923_that_is_added_today_comes_first(git, dossier):
    folder = dossier.folder
    git("init", "-q", "-b", "main", folder=folder)
    git("add", "-A", folder=folder)
    git("commit", "-qm", "x", at=10, folder=folder)
    (folder / "seeds" / "letter.txt").write_text(TEXT, encoding="utf-8")
    git("add", "-A", folder=folder)
    git("commit", "-qm", "x", at=20, folder=folder)
    store = Store()
    first, *others = entries(folder, store)
    assert first == ("A letter", "1970-01-01T00:00:20Z", "1923-05-03T00:00:00Z")
    assert {updated for _, updated, _ in others} == {"1970-01-01T00:00:10Z"}
    (folder / "seeds" / "letter.yml").write_text("place: Lima\n", encoding="utf-8")
    git("add", "-A", folder=folder)
    git("commit", "-qm", "x", at=30, folder=folder)
    assert entries(folder, store)[0][1] == "1970-01-01T00:00:30Z"
    assert times(load(folder), store) == times(load(folder), Store())
