#!/usr/bin/env bash
# Pagefind 1.5.2 (PyPI) leaves the files of earlier runs beside the new ones: a withdrawn sentence can still be fetched.
#
# Its fragments and chunks are named by a hash of what they hold, and nothing removes those that no index names any more.
# Who builds again into a folder that is kept (a server's, a cache of a workflow, an incremental build of a generator that
# calls it after each change) publishes every state that a page ever had, in files that anybody can read, and the folder
# grows with each edit: 16, 19, 22 files for two pages. A search finds the new words alone, so that nobody notices.
# Empty the folder before each run, or swap it, as one would guess that the program does.
# Seen on 2026-11-30:  two runs, 16 then 19 files; the first run's fragment still says "withdrawn"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install 'pagefind[extended]==1.5.2'
"$work/venv/bin/python" - "$work" <<'PYTHON'
import gzip
import subprocess
import sys
from pathlib import Path

site = Path(sys.argv[1]) / "site"
site.mkdir()
page = '<!doctype html><html lang="en"><head><title>{0}</title></head><body><main><h1>{0}</h1><p>{1}</p></main></body></html>'


def published(sentence):
    (site / "one.html").write_text(page.format("One", sentence), encoding="utf-8")
    (site / "two.html").write_text(page.format("Two", "Other words."), encoding="utf-8")
    command = [sys.executable, "-m", "pagefind", "--site", str(site)]
    subprocess.run(command, check=True, capture_output=True)
    files = [path for path in (site / "pagefind").rglob("*") if path.is_file()]
    texts = [gzip.decompress(path.read_bytes()) for path in files if path.suffix == ".pf_fragment"]
    return len(files), sum(b"withdrawn" in text for text in texts)


found = published("This sentence is withdrawn later."), published("This sentence is the new one.")
print(found)
assert found == ((16, 1), (19, 1)), found
PYTHON
