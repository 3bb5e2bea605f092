"""A web server, a browser, and a watch over everything that a page does and should not do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

# As root there is no sandbox; the rest keeps the browser itself from calling home.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ABORTED = "net::ERR_ABORTED"


@dataclass
class Visitor:
    """A browser page at a site's address, and the faults seen while it was there."""

    page: Page
    base: str
    """Address of the site's top folder, with a slash at its end."""
    faults: list[str] = field(default_factory=list)

    def open(self, uri: str = "index.html") -> Page:
        """Go to a page of the site and wait until it has loaded."""
        self.page.goto(self.base + uri, wait_until="load")
        return self.page

    def watch(self) -> None:
        """Write down errors of scripts and of the console, requests that fail, and requests to anywhere else."""
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        self.page.on("request", self._request)
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:", "about:")):
            self.faults.append(f"request to elsewhere: {request.url}")

    def _failed(self, request: Request) -> None:
        # A reader who goes on to the next page ends what the last one was loading.
        if request.failure != ABORTED:
            self.faults.append(f"failed request: {request.url}: {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"failed request: {response.url}: {response.status}")


def open_search(page: Page, key: str = "/") -> Locator:
    """Open the search by a key, which nobody hears before its script has run, and wait for its field; gives the field."""
    page.wait_for_function("() => globalThis.dossier?.search")
    page.keyboard.press(key)
    field = page.locator("[data-search-dialog] input[type=search]")
    expect(field).to_be_focused()
    return field


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing: a failed request is a fault of the visit."""


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; gives the address of the folder, in a subfolder of the host as on a forge."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=folder.parent)) as web:
        Thread(target=web.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{web.server_port}/{folder.name}/"
        web.shutdown()


@contextmanager
def chromium(executable: str) -> Iterator[Browser]:
    """A Chromium without a window, with a fresh profile."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def visit(browser: Browser, base: str, **options: Any) -> Iterator[Visitor]:
    """A fresh visitor of a site; from a folder the network is off. `options` are those of a browser context."""
    context = browser.new_context(offline=base.startswith("file:"), **options)
    visitor = Visitor(context.new_page(), base)
    visitor.watch()
    yield visitor
    context.close()
