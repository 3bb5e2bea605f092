"""What a rule is: a pure function from a ledger to the same ledger with some lines decided."""

from collections.abc import Callable

from dossier.languages import WRITTEN_IN, Profile, profile
from dossier.model import Decision, Line
from dossier.read.ledger import lines

Rule = Callable[[tuple[Line, ...], Profile], tuple[Line, ...]]


def apply(rule: Rule, lines: tuple[Line, ...], profile: Profile) -> tuple[Line, ...]:
    """Apply a rule and sign each line that it decided with the rule's name.

    The shares of a score decide nothing by themselves, nor does the role of a line that stays what it was.
    """
    decided = rule(lines, profile)
    if decided is lines:
        return lines
    pairs = zip(lines, decided, strict=True)
    return tuple([after if after is before else _signed(before, after, rule.__name__) for before, after in pairs])


def _signed(before: Line, after: Line, name: str) -> Line:
    if after.text == before.text and _is_same(after.decision, before.decision):
        return after
    return after.became(after.text, after.decision.signed(name))


def _is_same(one: Decision, two: Decision) -> bool:
    """Whether two decisions are one, but for what explains them."""
    return one is two or (one.status == two.status and one.seen == two.seen and one.lines == two.lines)


# How the examples of the rules are run: in their docstrings, on the site and in tests.


def trial(rule: Rule, *texts: str, after: Rule | None = None, language: str = WRITTEN_IN) -> list[tuple[str, str]]:
    """Apply one rule to a few lines, maybe after another one; the words of each, and what became of it."""
    entries, words = lines(*texts), profile(language)
    if after:
        entries = apply(after, entries, words)
    return [(line.text, line.decision.status) for line in apply(rule, entries, words)]
