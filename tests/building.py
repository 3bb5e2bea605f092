"""Makes collections in temporary folders and builds their sites as a person would, in a process of its own."""

import fcntl
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "tests" / "cases" / "shipped"
"""Texts and pages as they once were shipped: tests that want real ones do not depend on what the site holds now."""
HANDWRITTEN = ("index", "about", "contribute")
"""The pages in `nav` that somebody writes: every collection has them."""
UPDATED = "2026-11-29"
ADDRESS = {
    "SITE_URL": "https://example.org/dossier/",
    "REPO_URL": "https://example.org/owner/dossier",
    "UPDATED": UPDATED,
}
"""Where a test's site pretends to be published: in a folder, so that an address from the root shows as a fault."""
PREFIX = "dossier"
GENERATOR = os.environ.get("GENERATOR", "mkdocs")
"""What builds the sites of all tests: with GENERATOR=properdocs, that which goes on with MkDocs 1 (ARCHITECTURE.md)."""

Contents = Mapping[str, str | bytes]
NOTHING: Contents = MappingProxyType({})


@dataclass(frozen=True)
class Build:
    """What a build made and said."""

    folder: Path
    """The collection."""
    site: Path
    status: int
    output: str
    """Standard output and standard error."""

    def page(self, uri: str) -> str:
        """The text of a file of the site."""
        return (self.site / uri).read_text(encoding="utf-8")


def write(folder: Path, contents: Contents) -> None:
    """Write files under a folder, text as UTF-8 without changing line endings."""
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def collection(folder: Path, seeds: Contents = NOTHING, docs: Contents = NOTHING) -> Path:
    """A collection with the settings, code and hand-written pages of this one, and texts and entities of its own.

    The code comes with its bytecode, or each build would first compile all of it.
    """
    skip = shutil.ignore_patterns("*.egg-info")
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy2(ROOT / "mkdocs.yml", folder)
    for name in ("hooks", "overrides", "docs/assets"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=skip)
    pages = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for name in HANDWRITTEN
        for path in ROOT.glob(f"docs/*/{name}.md")
    }
    (folder / "seeds").mkdir()
    write(folder, pages)
    write(folder / "docs", docs)
    write(folder / "seeds", seeds)
    return folder


def shipped(folder: Path) -> Path:
    """A collection of the texts and pages in tests/cases/shipped."""
    return shutil.copytree(SHIPPED, collection(folder), dirs_exist_ok=True)


def once(folder: Path, make: Callable[[Path], Build]) -> Build:
    """A build in a folder that the workers of a test run share: the first that asks makes it, the others wait."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        record = folder / "build.json"
        if not record.exists():
            made = make(folder)
            record.write_text(json.dumps([str(made.folder), str(made.site), made.status, made.output]))
        source, site, status, output = json.loads(record.read_text())
    return Build(Path(source), Path(site), status, output)


def environment(address: Mapping[str, str] = ADDRESS) -> dict[str, str]:
    """Variables under which MkDocs runs: those of this process, with another address or none."""
    given = {name: value for name, value in os.environ.items() if name not in (*ADDRESS, "PYTHONDONTWRITEBYTECODE")}
    return given | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"} | dict(address)


def build(folder: Path, site: Path, address: Mapping[str, str] = ADDRESS, *, strict: bool = True) -> Build:
    """Build a collection's site."""
    command = [sys.executable, "-m", GENERATOR, "build", "--site-dir", str(site), *(["--strict"] if strict else [])]
    done = subprocess.run(
        command, cwd=folder, env=environment(address), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False, timeout=240,
    )  # fmt: skip
    return Build(folder, site, done.returncode, done.stdout)


@contextmanager
def preview(folder: Path) -> Iterator[str]:
    """Serve a collection; gives the address of its home once it is there."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-u", "-m", GENERATOR, "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(
        command, cwd=folder, env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, encoding="utf-8",
    ) as serving:  # fmt: skip
        told = (re.search(r"Serving on (http\S+)", line) for line in serving.stdout or ())
        try:
            yield next(found[1] for found in told if found)
        finally:
            serving.terminate()


def speak(folder: Path, tree: Path) -> None:
    """Add a language to a collection as a person would: files of a tree, and its line (language.yml) in mkdocs.yml."""
    shutil.copytree(tree, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("language.yml"))
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    last = max(number for number, line in enumerate(settings) if "{locale:" in line)
    settings.insert(last + 1, (tree / "language.yml").read_text(encoding="utf-8"))
    (folder / "mkdocs.yml").write_text("".join(settings), encoding="utf-8")


def silence(folder: Path, *codes: str) -> None:
    """Take languages out of a collection: their pages, and their lines in mkdocs.yml."""
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = (line for line in settings if not any(f"{{locale: {code}," in line for code in codes))
    (folder / "mkdocs.yml").write_text("".join(kept), encoding="utf-8")
    for code in codes:
        shutil.rmtree(folder / "docs" / code)
