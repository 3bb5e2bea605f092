"""What one text tells by itself, given the names: all of it that is compared with other texts."""

from dataclasses import dataclass, field

from dossier.model import Corpus, Document, Mention, Nested
from dossier.relate.events.clues import Clue, clues_of
from dossier.relate.events.commitments import Promise, promises_in
from dossier.relate.events.evidence import Sentence, sentences_in
from dossier.relate.names.lexicon import Names
from dossier.relate.names.mentions import mentions_in
from dossier.relate.names.nested import find_nested
from dossier.relate.texts.quotations import Runs, runs_in
from dossier.relate.texts.related import Used, used_in
from dossier.relate.texts.words import numbered


@dataclass(frozen=True, slots=True)
class Told:
    """What one text tells; made by `tell`."""

    mentions: tuple[Mention, ...]
    nested: tuple[Nested, ...]
    clues: tuple[Clue, ...] = ()
    """Of events. This and what follows is empty for a translation, which tells nothing that its original does not."""
    promises: tuple[Promise, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    used: Used = field(default_factory=Used)
    runs: Runs = field(default_factory=Runs)


def tell(document: Document, known: Names, *, original: bool) -> Told:
    """What a text tells; original: whether it is one of `model.document.originals`."""
    alone = Corpus((document,), tuple(known.entities.values()), tuple(mentions_in(document, known)))
    nested = find_nested(alone, known)
    if not original:
        return Told(alone.mentions, nested)
    return Told(
        alone.mentions,
        nested,
        clues=tuple(clues_of(document, alone, known)),
        promises=tuple(promises_in(document, alone, known)),
        sentences=tuple(sentences_in(document, alone)),
        used=used_in(document, known.index),
        runs=runs_in(document, numbered(document)),
    )
