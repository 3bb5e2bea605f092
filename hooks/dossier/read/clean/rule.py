"""What a rule is: a pure function from a ledger to the same ledger with some lines decided."""

from collections.abc import Callable

from dossier.languages import WRITTEN_IN, Profile, profile
from dossier.model import Line
from dossier.read.ledger import lines

Rule = Callable[[tuple[Line, ...], Profile], tuple[Line, ...]]


def apply(rule: Rule, lines: tuple[Line, ...], profile: Profile) -> tuple[Line, ...]:
    """Apply a rule and sign each line that it decided with the rule's name; evidence alone decides nothing."""
    decided = rule(lines, profile)
    if decided is lines:
        return lines
    pairs = zip(lines, decided, strict=True)
    return tuple([after if after is before else _signed(before, after, rule.__name__) for before, after in pairs])


def _signed(before: Line, after: Line, name: str) -> Line:
    same = after.fate == before.fate and after.text == before.text and after.reason == before.reason
    return after if same else Line(after.number, after.raw, after.text, after.fate, name, after.reason, after.evidence)


# How the examples of the rules are run: in their docstrings, on the site and in tests.


def trial(rule: Rule, *texts: str, after: Rule | None = None, language: str = WRITTEN_IN) -> list[tuple[str, str]]:
    """Apply one rule to a few lines, maybe after another one, and show what becomes of each: its words and its fate."""
    entries, words = lines(*texts), profile(language)
    if after:
        entries = apply(after, entries, words)
    return [(line.text, line.fate) for line in apply(rule, entries, words)]
