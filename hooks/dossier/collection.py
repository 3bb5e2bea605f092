"""A collection from its folder to what its pages are made of, and the only place that reads files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dossier.check import (
    check_begun,
    check_doubts,
    check_duplicates,
    check_languages,
    check_originals,
    check_versions,
    dated,
    locate,
)
from dossier.check.editor import lacking
from dossier.check.links import check_links
from dossier.check.profiles import check_profiles
from dossier.check.translations import check_translations
from dossier.files import Inputs, Progress, Reader, listed, seeds_in
from dossier.languages.names import name_index
from dossier.model import Corpus, Document, Entity, Finding, Key, Site
from dossier.pages.documents import adopt
from dossier.pages.links import links
from dossier.read import Context, framed, read_page
from dossier.read.recurring import Proposal, propose
from dossier.relate.texts.duplicates import repeated
from dossier.relating import related
from dossier.repository.history import changed, head
from dossier.settings import Settings
from dossier.store import Store, digest
from dossier.write import Sources, make_site, sources
from dossier.write.addresses import address, seed_uri
from dossier.write.catalogue import catalogue
from dossier.write.exports import DATA, DESCRIBING, exports
from dossier.write.exports.markdown import markdown_files
from dossier.write.exports.portions import FOLDER
from dossier.write.places import places


@dataclass(frozen=True, slots=True)
class Collection:
    """What was read and related, and what a person should look at."""

    corpus: Corpus
    findings: tuple[Finding, ...]
    written: Mapping[str, str]
    """Text of each contributed page by its path (docs/…), without what cannot be read of it."""
    inputs: Inputs
    """Of which all this was read."""


def _merge(seeds: Iterable[Document], contributed: Iterable[Document], context: Context) -> tuple[Document, ...]:
    """All documents; a contributed page takes the place of the seed with its key, and its facts with it.

    A translation has the facts of its original; a page that is neither is searched for its own.
    """
    merged: dict[Key, Document] = {seed.key: seed for seed in seeds}
    for page in contributed:
        if page.key in merged:
            merged[page.key] = adopt(framed(page), merged[page.key])
        else:
            merged[page.key] = page if page.translation else read_page(page, context)
    return tuple(merged.values())


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.path, finding.line, finding.code)))


def collect(
    settings: Settings, progress: Progress = lambda _stage, _count: None, store: Store | None = None
) -> Collection:
    """Read and relate everything in a collection's folder; store: of what earlier builds have made."""
    names, reader = listed(settings.docs, settings.seeds), Reader(settings, store)
    known = reader.context()
    contributed = reader.contributed()
    seeds = reader.seeds(known, progress)
    reader.handwritten()
    reader.stray_seeds()
    reader.stray_pages()
    documents = _merge(seeds, contributed, known)
    corpus = related(documents, known.entities, store or Store())
    joined = (*check_originals(documents), *check_versions(documents), *check_duplicates(corpus))
    findings = (*lacking(settings), *reader.findings, *joined)
    located = _sorted(dated(locate(finding, reader.written.get(finding.path, ""))) for finding in findings)
    return Collection(corpus, located, reader.written, Inputs(names, reader.digests))


def sources_of(collection: Collection, settings: Settings) -> Sources:
    """What all pages of a collection are made of."""
    return sources(collection.corpus, settings.codes, settings.publication, collection.written)


def with_history(of: Sources, settings: Settings, store: Store) -> Sources:
    """The same, with when the files of each text last changed, as far as Git knows it."""
    known = times(settings, store)
    texts = {document.key: _files(document) for document in of.catalogue.corpus.documents}
    found = {key: max((known[path] for path in paths if path in known), default="") for key, paths in texts.items()}
    changed = {key: time for key, time in found.items() if time}
    return replace(of, catalogue=replace(of.catalogue, changed=changed))


def _files(document: Document) -> tuple[str, ...]:
    """Those that make a text: its page or its seed, and what a person wrote beside that."""
    seed = f"seeds/{document.seed}"
    return (document.path, *((seed, f"{seed.rpartition('.')[0]}.yml") if document.seed else ()))


def times(settings: Settings, store: Store) -> Mapping[str, str]:
    """When each file of the collection last changed, by its path (seeds/…, docs/…); nothing where Git knows it not."""
    commit = head(settings.root)
    key = digest("history", commit)
    if not commit or (known := store.find([key], dict[str, str]).get(key)) is not None:
        return known if commit and known else {}
    folders = {"seeds": settings.seeds, "docs": settings.docs}
    found = {f"{name}/{path}": time for name, folder in folders.items() for path, time in changed(folder).items()}
    store.add({key: found})
    return found


def site(collection: Collection, settings: Settings) -> Site:
    """Everything that the site shows of a collection, beyond its hand-written pages."""
    return make_site(collection.corpus, settings.codes, settings.publication, collection.written)


def exported(collection: Collection, settings: Settings) -> dict[str, str]:
    """Every document and name as Markdown with front matter, by its path under docs/."""
    known = catalogue(collection.corpus, settings.codes, settings.publication.url)
    return dict(markdown_files(known, settings.codes))


def exported_data(collection: Collection, settings: Settings) -> dict[str, bytes]:
    """The data files that there are once for all languages, by their paths."""
    made = exports(sources_of(collection, settings).catalogue, settings.publication)
    wanted = {f"{FOLDER}{name}" for name in {**DATA, **DESCRIBING}}
    return {file.path: file.content for file in made if file.path in wanted}


def check(collection: Collection, settings: Settings) -> tuple[Finding, ...]:
    """All findings: those of the reading, broken links of contributed pages, doubtful texts, translations.

    When the site is built, it is MkDocs that checks the links; and doubtful texts and unfinished translations are built
    like all others, since they are the normal state of a new collection: their pages say so (`check.is_pending`).
    """
    written = {path: links(text) for path, text in collection.written.items() if path.startswith("docs/")}
    broken = check_links(written, places_of(places(sources_of(collection, settings)), settings), settings.default)
    corpus = collection.corpus
    return _sorted(
        (
            *collection.findings,
            *broken,
            *check_doubts(corpus.documents),
            *check_translations(corpus),
            *check_begun(corpus.documents),
            *check_languages(corpus.documents),
            *check_profiles(settings.codes),
        )
    )


def names_of(collection: Collection) -> Mapping[str, Entity | None]:
    """Whom a name means; None where several claim it."""
    return name_index(collection.corpus.entities).entities


def proposals(collection: Collection) -> tuple[Proposal, ...]:
    """Lines that recur across the texts: advice for seeds/boilerplate.txt, no findings, since they may well be text."""
    return propose(collection.corpus.documents, repeated(collection.corpus.duplicates))


def places_of(made: tuple[frozenset[str], frozenset[str]], settings: Settings) -> frozenset[str]:
    """Where a link may lead: files under docs/, generated pages, their addresses, and seeds.

    made: pages and other files of the site (`write.places`). A page that a language lacks is there shown in the
    default language.
    """
    default, docs = settings.default, settings.docs
    pages, others = made
    files = pages | {path.relative_to(docs).as_posix() for path in docs.rglob("*.*")}
    shown = [uri.removeprefix(default) for uri in files if uri.startswith(f"{default}/")]
    files |= {code + path for path in shown for code in settings.codes}
    addresses = {address(uri, default) for uri in files if uri.endswith(".md")}
    seeds = {seed_uri(path.name) for path in seeds_in(settings.seeds)}
    return files | addresses | seeds | others
