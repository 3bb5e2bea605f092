#!/usr/bin/env bash
# Sveltia CMS 0.221.1 (npm) turns a text into null when another field is saved, if the form has an object in its place.
#
# A collection whose older files say `summary: One text` gets a form with a summary for each language: an object with a
# field for each, which may be left out. Whoever opens such a file sees no summary, corrects the title, and saves: the old
# text is null now, and nothing was said. Keys that the form does not know stay, and a text where the form has a list
# becomes its first item, so one would guess that a value of another kind stays, or is shown as an error. With
# `omit_empty_optional_fields` not even the key is left.
# Seen on 2026-11-30:  title: Another / summary: null / other: stays    for title: A / summary: One text / other: stays
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
browser=$(command -v chromium-headless-shell || command -v chromium)
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install playwright
mkdir -p "$work/site"
(cd "$work" && npm pack --silent @sveltia/cms@0.221.1 >/dev/null && tar xzf sveltia-cms-0.221.1.tgz)
cp "$work/package/dist/sveltia-cms.js" "$work/site/"
cat >"$work/site/index.html" <<'HTML'
<!doctype html><meta charset="utf-8"><title>A</title><link rel="cms-config-url" type="application/yaml" href="config.yml">
<body><script src="sveltia-cms.js"></script>
HTML
cat >"$work/site/config.yml" <<'YAML'
backend: {name: github, repo: owner/name}
media_folder: media
collections:
  - name: texts
    label: Texts
    format: yaml
    files:
      - name: one
        label: One
        file: one.yml
        fields:
          - {name: title, widget: string}
          - {name: summary, widget: object, required: false, fields: [{name: en, widget: text}, {name: fr, widget: text}]}
YAML
"$work/venv/bin/python" - "$work/site" "$browser" <<'PYTHON'
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import sync_playwright

SimpleHTTPRequestHandler.log_message = lambda *_: None
server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=sys.argv[1]))
Thread(target=server.serve_forever, daemon=True).start()
TOP = 'const top = await (await navigator.storage.getDirectory()).getDirectoryHandle("top", { create: true });'
FILL = f"""async (text) => {{ {TOP} await top.getDirectoryHandle(".git", {{ create: true }});
  const file = await (await top.getFileHandle("one.yml", {{ create: true }})).createWritable();
  await file.write(text); await file.close(); }}"""
READ = f'async () => {{ {TOP} return (await (await top.getFileHandle("one.yml")).getFile()).text(); }}'
with sync_playwright() as playwright:
    page = playwright.chromium.launch(executable_path=sys.argv[2], args=["--no-sandbox"]).new_page()
    page.route(lambda url: "127.0.0.1" not in url, lambda route: route.abort())
    page.add_init_script(f"window.showDirectoryPicker = async () => {{ {TOP} return top; }};")
    address = f"http://127.0.0.1:{server.server_port}"
    page.goto(f"{address}/empty.html")
    page.evaluate(FILL, "title: A\nsummary: One text\nother: stays\n")
    page.goto(f"{address}/index.html")
    page.get_by_role("button", name="Work with Local Repository").click()
    page.get_by_text("Texts").first.wait_for()
    page.goto(f"{address}/index.html#/collections/texts/entries/one")
    page.locator('section[data-key-path="title"] input').fill("Another")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Entry saved.").wait_for()
    text = page.evaluate(READ)
print(text)
assert text.split("\n") == ["title: Another", "summary: null", "other: stays", ""], text
PYTHON
