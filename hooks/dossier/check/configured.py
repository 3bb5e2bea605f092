"""What mkdocs.yml says of a collection, judged by what there is and by what has an effect.

MkDocs judges its settings only when it builds; what it would refuse or warn of is found here first, with its line.
"""

import os
from collections.abc import Iterator, Mapping
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown

from dossier.languages import FORGES, WRITTEN_IN
from dossier.loading import SafeLoader
from dossier.model import Detail, Finding
from dossier.pages.frontmatter import Page, written
from dossier.pages.schema import Schema, mistakes
from dossier.pages.schema.judging import fits
from dossier.pages.schema.mistakes import Fault, Place
from dossier.settings import Settings, named, read
from dossier.write.editing.package import PACKAGE, missing

FILE = "mkdocs.yml"
_TAGS = ("!ENV", "!relative")
"""Tags of YAML that MkDocs knows beside those of YAML itself."""
_TEXT: Schema = {"type": "string", "format": "text", "examples": ["Harbour Times"]}
_NEEDED: Schema = {**_TEXT, "pattern": r"\S"}
_ADDRESS: Schema = {"type": "string", "pattern": r"^https?://[^/\s]+\S*$", "format": "address",
                    "examples": ["https://example.org/"]}  # fmt: skip
_SWITCH: Schema = {"enum": [True, False], "format": "choice", "examples": [True]}
_OPEN = (_TEXT, _ADDRESS, _SWITCH)
"""What may be left empty: the environment may not say it."""
_LIST: Schema = {"type": "array", "items": _NEEDED, "format": "list", "examples": [["about.md"]]}
_ANYTHING: Schema = {}
_WORDING: Schema = {
    "anyOf": [_TEXT, {"type": "object", "additionalProperties": _TEXT}], "format": "wording",
    "examples": ["Ada Lovelace"],
}  # fmt: skip


def _keys(properties: Mapping[str, Schema], *required: str, open_: bool = False) -> Schema:
    """A mapping with these keys; open: and with others, of which others know."""
    told = {"type": "object", "properties": properties, "required": required, "format": "keys"}
    return {**told, "additionalProperties": _ANYTHING if open_ else False, "examples": [{next(iter(properties)): "…"}]}


_LANGUAGE = _keys(
    {
        "locale": _NEEDED, "name": _NEEDED, "default": _SWITCH, "build": _SWITCH, "site_name": _TEXT,
        "site_description": _TEXT, "theme": _keys({"language": _TEXT}, open_=True),
    },
    "locale", "name",
)  # fmt: skip
_I18N = _keys(
    {
        "docs_structure": {"enum": ["folder"], "format": "choice", "examples": ["folder"]},
        "reconfigure_material": _SWITCH,
        "reconfigure_search": _SWITCH,
        "languages": {"type": "array", "items": _LANGUAGE, "format": "list", "examples": [[{"locale": WRITTEN_IN}]]},
    },
    "docs_structure", "languages",
)  # fmt: skip
_THEME = {"name": {"enum": ["material"], "format": "choice", "examples": ["material"]}, "custom_dir": _NEEDED,
          "language": _TEXT, "favicon": _TEXT, "logo": _TEXT}  # fmt: skip
_EXTRA = {
    **dict.fromkeys(("branch", "contact", "archive", "cms"), _TEXT),
    # Whether they are days is known before anything is read (settings.py).
    **dict.fromkeys(("as_of", "updated"), _ANYTHING),
    "editor": _WORDING,
    "forge": {"enum": ["", *FORGES], "format": "choice", "examples": [next(iter(FORGES))]},
}
_LEVEL: Schema = {"enum": ["warn", "info", "ignore", "relative_to_docs"], "format": "choice", "examples": ["warn"]}
_LEVELS = dict.fromkeys(("omitted_files", "not_found", "absolute_links", "unrecognized_links", "anchors"), _LEVEL)
_VALIDATION = _keys(_LEVELS)
SETTINGS: Schema = _keys(
    {
        "site_name": _NEEDED, "site_description": _TEXT, "site_url": _ADDRESS, "repo_url": _ADDRESS, "copyright": _TEXT,
        "docs_dir": _NEEDED, "site_dir": _NEEDED, "use_directory_urls": _SWITCH,
        "theme": _keys(_THEME, "name", open_=True),
        "nav": {"type": "array", "format": "list", "examples": [["about.md"]]}, "hooks": _LIST, "plugins": _ANYTHING,
        "markdown_extensions": _ANYTHING, "extra": _keys(_EXTRA),
        "validation": _keys({"nav": _VALIDATION, "links": _VALIDATION, **_LEVELS}),
        "strict": _SWITCH, "watch": _LIST, "dev_addr": _NEEDED, "site_author": _TEXT, "repo_name": _TEXT,
        "remote_branch": _TEXT, "remote_name": _TEXT,
    },
    "site_name",
)  # fmt: skip
"""The settings that have an effect; MkDocs has more, for pages that it makes itself."""


