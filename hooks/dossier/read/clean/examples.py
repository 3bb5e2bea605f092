"""How the examples of the rules are run: in their docstrings, on the site and in tests."""

from dossier.data import profile
from dossier.read.clean.ledger import lines
from dossier.read.clean.rule import Rule


def trial(rule: Rule, *texts: str, language: str = "en") -> list[tuple[str, str]]:
    """Apply one rule to a few lines and show what becomes of each: its words and its fate."""
    return [(line.text, line.fate) for line in rule(lines(*texts), profile(language))]
