"""How long relating takes, part by part, for half of a collection and the whole: twice the texts, twice the time.

    .venv/bin/python benchmarks/relating.py SEEDS [--limit N]

SEEDS is a folder of raw texts; the pages of names are those of this collection. Times are seconds of one run: compare
the two columns, and runs of the same minute only.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dossier.collection import context
from dossier.model import Corpus, Document, Entity, Seed
from dossier.read import read_seed
from dossier.relate.events import find_events
from dossier.relate.events.commitments import find_commitments
from dossier.relate.names.companions import find_companions
from dossier.relate.names.lexicon import names
from dossier.relate.names.mentions import find_mentions
from dossier.relate.texts.duplicates import find_copies, others
from dossier.relate.texts.quotations import find_quotations
from dossier.relate.texts.related import find_relations
from dossier.settings import load

ROOT = Path(__file__).parent.parent


def timed(times: dict[str, float], part: str, work: Callable[..., Any], *arguments: object) -> Any:
    """Do a part of the work and note how long it took."""
    start = time.perf_counter()
    result = work(*arguments)
    times[part] = time.perf_counter() - start
    return result


def parts(documents: list[Document], entities: tuple[Entity, ...]) -> dict[str, float]:
    """Seconds of each part."""
    times: dict[str, float] = {}
    known = timed(times, "lexicons", names, documents, entities)
    mentions = timed(times, "names", find_mentions, documents, known)
    corpus = Corpus(tuple(documents), entities, mentions)
    timed(times, "companions", find_companions, corpus)
    timed(times, "events", find_events, corpus, known)
    copies = others(timed(times, "copies", find_copies, documents))
    timed(times, "relations", find_relations, corpus, known, copies)
    timed(times, "commitments", find_commitments, corpus, known)
    timed(times, "quotations", find_quotations, corpus, copies)
    return times


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Times of relating.")
    parser.add_argument("seeds", type=Path)
    parser.add_argument("--limit", type=int, default=None, help="texts at most")
    chosen = parser.parse_args()
    known = context(load(ROOT))
    paths = sorted(chosen.seeds.glob("*.txt"))[: chosen.limit]
    read = (read_seed(Seed(f"seeds/{path.name}", path.read_bytes()), known)[0] for path in paths)
    documents = [document for document in read if document]
    half, whole = (parts(documents[:count], known.entities) for count in (len(documents) // 2, len(documents)))
    print(f"{'':12} {len(documents) // 2:8} {len(documents):8} texts")
    for part in whole:
        print(f"{part:12} {half[part]:8.2f} {whole[part]:8.2f} s")
    print(f"{'all':12} {sum(half.values()):8.2f} {sum(whole.values()):8.2f} s")


if __name__ == "__main__":
    main()
