"""Versions without comments: the shipped texts, whose translations are known paragraph by paragraph, and reports."""

import random
from collections import defaultdict
from dataclasses import replace
from itertools import permutations

import pytest

from dossier.collection import collect
from dossier.model import Block, Corpus, Document, Facts
from dossier.relate.translations.alignment import built_alike
from tests import samples

CASES = samples.cases("relate/versions.yml")


@pytest.fixture(scope="module")
def shipped():
    return collect(samples.shipped()).corpus


def version(document):
    """A version that nobody calls a translation."""
    return replace(document, translation=None, renderings=())


def pairs_of(one, two, corpus):
    """Places of the blocks that are aligned, without the title."""
    places = [{block.id: place for place, block in enumerate(text.blocks)} for text in (one, two)]
    return [(places[0][p.blocks[0]], places[1][p.others[0]]) for p in built_alike(one, two, corpus)[1:]]


def test_whole_versions_are_aligned_and_rightly(shipped):
    by_id = defaultdict(list)
    for document in shipped.documents:
        by_id[document.id].append(version(document))
    found = total = 0
    for texts in by_id.values():
        for one, two in permutations(texts, 2):
            pairs = pairs_of(one, two, shipped)
            assert all(i == j for i, j in pairs)
            found, total = found + len(pairs), total + len(one.blocks)
    assert found >= 0.9 * total


def test_where_paragraphs_are_missing_hardly_any_is_aligned_wrongly(shipped):
    """Up to three blocks are taken from one version, and one from the other."""
    chance = random.Random(5)  # noqa: S311 - no secret
    right = wrong = 0
    for document in shipped.documents:
        others = [d for d in shipped.documents if d.id == document.id and d.key != document.key]
        for other in others * 4:
            kept = [
                sorted(chance.sample(range(n := len(document.blocks)), max(3, n - gone)))
                for gone in (chance.randint(1, 3), 1)
            ]
            one, two = (
                replace(version(text), blocks=tuple(text.blocks[at] for at in places))
                for text, places in zip((document, other), kept, strict=True)
            )
            for i, j in pairs_of(one, two, shipped):
                right, wrong = right + (kept[0][i] == kept[1][j]), wrong + (kept[0][i] != kept[1][j])
    assert right > 300
    assert wrong <= 0.01 * right


def test_texts_about_the_same_matter_are_no_versions_of_each_other(shipped):
    for one, two in permutations(shipped.documents, 2):
        if one.id != two.id:
            assert built_alike(version(one), version(two), shipped) == ()


def text(language, lines):
    kinds = [("heading", 2) if line.startswith("#") else ("paragraph", 0) for line in lines]
    blocks = tuple(
        Block(kind, line.lstrip("# "), f"p-{language}{n}", level=level)
        for n, (line, (kind, level)) in enumerate(zip(lines, kinds, strict=True))
    )
    return Document("talk", language, "", None, Facts(), blocks)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_versions(case):
    one, two = (text(code, lines) for code, lines in case["texts"].items())
    assert pairs_of(one, two, Corpus(())) == [tuple(pair) for pair in case["pairs"]]
