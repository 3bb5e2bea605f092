"""How well whole texts of each language are cleaned, on texts written by people who had not seen the rules.

python benchmarks/quality.py                 a row for each set of texts under tests/cases/quality
python benchmarks/quality.py --worst 5       and the texts that fare worst
python benchmarks/quality.py --write         raise the floor (tests/cases/quality/floor.yml) to what is reached now
python benchmarks/quality.py FOLDER          the same for sets of one's own: FOLDER/SET/NAME.txt and NAME.truth

Without FOLDER these are the sets in tests/cases/quality.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import yaml
from scoring import Score, average, score

from dossier.languages import languages
from dossier.model import Seed
from dossier.read import Context, read_seed

SETS = Path(__file__).resolve().parent.parent / "tests" / "cases" / "quality"
FLOOR = SETS / "floor.yml"
STEP = 100
"""The floor has so many steps: it rises by whole hundredths, so that a change of a comma moves nothing."""
HEAD = "# What each set of texts must reach at least: it may rise and never fall (benchmarks/quality.py --write).\n"


def cleaned(raw: bytes) -> str:
    """Title and text as a reader gets them, a paragraph a line."""
    document, _ = read_seed(Seed("seeds/text.txt", raw), Context(languages()))
    return "\n".join([document.title, *(block.text for block in document.blocks)]) if document else ""


def scores(folder: Path) -> Iterator[tuple[str, Score]]:
    """Each text of a set by its name."""
    for path in sorted(folder.glob("*.txt")):
        yield path.stem, score(cleaned(path.read_bytes()), path.with_suffix(".truth").read_text("utf-8"))


def raised(old: dict[str, dict[str, float]], found: dict[str, Score]) -> dict[str, dict[str, float]]:
    """The floor with each figure that is higher now, rounded down."""
    return old | {
        name: {
            figure: max(old.get(name, {}).get(figure, 0.0), int(getattr(each, figure) * STEP) / STEP)
            for figure in ("f1", "recall")
        }
        for name, each in found.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SETS)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    found: dict[str, Score] = {}
    for folder in sorted(path for path in arguments.folder.iterdir() if path.is_dir()):
        each = list(scores(folder))
        mean = found[folder.name] = average(score for _, score in each)
        figures = f"P {mean.precision:.4f}   F1-4gram {mean.f1:.4f}   word recall {mean.recall:.4f}"
        print(f"{folder.name:<8} {len(each):>4} texts   {figures}")
        for name, one in sorted(each, key=lambda pair: pair[1].f1)[: arguments.worst]:
            print(f"    {name:<32} P {one.precision:.3f}   F1-4gram {one.f1:.3f}   word recall {one.recall:.3f}")
    if arguments.write:
        old = yaml.safe_load(FLOOR.read_text("utf-8")) if FLOOR.exists() else {}
        FLOOR.write_text(HEAD + yaml.safe_dump(raised(old, found)), encoding="utf-8")


if __name__ == "__main__":
    main()
