"""Fuzz over whole collections: a build and `dossier check` say the same of each, nothing ends in a traceback.

A build takes a second or two. A longer run: TREES=300 python -m pytest tests/check/test_agreement.py
"""

import json
import os
import re
import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from dossier.languages.text import on_one_line
from tests.building import ROOT, write
from tests.forking import Forking

TREES_OF = yaml.safe_load((ROOT / "tests/cases/trees.yml").read_text(encoding="utf-8"))
CORPUS = TREES_OF["builds"]
TREES = int(os.environ.get("TREES", "4"))
LOOSELY = ("mkdocs", "build", "--site-dir", "site")
CHECK = ("dossier", "--language", "en", "check", "--format", "json")
GOOD = ("documents/good.html", "documents/fine.html")


def _setting(key, value):
    return f"{key}: {value}"


TEXTS = st.sampled_from(CORPUS["texts"])
ODD = st.builds("{}/{}{}".format, *(st.sampled_from(TREES_OF[part]) for part in ("folders", "names", "ends")))
PLACES = st.one_of(st.sampled_from(CORPUS["places"]), ODD)
SETTINGS = st.one_of(
    st.builds(_setting, st.sampled_from(CORPUS["keys"]), st.sampled_from(CORPUS["values"])),
    st.sampled_from(CORPUS["whole"]),
)
EXTRA = st.builds(_setting, st.sampled_from(CORPUS["keys"]), st.sampled_from(CORPUS["values"]))
TREE = st.fixed_dictionaries(
    {
        "files": st.dictionaries(PLACES, TEXTS, max_size=5),
        "links": st.dictionaries(PLACES, st.sampled_from(CORPUS["targets"]), max_size=1),
        "top": st.lists(SETTINGS, max_size=2),
        "extra": st.lists(EXTRA, max_size=1),
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
        text = re.sub(rf"(?m)^{re.escape(line.partition(':')[0])}:.*\n(?:[ -].*\n)*", "", text) + f"{line}\n"
    text = text.replace("extra:\n", "".join(["extra:\n", *(f"  {line}\n" for line in tree.get("extra", ()))]), 1)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    for name, content in tree.get("files", {}).items():
        if content is None:
            (folder / name).unlink()
        else:
            # Chance may want to put a file below one, or into a folder of its name.
            with suppress(OSError):
                write(folder, {name: content})
    for name, target in tree.get("links", {}).items():
        with suppress(OSError):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).unlink(missing_ok=True)
            (folder / name).symlink_to(target)


def _place(finding):
    return on_one_line(finding["path"]) + (f":{finding['line']}" if finding["line"] else "")


CUSTOM = "theme: {name: material, custom_dir: overrides}"
UNFILLED = "this template cannot be filled"
NUMBERS = count()


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
        assert "Traceback" not in told + output, told + output
        # What of its own a template asks for in vain is known when it is filled.
        assert bool(found) == bool(status) or UNFILLED in output, told + output
        findings = json.loads(told[: told.rindex("]") + 1]) if found < 2 else []
        said = [f"{_place(one)}: {one['message']}" for one in findings]
        warned = re.findall(r"(?m)^(?:WARNING|ERROR) +-  (.*)$", output)
        assert [line for line in warned if line.removeprefix("mkdocs.yml: ") not in told and line not in said] == [], (
            told + output
        )
        unsaid = [line for line, one in zip(said, findings, strict=True) if not one["pending"] and line not in output]
        assert unsaid == [], told + output
        if status and warned:
            status, output = run(folder, *LOOSELY)
            assert "Traceback" not in output, output
        if not status:
            assert [name for name in GOOD if not (folder / "site" / name).exists()] == [], output
    finally:
        shutil.rmtree(folder)


@pytest.mark.parametrize("template", ["main.html", "document.html", "404.html"])
def test_a_template_that_cannot_be_filled_is_told_by_its_line(start, run, template):
    folder = Path(shutil.copytree(start, start.parent / str(next(NUMBERS))))
    grow(folder, {"files": {f"overrides/{template}": "a\n{{ 1 // 0 }}\n"}, "top": [CUSTOM]})
    status, output = run(folder, *LOOSELY)
    assert status
    assert "Traceback" not in output
    assert f"overrides/{template}:2: {UNFILLED} (ZeroDivisionError" in output
    assert not (folder / "site").exists()
