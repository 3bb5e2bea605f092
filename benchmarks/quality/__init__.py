"""How well texts are read: each sample with where it lies, what finds and compares, and what it must reach.

The samples lie in tests/cases; who marked them had not seen the rules. Whoever tunes rules looks at errors of the half
`tune` only, which --errors prints; `held` is for the final figures. A figure of tests/cases/floors.yml stands beside
what is reached now.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.measure import CASES, PAGES, Figures, Outcome, Tally, floors, means, raised, rates, table, total
from benchmarks.measure import write_floors as write
from benchmarks.quality import doubts, passages, real, texts
from benchmarks.quality.decoding import decoded, decoding


@dataclass(frozen=True, slots=True)
class Sample:
    """Texts with what a person says of them, and how the program is measured by that."""

    about: str
    outcomes: Callable[..., Iterator[Outcome]]
    """What came of each case in some places."""
    figures: Callable[[Tally], Mapping[str, float]]
    """The columns of its table, from what was counted."""
    places: tuple[Path, ...] = ()
    """Folders, or an archive of pages; none where the sample is not part of the project."""
    halves: bool = False
    """The table has a row for each half, too."""
    whole: bool = False
    """The table has a row for all groups together."""
    step: float = 0.01
    """By how much a floor is raised at a time, so that the change of a comma moves nothing."""
    lag: float = 1.0
    """By how much a floor may lie below what is reached before a test asks to raise it."""
    publish: Callable[[Path], None] | None = None
    """Writes the figures that readers of a site see."""


def counted(tally: Tally) -> dict[str, float]:
    """How many are marked, precision and recall."""
    return {"marked": int(tally["right"] + tally["missing"]), **rates(tally)}


def rounded(tally: Tally) -> dict[str, float]:
    """The same, with as many decimals as a floor of events has."""
    return {key: round(value, 3) for key, value in counted(tally).items()}


def counted_texts(tally: Tally) -> dict[str, float]:
    """How many texts, and the means of their figures."""
    return {"texts": int(tally["texts"]), **means(tally)}


QUALITY, SENTENCES, NAMES = (CASES / name for name in ("quality", "sentences", "names"))
SAMPLES = {
    "cleaning": Sample("whole texts cleaned", texts.cleaning, counted_texts, (QUALITY,), lag=0.02),
    "pages": Sample("web pages cleaned", texts.cleaning, counted_texts, (PAGES,), lag=0.02),
    "html": Sample(
        f"the same pages from their HTML, NAME.html in the folder --from, beside {texts.EXTRACTOR} if it is installed",
        texts.html,
        counted_texts,
    ),
    "events": Sample(
        "dated events found", passages.events, rounded, (SENTENCES,), halves=True, whole=True, step=0.001, lag=0.01
    ),
    "names": Sample("names recognised", passages.names, counted, (NAMES,), halves=True, whole=True),
    "commitments": Sample("commitments found", passages.commitments, counted, (SENTENCES,), halves=True, whole=True),
    "decoding": Sample("encodings recognised", decoding, decoded, (CASES / "read" / "encodings",)),
    "facts": Sample("facts found in whole texts", texts.facts, texts.verdicts, (QUALITY,)),
    "facts-pages": Sample("titles and dates found in web pages", texts.facts, texts.verdicts, (PAGES,)),
    "doubts": Sample("doubts raised at badly cleaned pages", texts.doubts, texts.doubtful, (PAGES,), halves=True),
    "suggestions": Sample(
        "names suggested in seeds/, of those in a folder of one's own", texts.suggestions, texts.suggested, whole=True
    ),
    **{name: Sample(about, found, columns) for name, (about, found, columns) in real.TABLES.items()},
    "real-doubts": Sample(
        "how often a mark of doubt in real texts was right, and what has none is wrong",
        doubts.doubts,
        doubts.doubtful,
        publish=doubts.write,
    ),
}
REAL = (*real.TABLES, "real-doubts")
"""The tables that `real` stands for."""


@cache
def outcomes(name: str) -> tuple[Outcome, ...]:
    """What came of each case of a sample of the project."""
    sample = SAMPLES[name]
    return tuple(sample.outcomes(*sample.places))


def figures(name: str, found: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    """The figures of a sample by group."""
    groups = dict.fromkeys(one.group for one in found)
    return {
        group: dict(SAMPLES[name].figures(total(one.tally for one in found if one.group == group))) for group in groups
    }


def reached(name: str) -> Figures:
    """What is reached now of that for which a sample has a floor."""
    found, floor = figures(name, outcomes(name)), floors()[name]
    return {group: {key: found[group][key] for key in row} for group, row in floor.items()}


def rows(name: str, found: Sequence[Outcome], floor: Figures) -> Iterator[tuple[str, Mapping[str, float], str]]:
    """The table of a sample: each group, its halves above it, its floor beside it."""
    sample = SAMPLES[name]
    for group, figured in figures(name, found).items():
        of_group = [one for one in found if one.group == group]
        for half in dict.fromkeys(one.half for one in of_group if one.half and sample.halves):
            yield f"{group} {half}", sample.figures(total(one.tally for one in of_group if one.half == half)), ""
        yield group, figured, ", ".join(f"{key} ≥ {least}" for key, least in floor.get(group, {}).items())
    if sample.whole:
        yield "all", sample.figures(total(one.tally for one in found)), ""


def told(name: str, found: Sequence[Outcome], asked: argparse.Namespace) -> Iterator[str]:
    """What is printed of a sample."""
    sample = SAMPLES[name]
    floor = {} if asked.place or asked.half else floors().get(name, {})
    yield from table(rows(name, found, floor), name)
    worst = sorted(found, key=lambda one: one.tally["f1"]) if asked.worst and "f1" in found[0].tally else []
    for group in dict.fromkeys(one.group for one in worst):
        for one in [one for one in worst if one.group == group][: asked.worst]:
            shares = "  ".join(f"{key} {value:.3f}" for key, value in means(one.tally).items())
            yield f"    {group} {one.name:<32} {shares}"
    for one in found if asked.errors is not None else ():
        if one.half != "held" and asked.errors in ("", *one.group.split(" ")):
            yield from (f"    {one.group} {one.name}  {error}" for error in one.errors)
    yield f"({sample.about})"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may be given."""
    parser.epilog = "samples: " + "; ".join(f"{name}, {sample.about}" for name, sample in SAMPLES.items())
    parser.add_argument("samples", nargs="*", metavar="SAMPLE", help="all without one")
    parser.add_argument("--from", dest="place", type=Path, metavar="PLACE", help="a folder of one's own, in that form")
    parser.add_argument(
        "--half", help="only this half: tune or held (of real texts: these sources), odd or even numbers"
    )
    parser.add_argument("--errors", nargs="?", const="", metavar="GROUP", help="list errors, those of a group alone")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the texts that are cleaned worst")
    parser.add_argument("--write", action="store_true", help="raise the floors, or set what sites tell of doubts")


