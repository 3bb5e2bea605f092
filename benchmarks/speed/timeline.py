"""How heavy the timeline of a large collection is: its size, how fast it opens, and how fast it answers a reader.

Each page of the timeline is opened in a fresh Chromium without a window, over file:// and over
http; the figures are wall-clock medians in milliseconds, up to the second frame after what the reader did.
"""

import gzip
import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.measure import ROOT
from tests.site import chromium

TRIES = 5
FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"
WATCH = """globalThis.longest = 0;
new PerformanceObserver(list => list.getEntries().forEach(task => { longest = Math.max(longest, task.duration); }))
  .observe({ type: "longtask", buffered: true });"""


def make(seeds: Path, folder: Path) -> Path:
    """Build the site of these texts; gives its folder."""
    for name in ("docs", "overrides", "hooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "mkdocs.yml", folder)
    (folder / "seeds").symlink_to(seeds.resolve())
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    build(load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site")))
    return folder / "site"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; gives its address."""
    handler = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=folder)) as web:
        Thread(target=web.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{web.server_port}/"
        web.shutdown()


def timed(page: Page, act: Callable[[], Any]) -> float:
    """Milliseconds from an act of the reader until the page has been drawn anew."""
    start = page.evaluate("performance.now()")
    act()
    return float(page.evaluate(FRAMES)) - float(start)


def opened(browser: Browser, address: str) -> tuple[float, dict[str, float]]:
    """Milliseconds until the page is there with its controls, and what its answers take."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(address, wait_until="load")
    ready = float(page.evaluate(FRAMES))
    answers = {"longest task while opening": float(page.evaluate("longest"))}
    page.evaluate("longest = 0")
    for name, act in acts(page).items():
        answers[name] = timed(page, act)
    answers["longest task of these"] = float(page.evaluate("longest"))
    context.close()
    return ready, answers


def acts(page: Page) -> dict[str, Callable[[], Any]]:
    """What a reader does; each acts in the page itself, so that the time of the tool is not counted."""
    click = "(selector) => document.querySelector(selector).click()"
    year = str(page.locator(".year > h2").first.get_attribute("id")).removeprefix("y-")
    pick = """([key, at]) => { const list = document.querySelector(`select[data-key=${key}]`);
      list.selectedIndex = at; list.dispatchEvent(new Event("change")); }"""
    return {
        "choose a kind": lambda: page.evaluate(pick, ["kind", 1]),
        "choose a language": lambda: page.evaluate(pick, ["language", 1]),
        "show all": lambda: page.evaluate(click, "[data-clear]"),
        "choose a year": lambda: page.evaluate(click, f".overview [data-when='{year}']"),
        "choose another kind": lambda: page.evaluate(pick, ["kind", 2]),
        "scroll to the end": lambda: page.evaluate("scrollTo(0, document.body.scrollHeight)"),
    }


def report(site: Path, browser: Browser, base: str) -> None:
    """Print the figures of each page of the timeline."""
    for path in sorted([site / "timeline.html", *site.glob("timeline/*.html")]):
        html = path.read_bytes()
        tries = [opened(browser, base + path.relative_to(site).as_posix()) for _ in range(TRIES)]
        packed = len(gzip.compress(html)) / 1000
        entries = html.count(b'<li class="entry"')
        print(f"{base[:5]:<6}{path.relative_to(site)!s:<22} {entries:5} entries {len(html) / 1000:6.0f} KB", end=" ")
        print(f"{packed:5.0f} KB gzip, opens in {median(ready for ready, _ in tries):5.0f} ms")
        for name in tries[0][1]:
            print(f"        {name:<28} {median(answers[name] for _, answers in tries):5.0f} ms")


def run(seeds: Path, keep: Path | None) -> None:
    """Measure the timeline of the texts in a folder, and of the names of this collection; `keep` is for its pages."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as tool:
        site = make(seeds, keep or Path(temporary) / "collection")
        browser = tool.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        index = sum(len(gzip.compress(path.read_bytes())) for path in site.glob("timeline/index.js")) / 1000
        print(f"timeline/index.js, which each page loads: {index:.0f} KB gzip")
        report(site, browser, f"{site.resolve().as_uri()}/")
        with served(site) as address:
            report(site, browser, address)
        browser.close()
