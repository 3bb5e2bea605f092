"""Where, when, by whom and on what machine a site is built changes no byte of it or of what is made of it."""

import os
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256

import pytest

from tests import building

PACK = "import sys; from dossier.cli import main; sys.exit(main(['pack']))"
FOREIGN = building.ROOT / "tests" / "cases" / "conditions"
CHANCE = {"packs/dossier.zim", "packs/SHA256SUMS", "assets/packs.js"}
"""libzim draws a number for each ZIM file that it writes; the others hold the checksum of that file."""


@dataclass(frozen=True)
class Conditions:
    """What differs between two machines."""

    folder: str
    umask: int
    clock: int
    """When the files seem to have been changed, each a second before the one that was written before it."""
    environment: dict[str, str]
    backwards: bool = False
    """Whether files are written and listed in the other order, with one core to work with."""
    generator: str = "mkdocs"
    """What builds the site: ProperDocs goes on with MkDocs 1, and is the way out if nobody else does (ARCHITECTURE.md)."""
    warm: bool = False
    """Whether another state of the collection was built before."""


HERE = Conditions("a", 0o022, 10**9, {"LC_ALL": "C.UTF-8", "TZ": "America/Lima", "PYTHONHASHSEED": "1"})
OTHERS = (
    Conditions(
        "某 目录 (été)/deep", 0o077, 17 * 10**8, {"LC_ALL": "POSIX", "LANG": "fr_FR", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "2"}, backwards=True
    ),
    Conditions("c", 0o027, 2 * 10**9, {"LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "3"}, generator="properdocs", warm=True),
)  # fmt: skip


def process(folder, conditions, *arguments):
    """Run Python there; the tests' own process keeps its rights and its folder."""
    environment = building.environment() | conditions.environment
    path = [str(FOREIGN)] if conditions.backwards else []
    environment["PYTHONPATH"] = os.pathsep.join([*path, str(folder / "hooks")])
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, umask=conditions.umask, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", check=False, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def copied(source, folder, conditions):
    """The same collection, its files written in another order and at other times."""
    files = sorted(path for path in source.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    for number, path in enumerate(files[::-1] if conditions.backwards else files):
        target = folder / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
        os.utime(target, (conditions.clock - number, conditions.clock - number))


def sums(source, base, conditions):
    """The checksum of each file that a build and `dossier pack` make under such conditions."""
    folder = base / conditions.folder
    copied(source, folder, conditions)
    build = ("-m", conditions.generator, "build", "--config-file", "mkdocs.yml")
    text = min((folder / "seeds").glob("*.txt"))
    if conditions.warm:
        whole = text.read_bytes()
        text.write_bytes(b"A text of another day\n\n" + whole)
        process(folder, conditions, *build)
        text.write_bytes(whole)
    process(folder, conditions, *build, "--strict")
    process(folder, conditions, "-c", PACK)
    made = {path.relative_to(folder / "site").as_posix(): path for path in (folder / "site").rglob("*")}
    return {name: sha256(path.read_bytes()).hexdigest() for name, path in made.items() if path.is_file()}


@pytest.mark.timeout(600)
def test_two_builds_are_the_same_bytes_under_whatever_conditions(tmp_path):
    source = building.shipped(tmp_path / "source")
    here = sums(source, tmp_path, HERE)
    assert {path.rpartition(".")[2] for path in here} >= {"html", "zip", "epub", "pdf", "zim", "atom", "ics", "js"}
    for conditions in OTHERS:
        there = sums(source, tmp_path, conditions)
        assert {path for path in here.keys() | there.keys() if here.get(path) != there.get(path)} == CHANCE
