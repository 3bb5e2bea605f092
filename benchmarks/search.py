"""How much a search of a large collection loads, and how soon it shows a result, over file:// in a fresh Chromium.

Pages are made of sentences of this collection's test texts, or of those in a folder (NAME.LANGUAGE.txt), and of
invented words as rare as words are: so the frequent words of a text stand on nearly every page, which is the hard case.
"""

import argparse
import re
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import NamedTuple

from playwright.sync_api import Browser

from benchmarks.measure import ROOT
from dossier.collection import collect
from dossier.model import Entity
from dossier.settings import load
from dossier.write.assets.indexed import Indexed, indexed
from dossier.write.assets.search import scripts
from dossier.write.assets.search_names import search_names
from dossier.write.assets.staging import Passage, Staged
from dossier.write.assets.wholes import wholes
from tests.building import SHIPPED
from tests.site import browsing, chromium, small_site

QUERIES = (
    ("a frequent word", "en", "intelligence"),
    ("a rare word", "en", "rare1777"),
    ("two frequent words", "en", "artificial intelligence"),
    ("two words", "en", "ethical dilemmas"),
    ("a name in all languages", "en", "United Nations"),
    ("a name among many", "en", "Body 4321"),
    ("a name by its short form", "en", "AI"),
    ("a quoted name", "en", "“artificial intelligence”"),
    ("a phrase of two frequent words", "en", "“intelligence and”"),
    ("a phrase of two frequent words", "en", "“international cooperation”"),
    ("Chinese, one character", "zh", "人"),
    ("Chinese, two characters", "zh", "合作"),
    ("Chinese, four characters", "zh", "人工智能"),
    ("a phrase of two frequent words", "zh", "“国际合作”"),
    ("a rare word", "zh", "rare1777"),
    ("French with elision", "fr", "l’intelligence"),
    ("a name by its short form", "fr", "IA"),
    ("two frequent words", "fr", "intelligence artificielle"),
    ("a phrase of two frequent words", "fr", "“coopération internationale”"),
    ("a rare word", "fr", "rare1777"),
    ("an absent word", "en", "xylophone"),
)
_SENTENCE = re.compile(r"[^.!?。！？]+[.!?。！？]\s*")
_WORD = re.compile(r"[^\W\d_]{5,}")
RARE = 0.05
"""Part of the words that are invented."""
FOUND = "[data-search-results] li, [data-search-dialog][data-answered]"
WATCH = """(found) => {
    globalThis.seen = [];
    const before = new Set([...document.scripts].map(({ src }) => src));
    let start = null;
    document.addEventListener("input", () => { start = performance.now(); }, { capture: true, once: true });
    const note = () => {
        for (const [at, selector] of [found, "[data-search-dialog][data-answered]"].entries()) {
            if (start === null || seen[at] || !document.querySelector(selector)) continue;
            const scripts = [...document.scripts].map(({ src }) => src).filter((src) => !before.has(src));
            seen[at] = { after: (performance.now() - start) / 1000, scripts };
        }
    };
    new MutationObserver(note).observe(document, { subtree: true, childList: true, attributes: true });
}"""
"""Notes when something is there, and which scripts were asked for until then: a look from outside comes late."""


class Cost(NamedTuple):
    """What a query takes until its first result is shown, and until all languages have answered."""

    first: float
    """Seconds."""
    first_bytes: int
    """Of scripts."""
    all: float
    all_bytes: int


def sentences(folder: Path | None) -> dict[str, list[str]]:
    """Sentences by language."""
    if folder:
        files = sorted(folder.glob("*.*.txt"))
        texts = [(path.name.split(".")[-2], path.read_text(encoding="utf-8", errors="replace")) for path in files]
    else:
        settings = replace(load(ROOT), seeds=SHIPPED / "seeds", docs=SHIPPED / "docs")
        shipped = collect(settings)
        texts = [(one.language, " ".join(block.text for block in one.blocks)) for one in shipped.corpus.documents]
    found: dict[str, list[str]] = {code: [] for code in small_site.NAMES}
    for code, text in texts:
        found.get(code, []).extend(sentence.strip() for sentence in _SENTENCE.findall(text))
    return found


def pages(known: Sequence[str], language: str, count: int, length: int) -> Iterator[tuple[str, Staged]]:
    """Invented pages of so many characters, each with its address; the same each time."""
    folder = "" if language == next(iter(small_site.NAMES)) else f"{language}/"
    for number in range(count):
        random = Random(f"{language} {number}")  # noqa: S311 - no secret
        title = _rarer(random.choice(known)[:60], random)
        passages, size = [Passage("", title, 10)], 0
        while size < length:
            text = " ".join(_rarer(random.choice(known), random) for _ in range(4))
            passages.append(Passage(f"p-{len(passages)}", text))
            size += len(text)
        kind, year = random.choice(("speech", "letter", "press-release")), random.randrange(2000, 2027)
        yield f"{folder}documents/{number:05}.html", Staged((f"type:{kind}", f"year:{year}"), tuple(passages))


