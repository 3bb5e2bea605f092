"""Documents as records: the one that all exported tables and feeds are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dossier.model import Document, Mention, Publication, When
from dossier.write.addresses import absolute
from dossier.write.catalogue import Catalogue
from dossier.write.documents.origin import official_texts, outside, worded
from dossier.write.names import name_in, named


@dataclass(frozen=True, slots=True)
class Record:
    """A document in the version that a reader of a language gets."""

    document: Document
    fields: Mapping[str, Any]
    """By the names of languages/fields.yml: texts, tuples of texts, or numbers; empty where nobody knows."""
    mentions: tuple[Mention, ...]
    when: When | None = None


def record(id_: str, catalogue: Catalogue, publication: Publication, language: str) -> Record:
    """A document for readers of a language."""
    document = catalogue.version(id_, language)
    edition, told = catalogue.editions[document.key], document.translation
    original, facts, when = edition.original, edition.facts, edition.when
    first, last = (when.edtf.first, when.edtf.last) if when else (None, None)
    mentions = catalogue.mentions.get(document.key, ())
    named = (catalogue.entities[entity] for entity in dict.fromkeys(mention.entity for mention in mentions))
    stated = ("type", "rights", "source_url")
    fields = {
        "id": document.id,
        "language": document.language,
        "title": document.title,
        "date": str(when.edtf) if when else "",
        "date_earliest": first.isoformat() if first else "",
        "date_latest": last.isoformat() if last else "",
        **{name: getattr(facts, name) for name in stated},
        **_parties(document, catalogue, language),
        **_origin(document, catalogue, language),
        "translation_from": told.source if told else "",
        "translation_status": told.status if told else "",
        "seed": document.seed or original.seed,
        "sha256": document.sha256 or original.sha256,
        "url": address_of(document, catalogue, publication),
        "names": tuple(name_in(entity, language).text for entity in named),
        "paragraphs": sum(block.number > 0 for block in document.blocks),
        "text": plain(document),
    }
    return Record(document, fields, mentions, when)


def _parties(document: Document, catalogue: Catalogue, language: str) -> dict[str, Any]:
    """Who spoke, wrote, is quoted or published, where and on what occasion, each by one name: that of its entity."""
    edition = catalogue.editions[document.key]
    facts, written_in = edition.facts, edition.original.language

    def known(text: str) -> str:
        names = named(catalogue.names, text, language, written_in) if text else ()
        return names[0].text if len(names) == 1 else text

    speaker, author = (tuple(map(known, names)) for names in (facts.speaker, facts.author))
    single = {key: known(getattr(facts, key)) for key in ("publisher", "place", "event")}
    return {"speaker": (), "quoted": (), facts.role("speaker"): speaker, "author": author, **single}


def _origin(document: Document, catalogue: Catalogue, language: str) -> dict[str, Any]:
    """What is told of a source that is itself a translation or a copy."""
    edition = catalogue.editions[document.key]
    facts, written_in = edition.facts, edition.original.language
    made = facts.made_from
    said = {key: worded(getattr(facts, key), written_in, language) for key in ("summary", "lacks")}
    found = outside(facts.found_at, written_in, language) if facts.found_at else None
    return {
        **{key: text.text if text else "" for key, text in said.items()},
        "made_from_language": made.language if made else "",
        "made_from_by": made.by if made else "",
        "found_at": (found.href or found.text.text) if found else "",
        "official": tuple(copy.url for copy in official_texts(document, catalogue).values() if copy.url),
    }


def address_of(document: Document, catalogue: Catalogue, publication: Publication) -> str:
    """Where a document can be read: an absolute address, or its path in the site where that has no address."""
    path = catalogue.path(document.language, f"documents/{document.id}")
    return absolute(path, publication.url) or path


def plain(document: Document) -> str:
    """The text, a blank line between its paragraphs."""
    return "\n\n".join(block.text for block in document.blocks)
