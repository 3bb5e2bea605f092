"""Mentions: cases in three languages, what holds for any text, and the time it takes."""

import random
from dataclasses import replace
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages.names import own_names
from dossier.languages.normal_forms import fold, lower
from dossier.model import Entity
from dossier.model.document import TITLE
from dossier.relate.names.lexicon import lexicon
from tests.relate.build import document, entities, known, load

CASES = load("mentions")
ENTITIES = entities(CASES["entities"])
PIECES = st.sampled_from(
    [name for entity in ENTITIES for names in entity.names.values() for name in names]
    + [" ", "s", "x", "-", "’", "a", "中"]
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join)


@pytest.mark.parametrize("case", CASES["texts"], ids=lambda case: case["text"][:40])
def test_names_are_found(case: dict[str, Any]) -> None:
    text = document({"id": "a", "language": case["language"], "blocks": [case["text"]]})
    spans = known([text], ENTITIES)[0].mentions
    assert [f"{case['text'][span.start : span.end]}: {span.entity}" for span in spans] == case["found"]


@given(TEXTS, st.sampled_from(["en", "fr", "zh"]))
def test_spans_are_names_in_order_without_overlaps(text: str, language: str) -> None:
    spans = lexicon(ENTITIES, language).spans(text)
    last = 0
    named = {entity.id: entity for entity in ENTITIES}
    for span in spans:
        assert last <= span.start < span.end <= len(text)
        surface = lower(fold(text[span.start : span.end]))
        assert any(_without_plural(surface) == _without_plural(lower(name)) for name in _names(named[span.entity]))
        last = span.end


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    assert len(lower(fold(text))) == len(text)


def test_mentions_come_from_all_blocks_of_all_documents() -> None:
    texts = [
        document({"id": "a", "language": "en", "blocks": ["The UN", "Nothing", "AI in China"]}),
        document({"id": "a", "language": "fr", "blocks": ["L’ONU"], "translation": "en"}),
    ]
    found = [(m.document, m.block, m.start, m.end, m.entity) for m in known(texts, ENTITIES)[0].mentions]
    assert found == [
        (("a", "en"), "p-000001", 4, 6, "un"),
        (("a", "en"), "p-000003", 0, 2, "ai"),
        (("a", "en"), "p-000003", 6, 11, "china"),
        (("a", "fr"), "p-000001", 2, 5, "un"),
    ]


def test_a_name_that_stands_in_the_title_alone_counts_there() -> None:
    text = document({"id": "a", "language": "en", "blocks": ["Ships of China came."]})
    titled = replace(text, title="The UN to China, on behalf of the UN")
    found = [(m.entity, m.block, m.start) for m in known([titled], ENTITIES)[0].mentions]
    assert found == [("un", TITLE, 4), ("un", TITLE, 34), ("china", "p-000001", 9)]


def test_a_title_names_nobody_who_only_looks_like_a_place() -> None:
    text = replace(document({"id": "a", "language": "en", "blocks": ["We met."]}), title="Remarks by Ms. China")
    assert known([text], ENTITIES)[0].mentions == ()


def test_nobody_is_found_where_nobody_is_known() -> None:
    assert known([document({"id": "a", "language": "en", "blocks": ["The UN"]})], [])[0].mentions == ()


@pytest.mark.timing
def test_many_names_in_many_texts_are_found_in_time() -> None:
    chance = random.Random(1)  # noqa: S311 no secret hangs on it
    names = [f"{chance.choice('BCDFG')}a{number}k {chance.choice('RSTV')}o{number}l" for number in range(500)]
    people = [Entity(str(number), "organisation", {"en": (name,)}) for number, name in enumerate(names)]
    texts = [
        document({"id": str(at), "language": "en", "blocks": [" said ".join(chance.sample(names, 20))] * 5})
        for at in range(2000)
    ]
    start = perf_counter()
    assert len(known(texts, people)[0].mentions) == 2000 * 100
    assert perf_counter() - start < 10


def _names(entity: Entity) -> tuple[str, ...]:
    """Names in all languages: a text may borrow them."""
    return tuple(name for tag in entity.names for name in own_names(entity, tag))


def _without_plural(name: str) -> list[str]:
    return [word.rstrip("sx") for word in name.split(" ")]
