"""Sets the weights by which the cleaner tells text from the page around it, and says how well they do on unseen pages.

    python benchmarks/weights.py PAGES            five-fold cross-validation: each page judged by weights of other pages
    python benchmarks/weights.py PAGES --write    then sets hooks/dossier/languages/weights.yml by all pages

PAGES is a folder with two files a page: ID.txt, its visible text one line a block, and ID.truth, its main text.
The model is a logistic regression (AdaGrad, a fixed order: the same pages give the same weights); longer lines count
more.
"""

import argparse
import difflib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import mean

import yaml
from scoring import Score, average, score, words

from dossier.languages import WEIGHTS, languages, profile
from dossier.read.clean import RULES, apply
from dossier.read.clean.features import Feature, features, look
from dossier.read.clean.page import crop_page, text_lines
from dossier.read.identity import detect
from dossier.read.ledger import ledger
from dossier.read.lines.measure import size

ROOT = Path(__file__).resolve().parent.parent
FOLDS = 5
ROUNDS = 30
RATE, DECAY = 0.3, 5e-5
"""Step of AdaGrad, and how much of a weight each step takes away."""
AROUND = 4
"""Below how many lines a person copies with a text, above and below; from page to page another number."""
LEAN = 1.4
"""Added to the bias: a line lost is worse than a line too many."""
TARGET = ROOT / "hooks" / "dossier" / "languages" / "weights.yml"
Table = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Page:
    """A page with what is to be learned from it."""

    texts: tuple[str, ...]
    found: list[list[Feature]]
    is_text: tuple[bool, ...]
    truth: str
    blank: bool
    """Its paragraphs have blank lines between them."""


def labels(texts: Sequence[str], truth: str) -> tuple[bool, ...]:
    """Which lines stand in the main text: most of their words are matched in order."""
    lines = [words(text) for text in texts]
    flat, wanted = [word for line in lines for word in line], words(truth)
    hit = [0.0] * len(flat)
    for start, _, length in difflib.SequenceMatcher(None, flat, wanted, autojunk=False).get_matching_blocks():
        hit[start : start + length] = [1.0 if length > 2 else 0.6] * length
    ends, result = 0, []
    for line in lines:
        result.append(bool(line) and mean(hit[ends : ends + len(line)]) > 0.5)
        ends += len(line)
    return tuple(result)


def read(path: Path) -> tuple[Page, Page]:
    """A page as a scrape gives it, and as a person copies it: the text with a few lines around."""
    raw, truth = path.read_text("utf-8"), path.with_suffix(".truth").read_text("utf-8")
    tongue = profile(detect(raw, map(profile, languages())) or "en")
    lines = ledger(raw)
    for rule in RULES[: RULES.index(crop_page)]:
        lines = apply(rule, lines, tongue)
    kept = [line for line in lines if line.text]
    is_text = labels([line.text for line in kept], truth)
    inside = [place for place, stays in enumerate(is_text) if stays] or [0]
    around = len(truth) % AROUND
    copied = slice(max(0, inside[0] - around), inside[-1] + 1 + around)

    def page(part: slice) -> Page:
        texts = tuple(line.text for line in kept[part])
        looks = [look(line, tongue) for line in kept[part]]
        return Page(texts, features(kept[part], looks, tongue), is_text[part], truth, "\n\n" in raw)

    return page(slice(None)), page(copied)


def fit(pages: Iterable[Page]) -> Table:
    """Weights of all features, the bias among them."""
    pages = tuple(pages)
    weights: dict[Feature, float] = {}
    steps: dict[Feature, float] = {}
    for _ in range(ROUNDS):
        for page in pages:
            scale = 10 / math.sqrt(sum(math.sqrt(min(size(text), 40)) for text in page.texts) + 1)
            for text, found, is_text in zip(page.texts, page.found, page.is_text, strict=True):
                named = [("bias", "bias"), *found]
                score = sum(weights.get(name, 0.0) for name in named)
                chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
                error = (is_text - chance) * math.sqrt(min(size(text), 40)) * scale
                for name in named:
                    steps[name] = steps.get(name, 1.0) + error * error
                    weight = weights.get(name, 0.0)
                    weights[name] = weight + RATE * error / math.sqrt(steps[name]) - DECAY * weight
    table: Table = {}
    for (group, name), weight in sorted(weights.items()):
        table.setdefault(group, {})[name] = round(weight, 1)
    table["bias"]["bias"] = round(table["bias"]["bias"] + LEAN, 1)
    return table


def judged(page: Page, weights: Mapping[str, Mapping[str, float]]) -> Score:
    """How well these weights find the text of a page."""
    scores = [weights["bias"]["bias"] + sum(weights.get(g, {}).get(n, 0.0) for g, n in found) for found in page.found]
    kept = (
        text for text, stays in zip(page.texts, text_lines(scores, list(map(size, page.texts))), strict=True) if stays
    )
    return score("\n".join(kept), page.truth)


def told(name: str, scores: Iterable[Score]) -> None:
    scores = tuple(scores)
    if scores:
        mean = average(scores)
        print(f"{name:<28} {len(scores):>4} pages   F1-4gram {mean.f1:.4f}   recall {mean.recall:.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--write", action="store_true", help="set the weights in the package")
    arguments = parser.parse_args()
    pages = [read(path) for path in sorted(arguments.pages.glob("*.txt"))]
    whole, copied = zip(*pages, strict=True)
    unseen: list[Table] = [fit(chain(*(page for i, page in enumerate(pages) if i % FOLDS != n))) for n in range(FOLDS)]
    for fold in range(FOLDS):
        told(f"fold {fold + 1}", (judged(page, unseen[fold]) for page in whole[fold::FOLDS]))
    scores = [judged(page, unseen[i % FOLDS]) for i, page in enumerate(whole)]
    told("unseen pages", scores)
    told("  with blank lines", (each for each, page in zip(scores, whole, strict=True) if page.blank))
    told("  without", (each for each, page in zip(scores, whole, strict=True) if not page.blank))
    told("  as a person copies them", (judged(page, unseen[i % FOLDS]) for i, page in enumerate(copied)))
    told("the weights in the package", (judged(page, WEIGHTS) for page in whole))
    if arguments.write:
        made = fit(chain(*pages))
        TARGET.write_text(
            HEAD + yaml.safe_dump(made, sort_keys=False, default_flow_style=None, width=110), encoding="utf-8"
        )
        told("the new weights", (judged(page, made) for page in whole))


HEAD = """\
# By which features the page rule tells text from the page around it (hooks/dossier/read/clean/features.py names them),
# and what each adds to the score of a line: above 0 speaks for text. Made by benchmarks/weights.py; do not edit.
"""

if __name__ == "__main__":
    main()
