"""Comments of translations: whatever a paragraph reads, its comment gives it back."""

from hypothesis import given
from hypothesis import strategies as st

from dossier.languages.normal_forms import same
from dossier.pages.comments import comments, without, written

WORDINGS = st.text(
    st.sampled_from("ab é-\\>!<&:+*#\n\u00a0") | st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1
)
BODIES = st.lists(
    st.sampled_from(["Un mur.", "## Le mur", "- un", "- deux", "> Il dit", "1. premier", "", "  suite", "| a | b |"])
)


@given(WORDINGS)
def test_a_comment_gives_its_wording_back(wording):
    (found,) = comments(written(["p-1a2b3c", "p-4d5e6f-2"], wording) + "\nUn mur.")
    assert (found.ids, found.line) == (("p-1a2b3c", "p-4d5e6f-2"), 1)
    assert same(found.wording, wording)


@given(BODIES, WORDINGS)
def test_readers_get_all_but_the_comments(lines, wording):
    comment = written(["p-1a2b3c"], wording)
    body = "\n\n".join(f"{comment}\n{line}" for line in lines)
    left = without(body)
    assert "<!-- p-1a2b3c" not in left
    assert left.replace("<!-- -->", "").split() == " ".join(lines).split()


def test_other_comments_stay():
    body = "<!-- a note -->\n\n<!-- p-12: no id -->\n\nUn mur. <!-- p-1a2b3c: within a line -->\n"
    assert without(body) == body
    assert comments(body) == ()
