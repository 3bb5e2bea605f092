"""A document in the terms of schema.org, for machines (JSON-LD)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dossier.languages import AUTHORITIES
from dossier.model import Document, Entity, EntityKind, Publication
from dossier.model.document import Wording
from dossier.model.edtf import Edtf
from dossier.pages.identifiers import addresses, canonical
from dossier.write.addresses import absolute
from dossier.write.catalogue import Catalogue
from dossier.write.citations.items import item, name_told
from dossier.write.citations.people import spoken
from dossier.write.documents.origin import official_texts
from dossier.write.names import entity_uri

_TYPES = {"news-article": "NewsArticle", "press-release": "NewsArticle"}
"""By our type; the others are an Article."""


def _agents(names: Iterable[str], catalogue: Catalogue) -> list[dict[str, str]]:
    """Who wrote or spoke a text: people, unless the collection knows that a name is that of a body."""
    return [_agent(name, "person", catalogue) for name in names if name]


def _agent(name: str, kind: EntityKind, catalogue: Catalogue) -> dict[str, str]:
    """A person or a body; one that has a page is the same thing as in the linked data of all names."""
    known = catalogue.names.resolve(name)
    if known is None or known.kind not in ("person", "organisation"):
        return {"@type": _ENTITY_TYPES[kind], "name": name}
    return {"@type": _ENTITY_TYPES[known.kind], "@id": node_id(known, catalogue), "name": name}


def node_id(entity: Entity, catalogue: Catalogue) -> str:
    """By what linked data knows an entity, whatever the language: its page in the default one; else a URN."""
    path = catalogue.path(catalogue.languages[0], entity_uri(entity))
    return absolute(path, catalogue.site_url) or f"urn:dossier:{entity.kind}:{entity.id}"


def _mentioned(document: Document, catalogue: Catalogue) -> list[dict[str, str]]:
    """What the text names, each once; what it is called, and all else, the linked data of names says."""
    named = dict.fromkeys(mention.entity for mention in catalogue.mentions.get(document.key, ()))
    return [{"@id": node_id(catalogue.entities[id_], catalogue)} for id_ in named]


def linked_data(document: Document, catalogue: Catalogue) -> dict[str, Any]:
    """A description of a document: what it is, and of what it is a translation or which translations it has.

    What citations say, too, is what they say (`citations.items`): names, date, publisher, type, rights.

    `creativeWorkStatus` is the status of a translation, in the words of the front matter. The vocabulary's
    `translator` is a person or a body, of which nothing is known here.
    """
    edition = catalogue.editions[document.key]
    original, facts, told = edition.original, edition.facts, item(document, catalogue)
    edtf, publisher = told.get("custom", {}).get("edtf", ""), told.get("publisher") or told.get("container-title")
    quoted = (name_told(name, edition, catalogue) for name in facts.speaker) if facts.is_report else ()
    described = {
        "@context": "https://schema.org",
        **_named(document, catalogue),
        "creativeWorkStatus": document.translation.status if document.translation else "",
        "genre": told.get("genre", ""),
        "datePublished": Edtf(edtf).bare if edtf and _is_iso(Edtf(edtf)) else "",
        "author": _agents((spoken(name) for name in told.get("author", ())), catalogue),
        "contributor": _agents(quoted, catalogue),
        "publisher": _agent(publisher, "organisation", catalogue) if publisher else None,
        "copyrightNotice": told.get("license", ""),
        "isBasedOn": facts.source_url,
        "archivedAt": facts.found_at.url if facts.found_at else "",
        "mentions": _mentioned(document, catalogue),
        "abstract": _in_its_language(facts.summary, document, original),
        "translationOfWork": _source_work(document, catalogue) if document is original else _named(original, catalogue),
        "workTranslation": [_named(other, catalogue) for other in _translations(document, catalogue)],
    }
    return {key: value for key, value in described.items() if value}


def _in_its_language(wording: Wording, document: Document, original: Document) -> str:
    """What a person says in the language of a document; plain words are in that of its source."""
    return wording.get(document.language) or (wording.get("", "") if document.language == original.language else "")


def _source_work(document: Document, catalogue: Catalogue) -> dict[str, str] | None:
    """The work outside of the collection of which a source is itself a translation, where somebody has named it."""
    made = document.facts.made_from
    copy = official_texts(document, catalogue).get(made.language) if made else None
    if made is None or copy is None:
        return None
    titles = (copy.title.get(code, "") for code in (made.language, document.language, ""))
    name = next(filter(None, titles), "")
    if not name:
        return None
    described = {"@type": "CreativeWork", "name": name, "inLanguage": made.language, "url": copy.url}
    return {key: value for key, value in described.items() if value}


def _is_iso(edtf: Edtf) -> bool:
    """Whether a date is also one of ISO 8601 as the vocabulary takes it; a year alone would be a number."""
    return edtf.is_sure and not edtf.is_interval and edtf.precision != "year"


def _translations(document: Document, catalogue: Catalogue) -> Iterable[Document]:
    """The versions that were made of a document."""
    versions = catalogue.versions[document.id].values()
    return (other for other in versions if other is not document and catalogue.editions[other.key].original is document)


def _named(document: Document, catalogue: Catalogue) -> dict[str, str]:
    """What says which document is meant, in which language; without an address of the site its name is a URN."""
    url = absolute(catalogue.path(document.language, f"documents/{document.id}"), catalogue.site_url)
    named = {
        "@type": _TYPES.get(catalogue.editions[document.key].facts.type, "Article"),
        "@id": url or f"urn:dossier:{document.language}:{document.id}",
        "url": url,
        "headline": document.title,
        "inLanguage": document.language,
    }
    return {key: value for key, value in named.items() if value}


# People, bodies, places and terms as linked data: JSON-LD 1.1 with the vocabulary of schema.org.


_ENTITY_TYPES: Mapping[EntityKind, str] = {
    "person": "Person", "organisation": "Organization", "place": "Place",
    "initiative": "Project", "event": "Event", "term": "DefinedTerm",
}  # fmt: skip
VOCABULARY = "https://schema.org/"
_CONTEXT = {"@vocab": VOCABULARY, "sameAs": {"@type": "@id"}, "url": {"@type": "@id"}}
"""Written out, so that nothing need be fetched to understand it."""


def linked_names(catalogue: Catalogue, publication: Publication, language: str) -> str:
    """All entities, with their names in every language."""
    graph = [_node(entity, catalogue, publication, language) for entity in catalogue.corpus.entities]
    return json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _node(entity: Entity, catalogue: Catalogue, publication: Publication, language: str) -> dict[str, Any]:
    path = catalogue.path(language, catalogue.uri(entity.id))
    preferred = [_in(code, names[0]) for code, names in entity.names.items() if names]
    others = [_in(code, name) for code, names in entity.names.items() for name in names[1:]]
    node = {
        "@id": node_id(entity, catalogue),
        "@type": _ENTITY_TYPES[entity.kind],
        "identifier": [entity.id, *_identifiers(entity)],
        "name": preferred,
        "alternateName": others,
        "description": [_in(code, text) for code, text in entity.description.items()],
        "sameAs": list(addresses(entity.identifiers)),
        "url": absolute(path, publication.url),
    }
    return {key: value for key, value in node.items() if value}


def _identifiers(entity: Entity) -> Iterator[dict[str, str]]:
    for authority, ids in entity.identifiers.items():
        if scheme := AUTHORITIES[authority].property:
            yield from ({"@type": "PropertyValue", "propertyID": scheme, "value": canonical(id_)} for id_ in ids)


def _in(code: str, text: str) -> dict[str, str]:
    return {"@value": text, "@language": code}
