"""Names: who claims them, whom they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages.names import check_names, name_index
from dossier.languages.normal_forms import bare
from tests.relate.build import entities, load

CASES = load("names")
ENTITIES = entities(CASES["entities"])


def test_a_name_that_two_pages_claim_is_found() -> None:
    found = [[f.path, f.detail["name"], f.detail["language"], f.detail["other"]] for f in check_names(ENTITIES[::-1])]
    assert found == CASES["findings"]
    assert {finding.code for finding in check_names(ENTITIES)} == {"name_claimed_twice"}


def test_a_page_may_give_a_name_twice() -> None:
    assert check_names(entities({"a": {"kind": "term", "en": ["AI", "ai"], "fr": ["AI"]}})) == ()


@pytest.mark.parametrize(("name", "id_"), CASES["resolved"].items())
def test_a_name_means_one_entity_or_nobody(name: str, id_: str) -> None:
    entity = name_index(ENTITIES).resolve(name)
    assert (entity.id if entity else "") == id_


@given(st.text(st.sampled_from("a \"'“”《》«»-") | st.characters()))
def test_a_bare_name_is_bare(name: str) -> None:
    assert bare(bare(name)) == bare(name)
