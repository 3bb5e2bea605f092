"""Fuzz over trees of files: whatever lies in a collection, nothing is raised, and the good texts are read.

A longer run: TREES=2000 python -m pytest tests/check/test_trees.py
"""

import os
import shutil
from itertools import count

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dossier.check import is_pending, message
from dossier.check.guard import UNFORESEEN
from dossier.collection import check, collect
from dossier.settings import load
from tests.building import ROOT

CORPUS = yaml.safe_load((ROOT / "tests/cases/trees.yml").read_text(encoding="utf-8"))
TREES = int(os.environ.get("TREES", "25"))
GOOD = {
    "seeds/good.txt": "A statement on bridges\n\n3 May 2024\n\nThe bridges of the city will be open to all.\n",
    "docs/en/documents/fine.md": "---\ntitle: The fine page\n---\nThe towers of the city are open.\n",
}
FACTS = st.builds("{}: {}\n".format, st.sampled_from(CORPUS["keys"]), st.sampled_from(CORPUS["values"]))
CONTENTS = st.one_of(
    FACTS.map("---\n{}---\nSome words.\n".format).map(str.encode),
    FACTS.map(str.encode),
    st.sampled_from(CORPUS["contents"]).map(str.encode),
    st.binary(max_size=80),
)
LETTERS = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=9)
NAMES = st.one_of(st.sampled_from(CORPUS["names"]), LETTERS)
KINDS = st.sampled_from(["file"] * 12 + ["folder", "pipe", "broken", "own"])
ENTRIES = st.tuples(st.sampled_from(CORPUS["folders"]), NAMES, st.sampled_from(CORPUS["ends"]), KINDS, CONTENTS)


PLACES = ("docs/en", "docs/en/documents", "docs/en/people", "seeds")
NAMED = [(place, name, ".md", "file", b"Some words.\n") for place in PLACES for name in CORPUS["names"]]
"""Whatever chance would miss: each name in each place, and each value."""
VALUED = [
    (place, f"{key}-{number}", ".md", "file", f"---\n{key}: {value}\n---\nSome words.\n".encode())
    for place in PLACES
    for key in ("title", "date")
    for number, value in enumerate(CORPUS["values"])
]


def put(path, kind, content):
    """Make one entry of a tree, where none is."""
    if os.path.lexists(path) or path.name in {"", ".", ".."}:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "file":
        path.write_bytes(content)
    elif kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("nowhere" if kind == "broken" else ".")


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """A folder for each tree."""
    top = tmp_path_factory.mktemp("trees")
    return (top / str(number) for number in count())


@settings(max_examples=TREES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(entries=NAMED)
@example(entries=VALUED)
@given(entries=st.lists(ENTRIES, min_size=1, max_size=8))
def test_nothing_is_raised_and_the_good_texts_are_read(places, entries):
    folder = next(places)
    for name, text in GOOD.items():
        put(folder / name, "file", text.encode())
    (folder / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
    for below, name, end, kind, content in entries:
        put(folder / below / f"{name}{end}", kind, content)
    known = load(folder, judged=False)
    found = collect(known)
    assert {"good", "fine"} <= {document.id for document in found.documents}
    checked = check(found, known)
    assert all(name.encode() for name in (*found.written, *(document.path for document in found.documents)))
    # What a build is told, the command says, too; each is a line that any terminal can show.
    assert [one for one in found.findings if not is_pending(one) and one not in checked] == []
    assert all(message(one, code).encode() for one in checked for code in known.codes)
    assert [one for one in checked if one.code == UNFORESEEN] == []
    assert found.inputs.hold(known)
    shutil.rmtree(folder)
