"""Builds of one site at once, beside a preview: all succeed, and whoever reads the site meanwhile never finds half of one."""

import shutil
import subprocess
import sys
import threading
import time
from itertools import cycle, groupby
from pathlib import Path
from urllib.request import urlopen

import pytest

from dossier import store
from tests import building
from tests.running import TEXT
from tests.test_warm_builds import files

BUILDS = 8
LONGEST = 60
"""Seconds until the preview must show a change, on a busy machine."""
PAUSE = 0.001
"""Seconds between two files that a reader asks for, who is not to take a core from the builds."""
PROGRAM = f"""
import os, sys
from {building.GENERATOR}.__main__ import cli
from {building.GENERATOR}.commands import build
from dossier import workers
workers._cores = lambda: 4
for _ in range({BUILDS}):
    if not os.fork():
        cli(["build", "--site-dir", sys.argv[1]])
print([os.waitstatus_to_exitcode(os.wait()[1]) for _ in range({BUILDS})])
"""
"""Forks the builds from one process, which need not load everything eight times."""


def alone(folder: Path, text, base):
    """The site of a collection with this text, by one build that finds nothing."""
    building.write(folder, {"seeds/bridges.txt": text})
    copy = shutil.copytree(folder, base / "copy", ignore=shutil.ignore_patterns(store.FOLDER))
    made = building.build(copy, base / "alone")
    assert made.status == 0, made.output
    return files(made.site)


class Reader(threading.Thread):
    """Reads all files of a site, one after the other, until it is told to stop; notes of which of two sites each was."""

    def __init__(self, site, old, new):
        super().__init__()
        self.site, self.old, self.new, self.ended = site, old, new, threading.Event()
        self.found = []

    def run(self):
        for path in cycle(sorted(self.new)):
            if self.ended.wait(PAUSE):
                return
            try:
                content = (self.site / path).read_bytes()
            except OSError as error:
                self.found.append(str(error))
            else:
                self.look(path, content)

    def look(self, path, content):
        known = {"old": self.old[path], "new": self.new[path]}
        states = [name for name, whole in known.items() if content == whole]
        if len(states) < len(known):
            self.found.append(states[0] if states else f"{path}: {content[:80]!r}")

    def end(self):
        """The sites, in the order in which they were seen, and all that was none."""
        self.ended.set()
        self.join()
        return [state for state, _ in groupby(self.found)]


def shows(address, words):
    """Whether a page of the preview comes to have some words."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        with urlopen(address) as answer:  # noqa: S310 - our own
            if words in answer.read().decode():
                return True
        time.sleep(0.1)
    return False


@pytest.fixture
def folder(collection):
    made = collection()
    building.silence(made, "fr", "zh")
    return made


@pytest.mark.timeout(600)
def test_eight_builds_beside_a_preview_leave_the_site_of_one(folder, tmp_path):
    """With the workers of a machine of four cores; the one alone has those that are there."""
    site, changed = folder / "site", TEXT.replace("bridges", "piers")
    new = alone(folder, changed, tmp_path / "new")
    building.write(folder, {"seeds/bridges.txt": TEXT})
    with building.preview(folder) as home:
        assert building.build(folder, site).status == 0
        reader = Reader(site, files(site), new)
        reader.start()
        shutil.rmtree(folder / store.FOLDER)
        building.write(folder, {"seeds/bridges.txt": changed})
        command = [sys.executable, "-c", PROGRAM, str(site)]
        done = subprocess.run(command, cwd=folder, env=building.environment(), capture_output=True, text=True, check=False)  # fmt: skip
        seen = reader.end()
        assert shows(f"{home}documents/bridges.html", "The piers of the city")
    assert (done.stdout.strip(), done.stderr.count("Traceback")) == (str([0] * BUILDS), 0), done.stderr
    assert files(site) == new
    assert seen == ["old", "new"]
