"""How many of the names that a person found in the shipped texts `dossier suggest` finds, with all entity pages hidden.

    PYTHONPATH=hooks .venv/bin/python benchmarks/suggest.py DIR [--first 40]

DIR holds a file for each text with the names that it uses (people, organisations, places, initiatives). Recall counts
each of them once a text; a suggestion fits if one of its names is that of the person, capitals, accents, hyphens and
articles apart. Precision is for a person to judge: the first suggestions are printed.
"""

import argparse
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml

from dossier import collection
from dossier.model import Corpus, Suggestion
from dossier.relate.names.suggestions import key_of, suggest
from dossier.settings import load

ROOT = Path(__file__).parent.parent
KINDS = {"people": "person", "organisations": "organisation", "places": "place", "initiatives": "initiative"}


def plain(name: str) -> str:
    return re.sub(r"^(?:the|le|la|les) |^l'|^\d{4} ", "", key_of(name))


def wanted(folder: Path) -> Iterator[tuple[str, str, str]]:
    for path in sorted(folder.glob("00*.yml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        for key, kind in KINDS.items():
            for item in gold[key]:
                yield path.stem, kind, item["name"] if isinstance(item, dict) else item


def hidden() -> Corpus:
    """The shipped texts as they are read and related when nobody has described a name."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        for documents in (ROOT / "docs").glob("*/documents"):
            shutil.copytree(documents, folder / documents.relative_to(ROOT))
        return collection.collect(load(folder)).corpus


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--first", type=int, default=40)
    arguments = parser.parse_args()
    found = suggest(hidden())
    names = {plain(name): one for one in found for given in one.names.values() for name in given}
    report(list(wanted(arguments.gold)), names)
    for number, one in enumerate(found[: arguments.first], 1):
        print(f"{number:3} {one.kind:12} {' | '.join(name for given in one.names.values() for name in given)}")


def report(gold: list[tuple[str, str, str]], names: dict[str, Suggestion]) -> None:
    for kind in KINDS.values():
        of_kind = [(text, name) for text, its, name in gold if its == kind]
        hits = [name for _, name in of_kind if plain(name) in names]
        right = sum(names[plain(name)].kind == kind for name in hits)
        print(f"{kind}: {len(hits)} of {len(of_kind)} suggested, {right} of them with this kind")
        print("   missing: " + "; ".join(f"{name} ({text[:3]})" for text, name in of_kind if plain(name) not in names))
    hits = sum(plain(name) in names for _, _, name in gold)
    print(f"all: {hits} of {len(gold)} ({hits / len(gold):.0%})")


if __name__ == "__main__":
    main()
