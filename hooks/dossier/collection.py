"""A collection from its folder to what its pages are made of, and the only place that reads files."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

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
from dossier.check.adopted import check_adopted
from dossier.check.configured import is_extension, judged, lacking, without_pages
from dossier.check.folders import among_lists, replaced, seeds_in
from dossier.check.links import check_anchors, check_links, check_menu
from dossier.check.profiles import check_profiles
from dossier.check.translations import check_translations, check_unlike
from dossier.check.tree import Tree
from dossier.files import Inputs, Progress, Reader
from dossier.languages.names import name_index
from dossier.model import Corpus, Document, Duplicate, Entity, Finding, Key, Site
from dossier.pages import frontmatter
from dossier.pages.documents import adopt
from dossier.pages.links import Extensions, Linking, linking
from dossier.read import Context, read_page
from dossier.read.recurring import Proposal, propose
from dossier.relate.texts.duplicates import repeated
from dossier.relating import copies, related, translated
from dossier.render.markdown import BUILT_IN, fitting
from dossier.repository.history import changed, head
from dossier.settings import Settings, load
from dossier.store import Store, digest
from dossier.store.kept import each_kept
from dossier.write import Sources, make_site, sources
from dossier.write.addresses import address, seed_uri
from dossier.write.catalogue import catalogue
from dossier.write.exports import DATA, DESCRIBING, exports
from dossier.write.exports.markdown import markdown_files
from dossier.write.exports.portions import FOLDER
from dossier.write.places import heads, places

_JUDGED = "languages whose words are complete"


@dataclass(frozen=True)
class Collection:
    """What was read, and related where somebody asks for it; and what a person should look at."""

    documents: tuple[Document, ...]
    """In the order of their keys."""
    entities: tuple[Entity, ...]
    duplicates: tuple[Duplicate, ...]
    """Which of the documents are one text."""
    findings: tuple[Finding, ...]
    written: Mapping[str, str]
    """Text of each contributed page that is shown by its path (docs/…), without what cannot be read of it."""
    inputs: Inputs
    """Of which all this was read."""
    store: Store = field(repr=False, compare=False)

    @cached_property
    def corpus(self) -> Corpus:
        """All that connects the documents, found when somebody first asks: few of the findings need it."""
        return related(self.documents, self.entities, self.store, self.duplicates)


def judge(settings: Settings, store: Store, by: Callable[[Path], Settings] = load) -> None:
    """Judge the words of a collection's languages, unless an earlier run found them complete; by: what does so.

    Raises WordsError if they are not.
    """
    if store.remembered(_JUDGED, tuple[str, ...]) != settings.codes:
        by(settings.root)
        store.remember(_JUDGED, settings.codes)


def _merge(seeds: Iterable[Document], contributed: Iterable[Document], context: Context) -> tuple[Document, ...]:
    """All documents, by their keys; a contributed page takes the place of the seed with its key, and its facts with it.

    A translation has the facts of its original; a page that is neither is searched for its own.
    """
    merged: dict[Key, Document] = {seed.key: seed for seed in seeds}
    for page in contributed:
        if page.key in merged:
            merged[page.key] = read_page(adopt(page, merged[page.key]), context)
        else:
            merged[page.key] = page if page.translation else read_page(page, context)
    return tuple(merged[key] for key in sorted(merged))


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.path, finding.line, finding.code)))


def settled(settings: Settings) -> tuple[Finding, ...]:
    """What is wrong with the settings, and with what they speak of: nothing else of it is among the inputs."""
    return (*lacking(settings), *judged(settings.root), *without_pages(settings))


def collect(
    settings: Settings, progress: Progress = lambda _stage, _count: None, store: Store | None = None
) -> Collection:
    """Read everything in a collection's folder; store: of what earlier builds have made."""
    reader = Reader(settings, store)
    known = reader.context()
    contributed = reader.contributed()
    seeds = reader.seeds(known, progress)
    documents, store = _merge(seeds, contributed, known), store or Store()
    made = heads(documents, known.entities, settings.codes)
    reader.handwritten(made)
    reader.templates()
    reader.strays()
    unseen = tuple(replaced(reader.by_hand, made))
    same = copies(documents, store)
    texts = Corpus(documents, duplicates=same)
    adopted = check_adopted(seeds, contributed, reader.bases(contributed))
    whole = (*check_originals(documents), *check_versions(documents), *check_duplicates(texts))
    findings = (*settled(settings), *reader.findings, *unseen, *adopted, *whole)
    located = _sorted(dated(locate(finding, reader.written.get(finding.path, ""))) for finding in findings)
    shown = {path: text for path, text in reader.written.items() if path not in {finding.path for finding in unseen}}
    inputs = Inputs(reader.tree, reader.digests)
    return Collection(documents, known.entities, same, located, shown, inputs, store)


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
    """All findings: those of the reading, and of what was read."""
    return _sorted((*collection.findings, *beyond_reading(collection, settings)))