def judged(settings: Settings) -> Iterator[Finding]:
    """What is wrong with the settings of a collection."""
    path = settings.root / FILE
    text = path.read_text(encoding="utf-8-sig", errors="replace") if path.is_file() else ""
    config = read(text)
    yield from _tags(yaml.compose(text, SafeLoader))
    if isinstance(config, dict):
        page, usual = _page(text, config), _usual(config)
        found = (
            *_faults(usual, usual, SETTINGS, ()),
            *_plugins(usual),
            *_nav(usual.get("nav")),
            *_markdown(usual, settings),
            *_site(usual, settings),
        )
        yield from (mistakes.finding(page, *fault) for fault in found)
        custom = usual.get("theme", {}).get("custom_dir") if isinstance(usual.get("theme"), dict) else None
        if custom and not (settings.root / str(custom)).is_dir():
            yield Finding(str(custom), 0, "folder_missing")
        for named_there in (usual.get("hooks"), usual.get("watch")):
            for name in named_there if isinstance(named_there, list) else []:
                if not (settings.root / str(name)).exists():
                    yield Finding(str(name), 0, "unreadable")


def _faults(meta: Any, value: Any, schema: Schema, place: Place) -> Iterator[Fault]:
    """What is not as the schema says, in the value to which a place leads in all the settings."""
    if isinstance(value, dict) and "properties" in schema:
        known = schema["properties"]
        if schema["additionalProperties"] is False:
            yield from (_unknown(place, key, tuple(known)) for key in value if key not in known)
        yield from (mistakes.missing((*place, key), known[key]) for key in schema["required"] if key not in value)
        for key in (key for key in value if key in known):
            yield from _faults(meta, value[key], known[key], (*place, str(key)))
    elif isinstance(value, list) and "items" in schema:
        for at, item in enumerate(value):
            yield from _faults(meta, item, schema["items"], (*place, at))
    elif not fits(value, schema) and not (value in (None, "") and schema in _OPEN):
        yield mistakes.wrong_value(meta, place, schema, value, fits)


def _unknown(around: Place, key: object, known: tuple[str, ...]) -> Fault:
    near = mistakes.nearest(str(key), known)
    told: dict[str, Detail] = {"known": known, "near": near}
    return ("near_key" if near else "unknown_key"), (*around, str(key)), told


