"""What the reading of a text is kept by: everything that it was made of, and no name that the text lacks."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier import reading
from dossier.model import Correction, Entity, Seed
from dossier.read import Context
from dossier.reading import readings
from dossier.store import Store

TEXT = """A STATEMENT ON THE HARBOUR OF PORT ÉLAN

3 May 2024

mary stone of the harbour board spoke about port-élan. the river tarn is long, and mary stone said so.

the board of the harbour will build 12 piers by the end of 2026 for all who live in port élan.
"""
SEED = Seed("seeds/a.en.txt", TEXT.encode())
CODES = ("en", "fr")


def person(*names):
    return Entity("x", "person", {"en": names})


def key(*entities, seed=SEED, **known):
    return reading._keys([seed], Context(CODES, entities, **known), Store())[0]  # noqa: SLF001 what it is kept by is no result


def test_a_name_that_the_text_lacks_changes_nothing():
    assert key() == key(person("John Brook"))
    assert key(person("Mary Stone")) == key(person("John Brook"), person("Mary Stone"))


@pytest.mark.parametrize("name", ["Mary Stone", "MARY STONE", "Port-Élan", "Port Elan", "Mary  Stone", "élan", "."])
def test_a_name_that_it_may_hold_makes_another_key(name):
    assert key() != key(person(name))


@pytest.mark.parametrize("seed", [replace(SEED, path="seeds/a.md"), replace(SEED, raw=b"<p>A text of one line.</p>")])
def test_within_marks_any_name_may_stand(seed):
    assert key(seed=seed) != key(person("John Brook"), seed=seed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (key(), key(seed=replace(SEED, raw=SEED.raw + b" "))),
        (key(), key(seed=replace(SEED, correction=Correction({"title": "B"})))),
        (key(), key(seed=replace(SEED, path="seeds/b.en.txt"))),
        (key(), key(boilerplate={"a": 1})),
        (key(person("Mary Stone")), key(replace(person("Mary Stone"), kind="place"))),
    ],
)
def test_everything_else_makes_another_key(one, other):
    assert one != other


NAMES = st.lists(st.sampled_from(("Mary Stone", "Stone", "Port Élan", "River Tarn", "Tarnish", "Harbour Board", "ONU")), max_size=4, unique=True)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(NAMES, NAMES)
def test_what_has_one_key_has_one_reading(some, others):
    contexts = [Context(CODES, tuple(map(person, names))) for names in (some, others)]
    if key(*contexts[0].entities) == key(*contexts[1].entities):
        one, other = (next(readings([SEED], context, Store())) for context in contexts)
        assert one == other


def test_what_is_kept_is_what_was_read(tmp_path):
    found = []
    for _ in range(2):
        store = Store(tmp_path)
        found += readings([SEED], Context(CODES, (person("Mary Stone"),)), store)
        store.close()
    assert found[0] == found[1]
    assert "Mary Stone" in found[0].document.blocks[0].text
