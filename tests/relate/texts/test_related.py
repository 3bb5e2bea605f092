"""Related documents and why."""

from time import perf_counter
from typing import Any

import pytest

from dossier.model import Relation
from dossier.relate import relate
from tests.relate.build import document, entities, load

CASES = load("related")
ENTITIES = entities(CASES["entities"])


def relations(documents: list[dict[str, Any]]) -> tuple[Relation, ...]:
    return relate([document(data) for data in documents], ENTITIES).relations


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["about"])
def test_documents_are_related_for_a_reason(case: dict[str, Any]) -> None:
    found: dict[str, list[dict[str, list[str]]]] = {}
    for relation in relations(case["documents"]):
        found.setdefault(relation.document, []).append({relation.other: list(relation.reasons)})
    assert found == case["relations"]


def test_a_document_has_at_most_five_relations_best_first() -> None:
    texts = [
        {"id": f"d{at}", "language": "en", "blocks": [f"{at} Action Plan" + " and Resolution" * (at > 5)]}
        for at in range(9)
    ]
    texts += [{"id": f"x{at}", "language": "en", "blocks": ["Nothing"]} for at in range(8)]
    of_last = [relation for relation in relations(texts) if relation.document == "d8"]
    assert [relation.other for relation in of_last] == ["d6", "d7", "d0", "d1", "d2"]


@pytest.mark.timing
def test_many_documents_are_related_in_time() -> None:
    said = ("Action Plan of China on AI", "Resolution of China on AI")
    texts = [{"id": f"d{at}", "language": "en", "blocks": [f"{at} {said[at % 2]}"]} for at in range(1000)]
    start = perf_counter()
    assert len(relations(texts)) == 5000
    assert perf_counter() - start < 10
