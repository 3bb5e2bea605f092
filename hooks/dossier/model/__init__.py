"""All nouns, no verbs: the frozen records that the three acts hand to each other.

Dates are EDTF strings (ISO 8601-2), languages BCP 47 tags, types and relations follow
Dublin Core and schema.org where these have a word for them.
"""

from dossier.model.corpus import (
    FOLDERS,
    Companion,
    Copy,
    CopyKind,
    Corpus,
    Difference,
    Entity,
    EntityKind,
    Event,
    Mention,
    Relation,
    Source,
    Span,
)
from dossier.model.document import (
    CASED,
    Block,
    BlockKind,
    Document,
    Doubt,
    EventKind,
    Facts,
    Key,
    Report,
    Translation,
    When,
)
from dossier.model.seed import Choice, Correction, Decoding, Fate, Finding, Line, Replacement, Seed
from dossier.model.site import Attachment, Language, SiteFile

__all__ = [
    "CASED",
    "FOLDERS",
    "Attachment",
    "Block",
    "BlockKind",
    "Choice",
    "Companion",
    "Copy",
    "CopyKind",
    "Corpus",
    "Correction",
    "Decoding",
    "Difference",
    "Document",
    "Doubt",
    "Entity",
    "EntityKind",
    "Event",
    "EventKind",
    "Facts",
    "Fate",
    "Finding",
    "Key",
    "Language",
    "Line",
    "Mention",
    "Relation",
    "Replacement",
    "Report",
    "Seed",
    "SiteFile",
    "Source",
    "Span",
    "Translation",
    "When",
]
