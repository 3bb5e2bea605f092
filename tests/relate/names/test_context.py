"""Names by what a text has said before: surnames, and names of several."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Block, Document, Facts
from tests.relate.build import entities, known, load

CASES = load("context")
ENTITIES = entities(CASES["entities"])


def document(text, language, title=""):
    blocks = (Block("paragraph", part, f"p-{at}", at) for at, part in enumerate(text.split(" | "), 1))
    return Document("d", language, title, None, Facts(), tuple(blocks))


def named(text):
    texts = {block.id: block.text for block in text.blocks}
    return [f"{m.entity} {texts[m.block][m.start : m.end]}" for m in known([text], ENTITIES)[0].mentions]


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: f"{case['language']}-{case['text'][:40]}")
def test_words_mean_whom_the_text_has_named(case):
    assert named(document(case["text"], case["language"])) == case["mentions"]


def test_a_title_names_too():
    assert named(document("Lin left.", "en", "Lin Jian speaks")) == ["lin Lin"]


def test_what_is_known_by_the_text_alone_says_so():
    found = known([document("Lin Jian spoke. Lin left.", "en")], ENTITIES)[0].mentions
    assert [mention.inferred for mention in found] == [False, True]


@given(
    st.text(" LinJaParis|MsCongthefRpubl.刚果林剑先生中国人·", max_size=80), st.sampled_from(["en", "fr", "zh", "tlh"])
)
def test_mentions_never_overlap(text, language):
    spans = [(m.block, m.start, m.end) for m in known([document(text, language)], ENTITIES)[0].mentions]
    for block, start, end in spans:
        assert start < end
        assert sum(one == block and a < end and start < b for one, a, b in spans) == 1
