"""The three-way merge: no line of a person is lost, and Git puts the same texts together in the same way."""

import subprocess

from hypothesis import given
from hypothesis import strategies as st

from dossier.cli.contribute.merging import merged

LINES = st.lists(st.sampled_from(["", "a", "b", "c", "d"]), max_size=8).map(
    lambda lines: "".join(f"{x}\n" for x in lines)
)
EDITS = st.lists(st.sampled_from(["keep", "keep", "keep", "drop", "change", "add", "same"]), min_size=8, max_size=8)
"""What one side does to each line; both do "same" in the same way. No line is there twice, so there is one way to read it."""


@given(base=LINES, here=LINES, now=LINES)
def test_no_line_of_a_person_is_ever_lost(base, here, now):
    made, _ = merged(base, here, now)
    new = [line for line in here.splitlines() if line and line not in base.splitlines()]
    left = made.splitlines()
    for line in new:
        left.remove(line)


@given(base=LINES, changed=LINES)
def test_what_one_side_alone_has_changed_is_taken(base, changed):
    assert merged(base, changed, base) == (changed, ())
    assert merged(base, base, changed) == (changed, ())
    assert merged(base, changed, changed) == (changed, ())


@given(base=LINES, here=LINES, now=LINES)
def test_both_sides_count_the_same(base, here, now):
    made, clashes = merged(base, here, now)
    other, others = merged(base, now, here)
    assert {(clash.here, clash.rules) for clash in clashes} == {(clash.rules, clash.here) for clash in others}
    assert clashes or made == other


def edited(edits, side):
    ways = {"drop": "", "change": "{n} of {side}\n", "add": "{n}\n{n} more of {side}\n", "same": "{n} of both\n"}
    return "".join(ways.get(edit, "{n}\n").format(n=n, side=side) for n, edit in enumerate(edits))


@given(here=EDITS, now=EDITS)
def test_git_merges_the_same_texts_to_the_same(tmp_path_factory, here, now):
    texts = edited(["keep"] * 8, ""), edited(here, "here"), edited(now, "now")
    folder = tmp_path_factory.mktemp("merge")
    paths = [folder / name for name in ("base", "here", "now")]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    base, ours, theirs = map(str, paths)
    done = subprocess.run(["git", "merge-file", "-p", ours, base, theirs], capture_output=True, check=False)  # noqa: S607 - the program, wherever it lies
    made, clashes = merged(*texts)
    assert bool(done.returncode) == bool(clashes)
    assert clashes or done.stdout.decode() == made


def test_a_clash_is_told_by_its_line_in_the_page():
    _, (clash,) = merged("a\nb\nc\n", "new\na\nours\nc\n", "a\ntheirs\nc\n")
    assert clash == (3, ("ours",), ("theirs",))
