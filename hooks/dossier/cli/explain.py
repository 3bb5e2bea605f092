"""The command explain: what became of each line of a raw text."""

import argparse
from collections import Counter
from collections.abc import Iterator

from dossier.cli.common import complain, read_text, say_line
from dossier.languages import words
from dossier.languages.locales import figure, listed
from dossier.languages.text import columns
from dossier.model import Document, Line
from dossier.write.pages.verdicts import Bounds, bounds, in_words, rewritten, scored, verdict


def explain(arguments: argparse.Namespace) -> int:
    """Print what became of each line and why, how many had which status, and what is uncertain."""
    document, findings = read_text(arguments)
    if document is None:
        return complain(findings, arguments.language)
    statuses = words(arguments.language)["statuses"]
    width, digits = max(map(columns, statuses.values())), len(str(len(document.lines)))
    page = 0
    lines = [line for line in document.lines if line.raw.strip()]
    around, now = bounds(lines), rewritten(lines)
    for line in lines:
        if line.page != page:
            page = line.page
            say_line(f"\n{words(arguments.language)['provenance']['page'].format(number=page)}")
        status = statuses[line.decision.status]
        padding = " " * (width - columns(status))
        say_line(f"{line.number:>{digits}}  {status}{padding}  {' '.join(line.words.split())}")
        for said in _said(line, now.get(line.number, ""), around, arguments.language):
            say_line(" " * (digits + width + 4) + " ".join(said.splitlines()))
    counts = Counter(statuses[line.decision.status] for line in lines)
    told = (f"{status} {figure(count, arguments.language)}" for status, count in counts.most_common())
    say_line("\n" + " · ".join(told))
    for doubt in _certainty(document, arguments.language):
        say_line(doubt)
    return 0


def _said(line: Line, text: str, around: Bounds, language: str) -> Iterator[str]:
    """Why a line stayed or went, as the page about the cleaning tells it, and by what figure it was judged."""
    say, facts, made = words(language)["provenance"], words(language)["document"], line.decision
    if text:
        yield f"{say['now']}{facts['gap']}{text}"
    if made.rule:
        rule, told = in_words(verdict(line, around), language)
        joint = facts["colon"] if told else ""
        yield f"← {rule}{facts['aside'].format(detail=made.rule)}{joint}{' · '.join(told)}"
    if made.rule and made.lines and made.status == "dropped" and line.shares:
        yield "  " + " · ".join(scored(line, language))


def _certainty(document: Document, language: str) -> Iterator[str]:
    """That a person has checked the text, or what is uncertain about it."""
    say = words(language)
    if document.checked:
        yield say["provenance"]["checked"]
    if document.doubts:
        yield say["document"]["gap"].join((say["document"]["unchecked"], say["document"]["uncertain"]))
    for doubt in document.doubts:
        lines = f"{say['provenance']['look']}{say['document']['gap']}{listed(map(str, doubt.lines), language, 'open')}"
        yield f"- {say['doubts'][doubt.code]}{say['document']['aside'].format(detail=lines)}"
