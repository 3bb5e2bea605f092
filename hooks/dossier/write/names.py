"""Names on pages: how the page's language calls what a text names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from dossier.model import FOLDERS, Entity, EntityKind
from dossier.names import NameIndex

_FOLDER_OF: Mapping[EntityKind, str] = {kind: folder for folder, kind in FOLDERS.items()}


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


def titled(text: str) -> str:
    """A name with a capital, as where it stands alone.

    >>> titled("réunion de haut niveau"), titled("iPhone"), titled("能力建设")
    ('Réunion de haut niveau', 'iPhone', '能力建设')
    """
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return text[:1].upper() + text[1:] if first.islower() else text


def named(index: NameIndex, text: str, language: str, written_in: str = "") -> tuple[Name, ...]:
    """How a page in a language shows a name that a text in another gives: by its entity, else as it stands.

    A list such as "Xiamen, China" becomes several names if all of them are known.

    >>> from dossier.names import name_index
    >>> un = Entity("un", "organisation", {"en": ("United Nations",), "fr": ("Nations unies",)})
    >>> named(name_index([un]), "united nations", "fr")
    (Name(text='Nations unies', lang='', uri='organisations/un'),)
    """
    whole = index.resolve(text)
    found = [whole] if whole else [index.resolve(part) for part in re.split("[,，、]", text)]
    known = tuple(name_in(entity, language) for entity in found if entity)
    if len(known) < len(found):
        known = (Name(text, written_in if written_in != language else ""),)
    return tuple(replace(name, text=titled(name.text)) for name in known)
