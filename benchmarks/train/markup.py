"""The weights of what only the marks of a page's source show: which element a block is, what encloses it, its links.

    python -m benchmarks markup FOLDER [--write]    hooks/dossier/languages/markup.yml

FOLDER is the development split of the Web Content Extraction Benchmark (benchmarks/pages.md says whose), as it is
published: html/ID.html.gz and ground-truth/ID.json. The pages stay out of this repository; of the same split are the
pages in pages.tar.xz, whose lines give the other weights (benchmarks/train/).

The score of a line by its words stands: what is learned is what the marks add to it, by the same logistic regression,
averaged over the second half of its rounds. What stands in a box that says so is set aside,
as when a page is read. Articles of sites in pages.tar.xz judge and teach nothing.
"""

import argparse
import gzip
import json
import math
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from benchmarks.measure import PAGES, likeness, means, table, texts, total
from benchmarks.train import LANGUAGES, changes, labels
from dossier.languages import MARKUP, WEIGHTS, languages, profile
from dossier.model import Line
from dossier.read.clean import RULES, apply
from dossier.read.clean.characters import legible
from dossier.read.clean.page.crop import crop_page, text_lines
from dossier.read.clean.page.features import Feature, features, is_boxed, look
from dossier.read.decode import decode
from dossier.read.identity import detect
from dossier.read.ledger import is_text
from dossier.read.lines.measure import size
from dossier.read.markup import ledger_of

ROUNDS, RATE, SEED = 20, 0.3, 1
DECAY = 0.01
"""How much of a weight each step takes away: most words of classes stand on few pages."""
LEAN = 0.6
"""Added to what is on a page: a line lost is worse than a line too many."""
LONGEST = 150_000
"""Characters of a page beyond which its lines take too long to be told by the truth."""
HEAD = """\
# What the marks of a page's source add to the score of a line (hooks/dossier/read/clean/page/features.py names them):
# above 0 speaks for text. Made by benchmarks/train/markup.py; do not edit.
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A page with what is to be learned from it."""

    held: bool
    lines: tuple[Line, ...]
    base: tuple[float, ...]
    """Score of each line by its words."""
    found: tuple[tuple[Feature, ...], ...]
    is_text: tuple[bool, ...]
    truth: str


def site(address: str) -> str:
    """The last two parts of the name of a host.

    >>> site("https://news.example.org/a")
    'example.org'
    """
    return ".".join(urlsplit(address).netloc.split(".")[-2:])


def pages(folder: Path) -> Iterator[Page]:
    """The articles of the split; those of sites that judge, but that are no judges themselves, are left out."""
    told = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((folder / "ground-truth").glob("*.json"))}
    judges = {text.name for text in texts(PAGES)}
    known = {site(told[name].get("url") or "") for name in judges if name in told}
    for name, one in told.items():
        held, truth = name in judges, one["ground_truth"].get("main_content")
        is_article = truth and one["_internal"]["page_type"]["primary"] == "article"
        if is_article and held >= (site(one.get("url") or "") in known):
            raw = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
            page = read(raw, truth, held=held)
            if held or sum(len(line.text) for line in page.lines) <= LONGEST:
                yield page


def read(raw: bytes, truth: str, *, held: bool) -> Page:
    """A page as the page rule gets it."""
    entries = ledger_of("page.html", decode(raw)[0])
    tongue = profile(detect(legible(entries), map(profile, languages())) or "en")
    for rule in RULES[: RULES.index(crop_page)]:
        entries = apply(rule, entries, tongue)
    lines = tuple(line for line in entries if line.text and not is_boxed(line))
    found = tuple(map(tuple, features(lines, [look(line, tongue) for line in lines], tongue)))
    base = tuple(WEIGHTS["bias"]["bias"] + sum(_weight(WEIGHTS, one) for one in each) for each in found)
    marked = tuple(tuple(one for one in each if one[0] in GROUPS) for each in found)
    return Page(held, lines, base, marked, labels([line.text for line in lines], truth), truth)


GROUPS = ("page", "element", "links", "alike", "within")


def _weight(weights: Mapping[str, Mapping[str, float]], feature: Feature) -> float:
    group, name = feature
    return weights.get(group, {}).get(name, 0.0)


def fit(pages: Sequence[Page]) -> dict[str, dict[str, float]]:
    """Weights of the marks by group."""
    weights: dict[Feature, float] = defaultdict(float)
    steps: dict[Feature, float] = defaultdict(lambda: 1.0)
    summed: dict[Feature, float] = defaultdict(float)
    order, chance = list(pages), random.Random(SEED)  # noqa: S311 - the order of training, no secret
    for turn in range(ROUNDS):
        chance.shuffle(order)
        for page in order:
            for name, pull in _pulls(page, weights).items():
                step = pull - DECAY * weights[name]
                steps[name] += step * step
                weights[name] += RATE * step / math.sqrt(steps[name])
        for feature in weights if turn >= ROUNDS // 2 else ():
            summed[feature] += weights[feature] / (ROUNDS - ROUNDS // 2)
    result: dict[str, dict[str, float]] = {}
    for (group, kind), weight in sorted(summed.items()):
        result.setdefault(group, {})[kind] = round(weight + LEAN * (group == "page"), 1)
    return result


def _pulls(page: Page, weights: Mapping[Feature, float]) -> dict[Feature, float]:
    """How much each weight is to grow by a page; longer lines count more."""
    heavy = [math.sqrt(min(size(line.text), 40)) for line in page.lines]
    pulls: dict[Feature, float] = defaultdict(float)
    for line, weight, base, found, stays in zip(page.lines, heavy, page.base, page.found, page.is_text, strict=True):
        if is_text(line):
            score = base + sum(weights.get(name, 0.0) for name in found)
            error = (stays - 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))) * 10 * weight / (1 + sum(heavy))
            for name in found:
                pulls[name] += error
    return pulls


def judged(pages: Sequence[Page], weights: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """How near the text of pages comes to the true one."""
    return {"pages": len(pages), **means({"texts": len(pages), **total(_likeness(page, weights) for page in pages)})}


def _likeness(page: Page, weights: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    scores = [
        base + sum(_weight(weights, one) for one in found) for base, found in zip(page.base, page.found, strict=True)
    ]
    stays = text_lines(scores, [size(line.text) for line in page.lines])
    kept = (
        line.text
        for line, stay in zip(page.lines, stays, strict=True)
        if (stay and is_text(line)) or line.decision.role == "title"
    )
    return likeness("\n".join(kept), page.truth)


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may be given."""
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--write", action="store_true", help="set the weights in the package")


def run(asked: argparse.Namespace) -> str:
    """Train, print how well that went on sites that taught nothing, and say which weights would change."""
    found = list(pages(asked.folder))
    teach, judge = ([page for page in found if page.held == held] for held in (False, True))
    made = fit(teach)
    sets: dict[str, tuple[Sequence[Page], Mapping[str, Any]]] = {
        "taught by": (teach, made),
        "judges, words alone": (judge, {}),
        "judges, with the marks": (judge, made),
        "judges, in the package": (judge, MARKUP),
    }
    rows = [(name, judged(of, weights), "") for name, (of, weights) in sets.items()]
    differ = list(changes(MARKUP, made))
    print(*table(rows, "markup"), *(f"  {line}" for line in differ or ["the same as in the package"]), sep="\n")
    if asked.write:
        text = yaml.safe_dump(made, sort_keys=False, default_flow_style=None, width=110)
        (LANGUAGES / "markup.yml").write_text(HEAD + text, "utf-8")
    return ""
