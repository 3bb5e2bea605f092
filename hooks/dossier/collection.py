"""A collection from its folder to its pages: the three acts in sequence, and the only place that reads files."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from dossier.check import check_entities, check_seeds, check_translations
from dossier.model import FOLDERS, Corpus, Correction, Document, Entity, Finding, Key, Seed, SiteFile
from dossier.read.contributed import adopt, read_document
from dossier.read.corrections import read_correction
from dossier.read.entities import read_entity
from dossier.read.seeds import LARGEST, Context, read_seed
from dossier.relate.corpus import relate
from dossier.settings import Settings
from dossier.write.site import site_files

Progress = Callable[[str, int], None]
"""Told the name of a stage (a key of `progress` in data/ui) and how many things it has done."""
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Collection:
    """What was read and related, and what a person should look at."""

    corpus: Corpus
    findings: tuple[Finding, ...] = ()


class _Reader:
    """Reads the files of one collection, and gathers what is wrong with them."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.findings: list[Finding] = []

    def name(self, path: Path) -> str:
        """Path as findings and pages show it: docs/… or seeds/…, wherever these folders lie."""
        base = self.settings.seeds if path.parent == self.settings.seeds else self.settings.docs
        return f"{'seeds' if base is self.settings.seeds else 'docs'}/{path.relative_to(base).as_posix()}"

    def text(self, path: Path) -> str:
        raw = path.read_bytes()
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            self.findings.append(Finding(self.name(path), line, "not_utf8"))
            return raw.decode("utf-8-sig", "replace")

    def entities(self) -> tuple[Entity, ...]:
        """All entity pages: those in the default language, with what others add in theirs."""
        first, *others = self.settings.codes
        found = []
        for path in (p for folder in FOLDERS for p in _pages(self.settings.docs / first / folder)):
            versions = {code: self.settings.docs / code / path.parent.name / path.name for code in others}
            texts = {first: self.text(path), **{c: self.text(p) for c, p in versions.items() if p.exists()}}
            entity, findings = read_entity(self.name(path), texts)
            self.findings += findings
            found += [entity] if entity else []
        self.findings += check_entities(found)
        return tuple(found)

    def contributed(self) -> tuple[Document, ...]:
        """All documents that people wrote as Markdown."""
        paths = [p for code in self.settings.codes for p in _pages(self.settings.docs / code / "documents")]
        read = [read_document(self.name(path), self.text(path)) for path in paths]
        self.findings += [finding for _, findings in read for finding in findings]
        return tuple(document for document, _ in read)

    def correction(self, seed: Path) -> Correction:
        beside = seed.with_suffix(".yml")
        if not beside.exists():
            return Correction()
        correction, findings = read_correction(self.name(beside), self.text(beside))
        self.findings += findings
        return correction

    def seeds(self, context: Context, progress: Progress) -> tuple[Document, ...]:
        """All seeds; of two that claim one id in one language the first."""
        found = []
        for count, path in enumerate(sorted(self.settings.seeds.glob("*.txt")), 1):
            progress("seeds", count)
            if path.stat().st_size > LARGEST:
                self.findings.append(Finding(self.name(path), 0, "seed_too_large", {"limit": str(LARGEST // _MEGABYTE)}))
                continue
            document, findings = read_seed(Seed(self.name(path), path.read_bytes(), self.correction(path)), context)
            self.findings += findings
            found += [document] if document else []
        self.findings += check_seeds(found)
        return tuple({document.key: document for document in reversed(found)}.values())

    def stray_corrections(self) -> None:
        """Corrections whose seed is gone or was renamed: a person's work that would be lost in silence."""
        for path in sorted(self.settings.seeds.glob("*.yml")):
            if not path.with_suffix(".txt").exists():
                self.findings.append(Finding(self.name(path), 0, "correction_without_seed"))


def _pages(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.md")) if path.name != "index.md"]


def _merge(seeds: Iterable[Document], contributed: Iterable[Document]) -> tuple[Document, ...]:
    """All documents; a contributed page takes the place of the seed with its key."""
    merged: dict[Key, Document] = {seed.key: seed for seed in seeds}
    for page in contributed:
        merged[page.key] = adopt(page, merged[page.key]) if page.key in merged else page
    return tuple(merged.values())


def context(settings: Settings) -> Context:
    """What a collection knows before it reads its seeds."""
    return Context(settings.codes, _Reader(settings).entities())


def collect(settings: Settings, progress: Progress = lambda _stage, _count: None) -> Collection:
    """Read and relate everything in a collection's folder."""
    reader = _Reader(settings)
    entities = reader.entities()
    contributed = reader.contributed()
    seeds = reader.seeds(Context(settings.codes, entities), progress)
    reader.stray_corrections()
    documents = _merge(seeds, contributed)
    findings = (*reader.findings, *check_translations(documents))
    return Collection(relate(documents, entities), tuple(sorted(findings, key=lambda f: (f.path, f.line, f.code))))


def pages(collection: Collection, settings: Settings) -> tuple[SiteFile, ...]:
    """Everything that the site shows of a collection, beyond its hand-written pages."""
    return site_files(collection.corpus, settings.codes)
