"""Names on pages: whom a name means, and how the page's language calls it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dossier.model import FOLDERS, Entity, EntityKind

_FOLDER_OF: Mapping[EntityKind, str] = {kind: folder for folder, kind in FOLDERS.items()}
_ALIKE = str.maketrans({"’": "'"} | dict.fromkeys("-\u2010\u2011\u00a0", " ") | dict.fromkeys('《》“”«»"', ""))
"""Apostrophes, hyphens, spaces and quotation marks do not tell names apart."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a page shows it."""

    text: str
    lang: str = ""
    """BCP 47, where it is not in the page's language."""
    uri: str = ""
    """Page of the entity, from the folder of the page's language and without extension; empty when there is none."""


def entity_uri(entity: Entity) -> str:
    """Where an entity's page lies in the folder of each language.

    >>> entity_uri(Entity("wang-yi", "person", {}))
    'people/wang-yi'
    """
    return f"{_FOLDER_OF[entity.kind]}/{entity.id}"


def name_in(entity: Entity, language: str) -> Name:
    """The preferred name of an entity in a language, or in the first one that has any.

    >>> name_in(Entity("un", "organisation", {"en": ("United Nations", "UN"), "fr": ("Nations unies",)}), "zh")
    Name(text='United Nations', lang='en', uri='organisations/un')
    """
    if names := entity.names.get(language):
        return Name(names[0], "", entity_uri(entity))
    code, names = next(((code, names) for code, names in entity.names.items() if names), ("", (entity.id,)))
    return Name(names[0], code, entity_uri(entity))


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).translate(_ALIKE).casefold().split())


@dataclass(frozen=True, slots=True)
class Directory:
    """All entities by each of their names; made by `directory`."""

    by_name: Mapping[str, Entity | None]
    """None where several entities claim the name."""

    def named(self, text: str, language: str, written_in: str = "") -> tuple[Name, ...]:
        """How a page in a language shows a name that a text in another gives: by its entity, else as it stands.

        A list such as "Xiamen, China" becomes several names if all of them are known.
        """
        whole = self.by_name.get(_folded(text))
        found = [whole] if whole else [self.by_name.get(_folded(part)) for part in re.split("[,，、]", text)]
        known = tuple(name_in(entity, language) for entity in found if entity)
        return known if len(known) == len(found) else (Name(text, written_in if written_in != language else ""),)


def directory(entities: Iterable[Entity]) -> Directory:
    """Directory of entities.

    >>> un = Entity("un", "organisation", {"en": ("United Nations",), "fr": ("Nations unies",)})
    >>> directory([un]).named("united nations", "fr")
    (Name(text='Nations unies', lang='', uri='organisations/un'),)
    """
    found: dict[str, Entity | None] = {}
    for entity in entities:
        for name in {_folded(name) for names in entity.names.values() for name in names}:
            found[name] = None if name in found else entity
    return Directory(found)
