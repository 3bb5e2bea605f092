"""The list of commitments by deadline, free of language: which year each stands under, and on which page."""

from collections.abc import Iterable

from dossier.model import Commitment
from dossier.write.leaves import Part, cut

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


def _size(made: Commitment) -> int:
    """Bytes of HTML that a commitment takes, about."""
    said = [source.mention.sentence for source in made.sources] + [later.sentence for later in made.evidence]
    return _MARKS + sum(_SENTENCE + len(sentence.encode()) for sentence in said)
