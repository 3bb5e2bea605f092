"""What mkdocs.yml says of a collection, judged by what there is and by what has an effect.

MkDocs judges its settings only when it builds; what it would refuse or warn of is found here first, with its line.
"""

import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown

from dossier.languages import FORGES, WRITTEN_IN
from dossier.languages.files import FOLDERS
from dossier.loading import SafeLoader
from dossier.model import Detail, Finding
from dossier.pages.frontmatter import WRONG, Page, invalid, nodes, repeated, written
from dossier.pages.parsing import EXTENSIONS
from dossier.pages.schema import Schema, mistakes
from dossier.pages.schema.judging import fits
from dossier.pages.schema.mistakes import Fault, Place
from dossier.settings import BASES, Settings, in_the_way, named, read
from dossier.write.editing.package import PACKAGE, missing

FILE = "mkdocs.yml"
_TAGS = re.compile("!ENV|tag:yaml.org,2002:(?!python/).*")
"""Tags of YAML that are read here; MkDocs knows some more, by which it makes what nobody here would have."""
_TEXT: Schema = {"type": "string", "format": "text", "examples": ["Harbour Times"]}
_NEEDED: Schema = {**_TEXT, "pattern": r"\S"}
_ADDRESS: Schema = {"type": "string", "pattern": r"^https?://(\[[^\s\]]+\]|[^/\s\[\]]+)([/?#]\S*)?$",
                    "format": "address", "examples": ["https://example.org/"]}  # fmt: skip
_DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$", "format": "edtf", "examples": ["2025-12-31"]}
_SWITCH: Schema = {"enum": [True, False], "format": "choice", "examples": [True]}
_OPEN = (_TEXT, _ADDRESS, _DAY)
"""What may be left empty: the environment may not say it."""
_LIST: Schema = {"type": "array", "items": _NEEDED, "format": "list", "examples": [["about.md"]]}
_HOOKS: Schema = {**_LIST, "items": {**_TEXT, "pattern": r"\.py$", "examples": ["hooks/own.py"]}}
_HOST: Schema = {**_TEXT, "pattern": r"^(localhost|[\d.]+|\[[\da-fA-F:.]+\]):\d{1,5}$", "examples": ["127.0.0.1:8000"]}
_ANYTHING: Schema = {}
_SAMPLE = "# A\n\n[TOC]\n\nA *b* `c`[^1] [d](e.md)\n\n- f\n\n|g|\n|-|\n|h|\n\n```\ni\n```\n\n[^1]: J\n"
"""Markdown of many kinds."""
_JUDGED = ("dossier", "i18n")
"""Plugins of whose settings this module knows all."""
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
        "locale": _NEEDED, "name": _NEEDED, "default": _SWITCH, "site_name": _TEXT,
        "site_description": _TEXT, "theme": _keys({"language": _TEXT}),
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
          "language": _TEXT, "favicon": _TEXT, "logo": _TEXT,
          "font": {"enum": [False], "format": "choice", "examples": [False]}}  # fmt: skip
_EXTRA = {
    **dict.fromkeys(("branch", "contact", "archive", "cms"), _TEXT),
    **dict.fromkeys(("as_of", "updated"), _DAY),
    "editor": _WORDING,
    "forge": {"enum": ["", *FORGES], "format": "choice", "examples": [next(iter(FORGES))]},
}
SETTINGS: Schema = _keys(
    {
        "site_name": _NEEDED, "site_description": _TEXT, "site_url": _ADDRESS, "repo_url": _ADDRESS, "copyright": _TEXT,
        "docs_dir": _NEEDED, "site_dir": _NEEDED, "use_directory_urls": _SWITCH,
        "theme": _keys(_THEME, "name"),
        "nav": {"type": "array", "format": "list", "examples": [["about.md"]]}, "hooks": _HOOKS, "plugins": _ANYTHING,
        "markdown_extensions": _ANYTHING, "extra": _keys(_EXTRA),
        "strict": _SWITCH, "watch": _LIST, "dev_addr": _HOST, "site_author": _TEXT, "repo_name": _TEXT,
        "remote_branch": _TEXT, "remote_name": _TEXT,
    },
    "site_name",
)  # fmt: skip
"""The settings that have an effect; MkDocs has more, for pages that it makes itself."""


