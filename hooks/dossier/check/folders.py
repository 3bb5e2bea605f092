"""What is read in the folders of a collection, and what in them would be lost in silence: told from names alone."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from pathlib import Path, PurePosixPath

from dossier.check.guard import is_there
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
from dossier.languages.files import FOLDERS as WORDS
from dossier.model import FOLDERS, Detail, Finding
from dossier.pack.names import folded, unportable
from dossier.read.identity import id_of, name_parts
from dossier.read.markup import ENDS
from dossier.read.recurring import NAME
from dossier.settings import BASES, Settings

PAGE = ".md"
CORRECTION = ".yml"
_SEEDLIKE = (*ENDS, CORRECTION, ".yaml", *OTHER_TEXTS)
"""Ends of names, in whatever letters, that show what a person meant a hidden file to be: a text, or a correction."""
_UNREAD = {*OTHER_TEXTS, ".txt"} - {*MARKDOWN}
"""Ends of names of texts that may be downloads elsewhere below docs/, but hardly among documents."""
_ABOUT = re.compile(r"README(?:\.md)?|LICEN[CS]E|COPYING|NOTICE")
"""Names of files that are about a folder, and nothing that it is there for: forges show the first as what that is."""

TEMPLATES = (".html", ".xml")
OVERRIDING = (*TEMPLATES, ".css", ".js")
"""Ends of names of templates, and of all that a collection may have of its own beside the program's."""
_ACCOUNTS = "provenance"
"""Folder of the accounts of cleaning."""
MOST = 5
"""Files of a folder that are told one by one when the same is true of them."""
_Lost = tuple[str, str, dict[str, Detail]]
"""A file as it is shown, the code of a finding, and what fills its message."""


def seeds_in(tree: Tree, folder: Path) -> list[Path]:
    """Raw texts in a folder, in the order in which they are read."""
    paths = (path for path in tree.within(folder, *ENDS) if path.name != NAME and not _is_apart(path.name))
    return sorted(paths, key=lambda path: (path.stem, path.name))


def pages_in(tree: Tree, folder: Path) -> list[Path]:
    """Pages of texts or names in a folder, sorted."""
    return [path for path in tree.within(folder, PAGE) if path.name != "index.md" and not _is_apart(path.name)]


def _is_apart(name: str) -> bool:
    """Whether a file is hidden, or about its folder."""
    return name.startswith(".") or _ABOUT.fullmatch(name) is not None


def downloads(tree: Tree, settings: Settings) -> Iterator[str]:
    """Files that are published as they are, by their paths below docs/."""
    for uri in tree.uris(settings.docs):
        refused = is_text(uri) or is_hidden(uri) or unseen(uri, settings.codes, settings.look.files)
        if not refused and is_there(settings.docs / uri):
            yield uri


def distinct(tree: Tree, settings: Settings) -> Tree:
    """The same without files whose address another has: capitals, and how accents are coded, count on some systems."""
    codes, used, first, doubles = settings.codes, settings.look.files, dict[str, str](), dict[str, str]()
    # What differs here differs in its address, and what does not does not.
    published = (uri for uri in tree.uris(settings.docs) if not (is_hidden(uri) or unseen(uri, codes, used)))
    addresses = (
        *((settings.docs / uri, uri.removeprefix(f"{settings.default}/")) for uri in published),
        *((path, f"seeds/{path.name}") for path in seeds_in(tree, settings.seeds)),
        *_of_overrides(tree, settings),
    )
    for path, uri in addresses:
        if (other := first.setdefault(folded(uri), str(path))) != str(path):
            doubles[str(path)] = other
    return tree.without(doubles) if doubles else tree


def _of_overrides(tree: Tree, settings: Settings) -> Iterator[tuple[Path, str]]:
    """Files beside a collection's own templates that are published as they are, with their addresses."""
    if folder := settings.overrides:
        yield from ((folder / uri, uri) for uri in tree.uris(folder) if not uri.endswith(OVERRIDING))


def lost(tree: Tree, settings: Settings) -> Iterator[Finding]:
    """What nobody would read or see, though a person has put it there, or not everybody could have."""
    kinds = (_unreached, _seeds, _pages, _beside, _names)
    told = (one for kind in kinds for one in kind(tree, settings))
    return (Finding(name, 0, code, detail) for name, code, detail in _together(told))


def _together(told: Iterable[_Lost]) -> Iterator[_Lost]:
    """The same, but of many files of one folder of which the same is true the first with their number."""
    alike: dict[tuple[str, str, Detail], list[_Lost]] = defaultdict(list)
    for name, code, detail in told:
        alike[code, name.rpartition("/")[0], detail.get("reason", "")].append((name, code, detail))
    for (_, folder, _), several in alike.items():
        name, code, detail = several[0]
        if len(several) > MOST:
            yield name, code, {**detail, "folder": folder, "others": len(several) - 1}
        else:
            yield from several


def replaced(pages: Iterable[str], made: Iterable[str]) -> Iterator[Finding]:
    """Pages (docs/…) of which nothing is shown, since the site makes what lies at their address; made: below docs/."""
    names = {folded(uri) for uri in made}
    return (Finding(path, 0, "address_taken") for path in pages if folded(path.removeprefix("docs/")) in names)


