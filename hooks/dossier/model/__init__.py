"""All nouns, no verbs: the frozen records that the three acts hand to each other.

Dates are EDTF strings (ISO 8601-2), languages BCP 47 tags, types and relations follow
Dublin Core and schema.org where these have a word for them.
"""

from dossier.model.corpus import FOLDERS, Corpus, Entity, EntityKind, Event, Mention, Relation, Source
from dossier.model.document import Block, BlockKind, Document, Doubt, EventKind, Facts, Key, Report, Translation, When
from dossier.model.seed import Choice, Correction, Decoding, Fate, Finding, Line, Replacement, Seed
from dossier.model.site import Language, SiteFile

__all__ = [
    "FOLDERS",
    "Block",
    "BlockKind",
    "Choice",
    "Corpus",
    "Correction",
    "Decoding",
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
    "Translation",
    "When",
]
