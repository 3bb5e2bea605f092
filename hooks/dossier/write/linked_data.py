"""A document in the terms of schema.org, for machines (JSON-LD)."""

from collections.abc import Iterable
from typing import Any

from dossier.model import Document, Facts, When

_TYPES = {"news-article": "NewsArticle", "press-release": "NewsArticle"}
"""By our type; the others are an Article."""


def _agents(kind: str, names: Iterable[str]) -> list[dict[str, str]]:
    return [{"@type": kind, "name": name} for name in names if name]


def linked_data(document: Document, original: Document, facts: Facts, when: When | None) -> dict[str, Any]:
    """A description of a document without its address, which only its page knows.

    >>> document = Document("a", "fr", "Discours", When("2024-05?"), Facts(type="speech", speaker=("Lin Jian",)), ())
    >>> found = linked_data(document, document, document.facts, document.when)
    >>> found["@type"], found["author"], "datePublished" in found
    ('Article', [{'@type': 'Person', 'name': 'Lin Jian'}], False)
    """
    described = {
        "@context": "https://schema.org",
        "@type": _TYPES.get(facts.type, "Article"),
        "headline": document.title,
        "inLanguage": document.language,
        "datePublished": when.edtf if when and when.edtf.replace("-", "").isdigit() and len(when.edtf) != 4 else "",
        "author": _agents("Person", facts.speaker or facts.author),
        "publisher": next(iter(_agents("Organization", [facts.publisher])), None),
        "isBasedOn": facts.source_url,
        "translationOfWork": None
        if document is original
        else {"@type": "Article", "headline": original.title, "inLanguage": original.language},
    }
    return {key: value for key, value in described.items() if value}
