"""Fuzz over whole collections: a build and `dossier check` say the same of each, nothing ends in a traceback.

A build takes a second or two. A longer run: TREES=300 python -m pytest tests/check/test_agreement.py
"""

import os
import re
import shutil
from itertools import count
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from tests.building import ROOT, write
from tests.forking import Forking

CORPUS = yaml.safe_load((ROOT / "tests/cases/trees.yml").read_text(encoding="utf-8"))["builds"]
TREES = int(os.environ.get("TREES", "4"))
LOOSELY = ("mkdocs", "build", "--site-dir", "site")
CHECK = ("dossier", "--language", "en", "check")
GOOD = ("documents/good.html", "documents/fine.html")


def _setting(key, value):
    return f"{key}: {value}"


TEXTS = st.sampled_from(CORPUS["texts"])
PLACES = st.sampled_from(CORPUS["places"])
SETTINGS = st.builds(_setting, st.sampled_from(CORPUS["keys"]), st.sampled_from(CORPUS["values"]))
TREE = st.fixed_dictionaries(
    {
        "files": st.dictionaries(PLACES, TEXTS, max_size=3),
        "top": st.lists(SETTINGS, max_size=1),
        "extra": st.lists(SETTINGS, max_size=1),
    }
)


@pytest.fixture(scope="module")
def run():
    """What runs a command in a folder: its status, and all that it says."""
    with Forking() as forking:
        yield forking


@pytest.fixture(scope="module")
def start(tmp_path_factory, run):
    """A collection that is right, built once: what does not change is made no more."""
    folder = tmp_path_factory.mktemp("agreement") / "start"
    write(folder, CORPUS["start"])
    assert run(folder, *LOOSELY, "--strict")[0] == 0
    shutil.rmtree(folder / "site")
    return folder


def grow(folder, tree):
    """Put into a right collection what a tree has instead."""
    text = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    for line in tree.get("top", ()):
        text = re.sub(rf"(?m)^{line.partition(':')[0]}:.*\n(?:[ -].*\n)*", "", text) + f"{line}\n"
    text = text.replace("extra:\n", "".join(["extra:\n", *(f"  {line}\n" for line in tree.get("extra", ()))]), 1)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    for name, content in tree.get("files", {}).items():
        if content is None:
            (folder / name).unlink()
        else:
            write(folder, {name: content})


NUMBERS = count()
MKDOCS = re.compile(r"Config value '|MkDocs encountered an error|Aborted|The configuration is invalid")
"""What MkDocs says of settings, of which the command speaks with their line."""


@pytest.mark.timeout(600 + 30 * TREES)
@settings(max_examples=TREES, deadline=None, suppress_health_check=list(HealthCheck), phases=list(Phase)[:3])
@given(tree=TREE)
def test_a_build_and_the_check_say_the_same(start, run, tree):
    agree(start, run, tree)


for corpus_tree in CORPUS["trees"]:
    test_a_build_and_the_check_say_the_same = example(tree=corpus_tree)(test_a_build_and_the_check_say_the_same)


def agree(start, run, tree):
    folder = Path(shutil.copytree(start, start.parent / str(next(NUMBERS))))
    try:
        grow(folder, tree)
        found, told = run(folder, *CHECK)
        status, output = run(folder, *LOOSELY, "--strict")
        assert "Traceback" not in told, told
        # Settings that MkDocs itself stumbles over, before it loads any plugin: the command has said what is wrong.
        assert "Traceback" not in output or (found and "in load_config" in output), told + output
        assert bool(found) == bool(status), told + output
        warned = re.findall(r"(?m)^(?:WARNING|ERROR) +-  (.*)$", output)
        unsaid = [line for line in warned if line.removeprefix("mkdocs.yml: ") not in told]
        assert [line for line in unsaid if not MKDOCS.match(line)] == [], told + output
        if status and warned and not any(MKDOCS.match(line) for line in warned):
            status, output = run(folder, *LOOSELY)
            assert "Traceback" not in output, output
        if not status:
            assert [name for name in GOOD if not (folder / "site" / name).exists()] == [], output
    finally:
        shutil.rmtree(folder)