def among_lists(pages: Iterable[str], heads: Iterable[str]) -> list[str]:
    """Pages (docs/…) where long lists and accounts have more of theirs, which is known when all texts are related.

    heads: pages below docs/ that are there whatever the texts say.

    >>> among_lists(["docs/en/about.md", "docs/en/timeline/2024.md", "docs/en/guide/a.md"], ["en/timeline.md"])
    ['docs/en/timeline/2024.md']
    """
    taken = {PurePosixPath(uri).parts[1].removesuffix(PAGE) for uri in heads} | {_ACCOUNTS}
    return [path for path in pages if len(parts := PurePosixPath(path).parts) > 3 and parts[2] in taken]


def _unreached(tree: Tree, settings: Settings) -> Iterator[_Lost]:
    """Folders that are not there; and what can be no file of a site, or hides what lies behind it."""
    needed = (settings.seeds, settings.docs, settings.docs / settings.default)
    missing = (one for one in needed if not (tree.has(one) or tree.hides(one)))
    yield from ((settings.shown(one), "folder_missing", {}) for one in missing)
    told = {"link_refused": tree.refused, "folder_closed": tree.closed, "unnameable": tree.unnameable}
    yield from ((settings.shown(Path(name)), code, {}) for code, names in told.items() for name in names)


def _names(tree: Tree, settings: Settings) -> Iterator[_Lost]:
    """Names that not everybody who works on the collection, or reads it from a zip, can have."""
    for name, other in tree.doubles:
        yield settings.shown(Path(name)), "address_shared", {"other": settings.shown(Path(other))}
    for name, reason, other in unportable(settings.shown(Path(name)) for name in tree.files):
        if other:
            yield name, "name_alike", {"other": other}
        else:
            yield name, "name_unportable", {"reason": reason}


def _seeds(tree: Tree, settings: Settings) -> Iterator[_Lost]:
    """What lies in seeds/ and is no text, or not the one that it was meant to be."""
    texts, corrections = seeds_in(tree, settings.seeds), tree.within(settings.seeds, CORRECTION)
    known = {*texts, *corrections, settings.seeds / NAME}
    alone = {*corrections} - {text.with_suffix(CORRECTION) for text in texts}
    yield from ((settings.shown(path), "correction_without_seed", {}) for path in sorted(alone))
    for path in tree.below(settings.seeds):
        wanted = path.suffix.lower() in _SEEDLIKE or not is_hidden(path.relative_to(settings.seeds).as_posix())
        if path not in known and wanted and not _ABOUT.fullmatch(path.name):
            yield settings.shown(path), "seed_misplaced", {}
    for path in texts:
        code, meant = language_in_name(path.name, settings.codes)
        if code:
            yield settings.shown(path), "language_in_name", {"language": code, "near": meant}


def _pages(tree: Tree, settings: Settings) -> Iterator[_Lost]:
    """What lies below docs/ where nobody looks."""
    docs, (first, *others) = settings.docs, settings.codes
    seeds = {name_parts(path.name, settings.codes)[0] for path in seeds_in(tree, settings.seeds)}
    unknown: Counter[str] = Counter()
    for uri in tree.uris(docs):
        code = "" if is_hidden(uri) and not is_text(uri) else unseen(uri, settings.codes, settings.look.files)
        if code == "folder_of_no_language":
            unknown[uri.partition("/")[0]] += 1
        elif code:
            yield f"docs/{uri}", code, {}
        if uri.partition("/")[0] in settings.codes and uri.count("/") == 2:
            yield from _misplaced(PurePosixPath("docs", uri), seeds)
    for code, count in unknown.items():
        yield f"docs/{code}", "folder_of_no_language", {"language": code, "languages": settings.codes, "count": count}
    for path in (path for code in others for folder in FOLDERS for path in pages_in(tree, docs / code / folder)):
        if not tree.has(original := docs / first / path.parent.name / path.name):
            yield settings.shown(path), "entity_without_original", {"other": settings.shown(original)}


def _beside(tree: Tree, settings: Settings) -> Iterator[_Lost]:
    """What lies beside words of languages and is none, and adopted texts without their page."""
    for folder in (settings.root / name for name in WORDS):
        known = {*tree.within(folder, ".yml")}
        for path in tree.below(folder):
            if path not in known and not _is_apart(path.name):
                yield settings.shown(path), "words_misplaced", {}
    for uri in tree.uris(settings.root / BASES):
        language, _, name = uri.rpartition("/")
        page = settings.docs / language / DOCUMENTS / f"{name.removesuffix(PAGE)}{PAGE}"
        if not (_is_apart(name) or (name.endswith(PAGE) and language in settings.codes and tree.has(page))):
            yield f"{BASES}/{uri}", "base_without_page", {"page": settings.shown(page)}


def _misplaced(path: PurePosixPath, seeds: Container[str]) -> Iterator[_Lost]:
    """A page whose folder or name is nearly another; seeds: the ids of raw texts."""
    folder = path.parent.name
    if path.suffix == PAGE and (meant := meant_folder(folder)):
        yield str(path), "folder_misspelt", {"folder": folder, "near": meant}
    elif folder in (*FOLDERS, DOCUMENTS) and path.suffix.lower() in _UNREAD:
        yield str(path), "page_unread", {}
    elif folder == DOCUMENTS and path.suffix == PAGE and (id_ := id_of(path.stem)) != path.stem and id_ in seeds:
        yield str(path), "page_name", {"near": f"{id_}{PAGE}"}
