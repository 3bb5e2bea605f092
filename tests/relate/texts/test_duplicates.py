"""The same text twice: what is a copy, where copies differ, and how long it takes to find them."""

from collections.abc import Iterable
from itertools import combinations
from random import Random
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Difference, Document, Duplicate, Facts, Key
from dossier.relate import relate
from dossier.relate.texts.duplicates import find_duplicates, marks, repeated
from dossier.relate.texts.words import numbered
from tests.relate.build import document, entities, load

CASES = load("duplicates")["cases"]


def text(id_: str, *blocks: str, language: str = "en") -> Document:
    return document({"id": id_, "language": language, "blocks": blocks})


def duplicates_of(documents: Iterable[Document]) -> tuple[Duplicate, ...]:
    documents = tuple(documents)
    return find_duplicates(documents, {document.key: marks(numbered(document)) for document in documents})


def copies_of(case: dict[str, Any]) -> tuple[Duplicate, ...]:
    other = case.get("other", case["language"])
    pair = text("a", *case["one"], language=case["language"]), text("b", *case["two"], language=other)
    return duplicates_of(pair)


def words(case: dict[str, Any], difference: Difference) -> list[list[str]]:
    """What each side has alone."""
    found = []
    for blocks, id_, spans in (
        (case["one"], difference.block, difference.changed),
        (case["two"], difference.other_block, difference.other_changed),
    ):
        block = dict(zip((block.id for block in text("x", *blocks).blocks), blocks, strict=True)).get(id_, "")
        found.append([block[start:end] for start, end in spans])
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_copies_are_told_from_other_texts(case: dict[str, Any]) -> None:
    found = copies_of(case)
    assert [copy.kind for copy in found] == ([case["kind"]] if "kind" in case else [])
    for copy in found:
        assert (copy.document.id, copy.other.id) == ("a", "b")
        assert [words(case, difference) for difference in copy.differences] == case["differ"]


@pytest.mark.parametrize("case", [case for case in CASES if "kind" in case], ids=lambda case: case["about"])
def test_the_order_of_the_texts_does_not_matter(case: dict[str, Any]) -> None:
    (copy,) = copies_of(case)
    (turned,) = copies_of({**case, "one": case["two"], "two": case["one"]})
    first, second = ("b", "a") if copy.kind == "excerpt" else ("a", "b")
    assert (turned.document.id, turned.other.id) == (first, second)
    assert (turned.kind, turned.share, len(turned.differences)) == (copy.kind, copy.share, len(copy.differences))


def test_a_copy_can_be_seen_from_both_sides() -> None:
    (copy,) = copies_of(next(case for case in CASES if case.get("kind") == "near"))
    seen = copy.seen_from(copy.other)
    assert (seen.document, seen.other) == (copy.other, copy.document)
    assert seen.differences[0].changed == copy.differences[0].other_changed
    assert seen.seen_from(copy.document) == copy
    assert copy.seen_from(copy.document) is copy


def test_a_text_without_words_is_no_copy_of_another() -> None:
    assert duplicates_of([text("a"), text("b")]) == ()


def test_what_a_person_calls_a_version_is_compared_whatever_it_says() -> None:
    facts = Facts(version_of="a")
    other = text("b", "A few other words stand here.")
    named = Document("b", "en", "b", None, facts, other.blocks)
    (copy,) = duplicates_of([text("a", "Some words stand here."), named])
    assert (copy.kind, len(copy.differences)) == ("near", 1)
    assert duplicates_of([named, text("a", "Quelques mots.", language="fr")]) == ()


def test_copies_are_not_listed_as_related() -> None:
    speech = next(case for case in CASES if case.get("kind") == "near")
    speaker = {"speaker": ["Ada Rivers"], "language": "en"}
    texts = [
        document({"id": "a", "blocks": speech["one"], **speaker}),
        document({"id": "b", "blocks": speech["two"], **speaker}),
        document({"id": "c", "blocks": ["Something else."], **speaker}),
        *(document({"id": id_, "blocks": ["Nothing."], "language": "en"}) for id_ in "de"),
    ]
    found = relate(texts, entities({"ada": {"kind": "person", "en": ["Ada Rivers"]}})).relations
    assert {(one.document, one.other) for one in found} == {("a", "c"), ("b", "c"), ("c", "a"), ("c", "b")}


def test_of_copies_all_but_one_are_repeated() -> None:
    pairs = [
        Duplicate(Key("part", "en"), Key("a", "en"), "excerpt", 1.0),
        Duplicate(Key("a", "en"), Key("b", "en"), "exact", 1.0),
        Duplicate(Key("a", "en"), Key("c", "en"), "near", 0.9),
    ]
    assert {key.id for key in repeated(pairs)} == {"part", "b", "c"}


def test_each_of_many_copies_is_found() -> None:
    speech = next(case for case in CASES if case.get("kind") == "near")["one"]
    texts = [text(f"d{at:02}", *speech, f"This is number {at} of them." if at else "") for at in range(30)]
    found = {id_ for copy in duplicates_of(texts) for id_ in (copy.document.id, copy.other.id)}
    assert len(found) == 30


VOCABULARY = [f"word{at}" for at in range(4000)]
WEIGHTS = [1 / (at + 1) for at in range(4000)]


def collection(size: int) -> list[Document]:
    """Texts of 5 KB as a language spreads its words, all with one notice, and an edited copy of each twentieth."""
    chance = Random(size)  # noqa: S311 - the same texts each time
    notice = " ".join(chance.choices(VOCABULARY, WEIGHTS, k=70))
    bodies = [[" ".join(chance.choices(VOCABULARY, WEIGHTS, k=80)) for _ in range(9)] for _ in range(size)]
    edited = [[*body[:4], f"edited {body[4]}", *body[5:]] for body in bodies[::20]]
    return [text(f"d{at:05}", *body, notice) for at, body in enumerate([*bodies, *edited])]


@pytest.mark.timing
def test_time_grows_with_the_number_of_texts() -> None:
    took = {}
    for size in (400, 800):
        texts = collection(size)
        start = process_time()
        found = duplicates_of(texts)
        took[size] = process_time() - start
        assert [copy.kind for copy in found] == ["near"] * (size // 20)
    assert took[800] < 3 * took[400]
    assert took[800] < 5


@pytest.mark.timing
@pytest.mark.parametrize("piece", ["人", "word ", "a b ", "one two three four five six seven ", "1.2 "])
def test_no_pair_takes_for_ever(piece: str) -> None:
    long = piece * (100_000 // len(piece))
    start = process_time()
    duplicates_of([text("a", long), text("b", long + " end"), text("c", *[piece] * 5000)])
    assert process_time() - start < 10


@given(st.lists(st.text(max_size=60), max_size=6), st.lists(st.text(max_size=60), max_size=6))
def test_any_two_texts_can_be_compared(one: list[str], two: list[str]) -> None:
    """Passages lie in their blocks and in order, and what both have and what one has alone is the whole text."""
    named = Document("b", "en", "b", None, Facts(version_of="a"), text("b", *two).blocks)
    for copy in duplicates_of([text("a", *one), named]):
        for blocks, sides in (
            (one, [(d.block, d.changed) for d in copy.differences]),
            (two, [(d.other_block, d.other_changed) for d in copy.differences]),
        ):
            known = dict(zip((block.id for block in text("x", *blocks).blocks), blocks, strict=True))
            for id_, spans in sides:
                assert all(0 <= start <= end <= len(known[id_]) for start, end in spans)
                assert all(a[1] <= b[0] for a, b in combinations(spans, 2))
