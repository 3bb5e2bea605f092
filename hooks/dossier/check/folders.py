"""What is read in the folders of a collection, and what in them would be lost in silence: told from names alone."""

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from dossier.check.strays import (
    DOCUMENTS,
    MARKDOWN,
    OTHER_TEXTS,
    is_hidden,
    is_text,
    language_in_name,
    meant_folder,
    unseen,
)
from dossier.check.tree import Tree
from dossier.model import FOLDERS, Detail, Finding
from dossier.pack.names import folded, unportable
from dossier.read.identity import id_of, name_parts
from dossier.read.markup import ENDS
from dossier.read.recurring import NAME
from dossier.settings import Settings
from dossier.write.addresses import address, seed_uri

PAGE = ".md"
CORRECTION = ".yml"
_SEEDLIKE = (*ENDS, CORRECTION, ".yaml", *OTHER_TEXTS)
"""Ends of names, in whatever letters, that show what a person meant a file to be: a text, or a correction."""
_UNREAD = {*OTHER_TEXTS, ".txt"} - {*MARKDOWN}
"""Ends of names of texts that may be downloads elsewhere below docs/, but hardly among documents."""
_NO_SEEDS = (NAME, "README.md")
"""Files in seeds/ that are about the texts, and none of them: forges show the second as what a folder is for."""


def seeds_in(tree: Tree, folder: Path) -> list[Path]:
    """Raw texts in a folder, in the order in which they are read."""
    paths = (path for path in tree.within(folder, *ENDS) if path.suffix and path.name not in _NO_SEEDS)
    return sorted(paths, key=lambda path: (path.stem, path.name))


def pages_in(tree: Tree, folder: Path) -> list[Path]:
    """Pages of texts or names in a folder, sorted."""
    return [path for path in tree.within(folder, PAGE) if path.name != "index.md"]


def distinct(tree: Tree, settings: Settings) -> Tree:
    """The same without files whose address another has: capitals, and how accents are coded, count on some systems."""
    first: dict[str, str] = {}
    published = ((settings.docs / uri, at) for uri in tree.uris(settings.docs) if (at := _address(uri, settings)))
    raw = ((path, seed_uri(path.name)) for path in seeds_in(tree, settings.seeds))
    doubles = {
        str(path): earlier
        for path, at in (*published, *raw)
        if (earlier := first.setdefault(folded(at), str(path))) != str(path)
    }
    return tree.without(doubles) if doubles else tree


def _address(uri: str, settings: Settings) -> str:
    """Where a file is published, by its path below docs/; empty where it is not."""
    if is_hidden(uri) or unseen(uri, settings.codes, settings.look.files):
        return ""
    return address(uri, settings.default) if is_text(uri) else uri.removeprefix(f"{settings.default}/")


def lost(tree: Tree, settings: Settings) -> Iterator[Finding]:
    """What nobody would read or see, though a person has put it there."""
    for path, code, detail in (*_unreached(tree, settings), *_seeds(tree, settings), *_pages(tree, settings)):
        yield Finding(settings.shown(path), 0, code, detail)
    yield from _names(tree, settings)


def replaced(pages: Iterable[str], made: Iterable[str]) -> Iterator[Finding]:
    """Pages (docs/…) of which nothing is shown, since the site makes what lies at their address; made: below docs/."""
    names = {folded(uri) for uri in made}
    return (Finding(path, 0, "address_taken") for path in pages if folded(path.removeprefix("docs/")) in names)


_Lost = tuple[Path, str, dict[str, Detail]]
"""A file, the code of a finding, and what fills its message."""


def _unreached(tree: Tree, settings: Settings) -> Iterator[_Lost]:
    """Folders that are not there; and what can be no file of a site, or hides what lies behind it."""
    needed = (settings.seeds, settings.docs, settings.docs / settings.default)
    yield from ((one, "folder_missing", {}) for one in needed if not (tree.has(one) or tree.hides(one)))
    told = {"link_refused": tree.refused, "folder_closed": tree.closed, "unnameable": tree.unnameable}
    yield from ((Path(name), code, {}) for code, names in told.items() for name in names)


def _names(tree: Tree, settings: Settings) -> Iterator[Finding]:
    """Names that not everybody who works on the collection, or reads it from a zip, can have."""
    for name, other in tree.doubles:
        yield Finding(settings.shown(Path(name)), 0, "address_shared", {"other": settings.shown(Path(other))})
    for path, reason, other in unportable(settings.shown(Path(name)) for name in tree.files):
        detail: dict[str, Detail] = {"reason": reason}
        yield Finding(path, 0, "name_alike" if other else "name_unportable", {"other": other} if other else detail)


def _seeds(tree: Tree, settings: Settings) -> Iterator[_Lost]:
    """What lies in seeds/ and is no text, or not the one that it was meant to be."""
    texts, corrections = seeds_in(tree, settings.seeds), tree.within(settings.seeds, CORRECTION)
    known = {*texts, *corrections, *(settings.seeds / name for name in _NO_SEEDS)}
    alone = {*corrections} - {text.with_suffix(CORRECTION) for text in texts}
    yield from ((path, "correction_without_seed", {}) for path in alone)
    for path in tree.below(settings.seeds):
        if path not in known and path.suffix.lower() in _SEEDLIKE:
            yield path, "seed_misplaced", {}
    for path in texts:
        code, meant = language_in_name(path.name, settings.codes)
        if code:
            yield path, "language_in_name", {"language": code, "near": meant}


def _pages(tree: Tree, settings: Settings) -> Iterator[_Lost]:
    """What lies below docs/ where nobody looks."""
    docs, (first, *others) = settings.docs, settings.codes
    seeds = {name_parts(path.name, settings.codes)[0] for path in seeds_in(tree, settings.seeds)}
    for uri in tree.uris(docs):
        yield from _not_published(docs / uri, uri, settings)
        if uri.partition("/")[0] in settings.codes and uri.count("/") == 2:
            yield from _misplaced(docs / uri, seeds)
    for path in (path for code in others for folder in FOLDERS for path in pages_in(tree, docs / code / folder)):
        if not tree.has(original := docs / first / path.parent.name / path.name):
            yield path, "entity_without_original", {"other": settings.shown(original)}


def _not_published(path: Path, uri: str, settings: Settings) -> Iterator[_Lost]:
    """A file of which readers would see nothing, by its path below docs/."""
    code = "" if is_hidden(uri) and not is_text(uri) else unseen(uri, settings.codes, settings.look.files)
    if code == "language_not_configured":
        yield path, code, {"language": uri.partition("/")[0], "languages": settings.codes}
    elif code:
        yield path, code, {}


def _misplaced(path: Path, seeds: Container[str]) -> Iterator[_Lost]:
    """A page whose folder or name is nearly another; seeds: the ids of raw texts."""
    folder = path.parent.name
    if path.suffix == PAGE and (meant := meant_folder(folder)):
        yield path, "folder_misspelt", {"folder": folder, "near": meant}
    elif folder in (*FOLDERS, DOCUMENTS) and path.suffix.lower() in _UNREAD:
        yield path, "page_unread", {}
    elif folder == DOCUMENTS and path.suffix == PAGE and (id_ := id_of(path.stem)) != path.stem and id_ in seeds:
        yield path, "page_name", {"near": f"{id_}{PAGE}"}
