"""How fast a site is built and what its pages weigh, how well and how fast texts are read, and the weights learned.

    python -m benchmarks builds               how fast a site is built, beside others (make bench)
    python -m benchmarks quality              tables of all samples, each figure with its floor
    python -m benchmarks quality cleaning --worst 5
    python -m benchmarks quality events --errors
    python -m benchmarks quality --write      raise the floors to what is reached now
    python -m benchmarks speed reading        how long each stage takes (relating, checking, timeline)
    python -m benchmarks train weights        cross-validation; --write sets the weights in the package (titles)
    python -m benchmarks markup FOLDER        the same for what only marks of a page's source show
    python -m benchmarks search               what a search of 10,000 pages a language loads, and how soon it answers
    python -m benchmarks weight site/         what a first visit of a page loads, by kind of page

`python -m benchmarks quality --help` and its like say what else may be given.
"""

import argparse
import sys

from benchmarks import builds, quality, search, speed, train, weight
from benchmarks.train import markup

COMMANDS = {
    "builds": builds,
    "quality": quality,
    "speed": speed,
    "train": train,
    "markup": markup,
    "search": search,
    "weight": weight,
}


def main() -> int:
    """Run the command; gives the exit status."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__, formatter_class=form)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, module in COMMANDS.items():
        module.arguments(commands.add_parser(name, description=module.__doc__, formatter_class=form))
    asked = parser.parse_args()
    if problem := COMMANDS[asked.command].run(asked):
        parser.error(problem)
    return 0


if __name__ == "__main__":
    sys.exit(main())