def run(asked: argparse.Namespace) -> str:
    """Print the tables that were asked for; gives what is wrong with the question, if anything is."""
    names = asked.samples or [name for name, sample in SAMPLES.items() if sample.places]
    names = list(REAL) if names == ["real"] else names
    if problem := _problem(names, asked):
        return problem
    for name in names:
        found = tuple(SAMPLES[name].outcomes(asked.place)) if asked.place else outcomes(name)
        kept = [one for one in found if asked.half in (None, one.half)]
        print("\n".join(told(name, kept, asked)) if kept else f"{name}: no cases", end="\n\n", flush=True)
    if asked.write and asked.place:
        for publish in filter(None, (SAMPLES[name].publish for name in names)):
            publish(asked.place)
    elif asked.write:
        held = floors()
        write({name: raised(held[name], reached(name), SAMPLES[name].step) for name in names if name in held})
    return ""


def _problem(names: Sequence[str], asked: argparse.Namespace) -> str:
    """What is wrong with the question, if anything is."""
    if unknown := [name for name in names if name not in SAMPLES]:
        return f"no sample: {', '.join(unknown)}"
    if asked.place and len(asked.samples) != 1:
        return "--from goes with one sample"
    if not asked.place and set(names) & set(REAL):
        return real.HOW
    if not asked.place and not all(SAMPLES[name].places for name in names):
        return "this sample is not part of the project: name its folder with --from"
    if asked.write and (asked.half or (asked.place and not any(SAMPLES[name].publish for name in names))):
        return "floors are those of the whole samples of the project"
    return ""
