"""The command pack: files to take along, made of the built site."""

import argparse
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from dossier import collection
from dossier.cli.common import MisuseError, say_line, say_problem, settings_of, store_of
from dossier.cli.writing import naming, turn
from dossier.collection import Collection
from dossier.languages import profile, words
from dossier.languages.locales import megabytes
from dossier.pack.archive import Files, write_zip
from dossier.pack.checksums import LIST, digest, listing
from dossier.pack.edition import Zim, writable
from dossier.pack.names import unportable
from dossier.publishing.citing import with_citations
from dossier.publishing.swapping import recover, swap
from dossier.render.book import epub
from dossier.render.book.pdf import pdf
from dossier.settings import Settings
from dossier.typeset import NoFontError, UnsetError
from dossier.write import Sources, editing
from dossier.write.addresses import address
from dossier.write.exports import data_paths
from dossier.write.packs.book import translates
from dossier.write.packs.downloads import FOLDER, SCRIPT, Made, packs, packs_script
from dossier.write.packs.zim import zim_metadata

Content = Files | Zim | bytes
"""What a pack is made of: the files of a zip, a site for Kiwix, or a book as it is."""


def pack(arguments: argparse.Namespace) -> int:
    """Write the packs into the site, and tell its page that they are there."""
    settings = settings_of(arguments.root)
    site: Path = arguments.site or arguments.root / "site"
    if not (site / SCRIPT).is_file():
        raise MisuseError("no_site", folder=site)
    with turn(site, arguments.language), _beside(site) as beside:
        with store_of(arguments.root) as store:
            found = collection.collect(settings, store=store)
            of = collection.sources_of(found, settings)
            books = dict(_books(with_citations(of, store) if store else of, settings, arguments.language))
        held = _held(_site(site, beside), found, settings, books, arguments.language)
        for file, content in held.items():
            _check(Path(file).stem, content, arguments.language)
        made = [_written(beside / FOLDER / file, content, site) for file, content in held.items()]
        sums = listing({one.file: one.sha256 for one in made})
        _put(beside / FOLDER / LIST, sums.encode(), site / FOLDER / LIST)
        _offer(site, made, beside)
    say = words(arguments.language)["cli"]["packed"]
    for one in made:
        say_line(say.format(file=site / FOLDER / one.file, size=megabytes(one.bytes, arguments.language)))
    return 0


@contextmanager
def _beside(site: Path) -> Iterator[Path]:
    """A folder in the site for what is being made: the packs that are there stay until all others are written."""
    beside = site / f".{FOLDER}.new"
    recover(site / FOLDER)
    shutil.rmtree(beside, ignore_errors=True)
    try:
        with naming(site / FOLDER):
            (beside / FOLDER).mkdir(parents=True)
        yield beside
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _offer(site: Path, made: list[Made], beside: Path) -> None:
    """Put the packs in the place of those that are there.

    Between the two steps the page offers none: at no moment it tells the checksums of others than those that are there.
    """
    scripts = [packs_script(told).content for told in ([], made)]
    for number, script in enumerate(scripts):
        _put(beside / f"{number}.js", script, site / SCRIPT)
    with naming(site / FOLDER):
        (beside / "0.js").replace(site / SCRIPT)
        swap(beside / FOLDER, site / FOLDER)
        (beside / "1.js").replace(site / SCRIPT)


def _held(
    files: Mapping[str, Path], found: Collection, settings: Settings, books: Mapping[str, bytes], language: str
) -> Mapping[str, Content]:
    """What each pack is made of, by its file; what could not be made is left out.

    files: of the site.
    """
    texts = {f"texts/{path}": text.encode() for path, text in collection.exported(found, settings).items()}
    of = collection.sources_of(found, settings)
    offered = packs(settings.publication.name, settings.codes)
    (name,) = (one.file for one in offered if one.kind == "zim")
    kinds: Mapping[str, Content | None] = {
        "site": files,
        "zim": _zim(files, of, name, settings, language),
        "data": {**texts, **{path: files[path] for path in data_paths(of.catalogue)}},
    }
    held = {one.file: books.get(one.file) if one.language else kinds[one.kind] for one in offered}
    return {file: content for file, content in held.items() if content is not None}


def _books(of: Sources, settings: Settings, language: str) -> Iterator[tuple[str, bytes]]:
    """Each book by its file; a sentence is said of one that has a letter for which there is no font.

    Texts as found stand above translations in a book of its own, where there are translations.
    """
    made: Mapping[str, Callable[[Sources, str, Settings], bytes]] = {
        "book": epub,
        "parallel": partial(epub, parallel=True),
        "pdf": pdf,
    }
    for one in packs(settings.publication.name, settings.codes):
        if one.language and (one.kind != "parallel" or translates(of.catalogue, one.language)):
            try:
                yield one.file, made[one.kind](of, one.language, settings)
            except NoFontError as error:
                say = words(language)["cli"]["no_font"]
                code = f"U+{ord(error.letter[0]):04X}"
                say_problem(say.format(file=one.file, letter=error.letter, code=code))
            except UnsetError as error:
                say_problem(words(language)["cli"]["unset"].format(file=one.file, problem=error))


def _zim(files: Mapping[str, Path], of: Sources, file: str, settings: Settings, language: str) -> Zim | None:
    """The site for Kiwix; a sentence is said where the library is missing that writes such a file."""
    if not writable():
        say_problem(words(language)["cli"]["no_zim"].format(file=file))
        return None
    imprint, default = settings.imprint, settings.default
    editor = imprint.editor.get(default) or imprint.editor.get("", "")
    languages = tuple(profile(code).iso_639_3 for code in settings.codes)
    metadata = zim_metadata(of, default, Path(file).stem, editor, imprint.updated)
    return Zim(files, address(f"{default}/index.md", default), languages, metadata)


def _site(site: Path, beside: Path) -> dict[str, Path]:
    """All files of the site as its build left it, so with a script that knows no packs.

    The editor stays out, which is of no use without a repository.
    """
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    left_out = (f"{FOLDER}/", f"{beside.name}/", editing.FOLDER)
    empty = beside / "empty.js"
    _put(empty, packs_script(()).content, site / SCRIPT)
    return {name: path for name, path in files.items() if not name.startswith(left_out)} | {SCRIPT: empty}


def _check(folder: str, content: Content, language: str) -> None:
    """Refuse what cannot be unpacked everywhere, before the packs that are there are gone."""
    paths = sorted(content) if isinstance(content, Mapping) else ()
    for path, reason, _ in unportable(f"{folder}/{path}" for path in paths):
        raise MisuseError("unportable", file=path, reason=words(language)["cli"]["unportable"][reason])


def _put(target: Path, content: bytes, named: Path) -> None:
    with naming(named):
        target.write_bytes(content)


def _written(target: Path, content: Content, site: Path) -> Made:
    with naming(site / FOLDER / target.name):
        if isinstance(content, Zim):
            from dossier.pack.zim import write_zim  # noqa: PLC0415 - an extra

            write_zim(target, content)
        elif isinstance(content, bytes):
            target.write_bytes(content)
        else:
            with target.open("wb") as zipped:
                write_zip(zipped, target.stem, content)
        with target.open("rb") as file:
            return Made(target.name, target.stat().st_size, digest(file))
