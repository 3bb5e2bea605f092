"""Builds in turn, by programs that only pretend to be site generators."""

import sys

import pytest

from benchmarks.builds import layouts, turns
from benchmarks.builds.contenders import Contender
from benchmarks.builds.corpus import EDITED_WORD, LANGUAGES, documents
from benchmarks.builds.processes import FailedError
from benchmarks.builds.results import COLD, EDIT, SAME
from benchmarks.builds.turns import examine, in_turn

COPY = """import pathlib
for path in pathlib.Path("seeds").iterdir():
    made = pathlib.Path("site") / f"{path.stem}.html"
    made.parent.mkdir(exist_ok=True)
    made.write_bytes(path.read_bytes())
"""
KINDS = [COLD, SAME, EDIT]


@pytest.fixture
def generator(tmp_path):
    """A contender that copies texts, or does what the given code does."""

    def make(title, code=COPY):
        template = tmp_path / "templates" / title
        template.mkdir(parents=True)
        return Contender(title, template, layouts.raw, ((sys.executable, "-c", code),))

    return make


def test_each_has_its_turn(generator, tmp_path, capsys):
    pair = [generator("a"), generator("b")]
    found = list(in_turn(pair, [1, 2], 2, tmp_path / "site", 60))
    order = [(result.documents, result.contender, result.kind) for result in found]
    assert order == [(count, name, kind) for count in (1, 2) for name in "abab" for kind in KINDS]
    assert {result.files for result in found if result.documents == 2} == {2 * len(LANGUAGES)}
    assert all(result.cpu > 0 < result.wall for result in found)
    assert not (tmp_path / "site").exists()
    assert "a, 1 documents, cold: CPU" in capsys.readouterr().err


def test_a_cold_build_finds_nothing_of_an_earlier_one(generator, tmp_path):
    once = generator(
        "a",
        f"import os, sys\nif os.path.exists('site') and not os.path.exists('cold'): sys.exit(9)\n{COPY}open('cold', 'w')",
    )
    assert len(list(in_turn([once], [1], 2, tmp_path / "site", 60))) == 6


def test_who_fails_is_left_out_and_the_others_go_on(generator, tmp_path, capsys):
    three = [generator("a"), generator("b", "raise SystemExit('no such theme')"), generator("c")]
    found = list(in_turn(three, [1], 2, tmp_path / "site", 60))
    assert [result.contender for result in found if result.kind == COLD] == ["a", "c", "a", "c"]
    said = capsys.readouterr().err
    assert said.count("b is left out") == 1
    assert "no such theme" in said


def test_without_this_checkout_there_is_nothing_to_compare(generator, tmp_path):
    pair = [generator("a", "raise SystemExit(2)"), generator("b")]
    with pytest.raises(FailedError, match=r"a: .*exit status 2"):
        list(in_turn(pair, [1], 1, tmp_path / "site", 60))


def test_a_build_that_skips_the_edit_does_not_count(generator, tmp_path):
    lazy = generator("a", f"import os, sys\nif os.path.exists('site'): sys.exit()\n{COPY}")
    with pytest.raises(FailedError, match="the edit does not show on any page"):
        list(in_turn([lazy], [1], 1, tmp_path / "site", 60))


def test_a_site_without_all_texts_does_not_count(tmp_path):
    page = tmp_path / "a.html"
    page.write_text(f"<p>{EDITED_WORD}</p>", encoding="utf-8")
    examine([page, page, page], 1, EDITED_WORD)
    with pytest.raises(FailedError, match="2 pages for 1 documents in 3 languages"):
        examine([page, page, tmp_path / "a.css"], 1, "")
    with pytest.raises(FailedError, match="does not show"):
        examine([page, page, page], 1, "elsewhere")


def test_code_of_the_site_comes_before_that_of_the_environment(generator, tmp_path):
    own = generator("a", f"import marked\n{COPY}")
    (own.template / "hooks").mkdir()
    (own.template / "hooks" / "marked.py").touch()
    assert len(list(turns.builds(own, documents(1), tmp_path / "site", 60))) == 3
