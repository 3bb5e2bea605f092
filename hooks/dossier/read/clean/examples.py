"""How the examples of the rules are run: in their docstrings, on the site and in tests."""

from dossier.data import WRITTEN_IN, profile
from dossier.read.clean.ledger import lines
from dossier.read.clean.rule import Rule, apply


def trial(rule: Rule, *texts: str, after: Rule | None = None, language: str = WRITTEN_IN) -> list[tuple[str, str]]:
    """Apply one rule to a few lines, maybe after another one, and show what becomes of each: its words and its fate."""
    entries, words = lines(*texts), profile(language)
    if after:
        entries = apply(after, entries, words)
    return [(line.text, line.fate) for line in apply(rule, entries, words)]
