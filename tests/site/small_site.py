"""A small site with the search box on each page, made of tests/cases/search/site.yml."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
import yaml

from dossier.languages import words
from dossier.write.assets.cards import search_names
from dossier.write.assets.search import build_index
from tests.building import ROOT

CASES = ROOT / "tests/cases/search"
PAGES = yaml.safe_load((CASES / "site.yml").read_text(encoding="utf-8"))
NAMES = {"en": "English", "fr": "Français", "zh": "中文"}
PAGE = """<!doctype html><html lang="{{ language }}"><head><meta charset="utf-8"><title>{{ title }}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="{{ base_url }}/assets/dossier/search.css">
<script src="{{ base_url }}/assets/dossier/base.js" defer></script>
<script src="{{ base_url }}/assets/dossier/search.js" defer></script></head><body><header class="md-header">
{% include "dossier-search.html" %}</header><article><h1 id="top">{{ title }}</h1><span hidden data-type="{{ type }}"
data-year="{{ year }}" data-index-filter="type[data-type], year[data-year]"></span>{{ body }}
<p>{{ "filler " * filler }}</p>
<p>A field: <input id="field"></p></article></body></html>"""


def page_of(environment: jinja2.Environment, spec: Mapping[str, Any]) -> str:
    first = spec["uri"].partition("/")[0]
    language = first if first in NAMES else "en"
    base = "/".join(".." for _ in Path(spec["uri"]).parent.parts) or "."
    return environment.from_string(PAGE).render(
        {"type": "", "year": "", "filler": 0, **spec},
        language=language, base_url=base, lang_root=base if language == "en" else f"{base}/{language}",
        ui=words(language), languages=[{"code": code, "name": name} for code, name in NAMES.items()],
    )  # fmt: skip


def make(folder: Path) -> Path:
    """Write the pages and their styles and scripts into a folder and index them."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "overrides/partials"))  # noqa: S701 - as MkDocs does
    for spec in PAGES:
        path = folder / spec["uri"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page_of(environment, spec), encoding="utf-8")
    shutil.copytree(ROOT / "overrides/assets/dossier", folder / "assets/dossier")
    (folder / "assets/dossier/names.js").write_bytes(search_names([]).content)
    assert build_index(folder, list(NAMES)) == len(PAGES)
    return folder
