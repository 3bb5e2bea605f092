"""The weights that are learned from web pages, and how well they do on pages from which they were not.

    python -m benchmarks train weights [PAGES]    which lines of a page are text: hooks/dossier/languages/weights.yml
    python -m benchmarks train titles [PAGES]     which line is its title: hooks/dossier/languages/titles.yml

Each page is judged by weights of pages of other sites only (ten folds, no site in two of them); --write then sets the
weights by all pages. Without PAGES, a folder or tar archive, those of benchmarks/pages.tar.xz are taken: ID.txt is the
visible text of a page, one line a block, ID.truth its main text, and facts.json gives the title and address of each.

What did not help, on unseen sites, by more than 0.004 of F1: the lowest point of the loss (L-BFGS) in place of thirty
rounds; how dense words, capitals, stop words, dates and lines of one shape are around a line; words that the page has
in its paragraphs; four states (above, text, box, below) with turns of their own; a second pass by the scores of the
lines around. Three pages have no text to find; comments below an article are the dearest fault that is left.

Nor is it for want of pages. The same split has 564 more articles of other sites. Learned from those, F1 and recall
of words on the 198 of these that have lines (.913 and .977 by the weights of the other folds, the 199th left out too):

    logistic regression, lowest point of the loss, these features and 19 more groups     .920  .974
    the same in four states, with turns between them                                     .922  .975
    trees of decisions (200 of 15 leaves) over the same features                         .920  .974
    the regression, and each word and pair of words that 12 sites have                   .924  .975
    the regression, and a second pass by its scores of the lines around                  .919  .975
    conditional random fields by these features alone: two states; four                  .910  .978; .892  .981

The nineteen: capitals, stop words, sentences, the second lines above and below, runs of short lines, steps to the next
paragraphs, facts near, figures, prices, questions, quotations, persons, pairs of lines, the place on the page. With 2.5
for a turn, F1 of the 564 rises from .900 to .902, and that of English and French texts (cleaning) falls by .004 and
.002.

Training goes through the pages in a fixed order: the same pages and rules give the same weights. Rules run before the
page rule, so a change of one of them can move a weight, and the command says which weights of the package it would
change. Whoever sets new ones looks at the floors again, and at the thresholds of read/doubts.py: scores mean something
else.
"""

import argparse
import difflib
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import mean
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

import yaml

from benchmarks.measure import PAGES, ROOT, Text, likeness, means, shown, table, texts, total, words
from benchmarks.quality.texts import plain
from dossier.languages import TITLES, WEIGHTS, Profile, languages, profile
from dossier.model import Line, Seed
from dossier.read import Context, read_seed
from dossier.read.clean import RULES, apply
from dossier.read.clean.page import crop as page_rule
from dossier.read.clean.page.crop import crop_page, judged, text_lines
from dossier.read.clean.page.features import Feature, features, look
from dossier.read.clean.title import choice as titles
from dossier.read.identity import detect
from dossier.read.ledger import ledger
from dossier.read.lines.measure import size

FOLDS = 10
LANGUAGES = ROOT / "hooks" / "dossier" / "languages"


def before_page_rule(text: Text) -> tuple[tuple[Line, ...], Profile]:
    """The lines of a page as the page rule gets them, and the profile of its language."""
    raw = text.raw.decode("utf-8")
    tongue = profile(detect(raw, map(profile, languages())) or "en")
    lines = ledger(raw)
    for rule in RULES[: RULES.index(crop_page)]:
        lines = apply(rule, lines, tongue)
    return lines, tongue


def site(address: str) -> str:
    """The site of an address: all whose names end in the same two.

    >>> site("https://www.example.org/news/1.html"), site("https://someone.example.org/")
    ('example.org', 'example.org')
    """
    return ".".join((urlsplit(address).hostname or "").split(".")[-2:])


def folds(pages: Iterable[Text]) -> list[int]:
    """For each page the fold that judges it: that of its site, so that no site is in two; without address, its own.

    >>> folds([Text("a", b"", address=f"https://{name}/1") for name in ("b.org", "a.org", "www.b.org")])
    [1, 0, 1]
    """
    sites = [site(page.address) or page.name for page in pages]
    order = {name: place for place, name in enumerate(sorted(set(sites)))}
    return [order[name] % FOLDS for name in sites]


# Text or page: a logistic regression (AdaGrad), in which longer lines count more.

Table = dict[str, dict[str, float]]
ROUNDS = 30
RATE, DECAY = 0.3, 5e-5
"""Step of AdaGrad, and how much of a weight each step takes away."""
AROUND = 4
"""Below how many lines a person copies with a text, above and below; from page to page another number."""
LEAN = 1.4
"""Added to the bias: a line lost is worse than a line too many."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page with what is to be learned from it."""

    texts: tuple[str, ...]
    found: list[list[Feature]]
    is_text: tuple[bool, ...]
    truth: str
    blank: bool
    """Its paragraphs have blank lines between them."""


