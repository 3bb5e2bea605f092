"""Documents as records: the one that all exported tables and feeds are made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dossier.model import Document, Mention, Publication, Redirect, When
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
    changed: str = ""
    """When the files that make it last changed (RFC 3339); empty where nobody knows it."""
    redirects: tuple[Redirect, ...] = ()
    outdated: tuple[str, ...] = ()
    """Ids of the blocks of a translation whose source reads otherwise now."""


def record(id_: str, catalogue: Catalogue, publication: Publication, language: str) -> Record:
    """A document for readers of a language."""
    document = catalogue.version(id_, language)
    edition, told = catalogue.editions[document.key], document.translation
    original, facts, when = edition.original, edition.facts, edition.when
    first, last = (when.edtf.first, when.edtf.last) if when else (None, None)
    mentions = catalogue.mentions.get(document.key, ())
    named = dict.fromkeys(mention.entity for mention in mentions)
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
        "names": labels_of(named, catalogue, language),
        "names_id": tuple(named),
        "paragraphs": sum(block.number > 0 for block in document.blocks),
        "text": plain(document),
    }
    outdated = tuple(catalogue.alignments.outdated(document.key))
    changed, redirects = catalogue.changed.get(document.key, ""), catalogue.redirects.get(document.key, ())
    return Record(document, fields, mentions, when, changed, redirects, outdated)


def labels_of(entities: Iterable[str], catalogue: Catalogue, language: str) -> tuple[str, ...]:
    """How a language calls some entities (their ids)."""
    return tuple(name_in(catalogue.entities[id_], language).text for id_ in entities)


def _parties(document: Document, catalogue: Catalogue, language: str) -> dict[str, Any]:
    """Who spoke, wrote, is quoted or published, where and on what occasion, each by one name: that of its entity.

    Beside them the ids of these; of a list of places, which stands as one name, that of each.
    """
    edition = catalogue.editions[document.key]
    facts, written_in = edition.facts, edition.original.language

    def known(text: str) -> tuple[str, str]:
        names = named(catalogue.names, text, language, written_in) if text else ()
        ids = "; ".join(name.uri.rpartition("/")[2] for name in names)
        return names[0].text if len(names) == 1 else text, ids

    found: dict[str, Any] = {"speaker": (), "speaker_id": (), "quoted": (), "quoted_id": ()}
    for role, given in ((facts.role("speaker"), facts.speaker), ("author", facts.author)):
        told = [known(text) for text in given]
        found |= {role: tuple(text for text, _ in told), f"{role}_id": tuple(id_ for _, id_ in told)}
    for role in ("publisher", "place", "event"):
        text, ids = known(getattr(facts, role))
        found |= {role: text, f"{role}_id": tuple(filter(None, ids.split("; ")))}
    return found


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
