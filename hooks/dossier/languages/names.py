"""Names of entities: who claims them, whom a name means."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dossier.languages import base
from dossier.languages.normal_forms import bare, fold, lower, name_key
from dossier.languages.writing_systems import HAN, LETTER
from dossier.model import Entity, Finding
from dossier.patterns import late

_LATIN = re.compile(LETTER)
HAN_NAME = late(f"[{HAN}]+")


def own_names(entity: Entity, language: str) -> tuple[str, ...]:
    """Names that an entity's page gives for a language (compared without script or region), bare; the faulty last."""
    given = (*entity.names.items(), *entity.faulty.items())
    found = (bare(name) for tag, names in given if base(tag) == base(language) for name in names)
    return tuple(dict.fromkeys(name for name in found if name))


def family_first(entity: Entity) -> bool:
    """Whether a person's names begin with the surname: those in Chinese characters have no dot between their parts.

    >>> family_first(Entity("v", "person", {"zh": ("亚历山大·武契奇", "武契奇")}))
    False
    """
    given = [fold(name) for names in entity.names.values() for name in names]
    return any(HAN_NAME.fullmatch(name) and len(name) > 1 for name in given) and not any("·" in name for name in given)


def by_family(entity: Entity, name: str) -> str:
    """A name as lists of people sort it: the family name first, which in Latin letters ends a name.

    But it begins that of somebody whose name in Chinese characters has no dot between its parts.

    >>> by_family(Entity("r", "person", {"en": ("Dilma Rousseff",), "zh": ("迪尔玛·罗塞芙",)}), "Dilma Rousseff")
    'Rousseff Dilma'
    >>> by_family(Entity("l", "person", {"en": ("Li Qiang",), "zh": ("李强",)}), "Li Qiang")
    'Li Qiang'
    """
    before, _, last = name.rpartition(" ")
    return (
        name if entity.kind != "person" or family_first(entity) or not _is_latin(name) else f"{last} {before}".strip()
    )


def borrowed_names(entity: Entity, language: str, *, foreign_script: bool = False) -> tuple[str, ...]:
    """Latin names in other languages that serve a person or body without a name of its own in this one.

    In a language that does not write Latin letters (`foreign_script`), acronyms serve everything.

    >>> borrowed_names(Entity("lin", "person", {"en": ("Lin Jian",), "zh": ("林剑",)}), "fr")
    ('Lin Jian',)
    """
    others = tuple(name for tag in entity.names for name in own_names(entity, tag) if _is_latin(name))
    if entity.kind in ("person", "organisation") and not own_names(entity, language):
        return tuple(dict.fromkeys(others))
    return tuple(dict.fromkeys(name for name in others if foreign_script and name.isupper()))


def check_names(entities: tuple[Entity, ...]) -> tuple[Finding, ...]:
    """One finding for each page that claims a name which another page, first by id, has in the same language."""
    tags = sorted({base(tag) for entity in entities for tag in (*entity.names, *entity.faulty)})
    ordered = sorted(entities, key=lambda entity: entity.id)
    return tuple(finding for tag in tags for finding in _contested(ordered, tag))


def check_contexts(entities: tuple[Entity, ...]) -> tuple[Finding, ...]:
    """One finding for each context of a name that is no name of the page, or that names nobody."""
    index = name_index(entities)
    return tuple(finding for entity in entities for finding in _contexts(entity, index))


def check_families(entities: Iterable[Entity]) -> tuple[Finding, ...]:
    """One finding for each family name that stands in no name of its page: nothing can be parted at it.

    >>> ada = Entity("ada", "person", {"en": ("Ada Lovelace",)}, family=("Lovelace", "Byron"))
    >>> [finding.detail["name"] for finding in check_families([ada])]
    ['Byron']
    """
    names = ((entity, {fold(name) for tag in entity.names for name in own_names(entity, tag)}) for entity in entities)
    return tuple(
        Finding(entity.path, 0, "family_of_nothing", {"name": family})
        for entity, own in names
        for family in entity.family
        if not any(fold(family) in name for name in own)
    )


def _contexts(entity: Entity, index: "NameIndex") -> Iterator[Finding]:
    own = {name_key(name) for tag in (*entity.names, *entity.faulty) for name in own_names(entity, tag)}
    for name, others in entity.context.items():
        if name_key(name) not in own:
            yield Finding(entity.path, 0, "context_of_nothing", {"name": name})
        yield from (
            Finding(entity.path, 0, "unknown_context", {"name": name, "other": other})
            for other in others
            if index.resolve(other) is None
        )


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Whom a name means, in whatever language; made once by `name_index`."""

    entities: Mapping[str, Entity | None]
    """By folded name in small letters; None where several claim it."""

    def resolve(self, name: str) -> Entity | None:
        """The only entity that has this name; case, white space, hyphens and quotation marks do not count."""
        return self.entities.get(name_key(name))


def name_index(entities: Iterable[Entity]) -> NameIndex:
    """Index of all names of all entities in all languages, in an order that all processes share.

    >>> index = name_index([Entity("un", "organisation", {"en": ("United Nations",), "zh": ("联合国",)})])
    >>> [entity.id for name in ("united  nations", "“联合国”") if (entity := index.resolve(name))]
    ['un', 'un']
    """
    found: dict[str, Entity | None] = {}
    for entity in entities:
        given = (name for tag in (*entity.names, *entity.faulty) for name in own_names(entity, tag))
        for name in dict.fromkeys(map(name_key, given)):
            found[name] = None if name in found else entity
    return NameIndex(found)


def _contested(entities: Iterable[Entity], language: str) -> Iterator[Finding]:
    claimed: dict[str, Entity] = {}
    for entity in entities:
        for name in own_names(entity, language):
            first = claimed.setdefault(lower(name), entity)
            if first.id != entity.id:
                detail = {"name": name, "language": language, "other": first.path or first.id}
                yield Finding(entity.path, 0, "name_claimed_twice", detail)


def _is_latin(name: str) -> bool:
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in _LATIN.findall(name))