def _plugins(config: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with the plugins: that one is not there, and what the one for languages is told."""
    try:
        listed = named(config.get("plugins") or {})
    except (AttributeError, TypeError, ValueError):
        yield _wrong(("plugins",), config["plugins"], "keys", {"dossier": {}})
        return
    there = {one.name for one in entry_points(group="mkdocs.plugins")}
    for name in (name for name in listed if name not in there):
        yield "invalid_choice", ("plugins",), {"value": name, "known": tuple(sorted(there))}
    if "dossier" not in listed and not config.get("hooks"):
        yield "missing_key", ("plugins", "dossier"), {"example": "dossier: {}"}
    yield from (_unknown(("plugins", "dossier"), key, ()) for key in listed.get("dossier", {}))
    told = listed.get("i18n")
    if isinstance(told, dict):
        yield from _faults({"plugins": {"i18n": told}}, told, _I18N, ("plugins", "i18n"))
        spoken = told.get("languages")
        if isinstance(spoken, list) and not any(isinstance(one, dict) and one.get("default") is True for one in spoken):
            yield "missing_key", ("plugins", "i18n", "languages", "default"), {"example": "default: true"}


def _nav(items: Any) -> Iterator[Fault]:
    """Entries of the menu that are neither a page nor a name with a page or a list of these."""
    if isinstance(items, dict) or (items is not None and not isinstance(items, list)):
        return
    for item in items or ():
        if isinstance(item, dict) and len(item) == 1:
            [value] = item.values()
            yield from _nav(value) if isinstance(value, list) else () if isinstance(value, str) else [_entry(item)]
        elif not isinstance(item, str):
            yield _entry(item)


def _entry(item: object) -> Fault:
    return _wrong(("nav",), item, "list", ["about.md", {"Texts": "documents/index.md"}])


def _markdown(config: Mapping[str, Any], settings: Settings) -> Iterator[Fault]:
    """Extensions of Markdown that cannot be loaded with what they are told."""
    if not isinstance(config.get("markdown_extensions", []), list | dict):
        yield _wrong(("markdown_extensions",), config["markdown_extensions"], "list", ["attr_list", "tables"])
    for name, told in settings.markdown:
        try:
            Markdown(extensions=[name], extension_configs={name: told})
        except Exception:  # noqa: BLE001 - of whatever package it is
            yield _wrong(
                ("markdown_extensions",), {name: dict(told)} if told else name, "list", ["attr_list", "tables"]
            )


def _site(config: Mapping[str, Any], settings: Settings) -> Iterator[Fault]:
    """That the site would take the place of what it is made of, or lie among that."""
    site = settings.root / str(config.get("site_dir") or "site")
    if settings.under(site):
        key = "docs_dir" if "docs_dir" in config and "site_dir" not in config else "site_dir"
        yield _wrong((key,), str(site.name), "text", "site")


def _wrong(place: Place, value: object, form: str, example: object) -> Fault:
    detail: dict[str, Detail] = {"value": mistakes.shown(value), "form": form, "example": written(example)}
    return "invalid_value", place, detail


def _tags(node: yaml.Node | None) -> Iterator[Finding]:
    """Tags of YAML that MkDocs does not know: what they stand for would be read as nothing."""
    if node is None:
        return
    if not node.tag.startswith((*_TAGS, "tag:yaml.org,2002:")):
        problem = f"could not determine a constructor for the tag '{node.tag}'"
        yield Finding(FILE, node.start_mark.line + 1, "invalid_yaml", {"problem": problem})
    for inner in node.value if isinstance(node, yaml.CollectionNode) else ():
        for one in inner if isinstance(inner, tuple) else (inner,):
            yield from _tags(one)


def _usual(config: Mapping[str, Any]) -> Mapping[str, Any]:
    """The settings in one of the forms in which they may be written."""
    theme = config.get("theme")
    by_name = {"theme": {"name": theme}} if isinstance(theme, str) else {}
    return {**config, **by_name}


def _page(text: str, config: Mapping[str, Any]) -> Page:
    """The settings with the lines of their keys."""
    root = yaml.compose(text, SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    inner = {
        str(key.value): {str(one.value): one.start_mark.line + 1 for one, _ in value.value}
        for key, value in pairs
        if isinstance(value, yaml.MappingNode)
    }
    lines = {str(key.value): key.start_mark.line + 1 for key, _ in pairs}
    return Page(FILE, config, lines, "", inner=inner)


def without_pages(settings: Settings) -> Iterator[Finding]:
    """Languages without a folder of pages, and that nobody has written the first page of the site."""
    first, *others = settings.codes
    home = settings.docs / first / "index.md"
    if home.parent.is_dir() and not os.path.lexists(home):
        yield Finding(f"docs/{first}/{home.name}", 0, "home_missing")
    for code in others:
        if not (settings.docs / code).is_dir():
            yield Finding(f"docs/{code}", 0, "language_without_pages")


def lacking(settings: Settings) -> Iterator[Finding]:
    """That the package of the editor, of which the settings speak, is not there, or not whole."""
    lacks = missing(settings.cms) if settings.cms else ""
    if settings.cms and lacks:
        own = settings.cms.is_relative_to(settings.root)
        folder = settings.cms.relative_to(settings.root) if own else settings.cms
        told = {"file": lacks, "folder": folder.as_posix(), "command": f"npm install {PACKAGE}"}
        yield Finding(FILE, line_of(settings.root, " cms:"), "cms_incomplete", told)


def line_of(root: Path, sought: str) -> int:
    """The first line of mkdocs.yml that holds some words; the first of all where none does."""
    path = root / FILE
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
    return next((at for at, line in enumerate(lines, 1) if sought in line), 1)
