"""Lists as languages write them, whatever is in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages import languages
from dossier.languages.locales import listed, pieces

STYLES = ("open", "and", "or")


@given(
    st.lists(st.text()),
    st.sampled_from(languages()),
    st.sampled_from(STYLES),
)  # fmt: skip
def test_everything_is_there_once_and_in_order(items, language, style):
    made = pieces(items, language, style)
    assert [piece.item for piece in made] == items
    between = [piece.before + piece.after for piece in made]
    assert [text for text in between if "\0" in text] == []
    assert sum(map(bool, between)) == max(0, len(items) - 1)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("style", STYLES)
def test_one_thing_is_no_list(language, style):
    assert listed(["a"], language, style) == "a"
    assert listed([], language, style) == ""


@pytest.mark.parametrize(
    ("language", "open_", "and_", "or_"),
    [
        ("en", "a, b, c", "a, b and c", "a, b or c"),
        ("fr", "a, b, c", "a, b et c", "a, b ou c"),
        ("zh", "a、b、c", "a、b和c", "a、b或c"),
    ],
)
def test_lists_end_as_their_place_asks(language, open_, and_, or_):
    assert tuple(listed("abc", language, style) for style in STYLES) == (open_, and_, or_)
