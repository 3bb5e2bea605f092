"""A collection from its folder to its pages: the three acts in sequence, and the only place that reads files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dossier.model import Corpus, Document, Entity, Finding, Seed, SiteFile
from dossier.read.contributed import read_document
from dossier.read.entities import FOLDERS, read_entity
from dossier.read.seeds import read_seed
from dossier.relate.corpus import relate
from dossier.settings import Settings
from dossier.write.site import site_files

Progress = Callable[[str, int], None]
"""Told the name of a stage and how many things it has done."""


@dataclass(frozen=True, slots=True)
class Collection:
    """What was read and related, and what a person should look at."""

    corpus: Corpus
    findings: tuple[Finding, ...] = ()


def _relative(path: Path, settings: Settings) -> str:
    return path.relative_to(settings.root).as_posix()


def _entity_texts(settings: Settings) -> Iterator[tuple[str, dict[str, str]]]:
    """Path of each entity page in the default language, and its text in each language that has one."""
    for folder in FOLDERS:
        for path in sorted((settings.docs / settings.default / folder).glob("*.md")):
            others = {code: settings.docs / code / folder / path.name for code in settings.codes[1:]}
            texts = {settings.default: path, **{code: p for code, p in others.items() if p.exists()}}
            yield _relative(path, settings), {c: p.read_text(encoding="utf-8") for c, p in texts.items()}


def read_entities(settings: Settings) -> tuple[tuple[Entity, ...], tuple[Finding, ...]]:
    """All entity pages of a collection."""
    read = [read_entity(path, texts) for path, texts in _entity_texts(settings) if not path.endswith("/index.md")]
    return tuple(e for e, _ in read if e), tuple(f for _, findings in read for f in findings)


def read_contributed(settings: Settings) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """All documents that people wrote as Markdown."""
    paths = [p for code in settings.codes for p in sorted((settings.docs / code / "documents").glob("*.md"))]
    read = [read_document(_relative(p, settings), p.read_text(encoding="utf-8")) for p in paths if p.name != "index.md"]
    return tuple(document for document, _ in read), tuple(f for _, findings in read for f in findings)


def collect(settings: Settings, progress: Progress = lambda _stage, _count: None) -> Collection:
    """Read and relate everything in a collection's folder."""
    entities, findings = read_entities(settings)
    contributed, more = read_contributed(settings)
    progress("entities", len(entities))
    seeds = [read_seed(Seed(_relative(p, settings), p.read_bytes())) for p in sorted(settings.seeds.glob("*.txt"))]
    progress("seeds", len(seeds))
    corpus = relate((*seeds, *contributed), entities)
    return Collection(corpus, (*findings, *more))


def pages(collection: Collection, settings: Settings) -> tuple[SiteFile, ...]:
    """Everything that the site shows of a collection, beyond its hand-written pages."""
    return site_files(collection.corpus, settings.codes)
