"""Editions: a text as pages show it, with what it has of its original where it says nothing itself."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from dossier.model import CASED, Document, Facts, Key, When
from dossier.model.document import day_of


@dataclass(frozen=True, slots=True)
class Edition:
    """A document with the facts and the date that are shown of it."""

    document: Document
    original: Document
    """The text that it was made from, as far as the collection has it; itself if it is no translation."""
    facts: Facts
    """Its own, and of a translation those of its original where it gives none."""
    when: When | None
    """When the text was first given: its own date, else that of its original."""


def editions(versions: Mapping[str, Mapping[str, Document]]) -> dict[Key, Edition]:
    """All documents; versions: by id and language, originals first."""
    return {
        document.key: _edition(document, _original(document, same))
        for same in versions.values()
        for document in same.values()
    }


def _edition(document: Document, original: Document) -> Edition:
    return Edition(document, original, _known(document, original), document.when or original.when)


def _original(document: Document, versions: Mapping[str, Document]) -> Document:
    if document.translation is None:
        return document
    source = versions.get(document.translation.source)
    return source if source and source.translation is None else originals_of(versions)[0]


def originals_of(versions: Mapping[str, Document]) -> tuple[Document, ...]:
    """Those of the versions of a text that are no translations; all of them when none is."""
    found = tuple(versions.values())
    return tuple(version for version in found if version.translation is None) or found


def _known(document: Document, original: Document) -> Facts:
    if document is original:
        return document.facts
    own = {field.name: getattr(document.facts, field.name) for field in fields(Facts)}
    inferred = set(own["inferred"]) | {key for key in original.facts.inferred if not own.get(key)} - CASED
    inherited = replace(original.facts, **{key: value for key, value in own.items() if value})
    return replace(inherited, inferred=tuple(key for key in original.facts.inferred if key in inferred))


def newest_first(versions: Mapping[str, Mapping[str, Document]]) -> list[str]:
    """Ids of all documents in the order of lists: by the day of their originals, those without a date at the end."""

    def place(id_: str) -> tuple[bool, int, str]:
        day = day_of(originals_of(versions[id_])[0].when)
        return day == date.max, -day.toordinal(), id_

    return sorted(versions, key=place)


def neighbours(versions: Mapping[str, Mapping[str, Document]]) -> dict[str, tuple[str, str]]:
    """By document: the ones before and after it in time, as lists have them; empty at an end.

    One without a date has none, and is none.
    """
    dated = [id_ for id_ in reversed(newest_first(versions)) if originals_of(versions[id_])[0].when]
    return {id_: (before, after) for before, id_, after in zip(["", *dated], dated, [*dated[1:], ""], strict=False)}


def status_of(document: Document) -> str:
    """The status of a text, by which lists tell translations: `found-` and who made it for one that came so.

    Empty for a text of which nobody says that it is a translation.
    """
    made = document.facts.made_from
    return document.translation.status if document.translation else f"found-{made.by}" if made else ""
