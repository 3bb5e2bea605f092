"""Says how well doubts tell badly cleaned texts: how many of these are marked, and how many others.

    python benchmarks/doubts.py PAGES            the marked pages by doubt, and on either half of the pages
    python benchmarks/doubts.py PAGES --list     and each page that is badly cleaned or marked

PAGES is a folder with two files a page: ID.txt, its visible text one line a block, and ID.truth, its main text. A page
is badly cleaned where the F1 of runs of four words is below 0.8. The thresholds stand in hooks/dossier/read/doubts.py
and certainty.py: round numbers, chosen for most of the bad pages at few of the others. Look at them again whenever
benchmarks/weights.py has set new weights, since scores then mean something else.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scoring import score

from dossier.languages import languages
from dossier.model import Seed
from dossier.read import Context, read_seed

BAD = 0.8


@dataclass(frozen=True)
class Page:
    """A page, how well it was cleaned, and its doubts."""

    name: str
    f1: float
    doubts: tuple[str, ...]

    @property
    def is_bad(self) -> bool:
        """Whether a reader would miss much of the text, or find much else."""
        return self.f1 < BAD


def read(path: Path) -> Page | None:
    document, _ = read_seed(Seed(f"seeds/{path.name}", path.read_bytes()), Context(languages()))
    if document is None:
        return None
    got = "\n".join([document.title, *(block.text for block in document.blocks)])
    f1 = score(got, path.with_suffix(".truth").read_text("utf-8")).f1
    return Page(path.stem, f1, tuple(doubt.code for doubt in document.doubts))


def told(name: str, pages: Sequence[Page], marked: Callable[[Page], bool]) -> None:
    bad = [page for page in pages if page.is_bad]
    caught, wrongly = sum(map(marked, bad)), sum(map(marked, pages)) - sum(map(marked, bad))
    good = len(pages) - len(bad)
    recall, rate = caught / max(1, len(bad)), wrongly / max(1, good)
    precision = caught / max(1, caught + wrongly)
    print(
        f"{name:<18} bad {caught:>3} of {len(bad):<3} ({recall:4.0%})   good {wrongly:>3} of {good:<3} ({rate:4.0%})"
        f"   precision {precision:4.0%}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--list", action="store_true")
    arguments = parser.parse_args()
    pages = [page for path in sorted(arguments.pages.glob("*.txt")) if (page := read(path))]
    for code in sorted({code for page in pages for code in page.doubts}):
        told(code, pages, lambda page, code=code: code in page.doubts)
    for name, some in (("any doubt", pages), ("  one half", pages[::2]), ("  the other", pages[1::2])):
        told(name, some, lambda page: bool(page.doubts))
    for page in sorted(pages, key=lambda page: page.f1) if arguments.list else ():
        if page.is_bad or page.doubts:
            print(f"  {page.name}  F1 {page.f1:.3f}  {', '.join(page.doubts) or '-'}")


if __name__ == "__main__":
    main()
