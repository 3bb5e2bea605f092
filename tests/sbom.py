"""Lists what the program is made of, for programs (CycloneDX 1.6): `python -m tests.sbom FILE`.

cyclonedx-py reads versions and checksums from the lock, which says nothing of licences: those are in cases/licences.yml.
"""

import json
import subprocess
import sys
from pathlib import Path

import yaml

from tests.building import ROOT

LICENCES = yaml.safe_load((ROOT / "tests" / "cases" / "licences.yml").read_text(encoding="utf-8"))["libraries"]


def bill():
    """The list, each library with the licence that somebody has thought about."""
    command = ["-m", "cyclonedx_py", "requirements", "--output-reproducible", "--pyproject", "pyproject.toml"]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", *command, "requirements.lock"], cwd=ROOT, capture_output=True, check=True
    )
    found = json.loads(done.stdout)
    for library in found["components"]:
        library["licenses"] = [{"expression": LICENCES[library["name"]], "acknowledgement": "concluded"}]
    return found


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(bill(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
