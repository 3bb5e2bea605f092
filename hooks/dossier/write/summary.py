"""What a build says at its end."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dossier.model import Corpus


def summary(corpus: Corpus, pages: Iterable[str], index: Path, seconds: float) -> str:
    """Where the site is and what it holds; pages: their files under docs/, with the folder of their language.

    >>> print(summary(Corpus(()), ["en/index.md", "fr/index.md", "fr/a.md"], Path("site/index.html"), 2.04))
    Site: site/index.html (0 documents, 0 entities, 0 events; pages: en 1, fr 2; 2.0 s)
    """
    by_language = Counter(uri.partition("/")[0] for uri in pages)
    counts = ", ".join(f"{code} {count}" for code, count in sorted(by_language.items()))
    documents = len({document.id for document in corpus.documents})
    found = f"{documents} documents, {len(corpus.entities)} entities, {len(corpus.events)} events"
    return f"Site: {index} ({found}; pages: {counts}; {seconds:.1f} s)"
