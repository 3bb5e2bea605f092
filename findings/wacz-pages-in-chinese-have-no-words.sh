#!/usr/bin/env bash
# wacz 0.6.0 (PyPI), which packs an archived site into one file: of a page in Chinese no word can be searched.
#
# With --text the tool writes the text of each page into pages.jsonl, for viewers to search. It asks boilerpy3 1.0.7 for the
# "article" of the page, which counts words between spaces: a Chinese sentence has one or two, so a page of ordinary paragraphs
# is all boilerplate, were it sixty of them. It is listed without any text; "hasText" is true, since other pages have some. In
# French and English the second of two short lines at the end goes, where it says when and where, or who signed. The archive
# itself is whole, so nobody sees the loss until a search finds nothing.
# Seen on 2026-11-30:  zh: no "text"; fr: all but "Fait à Paris, le 2 avril 2024."; the tool says nothing of it, exit 0
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install wacz==0.6.0 boilerpy3==1.0.7 warcio==1.8.1
"$work/venv/bin/python" - "$work" <<'PYTHON'
import io
import json
import subprocess
import sys
import zipfile

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGES = {
    "zh": [
        "各方应当在二〇三〇年以前完成能力建设，并且不得以任何理由拖延执行本声明所列的义务。",
        "我们重申，人工智能的发展应当造福所有国家，特别是发展中国家，缩小数字鸿沟。",
        "下一次会议将于明年举行，届时各方将审议执行情况，并提出新的建议。",
    ]
    * 20,
    "fr": [
        "Les parties renforcent leurs capacités avant la fin de l’année 2030 et ne retardent sous aucun prétexte les obligations "
        "que la présente déclaration énumère.",
        "Elles présentent chaque année au secrétariat un rapport sur les mesures prises et sur celles qui restent à prendre.",
        "Nous ne signons pas.",
        "Fait à Paris, le 2 avril 2024.",
    ],
}
work = sys.argv[1]
with open(f"{work}/site.warc.gz", "wb") as file, open(f"{work}/pages.jsonl", "w", encoding="utf-8") as pages:
    writer = WARCWriter(file, gzip=True)
    pages.write('{"format": "json-pages-1.0", "id": "pages", "title": "Pages"}\n')
    for language, paragraphs in PAGES.items():
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        html = f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>D</title></head><body>{body}</body></html>'
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        day = {"WARC-Date": "2026-11-30T10:00:00Z"}
        url = f"https://example.org/{language}.html"
        payload = io.BytesIO(html.encode())
        record = writer.create_warc_record(url, "response", payload, http_headers=headers, warc_headers_dict=day)
        writer.write_record(record)
        pages.write(json.dumps({"id": language, "url": url, "ts": day["WARC-Date"], "title": language}) + "\n")
command = [f"{work}/venv/bin/wacz", "create", "-o", f"{work}/site.wacz", "-p", f"{work}/pages.jsonl", "-t", f"{work}/site.warc.gz"]
subprocess.run(command, check=True, capture_output=True)
with zipfile.ZipFile(f"{work}/site.wacz") as archive:
    head, *listed = map(json.loads, archive.read("pages/pages.jsonl").decode().splitlines())
texts = {page["id"]: page.get("text") for page in listed}
print(head, texts)
assert head["hasText"] is True
assert texts["zh"] is None
assert [paragraph in texts["fr"] for paragraph in PAGES["fr"]] == [True, True, True, False]
PYTHON
