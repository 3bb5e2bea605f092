"""The list of commitments by deadline, free of language: which year each stands under, and on which page."""

from collections.abc import Iterable, Mapping, Sequence

from dossier.model import Commitment
from dossier.write.leaves import Extent, Part, cut

UNDATED = "undated"
"""Stands for the year of what has no date."""
_MARKS, _SENTENCE = 700, 330
"""Bytes of HTML around a commitment, and around each sentence of it."""


def year_due(commitment: Commitment) -> str:
    """The year under which the list has a commitment: that of its deadline."""
    return f"{commitment.due.edtf.last_day.year:04}" if commitment.due else UNDATED


def commitment_parts(commitments: Iterable[Commitment]) -> tuple[Part, ...]:
    """The pages of the list of commitments, the same in all languages."""
    return cut([(year_due(made), _size(made)) for made in commitments], "commitments", "commitments")


def commitment_extents(parts: Iterable[Part], made: Mapping[str, Sequence[Commitment]]) -> tuple[Extent, ...]:
    """What each of these pages says of the others; made: the commitments of each."""
    return tuple(_extent(part, made[part.uri]) for part in parts)


def _extent(part: Part, made: Iterable[Commitment]) -> Extent:
    due = [year_due(one) for one in made if one.due] or [""]
    return Extent(part.uri, part.group, due[0], due[-1])


def _size(made: Commitment) -> int:
    """Bytes of HTML that a commitment takes, about."""
    said = [source.mention.sentence for source in made.sources] + [later.sentence for later in made.evidence]
    return _MARKS + sum(_SENTENCE + len(sentence.encode()) for sentence in said)
