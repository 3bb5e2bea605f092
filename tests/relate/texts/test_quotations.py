"""Who quotes whom: planted passages are found, boilerplate and formulas are not."""

from time import perf_counter
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Block, Corpus, Document, Facts, Translation
from dossier.model.document import when
from dossier.relate.texts.quotations import find_quotations, runs_in
from dossier.relate.texts.words import numbered
from tests.relate.build import entities, known, load

CASES = load("quotations")
ENTITIES = entities(CASES["entities"])


def text(id_, language, words, day="", translation=None):
    blocks = tuple(Block("paragraph", part, f"p-{at}", at) for at, part in enumerate(words, 1))
    moment = when(day) if day else None
    source = Translation(translation) if translation else None
    return Document(id_, language, id_, moment, Facts(), blocks, translation=source)


def read(case):
    texts = [text(d["id"], d["language"], d["text"], d["date"], d.get("translation")) for d in case["texts"]]
    more = case.get("more", {"count": 0})
    return texts + [text(f"more-{at}", "en", more["text"]) for at in range(more["count"])]


def quotations_of(corpus, duplicates=MappingProxyType({})):
    texts = {document.key: runs_in(document, numbered(document)) for document in corpus.documents}
    return find_quotations(corpus, texts, duplicates)


def told(texts, duplicates=None):
    said = {(document.key, block.id): block.text for document in texts for block in document.blocks}
    return [
        [
            one.document.id,
            one.other.id,
            said[one.document, one.block][one.start : one.end],
            said[one.other, one.other_block][one.other_start : one.other_end],
        ]
        for one in quotations_of(known(texts, ENTITIES)[0], duplicates or {})
    ]


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["about"])
def test_shared_wording_is_found_at_both_ends(case):
    texts = read(case)
    assert told(texts) == case["passages"]
    assert told(texts[::-1]) == case["passages"]


def test_copies_are_told_as_a_whole():
    texts = read(CASES["cases"][0])
    assert told(texts, {"a": {"b"}, "b": {"a"}}) == []


def test_without_dates_nobody_is_the_earlier_one():
    first = read(CASES["cases"][0])
    undated = [text(document.id, "en", [block.text for block in document.blocks]) for document in first]
    assert [one.dated for one in quotations_of(Corpus(tuple(first)))] == [True]
    assert [one.dated for one in quotations_of(Corpus(tuple(undated)))] == [False]


@given(st.lists(st.lists(st.sampled_from(["harbour", "bread", "ship", "the", "Geneva"]), max_size=40), max_size=4))
def test_passages_lie_within_their_blocks(words):
    texts = [text(f"d{at}", "en", [" ".join(one)]) for at, one in enumerate(words)]
    lengths = {document.key: len(document.blocks[0].text) for document in texts}
    for one in quotations_of(Corpus(tuple(texts))):
        assert 0 <= one.start < one.end <= lengths[one.document]
        assert 0 <= one.other_start < one.other_end <= lengths[one.other]


@pytest.mark.timing
def test_the_time_grows_with_the_number_of_texts():
    def taken(count):
        texts = [
            text(f"d{at}", "en", [" ".join(f"w{(at * 37 + n * n) % 997}" for n in range(300))]) for at in range(count)
        ]
        start = perf_counter()
        quotations_of(Corpus(tuple(texts)))
        return perf_counter() - start

    assert min(taken(400) for _ in range(2)) < 3.5 * min(taken(200) for _ in range(3)) + 0.3
