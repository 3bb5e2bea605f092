"""What a first visit of a page loads, in bytes as sent (gzip -9): the page, its styles, scripts and icon.

python -m benchmarks weight site/         by kind of page the heaviest
"""

import argparse
import gzip
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_SKIPPED = frozenset({"alternate", "canonical"})
"""Links that a browser does not follow by itself."""


class _Loads(HTMLParser):
    """The addresses that a page loads at once."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        is_followed = tag == "link" and own.get("rel") not in _SKIPPED
        address = own.get("href") if is_followed else own.get("src") if tag in {"script", "img"} else None
        if address and not urlsplit(address).scheme:
            self.found.append(address)


@cache
def packed(path: Path) -> int:
    """Bytes of a file as a server sends them."""
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def parts(page: Path) -> dict[Path, int]:
    """Bytes by file of a first visit of a page."""
    reader = _Loads()
    reader.feed(page.read_text(encoding="utf-8"))
    loaded = [page.parent / unquote(urlsplit(address).path) for address in dict.fromkeys(reader.found)]
    return {path.resolve(): packed(path.resolve()) for path in (page, *loaded)}


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may be given on the command line."""
    parser.add_argument("site", type=Path, help="the folder of a built site")


def run(asked: argparse.Namespace) -> str:
    """Print a table; gives what is wrong with what was asked."""
    site = asked.site.resolve()
    if not (site / "index.html").is_file():
        return f"no site in {asked.site}"
    heaviest: dict[str, tuple[int, Path]] = {}
    for page in sorted(site.rglob("*.html")):
        size = sum(parts(page).values())
        kind = _kind(page.relative_to(site))
        heaviest[kind] = max(heaviest.get(kind, (0, page)), (size, page))
    print(f"{'kind':20} {'all':>7} {'page':>7} {'styles':>7} {'scripts':>7} {'other':>7}  heaviest of its kind")
    for kind, (size, page) in sorted(heaviest.items()):
        shares = "".join(f"{share:8,}" for share in _shares(page))
        print(f"{kind:20} {size:7,}{shares}  {page.relative_to(site)}")
    return ""


def _kind(page: Path) -> str:
    """Its folder, or its name where it stands at the top, without the language."""
    *folders, name = (part for part in page.parts if len(part) > len("en"))
    return folders[0] if folders else name.removesuffix(".html")


def _shares(page: Path) -> Iterator[int]:
    """Bytes of the page, of its styles, its scripts and the rest."""
    all_ = parts(page)
    yield all_[page]
    kinds = {".css": 0, ".js": 0, "": 0}
    for path, size in all_.items():
        if path != page:
            kinds[path.suffix if path.suffix in kinds else ""] += size
    yield from kinds.values()
