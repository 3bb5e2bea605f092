"""Suggestions: cases in three languages, what holds for any text, their order, and the time they take."""

from dataclasses import replace
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages.normal_forms import fold
from dossier.model import Corpus, Document, Entity, Facts
from dossier.relate.names.suggestions import suggest
from tests.relate.build import document, entities, load
from tests.relate.build import known as related

CASES = load("suggestions")
PIECES = st.sampled_from([
    "Mr ", "Anna Berg", "World Bank", " of ", " the ", "President ", "(WHO)", " said", ". ", ", ", "M. ", "ministère de la ", "Santé",
    "Déclaration ", "《", "》", "总统", "武契奇", "倡议", "联合国", "部", "·", "李强", "表示", "，", "。", "in ", "AI", "2024 ", "Forum", "’", "-", "İ", "ß",
])  # fmt: skip
TEXTS = st.lists(st.lists(PIECES | st.text(max_size=4), max_size=14).map("".join).filter(str.strip), max_size=4)


def corpus(texts: list[list[str]], language: str, known: tuple[Entity, ...] = ()) -> Corpus:
    documents = tuple(
        document({"id": f"d{at}", "language": language, "blocks": blocks}) for at, blocks in enumerate(texts)
    )
    return related(documents, known)[0]


def found(case: dict[str, Any]) -> list[str]:
    given = corpus(case["texts"], case["language"], entities(case.get("known", {})))
    return sorted(f"{one.kind}: {' | '.join(one.names[case['language']])}" for one in suggest(given))


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["texts"][0][0][:40])
def test_names_without_a_page_are_suggested(case: dict[str, Any]) -> None:
    assert found(case) == sorted(case["found"])


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, marks=pytest.mark.xfail(reason=case["why"])) for case in CASES["failing"]],
    ids=lambda case: case["texts"][0][0][:40],
)
def test_known_failures(case: dict[str, Any]) -> None:
    assert found(case) == sorted(case["found"])


def test_names_in_most_texts_come_first_then_those_named_most_often() -> None:
    texts = [
        ["Mr Adam Bell and Dr Carl Dunn met."],
        ["Dr Carl Dunn left."],
        ["Mrs Eva Fox, Eva Fox, Eva Fox and Mr Gil Hay."],
    ]
    assert [one.names["en"][0] for one in suggest(corpus(texts, "en"))] == [
        "Carl Dunn",
        "Eva Fox",
        "Adam Bell",
        "Gil Hay",
    ]


def test_a_latin_name_is_one_in_all_languages_and_versions_are_one_text() -> None:
    documents = (
        document({"id": "a", "language": "en", "blocks": ["Mr Luis Barroso said so."]}),
        document({"id": "a", "language": "fr", "blocks": ["M. Luís Barroso l’a dit."], "translation": "en"}),
    )
    (one,) = suggest(Corpus(documents))
    assert (one.kind, dict(one.names), one.texts) == ("person", {"en": ("Luis Barroso",), "fr": ("Luís Barroso",)}, 1)
    assert one.basis == ("Mr", "M.")
    assert [usage.sentence for usage in one.usages] == ["Mr Luis Barroso said so.", "M. Luís Barroso l’a dit."]


def test_facts_of_a_text_are_names_in_the_language_of_their_script() -> None:
    text = document({"id": "a", "language": "en", "blocks": ["Nothing here."]})
    facts = Facts(speaker=("Anna Berg", "the chair"), publisher="外交部", event="2024 River Forum")
    made = suggest(Corpus((replace(text, facts=facts),)))
    assert {(one.kind, *one.names.items(), *one.basis) for one in made} == {
        ("person", ("en", ("Anna Berg",)), "speaker"),
        ("organisation", ("zh", ("外交部",)), "publisher"),
        ("event", ("en", ("River Forum",)), "event"),
    }
    assert {usage.sentence for one in made for usage in one.usages} == {""}


def test_a_language_that_nobody_described_is_no_obstacle() -> None:
    assert suggest(corpus([["Mevrouw Anna Berg zei dat."]], "nl")) == ()


def _texts(document: Document) -> str:
    return fold(" ".join(" ".join(block.text.split()) for block in document.blocks))


@given(TEXTS, st.sampled_from(["en", "fr", "zh"]))
def test_every_suggested_name_stands_in_a_text(blocks: list[str], language: str) -> None:
    given = corpus([blocks], language)
    for one in suggest(given):
        assert one.usages
        assert all(fold(name) in _texts(given.documents[0]) for names in one.names.values() for name in names)
        assert all(
            usage.sentence in block.text
            for usage in one.usages
            for block in given.documents[0].blocks
            if block.id == usage.block
        )


@given(TEXTS)
def test_what_is_accepted_is_not_suggested_again(blocks: list[str]) -> None:
    made = suggest(corpus([blocks], "en"))
    known = tuple(Entity(f"{at}", one.kind, one.names) for at, one in enumerate(made))
    names = {name for one in made for name in one.names["en"]}
    assert names.isdisjoint(name for one in suggest(corpus([blocks], "en", known)) for name in one.names["en"])


@pytest.mark.timing
@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("en", "Plan of A of the "), ("en", "President of the Bank "), ("en", "Anna Berg and "), ("en", "A"), ("en", "Anna, "),
        ("fr", "Plan de la Mer et de la Vie "), ("fr", "ministère des "), ("zh", "部长李·"), ("zh", "推动落实"), ("zh", "在《联合国"),
    ],
)  # fmt: skip
def test_one_long_paragraph_takes_no_long_time(language: str, unit: str) -> None:
    start = perf_counter()
    suggest(corpus([[unit * (60_000 // len(unit))]], language))
    assert perf_counter() - start < 10
