"""A small site with the search box on each page, made of tests/cases/search/site.yml."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import jinja2
import yaml

from dossier.languages import words
from dossier.model import Attachment
from dossier.render.environment import environment
from dossier.render.frame import search_box
from dossier.write.assets.indexed import Indexed, indexed
from dossier.write.assets.search import scripts
from dossier.write.assets.search_names import search_names
from tests.building import ROOT
from tests.reading import stage

CASES = ROOT / "tests/cases/search"
PAGES = yaml.safe_load((CASES / "site.yml").read_text(encoding="utf-8"))
NAMES = {"en": "English", "fr": "Français", "zh": "中文"}
PAGE = """{% autoescape false %}<!doctype html><html lang="{{ language }}"><head><meta charset="utf-8"><title>{{ title }}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="{{ base_url }}/assets/dossier/dossier.css">
<script src="{{ base_url }}/assets/dossier/base.js" defer></script>
<script src="{{ base_url }}/assets/dossier/search.js" defer></script></head><body><header class="md-header">
{% include "search-button.html" %}</header><article><h1 id="top">{{ title }}</h1><span hidden data-type="{{ type }}"
data-year="{{ year }}" data-index-filter="type[data-type], year[data-year]"></span>{{ body }}
<p>{{ "filler " * filler }}</p>
<p>A field: <input id="field"></p></article></body></html>{% endautoescape %}"""


def templates() -> jinja2.Environment:
    """Those of the site's search."""
    return environment(
        {path.name: path.read_text("utf-8") for path in (ROOT / "overrides/partials").glob("*search*.html")}
    )


def boxes(made: jinja2.Environment) -> Iterator[Attachment]:
    """The search box of each language."""
    languages = [{"code": code, "name": name} for code, name in NAMES.items()]
    for code in NAMES:
        given = {
            "ui": words(code),
            "language": code,
            "languages": languages,
            "lang_root": "." if code == "en" else f"./{code}",
        }
        path, script = search_box(code, made.get_template("dossier-search.html").render(given))
        yield Attachment(path, script.encode())


def page_of(made: jinja2.Environment, spec: Mapping[str, Any]) -> str:
    first = spec["uri"].partition("/")[0]
    language = first if first in NAMES else "en"
    base = "/".join(".." for _ in Path(spec["uri"]).parent.parts) or "."
    return made.from_string(PAGE).render(
        {"type": "", "year": "", "filler": 0, **spec},
        language=language, base_url=base, lang_root=base if language == "en" else f"{base}/{language}",
        ui=words(language),
    )  # fmt: skip


def make(folder: Path) -> Path:
    """Write the pages and their styles and scripts into a folder and index them."""
    found: dict[str, list[tuple[str, Indexed]]] = {code: [] for code in NAMES}
    made = templates()
    for spec in PAGES:
        path = folder / spec["uri"]
        path.parent.mkdir(parents=True, exist_ok=True)
        html = page_of(made, spec)
        path.write_text(html, encoding="utf-8")
        article = stage(html, list(NAMES))
        assert article
        found[article.language].append((spec["uri"], indexed(article.page)))
    shutil.copytree(ROOT / "overrides/assets/dossier", folder / "assets/dossier")
    write(folder, (*scripts(found), *search_names([]), *boxes(made)))
    return folder


def homes() -> Iterator[Attachment]:
    """The first page of each language, of the real site's search box and nothing else."""
    made = templates()
    for spec in (spec for spec in PAGES if spec["uri"].removesuffix("index.html").rstrip("/") in {"", *NAMES}):
        yield Attachment(spec["uri"], page_of(made, spec).encode())
    yield from boxes(made)


def write(folder: Path, made: Iterable[Attachment]) -> str:
    """Write files of a site; says how many they are and how large."""
    count = size = 0
    for each in made:
        path = folder / each.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each.content)
        count, size = count + 1, size + len(each.content)
    return f"{count} files, {size / 1e6:.0f} MB"
