"""The whole act: the same corpus in whatever order its parts come."""

from dossier.relate import relate
from tests.relate.build import document, entities, load


def test_the_corpus_does_not_depend_on_order() -> None:
    cases = load("related")
    named = entities(cases["entities"])
    texts = [document(data) for data in cases["cases"][0]["documents"]]
    corpus = relate(texts, named)
    assert corpus == relate(texts[::-1], named[::-1])
    assert [text.id for text in corpus.documents] == ["a", "b", "c", "y", "z"]
    assert [entity.kind for entity in corpus.entities] == sorted(entity.kind for entity in named)
    assert corpus.mentions
    assert corpus.relations


def test_nothing_makes_an_empty_corpus() -> None:
    corpus = relate([], [])
    assert not any((corpus.documents, corpus.entities, corpus.mentions, corpus.events, corpus.relations))