def _rarer(text: str, random: Random) -> str:
    """A text in which some words are others, few of them often and many once."""

    def word(found: re.Match[str]) -> str:
        return f"rare{int(random.paretovariate(0.5)) % 10**6}" if random.random() < RARE else found[0]

    return _WORD.sub(word, text)


def entities(count: int) -> Iterator[Entity]:
    """Invented names beside some that are known."""
    yield Entity(
        "un", "organisation", {"en": ("United Nations", "UN"), "fr": ("Nations unies", "ONU"), "zh": ("联合国",)}
    )
    yield Entity(
        "ai",
        "term",
        {"en": ("artificial intelligence", "AI"), "fr": ("intelligence artificielle", "IA"), "zh": ("人工智能",)},
    )
    for number in range(count):
        names = {
            "en": (f"Body {number}", f"International Body {number}"),
            "fr": (f"Organe {number}",),
            "zh": (f"第{number}机构",),
        }
        yield Entity(f"body-{number}", "organisation", names)


def make(site: Path, asked_for: argparse.Namespace) -> None:
    """Write the index of invented pages, and a first page with the search box in each language; say what that took."""
    known, found = sentences(asked_for.texts), dict[str, list[tuple[str, Indexed]]]()
    named = [*entities(asked_for.pages // 2)]
    all_names = [name for entity in named for own in entity.names.values() for name in own]
    for code in asked_for.languages:
        found[code] = []
        length = asked_for.length if " " in known[code][0] else asked_for.length * 2 // 5
        own = list(pages(known[code], code, min(asked_for.different, asked_for.pages), length))
        start = time.process_time()
        names = wholes(all_names, code)
        added = [(uri, indexed(page, names)) for uri, page in own]
        print(f"what a page adds ({code}): {1000 * (time.process_time() - start) / len(own):.2f} ms (CPU)", flush=True)
        for number in range(asked_for.pages):
            uri, page = added[number % len(added)]
            found[code].append((uri.replace("documents/", f"documents/{number:05}-"), page))
    shutil.copytree(ROOT / "overrides/assets/dossier", site / "assets/dossier")
    start = time.process_time()
    made = small_site.write(site, (*scripts(found), *search_names(named)))
    print(f"joining and writing: {time.process_time() - start:.1f} s (CPU), {made}")
    small_site.write(site, small_site.homes())


def asked(browser: Browser, site: Path, language: str, query: str) -> Cost:
    """What a query takes in a fresh browser context, on the first page of a language."""
    home = "index.html" if language == next(iter(small_site.NAMES)) else f"{language}/index.html"
    with browsing.visit(browser, f"{site.resolve().as_uri()}/") as visitor:
        page = visitor.open(home)
        page.locator("[data-search-open]").click()
        page.wait_for_selector("[data-search-dialog][open]")
        page.evaluate(WATCH, FOUND)
        page.locator("input[type=search]").fill(query)
        page.wait_for_selector("[data-search-dialog][data-answered]", timeout=60_000)
        first, all_ = page.evaluate("seen")
        if visitor.faults:
            raise RuntimeError(visitor.faults[0])
    names = [[name.removeprefix(visitor.base) for name in each["scripts"]] for each in (first, all_)]
    return Cost(first["after"], weight(site, names[0]), all_["after"], weight(site, names[1]))


def weight(site: Path, names: Iterable[str]) -> int:
    """Bytes of files of a site."""
    return sum((site / name).stat().st_size for name in names)


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may be given."""
    parser.add_argument("--pages", type=int, default=10_000, help="in each language")
    parser.add_argument("--different", type=int, default=10_000, help="so many pages, over and over: quicker to make")
    parser.add_argument("--languages", nargs="+", choices=(*small_site.NAMES,), default=[*small_site.NAMES])
    parser.add_argument("--length", type=int, default=5_000, help="characters of a page; of a Chinese one two fifths")
    parser.add_argument("--texts", type=Path, metavar="FOLDER", help="texts of which the pages are made")
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="a folder for the site; if it is there, it is not made again"
    )


def run(asked_for: argparse.Namespace) -> str:
    """Print the figures; gives what is wrong with the question, if anything is."""
    executable = chromium.find()
    if not executable:
        return chromium.HELP
    with tempfile.TemporaryDirectory() as temporary:
        site = asked_for.keep or Path(temporary) / "site"
        if not site.exists():
            make(site, asked_for)
        with browsing.chromium(executable) as browser:
            asked(browser, site, asked_for.languages[0], "warming up")
            print(f"{'query':<46}{'first result':>22}{'all languages':>22}")
            for name, language, query in (each for each in QUERIES if each[1] in asked_for.languages):
                cost = asked(browser, site, language, query)
                told = _told(cost.first, cost.first_bytes) + _told(cost.all, cost.all_bytes)
                print(f"{f'{name} ({language}): {query}':<46}{told}", flush=True)
    return ""


def _told(seconds: float, size: int) -> str:
    return f"{seconds:8.2f} s {size / 1000:7.0f} KB  "
