"""How fast a site is built: this checkout, and whatever it shall be compared with, in turn.

    make bench                                            this checkout, some minutes
    make bench ARGS='--against stock zensical hugo'       with other site generators, installed for this
    make bench ARGS='--against HEAD~20 --documents 1000'  with an earlier revision of this project
    make bench ARGS='--last --write'                      the table of the run before, into the README

All build the same invented documents in three languages: this project from raw texts, the others from clean Markdown,
each with its own search and with its documents outside of the navigation. Each build is made three times: cold, from
nothing; once more with nothing changed; and after one sentence of one text in one language has changed, in whatever way
the generator itself is fastest. Then it is somebody else's turn, so that all have the same hours of the machine; the
figures are medians. The site is looked at each time: too few pages, or an edit that does not show, is an error.

CPU is processor time of all processes, wall is time on the clock, memory is the greatest sum over all processes (PSS,
sampled, on Linux), growth is the exponent b when CPU of cold builds grows as documents to the power of b: 1 is linear;
it needs several sizes, and means little for small ones, where starting up is most of it. On a busy machine wall is the
time of others and CPU grows, too: compare figures of one run, on a quiet machine.

Environments and sites lie in build/bench, which `make clean` removes; results.json there is the last run.
"""

import argparse
import fcntl
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.builds import results
from benchmarks.builds.contenders import KNOWN, Contender, contender
from benchmarks.builds.corpus import LANGUAGES
from benchmarks.builds.processes import FailedError
from benchmarks.builds.processes import run as program
from benchmarks.builds.turns import in_turn, say
from benchmarks.measure import ROOT

WORK = ROOT / "build" / "bench"
README = ROOT / "README.md"
DOCUMENTS = (30, 100)
RUNS = 3
LIMIT = 3600
"""Seconds that one build may take."""
BUSY = 0.5
"""Load, by processor, from which a warning is due."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may be given."""
    known = ", ".join(KNOWN)
    for name, kind, default, told in (
        ("--documents", "N", DOCUMENTS, f"numbers of documents ({' '.join(map(str, DOCUMENTS))})"),
        ("--runs", "N", RUNS, "how often each is measured (%(default)s)"),
        ("--limit", "SECONDS", LIMIT, "what one build may take (%(default)s)"),
    ):
        many = "+" if name == "--documents" else None
        parser.add_argument(name, type=_count, nargs=many, default=default, metavar=kind, help=told)
    parser.add_argument("--against", nargs="+", default=(), metavar="NAME", help=f"{known}, or revisions of git")
    parser.add_argument("--last", action="store_true", help="measure nothing: take the results of the run before")
    parser.add_argument("--write", action="store_true", help="write the table of most documents into the README")


def run(asked: argparse.Namespace) -> str:
    """Measure and print; gives what is wrong, if anything is."""
    place = WORK / "results.json"
    try:
        if not asked.last:
            _measure(asked, place)
        found = results.load(place)
        print(f"\n{results.tables(found)}")
        if asked.write:
            made = results.table(found, found.sizes[-1])
            README.write_text(results.in_readme(README.read_text("utf-8"), made), encoding="utf-8")
    except FileNotFoundError:
        return "there is no run before: leave out --last"
    except (FailedError, results.NoPlaceError) as error:
        return str(error)
    return ""


def _measure(asked: argparse.Namespace, place: Path) -> None:
    """Measure everything, and keep it from build to build; raises FailedError if this checkout cannot be built."""
    WORK.mkdir(parents=True, exist_ok=True)
    made = results.Run(
        results=(),
        runs=asked.runs,
        languages=len(LANGUAGES),
        day=datetime.now(UTC).strftime("%Y-%m-%d"),
        revision=program(["git", "describe", "--always", "--dirty=+", "--exclude=*"], ROOT).decode().strip(),
        processors=os.cpu_count() or 1,
        load=round(os.getloadavg()[0], 1),
        python=platform.python_version(),
    )
    if made.load > BUSY * made.processors:
        say(f"The machine is busy (load {made.load}): all figures will be too high, those of the clock most.")
    with _alone():
        contenders = (contender("", WORK), *_others(asked.against))
        for result in in_turn(contenders, sorted(set(asked.documents)), asked.runs, WORK / "site", asked.limit):
            made = replace(made, results=(*made.results, result))
            results.save(made, place)


@contextmanager
def _alone() -> Iterator[None]:
    """Raise FailedError while another run goes on: both would write the same files, and slow each other down."""
    with (WORK / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise FailedError("another run goes on") from error
        yield


def _others(names: list[str]) -> Iterator[Contender]:
    """What can be had of these; of the rest it is said why not."""
    for name in dict.fromkeys(names):
        try:
            yield contender(name, WORK)
        except FailedError as error:
            say(f"{name} is left out: {error}")


def _count(given: str) -> int:
    """A number from one up."""
    if not given.isdecimal() or int(given) < 1:
        raise argparse.ArgumentTypeError(f"{given} is no number from one up")
    return int(given)