def judged(root: Path) -> Iterator[Finding]:
    """What is wrong with the settings in a folder, whether they can be used or not."""
    path = root / FILE
    if not path.is_file():
        return
    raw = path.read_bytes()
    text = raw.decode("utf-8-sig", "replace")
    try:
        raw.decode("utf-8-sig")
        config, node = read(text), yaml.compose(text, SafeLoader)
    except UnicodeDecodeError as error:
        yield Finding(FILE, raw.count(b"\n", 0, error.start) + 1, "not_utf8")
    except (*WRONG, TypeError) as error:
        yield invalid(FILE, text, error)
    else:
        if isinstance(node, yaml.MappingNode) and isinstance(config, dict):
            yield from _tags(node)
            yield from (
                Finding(FILE, _line(key), "duplicate_key", {"repeated": str(key.value)}) for key in repeated(node)
            )
            yield from _settings(config, node, root)
        else:
            yield Finding(FILE, 1, "yaml_no_mapping")


def _settings(config: Mapping[str, Any], node: yaml.MappingNode, root: Path) -> Iterator[Finding]:
    """The same of what they say, and of the files that they name."""
    usual = _usual(config)
    found = (
        *_faults(usual, usual, SETTINGS, ()),
        *_plugins(usual),
        *_nav(usual.get("nav")),
        *_markdown(usual.get("markdown_extensions")),
        *_site(usual, root),
    )
    yield from (mistakes.finding(_page(node, config), *fault) for fault in found)
    custom = _custom(usual)
    if custom and not (root / custom).is_dir():
        yield Finding(custom, 0, "folder_missing")
    for key, is_right in (("hooks", Path.is_file), ("watch", Path.exists)):
        named_there = usual.get(key)
        for name in named_there if isinstance(named_there, list) else []:
            if isinstance(name, str) and name and not is_right(root / name):
                yield Finding(name, 0, "unreadable")


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
    elif (
        not fits(value, schema)
        and not (value is None and schema is _SWITCH)
        and not (value in (None, "") and schema in _OPEN)
    ):
        yield mistakes.wrong_value(meta, place, schema, value, fits)


def _unknown(around: Place, key: object, known: tuple[str, ...]) -> Fault:
    near = mistakes.nearest(str(key), known)
    told: dict[str, Detail] = {"known": known, "near": near}
    return ("near_key" if near else "unknown_key"), (*around, str(key)), told