def beyond_reading(collection: Collection, settings: Settings) -> tuple[Finding, ...]:
    """Broken links of contributed pages and of the menu, doubtful texts, translations.

    A build finds the same, by this function. Doubtful texts and unfinished translations are built like all others,
    since they are the normal state of a new collection: their pages say so (`check.is_pending`).
    """
    pages = {path: text for path, text in collection.written.items() if path.startswith("docs/")}
    texts = collection.documents
    return _sorted(
        (
            *broken_links(pages, collection, settings),
            *check_doubts(texts),
            *check_translations(translated(texts, collection.entities, collection.store)),
            *check_begun(texts),
            *check_languages(texts),
            *check_unlike(texts, lambda: collection.corpus),
            *check_profiles(settings.codes),
        )
    )


def names_of(collection: Collection) -> Mapping[str, Entity | None]:
    """Whom a name means; None where several claim it."""
    return name_index(collection.entities).entities


def proposals(collection: Collection) -> tuple[Proposal, ...]:
    """Lines that recur across the texts: advice for seeds/boilerplate.txt, no findings, since they may well be text."""
    return propose(collection.documents, repeated(collection.duplicates))


def broken_links(pages: Mapping[str, str], collection: Collection, settings: Settings) -> tuple[Finding, ...]:
    """Links of contributed pages (texts by their paths, docs/…), and of the menu, that lead nowhere; pages not shown.

    On how many pages a list stands is known when all texts are related, which is done only where a link leads to none
    of the pages that are there whatever the texts say.
    """
    # Those that cannot be loaded are told with the settings.
    own = {name: told for name, told in settings.markdown if is_extension(name, told)}
    extensions = {**{name: {} for name in BUILT_IN}, **own}
    shared = _Written(extensions, tuple(sorted(settings.given)))
    keys = {digest("links", shared, text): text for text in pages.values()}
    found = dict(zip(keys.values(), each_kept(_linking, shared, keys, Linking, collection.store), strict=True))
    linked = {path: found[text] for path, text in pages.items()}
    default = settings.default

    def broken(made: frozenset[str]) -> tuple[Finding, ...]:
        there = _leading(made, collection.inputs.tree, settings)
        of_pages = check_links({path: page.links for path, page in linked.items()}, there, default)
        return (*of_pages, *check_menu(settings, there))

    sure = heads(collection.documents, collection.entities, settings.codes)
    by_hand = [path for path in linked if path.removeprefix("docs/") not in sure]
    parts = tuple(check_anchors(linked, by_hand, default))
    doubtful = among_lists(by_hand, sure)
    if not (doubtful or broken(sure)):
        return parts
    made = frozenset().union(*places(sources_of(collection, settings)))
    return (*parts, *broken(made), *replaced(doubtful, made))


class _Written(NamedTuple):
    """What the pages of people are written in."""

    extensions: Extensions
    """Of Markdown."""
    given: tuple[str, ...]
    """Settings for which passages hold."""


def _linking(shared: _Written, text: str) -> Linking:
    return linking(text, fitting(frontmatter.parted(text)[1], shared.given), shared.extensions)


def _leading(made: frozenset[str], tree: Tree, settings: Settings) -> frozenset[str]:
    """Where a link may lead: files under docs/, what is generated, the addresses of pages, and seeds.

    made: pages and other files of the site, whose first page is there even if nobody has written it. A page that a
    language lacks is there shown in the default language.
    """
    default, docs = settings.default, settings.docs
    files = made | {f"{default}/index.md"} | {path.relative_to(docs).as_posix() for path in tree.below(docs)}
    shown = [uri.removeprefix(default) for uri in files if uri.startswith(f"{default}/")]
    files |= {code + path for path in shown for code in settings.codes}
    addresses = {address(uri, default) for uri in files if uri.endswith(".md")}
    seeds = {seed_uri(path.name) for path in seeds_in(tree, settings.seeds)}
    return files | addresses | seeds
