"""Who appears with whom: entities that the same paragraphs name."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from dossier.model import Companion, Corpus, Key
from dossier.model.document import TITLE, originals

MOST = 12
"""Companions that are kept for each entity."""
_SEVERAL = 2
"""Paragraphs that must name both: one alone is often a list of guests, and tells of no tie."""
_CROWD = 60
"""Names in one paragraph from which it is a mere list, of members or signatories."""


def find_companions(corpus: Corpus) -> tuple[Companion, ...]:
    """For each entity those that most paragraphs name beside it, two or more, the rarer first of equals; by entity.

    A translation names what its original names: it counts only where the collection lacks the original.
    """
    paragraphs = _paragraphs(corpus)
    named = Counter(entity for entities in paragraphs.values() for entity in entities)
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for entities in (entities for entities in paragraphs.values() if len(entities) < _CROWD):
        for one, two in combinations(sorted(entities), 2):
            shared[one][two] += 1
            shared[two][one] += 1
    return tuple(companion for entity in sorted(shared) for companion in _most(entity, shared[entity], named))


def _paragraphs(corpus: Corpus) -> Mapping[tuple[Key, str], set[str]]:
    """Entities by the paragraph that names them."""
    telling = {document.key for document in originals(corpus.documents)}
    found: dict[tuple[Key, str], set[str]] = defaultdict(set)
    for mention in corpus.mentions:
        if mention.document in telling and mention.block != TITLE:
            found[mention.document, mention.block].add(mention.entity)
    return found


def _most(entity: str, shared: Counter[str], named: Counter[str]) -> Iterator[Companion]:
    several = (pair for pair in shared.items() if pair[1] >= _SEVERAL)
    ordered = sorted(several, key=lambda pair: (-pair[1], named[pair[0]], pair[0]))
    return (Companion(entity, other, count) for other, count in ordered[:MOST])
