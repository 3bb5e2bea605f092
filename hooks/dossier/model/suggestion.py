"""Names that texts use and no page describes yet."""

from collections.abc import Mapping
from dataclasses import dataclass

from dossier.model.corpus import EntityKind
from dossier.model.document import Key


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a text uses what looks like a name."""

    document: Key
    name: str
    """As it stands there."""
    block: str = ""
    """Id of the block; empty where the name is a fact of the text."""
    start: int = 0
    """Offset in the block's text."""
    kind: EntityKind | None = None
    """None where the words around it tell nothing."""
    basis: str = ""
    """The words that tell the kind; of a fact, its key in the front matter."""
    alias: str = ""
    """The short form that follows it in brackets: "World Health Organization (WHO)"."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Where a text uses a suggested name."""

    document: Key
    sentence: str
    """Empty where the name is a fact of the text."""
    block: str = ""
    """Id of the block; empty likewise."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A page that somebody could write; all of it is inferred."""

    kind: EntityKind
    names: Mapping[str, tuple[str, ...]]
    """By language, the most frequent first."""
    basis: tuple[str, ...]
    """The words that tell the kind, the most frequent first; empty where only capitals do."""
    usages: tuple[Usage, ...]
    """In the order of the texts."""

    @property
    def texts(self) -> int:
        """How many texts use it; versions of one count once."""
        return len({usage.document.id for usage in self.usages})
