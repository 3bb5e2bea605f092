"""Short texts in which a person who had not seen the rules marked events, names and commitments (tests/cases)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from benchmarks.measure import CASES, Outcome, passages
from dossier.languages import profile
from dossier.languages.text import with_sentences
from dossier.model import Block, CommitmentMention, Document, Entity, Facts, Mention, Report, When
from dossier.model.document import when
from dossier.read.dates.reports import find_dates
from dossier.read.facts.commitments import find_commitments
from dossier.read.facts.roles import Text
from dossier.relate.names.lexicon import names as lexicon_names
from dossier.relate.names.mentions import find_mentions

Marked = Mapping[str, Any]
"""A passage, or an event in it, as the file has it; the head of the file says what the keys mean."""


# Events: dates of something that happened or shall happen.


def events(folder: Path) -> Iterator[Outcome]:
    """For each passage how many events are right, wrong and missing."""
    for language, passage in passages(folder):
        wrong, missing = unmatched(passage, find_events(passage, language))
        errors = (
            *(f"wrong: {one.when.edtf} {one.kind} {one.when.basis[0]!r} in {passage['text']}" for one in wrong),
            *(f"missing: {one['edtf']} {one['kind']} {one['words']!r} in {passage['text']}" for one in missing),
        )
        right = len(passage["events"]) - len(missing)
        tally = Counter(right=right, wrong=len(wrong), missing=len(missing))
        yield Outcome(language, passage["id"], tally, passage["half"], errors)


def find_events(passage: Marked, language: str) -> tuple[Report, ...]:
    """What the rules find in a passage."""
    blocks = with_sentences([Block("paragraph", passage["text"], "p-000001")], language)
    text = Text("", blocks, (), profile(language))
    return find_dates(text, "other", when(passage["date"], "given"))[1]


def unmatched(passage: Marked, found: Iterable[Report]) -> tuple[list[Report], list[Marked]]:
    """Reports that say nothing that is marked, and events that no report says."""
    wrong, missing = list(found), list(passage["events"])
    pairs = [(one, event) for event in missing for one in wrong if is_right(one, event, passage["text"])]
    for one, event in pairs:
        if one in wrong and event in missing:
            wrong.remove(one)
            missing.remove(event)
    return wrong, missing


def is_right(report: Report, event: Marked, text: str) -> bool:
    """Whether the words of a report touch the marked ones, and it has their kind and date."""
    first, second = text.find(report.when.basis[0]), text.find(event["words"])
    touches = first < second + len(event["words"]) and second < first + len(report.when.basis[0])
    return touches and report.kind == event["kind"] and _says(report.when, event)


def _says(moment: When, event: Marked) -> bool:
    edtf = moment.edtf
    choices = {event["edtf"], *event.get("accept", ())}
    if event["kind"] == "deadline":
        choices |= {f"../{choice}" for choice in choices}
    doubted = len(moment.basis) > 1 and edtf.is_uncertain
    return str(edtf) in choices or bool(doubted and str(edtf.certain()) in choices)


# Names: mentions of known people, bodies, places and initiatives, marked as [[entity|words]].

MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]+)\]\]")
Place = tuple[str, int, int, str]
"""Block, start, end and entity of a mention."""


def names(folder: Path) -> Iterator[Outcome]:
    """For each passage how many mentions are right, wrong and missing."""
    for language, passage in passages(folder):
        document, marked = _document(passage, language)
        found = {_place(mention) for mention in find_mentions([document], lexicon_names([document], entities()))}
        tally = Counter(right=len(found & marked), wrong=len(found - marked), missing=len(marked - found))
        texts = {block.id: block.text for block in document.blocks}
        errors = (
            f"{'wrong' if (block, start, end, entity) in found else 'missing'}: {entity} in "
            f"{texts[block][max(0, start - 30) : end + 20]}"
            for block, start, end, entity in sorted(found ^ marked)
        )
        yield Outcome(language, passage["id"], tally, passage["half"], tuple(errors))


@cache
def entities() -> tuple[Entity, ...]:
    """The entities that the sample marks."""
    known = yaml.safe_load((CASES / "names" / "entities.yml").read_text("utf-8"))["entities"]
    return tuple(
        Entity(id_, one["kind"], {tag: tuple(names) for tag, names in one["names"].items()})
        for id_, one in known.items()
    )


def _document(passage: Marked, language: str) -> tuple[Document, set[Place]]:
    """A passage as a document, and the mentions that are marked in it."""
    blocks: list[Block] = []
    marked: set[Place] = set()
    for number, line in enumerate(line for line in passage["text"].splitlines() if line.strip()):
        text, marks = unmarked(line)
        blocks.append(Block("paragraph", text, f"p-{number}", number + 1))
        marked |= {(f"p-{number}", *mark) for mark in marks}
    return Document(passage["id"], language, "", None, Facts(), tuple(blocks)), marked


def unmarked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """A paragraph without its marks, and what they mark: start, end and entity.

    >>> unmarked("In [[lake|the Lake]].")
    ('In the Lake.', [(3, 11, 'lake')])
    """
    plain, end = "", 0
    marks: list[tuple[int, int, str]] = []
    for mark in MARK.finditer(text):
        plain += text[end : mark.start()]
        marks.append((len(plain), len(plain) + len(mark[2]), mark[1]))
        plain += mark[2]
        end = mark.end()
    return plain + text[end:], marks


def _place(mention: Mention) -> Place:
    return mention.block, mention.start, mention.end, mention.entity


# Commitments: right when found in the sentence that makes them.

_SAME = 25
"""Signs by which a marked commitment is known in a sentence."""


def commitments(folder: Path) -> Iterator[Outcome]:
    """For each passage how many commitments are right, wrong and missing."""
    for language, passage in passages(folder):
        wanted = [_signs(one["words"])[:_SAME] for one in passage.get("commitments") or ()]
        missing, wrong = list(wanted), list[str]()
        for mention in _find_commitments(passage, language):
            same = next((words for words in missing if words in _signs(mention.sentence)), None)
            if same is None:
                wrong.append(mention.sentence)
            else:
                missing.remove(same)
        tally = Counter(right=len(wanted) - len(missing), wrong=len(wrong), missing=len(missing))
        errors = (*(f"wrong: {one}" for one in wrong), *(f"missing: {one}… in {passage['text']}" for one in missing))
        yield Outcome(language, passage["id"], tally, passage["half"], errors)


def _find_commitments(passage: Marked, language: str) -> tuple[CommitmentMention, ...]:
    tongue = profile(language)
    blocks = with_sentences([Block("paragraph", " ".join(passage["text"].split()), "p-1", 1)], language)
    known = when(str(passage["date"])) if passage.get("date") else None
    _, reports = find_dates(Text("", blocks, (), tongue), "speech", known)
    # Calls upon others are listed beside commitments, and the marks are of commitments alone.
    found = find_commitments(blocks, "speech", reports, tongue)
    return tuple(mention for mention in found if mention.kind != "call")


def _signs(text: str) -> str:
    """Letters and figures alone."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