def labels(lines: Sequence[str], truth: str) -> tuple[bool, ...]:
    """Which lines stand in the main text: most of their words are matched in order.

    >>> labels(["Home", "The council met on Tuesday.", "Share"], "The council met on Tuesday.")
    (False, True, False)
    """
    split = [words(line) for line in lines]
    flat, wanted = [word for line in split for word in line], words(truth)
    hit = [0.0] * len(flat)
    for start, _, length in difflib.SequenceMatcher(None, flat, wanted, autojunk=False).get_matching_blocks():
        hit[start : start + length] = [1.0 if length > 2 else 0.6] * length
    ends, result = 0, []
    for line in split:
        result.append(bool(line) and mean(hit[ends : ends + len(line)]) > 0.5)
        ends += len(line)
    return tuple(result)


def whole_and_copied(text: Text) -> tuple[Page, Page]:
    """A page as a scrape gives it, and as a person copies it: the text with a few lines around."""
    lines, tongue = before_page_rule(text)
    kept = [line for line in lines if line.text]
    is_text = labels([line.text for line in kept], text.truth)
    inside = [place for place, stays in enumerate(is_text) if stays] or [0]
    around = len(text.truth) % AROUND

    def page(part: slice) -> Page:
        looks = [look(line, tongue) for line in kept[part]]
        found = features(kept[part], looks, tongue)
        return Page(tuple(line.text for line in kept[part]), found, is_text[part], text.truth, b"\n\n" in text.raw)

    return page(slice(None)), page(slice(max(0, inside[0] - around), inside[-1] + 1 + around))


def fit_weights(pages: Iterable[Page]) -> Table:
    """Weights of all features, the bias among them."""
    pages = tuple(pages)
    weights: dict[Feature, float] = {}
    steps: dict[Feature, float] = {}
    for page in pages * ROUNDS:
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
    result: Table = {}
    for (group, kind), weight in sorted(weights.items()):
        result.setdefault(group, {})[kind] = round(weight, 1)
    result["bias"]["bias"] = round(result["bias"]["bias"] + LEAN, 1)
    return result


