#!/usr/bin/env bash
# LinkChecker 10.6.0 (PyPI) and linkinator 7.6.1 (npm) call links dead that every browser follows.
#
# Both can check whether a link's fragment exists on its page. "Scroll to a fragment" of the HTML Standard begins at the
# top of the document for "top" in any case, with no element of that name, and a text fragment (URL Fragment Text
# Directives, in Chromium since 80, Safari since 16.1, Firefox since 131) is taken off before an element is looked for:
# #p-1:~:text=ten%20workshops leads to p-1 and shows the words. The checkers look for ids "top" and "p-1:~:text=…". So a
# page that links to quotations in this way, or back to its top, has as many dead links as it has of these; a person who
# mends the report takes out what led readers to the words. A fragment in Chinese and one with accents are found by both.
# Seen on 2026-11-29:  missing p-1%3A~%3Atext=Ten top | missing p-1:~:text=Ten top  (only the first leads nowhere)
set -euo pipefail
work=$(mktemp -d)
server=
trap 'kill $server 2> /dev/null || true; rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install LinkChecker==10.6.0
npm install --silent --no-audit --no-fund --prefix "$work" linkinator@7.6.1 > "$work/npm.log"
mkdir "$work/site"
cat > "$work/site/index.html" <<'HTML'
<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>
<h2 id="能力">Heading</h2><p id="p-1">Ten workshops.</p>
<a href="#p-1">one</a> <a href="#能力">two</a> <a href="#top">three</a> <a href="#p-1:~:text=Ten">four</a>
<a href="#missing">five</a></html>
HTML
cd "$work"
python3 -u -m http.server 0 --bind 127.0.0.1 --directory site > server.txt 2> server.log &
server=$!
until grep -q 'port [0-9]' server.txt; do sleep 0.1; done
address="http://127.0.0.1:$(grep -o 'port [0-9]*' server.txt | cut -c6-)/"
# As root, LinkChecker goes on as nobody, who must be able to read its folder.
chmod -R a+rX .
echo '[AnchorCheck]' > linkcheckerrc
venv/bin/linkchecker --config linkcheckerrc --output csv "$address" > checker.csv 2> checker.log || true
node_modules/.bin/linkinator "$address" --check-fragments --format json > linkinator.json 2> linkinator.log || true
venv/bin/python - <<'PYTHON'
import json
import re
from pathlib import Path

warned = sorted(re.findall(r"Anchor `([^']*)'", Path("checker.csv").read_text()))
links = json.loads(Path("linkinator.json").read_text())["links"]
broken = sorted(link["url"].partition("#")[2] for link in links if link["state"] == "BROKEN")
print(*warned, "|", *broken)
assert warned == ["missing", "p-1%3A~%3Atext=Ten", "top"], warned
assert broken == ["missing", "p-1:~:text=Ten", "top"], broken
PYTHON
