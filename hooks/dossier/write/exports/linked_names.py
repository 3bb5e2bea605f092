"""People, bodies, places and terms as linked data: JSON-LD 1.1 with the vocabulary of schema.org."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from dossier.data import AUTHORITIES
from dossier.identifiers import addresses, canonical
from dossier.model import Entity, EntityKind, Publication
from dossier.write.addresses import absolute
from dossier.write.catalogue import Catalogue

_TYPES: Mapping[EntityKind, str] = {
    "person": "Person", "organisation": "Organization", "place": "Place",
    "initiative": "Project", "event": "Event", "term": "DefinedTerm",
}  # fmt: skip
_CONTEXT = {"@vocab": "https://schema.org/", "sameAs": {"@type": "@id"}, "url": {"@type": "@id"}}
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
        "@id": absolute(path, publication.url) or f"urn:dossier:{entity.kind}:{entity.id}",
        "@type": _TYPES[entity.kind],
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
