"""The search index of the built site: made by Pagefind once, after the last language, for http and file:// alike.

With a box of our own: that of Pagefind does not run over file:// and misses Chinese words within sentences.
"""

import json
import re
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

from dossier.write.assets.staging import stage

# Index files as classic scripts: over file:// a browser runs scripts of the folder but reads no other file.


PACK_BYTES = 192 * 1024
"""Bytes that a script should hold before base64 makes them a third more."""


def pack_scripts(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Scripts that put the files into `__pagefind.files`, in base64; file NAME is in script crc32(NAME) % number.

    >>> pack_scripts({"a": b"1", "b": b"2"})
    ('Object.assign(__pagefind.files,{"a":"MQ==","b":"Mg=="});',)
    """
    count = max(1, -(-sum(map(len, files.values())) // PACK_BYTES))
    packs: list[dict[str, str]] = [{} for _ in range(count)]
    for name, content in sorted(files.items()):
        packs[crc32(name.encode()) % count][name] = b64encode(content).decode("ascii")
    return tuple(f"Object.assign(__pagefind.files,{json.dumps(pack, separators=(',', ':'))});" for pack in packs)


def write_packs(folder: Path) -> int:
    """Writes packs/N.js for all files of an index folder; returns the number of packs."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    scripts = pack_scripts({path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})
    (folder / "packs").mkdir()
    for number, script in enumerate(scripts):
        (folder / "packs" / f"{number}.js").write_text(script, encoding="utf-8")
    return len(scripts)


_INDEX_SUFFIXES = frozenset({".json", ".pagefind", ".pf_filter", ".pf_fragment", ".pf_index", ".pf_meta"})
"""What a search reads; the rest of Pagefind's output is its own interface."""
_EXPORT = re.compile(r"export\s*\{([\w\s,]+)\};?\s*$")
_LOADER = """/* Pagefind (MIT licence, https://pagefind.app) as a classic script */
globalThis.__pagefind={{files:{{}},packs:{packs},languages:{languages},create:(fetch,document)=>{{"use strict";
{body}return{{{exports}}};}}}};
"""


class SearchError(RuntimeError):
    """The search index could not be made; the message says why and how to mend it."""


def build_index(site_dir: Path, languages: Sequence[str]) -> int:
    """Indexes the pages of a built site into its folder pagefind/ and returns their number.

    A page counts when its `<html lang>` is one of the languages and it has an article that search engines may show.
    Raises SearchError when Pagefind fails or is another version than the loader knows.
    """
    target = site_dir / "pagefind"
    shutil.rmtree(target, ignore_errors=True)
    with TemporaryDirectory() as folder:
        found = _stage_site(site_dir, Path(folder), languages)
        if not found:
            return 0
        _run_pagefind(Path(folder), target)
    script = (target / "pagefind.js").read_text(encoding="utf-8")
    _keep_index_files(target)
    packs = write_packs(target)
    known = [code for code in languages if code in found]
    (target / "loader.js").write_text(loader(script, known, packs), encoding="utf-8")
    return len(found)


def _stage_site(site_dir: Path, folder: Path, languages: Sequence[str]) -> list[str]:
    """Writes the searched part of each page into a folder; returns the language of each."""
    found = []
    for path in sorted(site_dir.rglob("*.html")):
        staged = stage(path.read_text(encoding="utf-8"), languages)
        if staged:
            copy = folder / path.relative_to(site_dir)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(staged.html, encoding="utf-8")
            found.append(staged.language)
    return found


def _run_pagefind(folder: Path, target: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--output-path", str(target)]
    done = subprocess.run(  # noqa: S603 - the interpreter itself with fixed arguments
        [*command, "--keep-index-url", "--quiet"],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise SearchError(
            f"search: Pagefind ended with {done.returncode} ({said[-1] if said else 'no message'}): "
            "install the pinned pagefind[extended] and build again"
        )


def _keep_index_files(folder: Path) -> None:
    for path in list(folder.rglob("*")):
        if path.is_file() and path.suffix not in _INDEX_SUFFIXES:
            path.unlink()


def loader(script: str, languages: Sequence[str], packs: int) -> str:
    """The classic script that defines `__pagefind`, made of the module pagefind.js; `create` gives one searcher.

    Modules do not load over file://, and a searcher knows one language: hence a function to call for each. Raises
    SearchError when the module is not what this rewriting knows.

    >>> print(loader('let a=import.meta.url;export{a,b};', ["fr"], 2).splitlines()[2])
    let a="";return{a,b};}};
    """
    export = _EXPORT.search(script)
    if not export or "import.meta.url" not in script or script.count("export{") + script.count("export {") != 1:
        raise SearchError("search: pagefind.js is not as expected: install the pinned version of pagefind[extended]")
    return _LOADER.format(
        packs=packs,
        languages=json.dumps(list(languages)),
        body=script[: export.start()].replace("import.meta.url", '""'),
        exports=export[1],
    )
