"""The files of a collection, read: the only place that does."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.check import check_entities, check_seeds
from dossier.check.bounds import SHOWN, bounded
from dossier.check.folders import CORRECTION, PAGE, distinct, lost, pages_in, seeds_in
from dossier.check.guard import guarded, is_there, template_fault, utf8
from dossier.check.strays import DOCUMENTS, meant_language
from dossier.check.tree import Tree, walk
from dossier.model import FOLDERS, Correction, Detail, Document, Entity, Finding, Key, Seed
from dossier.pages import frontmatter
from dossier.pages.entities import read_entity
from dossier.pages.markup import plain
from dossier.read import Context, read_seed
from dossier.read.corrections import read_correction
from dossier.read.markup import PDF
from dossier.read.recurring import NAME, read_boilerplate, unused
from dossier.settings import BASES, Settings

if TYPE_CHECKING:
    from dossier.store import Store

Progress = Callable[[str, int], None]
"""Told the name of a stage (a key of `progress` in languages/ui) and how many things it has done."""
LARGEST = 5_000_000
"""Bytes above which a file is refused: longer than any book, and reading takes some seconds a megabyte."""
LARGEST_PDF = 50_000_000
"""The same of a PDF, whose pictures weigh and not its words (read/markup/pdf.py counts these); no forge takes more than
twice as much."""
LARGEST_CORRECTION = 1_000_000
"""The same of what a person knows better: each of its entries is sought in the whole text."""
_MEGABYTE = 1_000_000
MOST_LINES = 200_000
"""Lines of a text above which it is refused: four times those of a long novel. A line takes 1.6 KB while it is read."""
_TEMPLATES = (".html", ".xml")
_OVERRIDES = (*_TEMPLATES, ".css", ".js")
"""Ends of names of templates, and of all that a collection may have of its own beside the program's."""
_OF_PAGES = ("title", "short", "description", "lead")
"""Facts that a page may have that stands for itself (others mean nothing, and do no harm)."""
_TEMPLATE = "template"  # by which MkDocs would choose how a page is made


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files of a collection as they were read; noted while they are, so that nobody lists by hand which count."""

    tree: Tree
    """What lies in its folders: of many files it matters only that they are there."""
    digests: Mapping[str, bytes]
    """Of those that were read, by their names."""

    def hold(self, settings: Settings) -> bool:
        """Whether the same would be read now."""
        same = self.tree == tree_of(settings)
        return same and all(_digest_now(name) == known for name, known in self.digests.items())


def tree_of(settings: Settings) -> Tree:
    """What lies in the folders of a collection; of two files with one address the first."""
    return distinct(walk(settings.root, *settings.folders), settings)


def _digest_now(name: str) -> bytes:
    try:
        # Whoever reads a pipe waits for somebody who writes into it.
        return _digest(Path(name).read_bytes() if Path(name).is_file() else None)
    except OSError:
        return b""


def _digest(raw: bytes | None) -> bytes:
    """Empty for what cannot be read."""
    return b"" if raw is None else hashlib.blake2b(raw, digest_size=16).digest()


class _Files:
    """Reads files, and gathers what is wrong with them."""

    def __init__(self, name: Callable[[Path], str] = Path.as_posix) -> None:
        self.name = name
        self.findings: list[Finding] = []
        self.written: dict[str, str] = {}
        self.seen: set[Path] = set()
        self.digests: dict[str, bytes] = {}
        """Of what was read."""

    def has(self, path: Path) -> bool:
        """Whether a file is there to be read."""
        return path.exists()

    def find(self, path: Path, code: str, line: int = 0, **detail: Detail) -> None:
        """Note what is wrong with a file."""
        self.findings.append(Finding(utf8(self.name(path)), line, code, detail))

    def raw(self, path: Path) -> bytes | None:
        """Bytes of a file; None if it is none, or cannot be read, or should not."""
        raw = self._raw(path)
        self.digests[str(path)] = _digest(raw)
        return raw

    def _raw(self, path: Path) -> bytes | None:
        self.seen.add(path)
        try:
            largest = {PDF: LARGEST_PDF, CORRECTION: LARGEST_CORRECTION}.get(path.suffix, LARGEST)
            if path.is_file() and path.stat().st_size > largest:
                self.find(path, "too_large", limit=largest // _MEGABYTE)
                return None
            raw = path.read_bytes() if path.is_file() else None
        except OSError:
            raw = None
        if raw is None:
            self.find(path, "unreadable")
        elif path.suffix != PDF and len(raw.splitlines()) > MOST_LINES:
            self.find(path, "too_many_lines", MOST_LINES + 1, limit=MOST_LINES)
            return None
        return raw

    def text(self, path: Path) -> str | None:
        """Text of a file that a person wrote; None if it cannot be read."""
        raw = self.raw(path)
        if raw is None:
            return None
        text = raw.decode("utf-8-sig", "replace")
        try:
            raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.find(path, "not_utf8", raw.count(b"\n", 0, error.start) + 1)
        clear, taken = frontmatter.cleared(text)
        if taken:
            line = next(n for n, one in enumerate(text.split("\n"), 1) if frontmatter.cleared(one)[1])
            self.find(path, "characters_removed", line, characters=taken)
        if path.suffix == PAGE:
            clear = self._bounded(path, clear)
        self.written[self.name(path)] = clear
        return clear

    def _bounded(self, path: Path, text: str) -> str:
        """The text of a page without what would take the parser of Markdown too long."""
        head, body = frontmatter.parted(text)
        body, refused = bounded(body)
        for line in refused:
            self.find(path, "markdown_unread", head.count("\n") + line, shown=SHOWN)
        return head + body

    def texts(self, paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
        """Those of the files that can be read, with their text."""
        return ((path, text) for path in paths if (text := self.text(path)) is not None)

    def correction(self, seed: Path) -> Correction:
        """What a person knows better about a raw text: the .yml file beside it."""
        beside = seed.with_suffix(CORRECTION)
        text = self.text(beside) if beside != seed and self.has(beside) else None
        if text is None:
            return Correction()
        correction, findings = guarded(self.name(beside), read_correction, self.name(beside), text)
        self.findings += findings
        return correction or Correction()

    def seed(self, path: Path) -> Seed | None:
        """A raw text with what a person knows better about it; None if it cannot be read."""
        raw = self.raw(path)
        return None if raw is None else Seed(self.name(path), raw, self.correction(path))


class Reader(_Files):
    """Reads one collection."""

    def __init__(self, settings: Settings, store: "Store | None" = None) -> None:
        super().__init__(settings.shown)
        self.settings, self.store = settings, store
        self.tree = tree_of(settings)
        self.by_hand: list[str] = []
        """Pages that stand for themselves (docs/…)."""

    def has(self, path: Path) -> bool:
        """The same; nothing of what lies behind a link that is not followed."""
        return self.tree.has(path)

    def entities(self) -> tuple[Entity, ...]:
        """All entity pages: those in the default language, with what others add in theirs."""
        docs, (first, *others) = self.settings.docs, self.settings.codes
        pages = {}
        for path, text in self.texts(p for folder in FOLDERS for p in pages_in(self.tree, docs / first / folder)):
            paths = {code: docs / code / path.parent.name / path.name for code in others}
            versions = {code: self.text(version) for code, version in paths.items() if self.has(version)}
            texts = {first: text, **{code: version for code, version in versions.items() if version is not None}}
            pages[self.name(path)] = texts
        read = self._described(pages)
        # MkDocs makes a page of what describes nobody.
        for name in (name for name, (entity, _) in zip(pages, read, strict=True) if entity is None):
            self._show(frontmatter.parse(name, self.written[name]), self.written[name])
        found = [entity for entity, _ in read if entity]
        self.findings += [*(finding for _, findings in read for finding in findings), *check_entities(found)]
        self.findings += [finding for entity in found for finding in _misnamed(entity, self.settings.codes)]
        self.findings += _unlisted(found, self.settings.codes)
        return tuple({entity.id: entity for entity in reversed(found)}.values())[::-1]

    def _described(self, pages: Mapping[str, Mapping[str, str]]) -> Sequence[tuple[Entity | None, tuple[Finding, ...]]]:
        if self.store is None:
            return [guarded(page[0], read_entity, *page) for page in pages.items()]
        from dossier.reading import described  # noqa: PLC0415 - much code, which one text alone needs not

        return list(described(pages, self.store))

    def contributed(self) -> tuple[Document, ...]:
        """All documents that people wrote as Markdown; a translation of which nothing is written yet is none."""
        from dossier.reading import contributions  # noqa: PLC0415 - the same
        from dossier.store import Store  # noqa: PLC0415 - the same

        paths = [p for code in self.settings.codes for p in pages_in(self.tree, self.settings.docs / code / DOCUMENTS)]
        read = list(contributions({self.name(path): text for path, text in self.texts(paths)}, self.store or Store()))
        self.findings += [finding for one in read for finding in one.findings]
        documents = (one.document for one in read if one.document)
        return tuple(document for document in documents if document.blocks or not document.renderings)

    def bases(self, pages: Iterable[Document]) -> Mapping[Key, str]:
        """What the rules had made of the texts that pages replace, where a person took these over (`dossier adopt`)."""
        paths = {page.key: self.settings.root / BASES / page.language / f"{page.id}.md" for page in pages}
        there = {key: path for key, path in paths.items() if self.has(path)}
        return {key: raw.decode("utf-8-sig", "replace") for key, path in there.items() if (raw := self.raw(path))}

    def handwritten(self) -> None:
        """The other pages: MkDocs makes them, and should not stumble over what is wrong with them."""
        pages = (path for path in self.tree.below(self.settings.docs) if path.suffix == PAGE and path not in self.seen)
        for path, text in self.texts(pages):
            page = frontmatter.parse(self.name(path), text)
            self.by_hand.append(page.path)
            self.findings += page.findings
            if _TEMPLATE in page.meta:
                self.find(path, "unknown_key", page.lines[_TEMPLATE], key=_TEMPLATE, known=_OF_PAGES)
            self._show(page, text)

    def _show(self, page: frontmatter.Page, text: str) -> None:
        """Have MkDocs make a page of words alone where its parsers would stumble over what is written."""
        from dossier.pages.links import rendered  # noqa: PLC0415 - loads a parser, which one text alone needs not

        _, unread = guarded(page.path, rendered, text)
        self.findings += unread
        if unread or (page.findings and not page.meta):
            body = plain(page.body) if unread else page.body
            self.written[page.path] = "\n" * text[: len(text) - len(page.body)].count("\n") + body

    def context(self) -> Context:
        """What the collection knows before it reads its seeds."""
        path = self.settings.seeds / NAME
        text = self.text(path) if self.has(path) else None
        return Context(self.settings.codes, self.entities(), read_boilerplate(text or ""))

    def templates(self) -> None:
        """Templates, styles and scripts of a collection's own; glue/overrides.py passes over those with a fault."""
        folder = self.settings.overrides
        ours = [path for path in self.tree.below(folder) if path.suffix in _OVERRIDES] if folder else []
        for path, text in self.texts(ours):
            if path.suffix in _TEMPLATES and (wrong := template_fault(text)):
                self.find(path, "template_broken", wrong[0], problem=wrong[1])

    def strays(self) -> None:
        """What is lost of all that lies in the folders; when everything else has been read."""
        for path in map(Path, self.tree.files):
            if path not in self.seen and not is_there(path):
                self.find(path, "unreadable")
        self.findings += lost(self.tree, self.settings)

    def seeds(self, context: Context, progress: Progress) -> tuple[Document, ...]:
        """All seeds; of two that claim one id in one language the first."""
        from dossier.reading import readings  # noqa: PLC0415 - the same
        from dossier.store import Store  # noqa: PLC0415 - the same

        found = []
        seeds = [seed for path in seeds_in(self.tree, self.settings.seeds) if (seed := self.seed(path))]
        for count, reading in enumerate(readings(seeds, context, self.store or Store()), 1):
            progress("seeds", count)
            self.findings += reading.findings
            found += [reading.document] if reading.document else []
        self.findings += (*check_seeds(found), *unused(context.boilerplate, found))
        return tuple({document.key: document for document in reversed(found)}.values())[::-1]


