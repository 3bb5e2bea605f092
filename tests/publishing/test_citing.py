"""Citations are made once: pandoc is asked for what the store has not."""

from dataclasses import replace

import pytest

from dossier.collection import collect, sources_of
from dossier.publishing import citing
from dossier.publishing.citing import with_citations
from dossier.store import Store
from dossier.write.citations.styles import STYLES, citations
from tests.samples import shipped


@pytest.fixture(scope="module")
def sources():
    settings = shipped()
    return sources_of(collect(settings), settings)


@pytest.fixture
def asked(monkeypatch):
    """The texts for which pandoc is asked."""
    found = []

    def noted(items):
        found.extend(item["id"] for item in items)
        return citations(items)

    monkeypatch.setattr(citing, "citations", noted)
    return found


def test_every_text_is_cited_in_every_style(sources):
    cited = with_citations(sources, Store()).catalogue.citations
    assert cited.keys() == {document.key for document in sources.catalogue.corpus.documents}
    assert {frozenset(styles) for styles in cited.values()} == {frozenset(style.id for style in STYLES)}


def test_what_is_known_is_not_made_again(sources, asked):
    store = Store()
    first = with_citations(sources, store).catalogue.citations
    assert len(asked) == len(first)
    asked.clear()
    assert with_citations(sources, store).catalogue.citations == first
    assert asked == []


def test_a_text_whose_record_has_changed_is_cited_anew(sources, asked):
    store = Store()
    with_citations(sources, store)
    asked.clear()
    moved = replace(sources, catalogue=replace(sources.catalogue, site_url="https://example.org/"))
    with_citations(moved, store)
    assert sorted(asked) == sorted(
        f"{document.id}.{document.language}" for document in sources.catalogue.corpus.documents
    )
