"""A document in the terms of schema.org, for machines (JSON-LD)."""

from collections.abc import Iterable
from typing import Any

from dossier.model import Document
from dossier.write.addresses import absolute
from dossier.write.catalogue import Catalogue
from dossier.write.facts import date_of, known, original_of

_TYPES = {"news-article": "NewsArticle", "press-release": "NewsArticle"}
"""By our type; the others are an Article."""


def _agents(kind: str, names: Iterable[str]) -> list[dict[str, str]]:
    return [{"@type": kind, "name": name} for name in names if name]


def linked_data(document: Document, catalogue: Catalogue) -> dict[str, Any]:
    """A description of a document: what it is, and of what it is a translation or which translations it has.

    `creativeWorkStatus` is the status of a translation, in the words of the front matter. The vocabulary's
    `translator` is a person or a body, of which nothing is known here.
    """
    original, when = original_of(document, catalogue), date_of(document, original_of(document, catalogue))
    facts = known(document, original)
    described = {
        "@context": "https://schema.org",
        **_named(document, catalogue),
        "creativeWorkStatus": document.translation.status if document.translation else "",
        "datePublished": when.edtf if when and when.edtf.replace("-", "").isdigit() and len(when.edtf) != 4 else "",
        "author": _agents("Person", facts.speaker or facts.author),
        "publisher": next(iter(_agents("Organization", [facts.publisher])), None),
        "isBasedOn": facts.source_url,
        "translationOfWork": None if document is original else _named(original, catalogue),
        "workTranslation": [_named(other, catalogue) for other in _translations(document, catalogue)],
    }
    return {key: value for key, value in described.items() if value}


def _translations(document: Document, catalogue: Catalogue) -> Iterable[Document]:
    """The versions that were made of a document."""
    versions = catalogue.versions[document.id].values()
    return (other for other in versions if other is not document and original_of(other, catalogue) is document)


def _named(document: Document, catalogue: Catalogue) -> dict[str, str]:
    """What says which document is meant, in which language; without an address of the site its name is a URN."""
    facts = known(document, original_of(document, catalogue))
    url = absolute(catalogue.path(document.language, f"documents/{document.id}"), catalogue.site_url)
    named = {
        "@type": _TYPES.get(facts.type, "Article"),
        "@id": url or f"urn:dossier:{document.language}:{document.id}",
        "url": url,
        "headline": document.title,
        "inLanguage": document.language,
    }
    return {key: value for key, value in named.items() if value}
