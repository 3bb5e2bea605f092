"""Sets the weights by which a page's title is told, and says how well they do on unseen pages.

    python benchmarks/titles.py PAGES            five-fold cross-validation: each page judged by weights of other pages
    python benchmarks/titles.py PAGES --write    then sets hooks/dossier/languages/titles.yml by all pages

PAGES is a folder with ID.txt, the visible text of a page, one line a block; facts.json beside or above it gives the
title of each. The model chooses one line among all (conditional logit, AdaGrad, a fixed order).
"""

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from facts import Case, cases, plain

from dossier.languages import TITLES, languages, profile
from dossier.read.clean import RULES, apply
from dossier.read.clean import title as h
from dossier.read.clean.page import crop_page, judged
from dossier.read.identity import detect
from dossier.read.ledger import ledger

ROOT = Path(__file__).resolve().parent.parent
FOLDS, ROUNDS = 5, 60
RATE, DECAY = 0.3, 0.01
TARGET = ROOT / "hooks" / "dossier" / "languages" / "titles.yml"


@dataclass(frozen=True)
class Choice:
    """The lines of a page that may be its title: the features of each, and whether it is the title."""

    options: list[dict[str, float]]
    right: list[bool]


def read(case: Case) -> Choice | None:
    raw = case.raw.decode("utf-8")
    tongue = profile(detect(raw, map(profile, languages())) or "en")
    lines = ledger(raw)
    for rule in RULES[: RULES.index(crop_page)]:
        lines = apply(rule, lines, tongue)
    seen = judged(lines, tongue)
    if seen is None:
        return None
    page = h.page(seen.text, seen.kinds, seen.stays, tongue)
    places = h.candidates(page)
    truth = plain(case.facts["title"])
    return Choice([h.features(page, i) for i in places], [plain(page.lines[i].text) == truth for i in places])


def scores(choice: Choice, weights: dict[str, float]) -> list[float]:
    return [sum(weights.get(name, 0.0) * value for name, value in option.items()) for option in choice.options]


def fit(choices: Sequence[Choice]) -> dict[str, float]:
    weights: dict[str, float] = {}
    steps: dict[str, float] = {}
    for _ in range(ROUNDS):
        for choice in (choice for choice in choices if any(choice.right)):
            found = scores(choice, weights)
            chances = [math.exp(score - max(found)) for score in found]
            all_, good = sum(chances), sum(c for c, right in zip(chances, choice.right, strict=True) if right)
            pulls = [c * right / good - c / all_ for c, right in zip(chances, choice.right, strict=True)]
            for name in choice.options[0]:
                pull = sum(p * option[name] for p, option in zip(pulls, choice.options, strict=True))
                pull -= DECAY * weights.get(name, 0.0)
                steps[name] = steps.get(name, 1e-6) + pull * pull
                weights[name] = weights.get(name, 0.0) + RATE * pull / math.sqrt(steps[name])
    return {name: round(weight, 1) for name, weight in sorted(weights.items())}


def hits(choices: Sequence[Choice], weights: dict[str, float]) -> int:
    found = [(choice.right, scores(choice, weights)) for choice in choices if choice.options]
    return sum(right[values.index(max(values))] for right, values in found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--write", action="store_true", help="set the weights in the package")
    arguments = parser.parse_args()
    choices = [choice for case in cases(arguments.pages) if (choice := read(case))]
    there = sum(any(choice.right) for choice in choices)
    parts = [[choice for i, choice in enumerate(choices) if i % FOLDS == fold] for fold in range(FOLDS)]
    unseen = sum(
        hits(part, fit([choice for other in parts if other is not part for choice in other])) for part in parts
    )
    print(f"{len(choices)} pages, {there} hold their title among the lines judged; right: {unseen} unseen, ", end="")
    print(f"{hits(choices, dict(TITLES))} with the weights in the package")
    if arguments.write:
        made = fit(choices)
        TARGET.write_text(HEAD + yaml.safe_dump(made), encoding="utf-8")
        print(f"{hits(choices, made)} with the new weights")


HEAD = """\
# By which features the title of a page is told (hooks/dossier/read/clean/title.py names them), and what each adds to
# the score of a line. Made by benchmarks/titles.py; do not edit.
"""

if __name__ == "__main__":
    main()
