"""What is wrong in a collection as a whole, and how a finding reads."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from dossier.data import words
from dossier.model import Document, Entity, Finding, Key
from dossier.relate.names import check_names


def message(finding: Finding, language: str) -> str:
    """`file:line: what is wrong: how to mend it`, in a language of data/ui.

    >>> message(Finding("seeds/a.txt", 0, "seed_empty"), "en")
    'seeds/a.txt: the file is empty: put the text into it, or remove it'
    """
    place = f"{finding.path}:{finding.line}" if finding.line else finding.path
    return f"{place}: {words(language)['findings'][finding.code].format(**finding.detail)}"


def _repeats(items: Iterable[Any], key: Any, finding: Any) -> tuple[Finding, ...]:
    """A finding for each item that has the key of an earlier one."""
    first: dict[Any, Any] = {}
    found = []
    for item in items:
        earlier = first.setdefault(key(item), item)
        if earlier is not item:
            found.append(finding(item, earlier))
    return tuple(found)


def _same(code: str, item: Any, earlier: Any) -> Finding:
    return Finding(item.path, 0, code, {"other": earlier.path})


def check_seeds(seeds: Sequence[Document]) -> tuple[Finding, ...]:
    """Seeds that claim one id in one language, and seeds with the same text."""
    return (
        *_repeats(seeds, lambda seed: seed.key, partial(_same, "duplicate_id")),
        *_repeats(seeds, lambda seed: tuple(block.text for block in seed.blocks), partial(_same, "duplicate_text")),
    )


def check_translations(documents: Sequence[Document]) -> tuple[Finding, ...]:
    """Translations of a text that the collection does not have."""
    keys = {document.key for document in documents}
    return tuple(
        Finding(d.path, 1, "translation_without_original", {"source": d.translation.source})
        for d in documents
        if d.translation and Key(d.id, d.translation.source) not in keys
    )


def check_entities(entities: Sequence[Entity]) -> tuple[Finding, ...]:
    """Entity pages with one id, and names that two of them claim."""
    return (*_repeats(entities, lambda entity: entity.id, partial(_same, "duplicate_entity")), *check_names(entities))