def cleaned_by(page: Page, weights: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """How near the text of a page comes to the true one with these weights."""
    scores = [weights["bias"]["bias"] + sum(weights.get(g, {}).get(n, 0.0) for g, n in found) for found in page.found]
    stays = text_lines(scores, list(map(size, page.texts)))
    kept = (text for text, stay in zip(page.texts, stays, strict=True) if stay)
    return {"pages": 1, **likeness("\n".join(kept), page.truth)}


def read_with(text: Text, weights: Table) -> dict[str, float]:
    """How near the text of a page comes to the true one when the whole program reads it with these weights."""
    shares = {(group, name): value for group, names in weights.items() for name, value in names.items() if value}
    page_rule.weigh.cache_clear()
    with patch.multiple(page_rule, _SHARES=shares, BIAS=("bias", weights["bias"]["bias"])):
        document, _ = read_seed(Seed(f"seeds/{text.name}.txt", text.raw), Context(languages()))
    page_rule.weigh.cache_clear()
    return {"pages": 1, **likeness(shown(document), text.truth)}


def train_weights(pages: Iterable[Text]) -> tuple[list[str], Table]:
    """A table of the weights on pages of unseen sites and of those in the package, and the weights by all pages."""
    pages = tuple(pages)
    both, fold = [whole_and_copied(page) for page in pages], folds(pages)
    whole, copied = zip(*both, strict=True)
    others = ([page for page, at in zip(both, fold, strict=True) if at != n] for n in range(FOLDS))
    unseen = [fit_weights(chain(*pairs)) if n in fold else {} for n, pairs in enumerate(others)]
    made = fit_weights(chain(*both))
    scores = [cleaned_by(page, unseen[at]) for page, at in zip(whole, fold, strict=True)]
    sets = {
        "unseen sites": scores,
        "with blank lines": [score for score, page in zip(scores, whole, strict=True) if page.blank],
        "without": [score for score, page in zip(scores, whole, strict=True) if not page.blank],
        "as a person copies them": [cleaned_by(page, unseen[at]) for page, at in zip(copied, fold, strict=True)],
        "as the whole program reads them": [read_with(page, unseen[at]) for page, at in zip(pages, fold, strict=True)],
        "the weights in the package": [cleaned_by(page, WEIGHTS) for page in whole],
        "the new weights": [cleaned_by(page, made) for page in whole],
    }
    return list(table(((name, _mean(scores), "") for name, scores in sets.items() if scores), "weights")), made


def _mean(scores: Sequence[Mapping[str, float]]) -> dict[str, float]:
    summed = total(scores)
    return {"pages": len(scores), **means({"texts": summed.pop("pages"), **summed})}


# Titles: a model that chooses one line among all (conditional logit, AdaGrad).

TITLE_ROUNDS = 60
TITLE_DECAY = 0.01


@dataclass(frozen=True, slots=True)
class Choice:
    """The lines of a page that may be its title: the features of each, and whether it is the title."""

    options: list[dict[str, float]]
    right: list[bool]

    def scores(self, weights: Mapping[str, float]) -> list[float]:
        """The score of each line."""
        return [sum(weights.get(name, 0.0) * value for name, value in option.items()) for option in self.options]


def choice(text: Text) -> Iterator[Choice]:
    """The choice that a page gives, if the page rule judges it."""
    lines, tongue = before_page_rule(text)
    seen = judged(lines, tongue)
    if seen is not None:
        page = titles.page(seen.text, seen.kinds, seen.stays, tongue)
        places = titles.candidates(page)
        truth = plain(text.facts["title"])
        yield Choice([titles.features(page, i) for i in places], [plain(page.lines[i].text) == truth for i in places])


def fit_titles(choices: Iterable[Choice]) -> dict[str, float]:
    """Weights of all features."""
    weights: dict[str, float] = {}
    steps: dict[str, float] = {}
    for one in [one for one in choices if any(one.right)] * TITLE_ROUNDS:
        found = one.scores(weights)
        chances = [math.exp(score - max(found)) for score in found]
        every, good = sum(chances), sum(c for c, right in zip(chances, one.right, strict=True) if right)
        pulls = [c * right / good - c / every for c, right in zip(chances, one.right, strict=True)]
        for name in one.options[0]:
            pull = sum(p * option[name] for p, option in zip(pulls, one.options, strict=True))
            pull -= TITLE_DECAY * weights.get(name, 0.0)
            steps[name] = steps.get(name, 1e-6) + pull * pull
            weights[name] = weights.get(name, 0.0) + RATE * pull / math.sqrt(steps[name])
    return {name: round(weight, 1) for name, weight in sorted(weights.items())}


def hits(choices: Sequence[Choice], weights: Mapping[str, float]) -> int:
    """On how many pages the weights choose the title."""
    found = [(one.right, one.scores(weights)) for one in choices if one.options]
    return sum(right[values.index(max(values))] for right, values in found)


def train_titles(pages: Iterable[Text]) -> tuple[list[str], dict[str, float]]:
    """A table of the weights on unseen pages and of those in the package, and the weights by all pages."""
    pages = tuple(pages)
    by_page = [tuple(choice(page)) for page in pages]
    choices, fold = list(chain(*by_page)), folds(pages)
    parts = [list(chain(*(found for found, at in zip(by_page, fold, strict=True) if at == n))) for n in range(FOLDS)]
    others = [[one for other in parts if other is not part for one in other] for part in parts]
    made = fit_titles(choices)
    figures = {
        "pages": len(choices),
        "with their title": sum(any(one.right) for one in choices),
        "unseen": sum(hits(part, fit_titles(other)) for part, other in zip(parts, others, strict=True)),
        "in the package": hits(choices, TITLES),
        "new": hits(choices, made),
    }
    return list(table([("right", figures, "")], "titles")), made


# The command.

WEIGHTS_HEAD = """\
# By which features the page rule tells text from the page around it (hooks/dossier/read/clean/page/features.py names
# them), and what each adds to the score of a line: above 0 speaks for text. Made by benchmarks/train/; do not edit.
"""
TITLES_HEAD = """\
# By which features the title of a page is told (hooks/dossier/read/clean/title/choice.py names them), and what each
# adds to the score of a line. Made by benchmarks/train/; do not edit.
"""


@dataclass(frozen=True, slots=True)
class Model:
    """What is learned, how, and where the package has it."""

    train: Callable[[Iterable[Text]], tuple[list[str], Any]]
    now: Mapping[str, Any]
    file: str
    head: str
    style: Mapping[str, Any]


MODELS = {
    "weights": Model(
        train_weights,
        WEIGHTS,
        "weights.yml",
        WEIGHTS_HEAD,
        {"sort_keys": False, "default_flow_style": None, "width": 110},
    ),
    "titles": Model(train_titles, TITLES, "titles.yml", TITLES_HEAD, {}),
}


def changes(now: Mapping[str, Any], made: Mapping[str, Any], group: str = "") -> Iterator[str]:
    """Weights that differ.

    >>> list(changes({"form": {"long": 0.1}}, {"form": {"long": 0.2, "link": -1.0}}))
    ['form link: none → -1.0', 'form long: 0.1 → 0.2']
    """
    for name in sorted({*now, *made}):
        before, after = now.get(name), made.get(name)
        if isinstance(before, Mapping) or isinstance(after, Mapping):
            yield from changes(before or {}, after or {}, f"{name} ")
        elif before != after:
            yield f"{group}{name}: {'none' if before is None else before} → {'none' if after is None else after}"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may be given."""
    parser.add_argument("model", choices=MODELS)
    parser.add_argument("pages", type=Path, nargs="?", default=PAGES, metavar="PAGES")
    parser.add_argument("--write", action="store_true", help="set the weights in the package")


def run(asked: argparse.Namespace) -> str:
    """Train, print how well that went, and say which weights differ from those in the package."""
    model = MODELS[asked.model]
    lines, made = model.train(texts(asked.pages))
    differ = list(changes(model.now, made))
    print(*lines, *(f"  {line}" for line in differ or ["the same as in the package"]), sep="\n")
    if asked.write:
        (LANGUAGES / model.file).write_text(model.head + yaml.safe_dump(made, **model.style), "utf-8")
    return ""