def _misnamed(entity: Entity, codes: Sequence[str]) -> Iterator[Finding]:
    """Codes on a page that were meant to be those of languages of the site."""
    for code in dict.fromkeys((*entity.names, *entity.description, *entity.faulty)):
        if code not in codes and (meant := meant_language(code, codes)):
            yield Finding(entity.path, 0, "language_of_names", {"language": code, "near": meant})


def _unlisted(entities: Sequence[Entity], codes: Sequence[str]) -> Iterator[Finding]:
    """Languages of names in which the site has no pages; each once, since it may have had some."""
    given = {code: entity for entity in reversed(entities) for code in entity.names}
    for code, entity in sorted(given.items()):
        if code not in codes and not meant_language(code, codes):
            count = sum(code in other.names for other in entities)
            yield Finding(entity.path, 0, "language_unlisted", {"language": code, "count": count})


def context(settings: Settings, store: "Store | None" = None) -> Context:
    """What a collection knows before it reads its seeds."""
    return Reader(settings, store).context()


def read_single(
    path: Path, known: Context, store: "Store | None" = None
) -> tuple[Document | None, tuple[Finding, ...]]:
    """One raw text, wherever it lies, with what a person wrote beside it; and what a person should look at.

    store: of what builds have made; a text of the collection that is as it was then need not be read again.
    """
    files = _Files()
    seed = files.seed(path)
    document, findings = _read(seed, known, store) if seed else (None, ())
    return document, (*files.findings, *findings)


def _read(seed: Seed, known: Context, store: "Store | None") -> tuple[Document | None, tuple[Finding, ...]]:
    if store is not None:
        from dossier.reading import kept_reading  # noqa: PLC0415 - the same

        if kept := kept_reading(seed, known, store):
            return kept.document, kept.findings
    return guarded(seed.path, read_seed, seed, known)