def _plugins(config: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with the plugins: that one is not there, or what it is told."""
    listed = _named(config.get("plugins") or {})
    if listed is None:
        yield _wrong(("plugins",), config["plugins"], "keys", {"dossier": {}})
        return
    there = {one.name: one for one in entry_points(group="mkdocs.plugins")}
    for name in (name for name in listed if name not in there):
        yield "invalid_choice", ("plugins",), {"value": name, "known": tuple(sorted(there))}
    if "dossier" not in listed and not config.get("hooks"):
        yield "missing_key", ("plugins", "dossier"), {"example": "dossier: {}"}
    for name, told in listed.items():
        if not isinstance(told, dict) or (name in there and name not in _JUDGED and not _takes(there[name], told)):
            yield _wrong(("plugins", name), told, "keys", {})
            return
    yield from (_unknown(("plugins", "dossier"), key, ()) for key in listed.get("dossier", {}))
    if "i18n" in listed:
        told = listed["i18n"]
        yield from _faults({"plugins": {"i18n": told}}, told, _I18N, ("plugins", "i18n"))
        yield from _languages(told.get("languages"))


def _named(listed: Any) -> dict[str, Any] | None:
    """Plugins or extensions with their settings; None unless they are listed as MkDocs takes them."""
    items = [{name: told} for name, told in listed.items()] if isinstance(listed, dict) else listed
    if not isinstance(items, list):
        return None
    single = ([*one] if isinstance(one, dict) and len(one) == 1 else [one] for one in items)
    names = [name for one in single for name in one if isinstance(name, str)]
    return named(listed) if len({*names}) == len(items) else None


def _takes(plugin: EntryPoint, told: Mapping[str, Any]) -> bool:
    """Whether a plugin that is not ours takes its settings."""
    try:
        return not plugin.load()().load_config(dict(told))[0]
    except Exception:  # noqa: BLE001 - of whatever package it is
        return False


def _languages(listed: Any) -> Iterator[Fault]:
    """That none of the languages is the default, or several are; and those that are listed twice."""
    place = ("plugins", "i18n", "languages")
    spoken = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    defaults = [one.get("locale") for one in spoken if one.get("default") is True]
    codes = [one.get("locale") for one in spoken]
    if spoken and not defaults:
        yield "missing_key", (*place, "default"), {"example": "default: true"}
    if len(defaults) > 1:
        yield _wrong((*place, "default"), dict.fromkeys(map(str, defaults), True), "choice", {str(defaults[0]): True})
    if any(code in codes[:at] for at, code in enumerate(codes)):
        yield _wrong((*place, "locale"), codes, "list", [*{str(code): 0 for code in codes}])


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


def _markdown(listed: Any) -> Iterator[Fault]:
    """Extensions of Markdown that cannot be loaded with what they are told."""
    extensions = _named(listed or [])
    if extensions is None:
        yield _extension(listed)
        return
    for name, told in extensions.items():
        if not is_extension(name, told):
            yield _extension({name: told} if told else name)


def is_extension(name: str, told: Mapping[str, Any]) -> bool:
    """Whether an extension of Markdown can be loaded, and does something, with what it is told."""
    try:
        Markdown(extensions=[name, *EXTENSIONS], extension_configs={name: dict(told)}).convert(_SAMPLE)
    except Exception:  # noqa: BLE001 - of whatever package it is
        return False
    return True


def _extension(value: object) -> Fault:
    return _wrong(("markdown_extensions",), value, "list", ["attr_list", "tables"])


def _site(config: Mapping[str, Any], root: Path) -> Iterator[Fault]:
    """That the site would take the place of what it is made of, or lie in it; and that pages would lie among texts."""
    site, docs = (str(config.get(f"{name}_dir") or name) for name in ("site", "docs"))
    others = [root / name for name in ("seeds", *FOLDERS, BASES, *filter(None, [_custom(config)]))]
    if in_the_way(root / docs, root, *others):
        yield _wrong(("docs_dir",), docs, "text", "docs")
    elif in_the_way(root / site, root, root / docs, *others):
        yield _wrong(("site_dir" if "site_dir" in config else "docs_dir",), site, "text", "site")


def _custom(config: Mapping[str, Any]) -> str:
    """The folder of templates of the collection's own; empty where it has none."""
    theme = config.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    return custom if isinstance(custom, str) else ""


def _wrong(place: Place, value: object, form: str, example: object) -> Fault:
    detail: dict[str, Detail] = {"value": mistakes.shown(value), "form": form, "example": written(example)}
    return "invalid_value", place, detail


def _tags(root: yaml.Node) -> Iterator[Finding]:
    """Tags of YAML that are not read: what they stand for would be nothing."""
    for node in nodes(root):
        if not _TAGS.match(node.tag):
            problem = f"could not determine a constructor for the tag '{node.tag}'"
            yield Finding(FILE, _line(node), "invalid_yaml", {"problem": problem})


def _usual(config: Mapping[str, Any]) -> Mapping[str, Any]:
    """The settings in one of the forms in which they may be written."""
    theme = config.get("theme")
    by_name = {"theme": {"name": theme}} if isinstance(theme, str) else {}
    extra = config.get("extra")
    days = {key: str(value) for key, value in extra.items() if type(value) is date} if isinstance(extra, dict) else {}
    return {**config, **by_name, **({"extra": {**config["extra"], **days}} if days else {})}


def _page(root: yaml.MappingNode, config: Mapping[str, Any]) -> Page:
    """The settings with the lines of their keys."""
    inner = {
        str(key.value): {str(one.value): _line(one) for one, _ in value.value}
        for key, value in root.value
        if isinstance(value, yaml.MappingNode)
    }
    return Page(FILE, config, {str(key.value): _line(key) for key, _ in root.value}, "", inner=inner)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


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
