"""The names of all entities, for the search."""

import json
from itertools import pairwise

import pytest

from dossier.model import Entity
from dossier.write.assets import search_names
from dossier.write.assets.tokens import name_key


def made(*names):
    """What the scripts of these entities hand over."""
    entities = [Entity(str(at), "place", each) for at, each in enumerate(names)]
    found = {}
    for script in search_names.search_names(entities):
        arguments = script.content.decode().removeprefix("dossier.searchable(").removesuffix(");\n")
        found[script.path.removeprefix("search-index/").removesuffix(".js")] = json.loads(f"[{arguments}]")[2]
    return found


def test_each_name_leads_to_all_that_bear_it_and_these_to_all_their_names():
    found = made({"en": ("Zambia",), "fr": ("Zambie", "la Zambie")}, {"en": ("Zambia", "ZM"), "zh": ()})
    assert found["names"] == {"bounds": ["", "zm "]}
    assert found["names/keys-0"] == {"la zamby": [0], "zambia": [0, 1], "zamby": [0], "zm": [1]}
    assert found["names/names-0"] == {
        "0": [["en", "Zambia"], ["fr", "Zambie", "la Zambie"]],
        "1": [["en", "Zambia", "ZM"]],
    }


def test_a_collection_without_names_has_none():
    assert made() == {"names": {"bounds": []}}


def test_many_names_are_in_many_scripts():
    found = made(*({"en": (f"Place number {number}",), "fr": (f"Lieu {number}",)} for number in range(1000)))
    bounds = found["names"]["bounds"]
    assert len(bounds) > 3
    assert bounds == sorted(bounds)
    for at, (first, after) in enumerate(pairwise(bounds)):
        assert all(first <= key < after for key in found[f"names/keys-{at}"])
    assert len(found["names/names-31"]) == 1000 - 31 * search_names.TOGETHER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("l’ONU", "ONU"),
        ("Nations Unies", "nations unies"),
        ("Œuvre", "oeuvres"),
        ("聯合國", "联合国"),
        ("d'Asie", "Asie"),
    ],
)
def test_ways_to_write_a_name_are_one(one, other):
    assert name_key(one) == name_key(other)
