"""Names by what a text has said before: surnames, and names of several."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Block, Document, Entity, Facts
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


LOOSE = (
    Entity(
        "ministry",
        "organisation",
        {"en": ("Foreign Ministry",), "fr": ("ministère des Affaires étrangères",), "zh": ("外交部",)},
        context={"Foreign Ministry": ("China",), "ministère des Affaires étrangères": ("China",), "外交部": ("中国",)},
    ),
    Entity("china", "place", {"en": ("China",), "fr": ("Chine", "China"), "zh": ("中国",)}),
)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "China spoke. The Foreign Ministry agreed.", 1),
        ("en", "China spoke. The Russian Foreign Ministry agreed.", 0),
        ("en", "China spoke. The Foreign Ministry of Peru agreed.", 0),
        ("en", "China spoke, the Foreign Ministry of China agreed.", 1),
        ("fr", "La Chine parle. Le ministère des Affaires étrangères approuve.", 1),
        ("fr", "La Chine parle. Le ministère des Affaires étrangères de la Russie approuve.", 0),
        ("fr", "La Chine parle. Le ministère des Affaires étrangères de l’Inde approuve.", 0),
        ("zh", "中国表示，外交部同意。", 1),
        ("zh", "中国表示，俄罗斯外交部同意。", 0),
    ],
)
def test_a_loose_name_within_that_of_another_body_is_none(language, text, found):
    mentions = known([document(text, language)], LOOSE)[0].mentions
    assert [mention.entity for mention in mentions].count("ministry") == found


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("en", "New York", "The New York Times wrote of New York State."),
        ("en", "Africa", "South Africa voted."),
        ("en", "China", "China Daily and the South China Sea"),
        ("fr", "Afrique", "L’Afrique du Sud a voté."),
        ("zh", "李强", "小李强调了这一点。"),
        ("zh", "纽约", "《纽约时报》报道。"),
    ],
)
def test_words_that_hold_a_name_by_accident_do_not_mean_it(language, name, text):
    kind = "person" if name == "李强" else "place"
    assert not known([document(text, language)], [Entity("it", kind, {language: (name,)})])[0].mentions
