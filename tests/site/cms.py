"""Finds the editor that tests of /admin/ drive, and the Nu Html Checker; run as a program, it gets what is not there.

They are packages of npm, whose client fetches them; what they hold is checked before it is unpacked into build/cms/.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.building import ROOT
from tests.site.chromium import install

CLIENT = "npm"
"""Of Debian, too."""
PACKAGES = {
    "@sveltia/cms": (
        "0.221.1",
        "J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
    ),
    "immutable": (
        "5.1.9",
        "m8nVez3rwrgmWxtLMt1ZYXB2Lv7OKYn/disyxAlSDYAlKSlFoPPfIAmAM/M5xqL4m4C/wAPw7S2/CNaUii1Hxg==",
    ),
}
"""By name: version, and the SHA-512 of its archive."""
CHECKER = {
    "vnu-jar": (
        "26.9.27",
        "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA==",
    ),
}
"""What judges HTML by its standard, and runs on Java."""
MODULES = ROOT / "build/cms/node_modules"
HELP = f"Tests need {CLIENT} once, to get the editor @sveltia/cms and the Nu Html Checker: install Debian's {CLIENT}."


def find(packages: Mapping[str, tuple[str, str]] = PACKAGES) -> Path | None:
    """The folder of packages, as npm would have made it; None where one of these is not in it."""
    for name, (version, _) in packages.items():
        told = MODULES / name / "package.json"
        if not told.is_file() or json.loads(told.read_text(encoding="utf-8"))["version"] != version:
            return None
    return MODULES


def fetch(packages: Mapping[str, tuple[str, str]]) -> bool:
    """Get packages; whether that went well."""
    with TemporaryDirectory() as place:
        for name, (version, digest) in packages.items():
            command = [CLIENT, "pack", f"{name}@{version}", "--pack-destination", place, "--silent"]
            if subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode:
                return False
            (archive,) = Path(place).glob(f"{name.strip('@').replace('/', '-')}-*.tgz")
            if b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() != digest:
                return False
            target = MODULES / name
            shutil.rmtree(target, ignore_errors=True)
            with tarfile.open(archive) as packed:
                # Python 3.11.2 of Debian 12 has no filters yet, and the digest says what is in it.
                packed.extraction_filter = getattr(tarfile, "data_filter", None)
                packed.extractall(place)  # noqa: S202 as just said
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(f"{place}/package", target)
    return True


def main() -> int:
    """Make sure that both are there; the exit status says whether."""
    for packages in (PACKAGES, CHECKER):
        if not find(packages) and (shutil.which(CLIENT) or install(CLIENT)):
            fetch(packages)
    path = find(PACKAGES | CHECKER)
    print(f"Editor, checker: {path}" if path else HELP, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
