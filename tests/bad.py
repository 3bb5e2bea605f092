"""The bad collection of tests/cases/bad: what its files hold, and what should be found in them."""

import base64
from pathlib import Path

import yaml

from tests import building

CASES = building.ROOT / "tests" / "cases" / "bad"
ALL = ("collection", "hostile", "mistakes")
MEGABYTE = 1_000_000


def cases(name):
    """The files that tests/cases/bad/NAME.yml describes, each with what should be found."""
    return yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))


def _content(case):
    if "copy" in case:
        return (CASES.parent / case["copy"]).read_bytes()
    if "base64" in case:
        return base64.b64decode(case["base64"])
    if "facts" in case:
        name = Path(case["file"]).stem
        return f"---\ntitle: {name}\n{case['facts']}\n---\nA note on {name}.\n".encode()
    times, what = case.get("repeat", (0, ""))
    return (case.get("before", case.get("text", "")) + times * what + case.get("after", "")).encode()


def _put(path: Path, case):
    path.parent.mkdir(parents=True, exist_ok=True)
    if "folder" in case:
        path.mkdir()
    elif "link" in case:
        path.symlink_to(case["link"])
    elif "setting" in case:
        settings = path.read_text(encoding="utf-8").replace("extra:\n", f"extra:\n  {case['setting']}\n", 1)
        path.write_text(settings, encoding="utf-8")
    elif "megabytes" in case:
        with path.open("wb") as file:
            file.truncate(case["megabytes"] * MEGABYTE)
    else:
        path.write_bytes(_content(case))


def make(folder: Path, names=ALL) -> Path:
    """A collection with all of these files."""
    building.collection(folder)
    for case in (case for name in names for case in cases(name)):
        _put(folder / case["file"], case)
    return folder


def expected():
    """All findings that the collection should get: file, line, code."""
    return sorted((case["file"], *finding) for name in ALL for case in cases(name) for finding in case["findings"])
