"""How well dated events are found, in short texts marked by hand who did not know the rules.

How to run it:

    python benchmarks/events.py               precision and recall for each language and half of tests/cases/sentences
    python benchmarks/events.py --errors      what is wrong in `tune`; the other half is for the final figure alone
    python benchmarks/events.py --write       the floor of tests/test_events.py, as reached now

An event is right if its words touch the marked ones and it has their kind and date; the head of the files says which
other forms of a date say the same.
"""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dossier.languages import profile
from dossier.languages.text import with_sentences
from dossier.model import Block, Report, When
from dossier.model.document import when
from dossier.read.dates.reports import find_dates
from dossier.read.facts.roles import Text

CASES = Path(__file__).resolve().parent.parent / "tests" / "cases" / "sentences"
FLOOR = CASES / "floor" / "events.yml"
LANGUAGES = ("en", "fr", "zh")
HALVES = ("tune", "held")


@dataclass(frozen=True, slots=True)
class Score:
    """What was found in some passages."""

    right: int
    found: int
    marked: int

    @property
    def precision(self) -> float:
        """Part of what was found that is marked."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Part of what is marked that was found."""
        return self.right / self.marked if self.marked else 1.0


def passages(language: str, half: str) -> list[dict[str, Any]]:
    """The marked passages of a language."""
    data = yaml.safe_load((CASES / f"{language}.yml").read_text(encoding="utf-8"))
    return [passage for passage in data["passages"] if passage["half"] == half]


def reports(passage: Mapping[str, Any], language: str) -> tuple[Report, ...]:
    """What is found in a passage."""
    blocks = with_sentences([Block("paragraph", passage["text"], "p-000001")], language)
    text = Text("", blocks, (), profile(language))
    return find_dates(text, "other", when(passage["date"], "given"))[1]


def is_right(report: Report, event: Mapping[str, Any], text: str) -> bool:
    """Whether a report says of a date what is marked."""
    first, second = text.find(report.when.basis[0]), text.find(event["words"])
    touches = first < second + len(event["words"]) and second < first + len(report.when.basis[0])
    return touches and report.kind == event["kind"] and _says(report.when, event)


def _says(moment: When, event: Mapping[str, Any]) -> bool:
    edtf = moment.edtf
    choices = {event["edtf"], *event.get("accept", ())}
    if event["kind"] == "deadline":
        choices |= {f"../{choice}" for choice in choices}
    doubted = len(moment.basis) > 1 and edtf.is_uncertain
    return str(edtf) in choices or bool(doubted and str(edtf.certain()) in choices)


def outcomes(language: str, half: str) -> Iterator[tuple[str, list[Report], list[Mapping[str, Any]], int]]:
    """For each passage its text, the wrong reports, the events that are missed, and how many are right."""
    for passage in passages(language, half):
        wrong, missed = list(reports(passage, language)), list(passage["events"])
        pairs = [(one, event) for event in passage["events"] for one in wrong if is_right(one, event, passage["text"])]
        right = 0
        for one, event in pairs:
            if one in wrong and event in missed:
                wrong.remove(one)
                missed.remove(event)
                right += 1
        yield passage["text"], wrong, missed, right


def score(language: str, half: str) -> Score:
    """Precision and recall in one half of a language's passages."""
    told = list(outcomes(language, half))
    right = sum(number for *_, number in told)
    wrong, missed = sum(len(reports) for _, reports, _, _ in told), sum(len(events) for _, _, events, _ in told)
    return Score(right, right + wrong, right + missed)


def floor() -> dict[str, dict[str, float]]:
    """What is reached now, with both halves as one: fewer than fifty events are a coin's toss."""
    result = {}
    for language in LANGUAGES:
        one, two = (score(language, half) for half in HALVES)
        both = Score(one.right + two.right, one.found + two.found, one.marked + two.marked)
        result[language] = {"precision": round(both.precision, 3), "recall": round(both.recall, 3)}
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    for language in LANGUAGES:
        for half in HALVES:
            got = score(language, half)
            print(f"{language} {half}: precision {got.precision:.3f} ({got.right}/{got.found})", end="  ")
            print(f"recall {got.recall:.3f} ({got.right}/{got.marked})")
        for text, wrong, missed, _ in outcomes(language, "tune") if asked.errors else ():
            if wrong or missed:
                print(f"  {text}")
            for report in wrong:
                print(f"    wrong:  {report.when.edtf!s:<24} {report.kind} {report.when.basis[0]}")
            for event in missed:
                print(f"    missed: {event['edtf']:<24} {event['kind']} {event['words']}")
    if asked.write:
        FLOOR.parent.mkdir(exist_ok=True)
        FLOOR.write_text(yaml.safe_dump(floor()), encoding="utf-8")


if __name__ == "__main__":
    main()
