"""What MkDocs writes (pages by hand, pictures, style sheets) is looked at before a site takes the place of another."""

import subprocess
import sys

import pytest

from tests import building
from tests.running import TEXT
from tests.test_warm_builds import files

PROGRAM = """
import sys
from pathlib import Path
from GENERATOR.__main__ import cli
from dossier.live import Live

write = Live.write
def lossy(self):
    lost = self._publication.folder / sys.argv[2]
    lost.unlink() if sys.argv[3] == "lost" else lost.write_bytes(lost.read_bytes()[:-40])
    return write(self)
Live.write = lossy
cli(["build", "--quiet", "--site-dir", sys.argv[1]])
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = building.collection(
        tmp_path_factory.mktemp("whole") / "collection", {"bridges.txt": TEXT}, {"assets/lake.png": b"\x89PNG a picture of the lake in the morning"}
    )  # fmt: skip
    building.silence(made, "zh")
    return made


@pytest.fixture(scope="module")
def site(folder, tmp_path_factory):
    done = building.build(folder, tmp_path_factory.mktemp("whole") / "site", strict=False)
    assert done.status == 0, done.output
    return done.site


@pytest.mark.parametrize("path", ["index.html", "fr/about.html", "assets/lake.png", "assets/dossier/base.js"])
@pytest.mark.parametrize("how", ["lost", "half"])
def test_a_site_without_a_whole_file_of_mkdocs_takes_no_other_s_place(folder, site, path, how):
    before = files(site)
    given = building.environment() | {"PYTHONPATH": str(folder / "hooks")}
    done = subprocess.run([sys.executable, "-c", PROGRAM.replace("GENERATOR", building.GENERATOR), site, path, how], cwd=folder, env=given, capture_output=True, text=True, check=False, timeout=120)  # fmt: skip
    assert done.returncode == 1
    assert f"/{path} cannot be used (No such file or directory)" in done.stdout
    assert files(site) == before
