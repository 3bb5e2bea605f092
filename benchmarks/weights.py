"""Sets the weights by which the cleaner tells text from the page around it, and says how well they do on unseen pages.

    python benchmarks/weights.py PAGES            five-fold cross-validation: each page judged by weights of other pages
    python benchmarks/weights.py PAGES --write    then sets hooks/dossier/data/weights.yml by all pages

PAGES is a folder with two files a page: ID.txt, its visible text one line a block, and ID.truth, its main text.
The model is a logistic regression (AdaGrad, a fixed order: the same pages give the same weights); longer lines count
more.
"""

import argparse
import difflib
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from dossier.data import WEIGHTS, languages, profile  # noqa: E402  (the package is found by the line above)
from dossier.read.clean import RULES, apply, ledger  # noqa: E402
from dossier.read.clean.features import Feature, features  # noqa: E402
from dossier.read.clean.measure import size  # noqa: E402
from dossier.read.clean.page import TURN, crop_page  # noqa: E402
from dossier.read.clean.path import likeliest  # noqa: E402
from dossier.read.language import detect  # noqa: E402

FOLDS = 5
ROUNDS = 30
RATE, DECAY = 0.3, 2e-4
"""Step of AdaGrad, and how much of a weight each step takes away."""
LEAN = 1.5
"""Added to the bias: a line lost is worse than a line too many."""
WORD = re.compile(r"\w+")
TARGET = ROOT / "hooks" / "dossier" / "data" / "weights.yml"
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


def words(text: str) -> list[str]:
    return WORD.findall(text.lower())


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


def read(path: Path) -> Page:
    raw, truth = path.read_text("utf-8"), path.with_suffix(".truth").read_text("utf-8")
    tongue = profile(detect(raw, map(profile, languages())) or "en")
    lines = ledger(raw)
    for rule in RULES[: RULES.index(crop_page)]:
        lines = apply(rule, lines, tongue)
    kept = [line for line in lines if line.text]
    texts = tuple(line.text for line in kept)
    return Page(texts, features(kept, tongue), labels(texts, truth), truth, "\n\n" in raw)


def fit(pages: Sequence[Page]) -> Table:
    """Weights of all features, the bias among them."""
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


def shingles(text: str, n: int) -> Counter[tuple[str, ...]]:
    found = words(text)
    return Counter(tuple(found[i : i + n]) for i in range(max(0, len(found) - n + 1)))


def figures(page: Page, weights: Mapping[str, Mapping[str, float]]) -> tuple[float, float]:
    """F1 of runs of four words, and recall of words."""
    scores = [weights["bias"]["bias"] + sum(weights.get(g, {}).get(n, 0.0) for g, n in found) for found in page.found]
    kept = "\n".join(text for text, stays in zip(page.texts, likeliest(scores, TURN), strict=True) if stays)
    true, got = shingles(page.truth, 4), shingles(kept, 4)
    f1 = 2 * sum((true & got).values()) / max(1, sum(true.values()) + sum(got.values()))
    single = shingles(page.truth, 1)
    return f1, sum((single & shingles(kept, 1)).values()) / max(1, sum(single.values()))


def told(name: str, results: Iterable[tuple[float, float]]) -> None:
    results = list(results)
    if results:
        f1, recall = (mean(result[which] for result in results) for which in (0, 1))
        print(f"{name:<28} {len(results):>4} pages   F1-4gram {f1:.4f}   recall {recall:.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--write", action="store_true", help="set the weights in the package")
    arguments = parser.parse_args()
    pages = [read(path) for path in sorted(arguments.pages.glob("*.txt"))]
    judged: dict[int, tuple[float, float]] = {}
    for fold in range(FOLDS):
        weights = fit([page for i, page in enumerate(pages) if i % FOLDS != fold])
        judged |= {i: figures(page, weights) for i, page in enumerate(pages) if i % FOLDS == fold}
        told(f"fold {fold + 1}", [judged[i] for i in judged if i % FOLDS == fold])
    told("unseen pages", judged.values())
    told("  with blank lines", [judged[i] for i, page in enumerate(pages) if page.blank])
    told("  without", [judged[i] for i, page in enumerate(pages) if not page.blank])
    told("the weights in the package", [figures(page, WEIGHTS) for page in pages])
    if arguments.write:
        made = fit(pages)
        TARGET.write_text(
            HEAD + yaml.safe_dump(made, sort_keys=False, default_flow_style=None, width=110), encoding="utf-8"
        )
        told("the new weights", [figures(page, made) for page in pages])


HEAD = """\
# By which features the page rule tells text from the page around it (hooks/dossier/read/clean/features.py names them),
# and what each adds to the score of a line: above 0 speaks for text. Made by benchmarks/weights.py; do not edit.
"""

if __name__ == "__main__":
    main()
