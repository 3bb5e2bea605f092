"""The settings of a collection: what mkdocs.yml says, read without MkDocs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from os.path import realpath
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import add_env_tag

from dossier import languages as data
from dossier.check.tree import walk
from dossier.languages import completeness, files
from dossier.languages.files import FOLDERS, own_name
from dossier.loading import SafeLoader
from dossier.loading import load as load_yaml
from dossier.model import Language, Publication
from dossier.model.url import as_read, is_followed, is_web, leads_away
from dossier.repository.forge import Forge, kind_of

BASES = "adopted"
"""Folder of what the rules had made of texts that people took over: outside of docs/, so that it is on no page."""
_KEPT = (".git", ".dossier")
"""What else of a collection no site takes the place of: its history, and what builds have kept (`store`)."""


class SettingsError(ValueError):
    """What mkdocs.yml says cannot be used; the message says why and how to mend it."""


class WordsError(SettingsError):
    """What a file of a language says cannot be used; the message says which file, why and how to mend it."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who answers for the site; each is empty where nobody has said it, and is not shown then."""

    editor: Mapping[str, str] = field(default_factory=dict)
    """By language; under the empty key, for all languages."""
    contact: str = ""
    """Address for mail, or of a page."""
    updated: str = ""
    """Day of the last change; EDTF."""
    archive: str = ""
    """Where the whole site can be had as one file."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the head and the foot of every page show of the site; addresses start at its top folder."""

    icon: str = "assets/dossier/icon.svg"
    logo: str = ""
    copyright: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        """Those that it names, which may lie in docs/."""
        return self.icon, self.logo


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the collection lies and in which languages it speaks."""

    root: Path
    """Folder of mkdocs.yml."""
    forge: Forge
    """Where the public repository takes up contributions."""
    languages: tuple[Language, ...]
    """The default language first."""
    docs: Path
    """Folder of the contributed pages."""
    seeds: Path
    """Folder of the raw texts."""
    publication: Publication
    imprint: Imprint = Imprint()
    menu: tuple[tuple[str, str], ...] = ()
    """`nav`: names, empty where none is given, and pages below the folder of a language, or addresses elsewhere."""
    markdown: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    """Extensions of Markdown that people may use, with their settings."""
    look: Look = Look()
    overrides: Path | None = None
    """Folder of its own templates, styles and scripts; None where it has none."""
    cms: Path | None = None
    """Folder of the package of the editor at /admin/; None where the site has none."""

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where its files lie."""
        own = [self.overrides] if self.overrides else []
        return (self.docs, self.seeds, *(self.root / name for name in (*FOLDERS, BASES)), *own)

    def shown(self, path: Path) -> str:
        """A path as findings and pages show it: docs/…, seeds/… or overrides/…, wherever these folders lie."""
        for name, folder in (("docs", self.docs), ("seeds", self.seeds), ("overrides", self.overrides)):
            if folder and path.is_relative_to(folder):
                return Path(name, path.relative_to(folder)).as_posix()
        return path.relative_to(self.root).as_posix()

    @property
    def repo_url(self) -> str:
        """Address of the public repository; empty when there is none."""
        return self.forge.repository

    @property
    def given(self) -> frozenset[str]:
        """What is given of the settings that pages written by hand may ask for."""
        imprint = {key: getattr(self.imprint, key) for key in Imprint.__slots__}
        asked = {"repository": self.repo_url, "cms": self.cms, **imprint}
        return frozenset(key for key, value in asked.items() if value)

    def named_in(self, language: str) -> "Settings":
        """The same with the name of the collection in a language, as its pages show it."""
        return replace(self, publication=self.publication.called(language))

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the languages, the default first."""
        return tuple(language.code for language in self.languages)

    @property
    def default(self) -> str:
        """Code of the default language."""
        return self.codes[0]


class _Fast(SafeLoader):
    """Reads mkdocs.yml safely: !ENV is honoured as MkDocs does, other tags read as nothing."""


class _Exact(yaml.SafeLoader):
    """The same in Python alone."""


for kind in (_Fast, _Exact):
    add_env_tag(kind)
    kind.add_multi_constructor("", lambda _loader, _suffix, _node: None)


MENU = ("index.md", "documents/index.md", "timeline.md", "names/index.md", "commitments.md")
"""The menu of a site whose settings list none."""


def read(text: str) -> Any:
    """What the text of a mkdocs.yml says. yaml.YAMLError where it is none."""
    return load_yaml(text, _Fast, _Exact)


def named(listed: Any) -> dict[str, dict[str, Any]]:
    """Plugins or extensions as MkDocs takes them, names or mappings, with their settings."""
    if isinstance(listed, list):
        listed = {k: v for item in listed for k, v in (item.items() if isinstance(item, dict) else [(item, {})])}
    return {str(name): value or {} for name, value in listed.items()}


def _menu(nav: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Entries of `nav`, those of its sections among them.

    >>> list(_menu(["index.md", {"Texts": "documents/index.md"}, {"More": ["about.md"]}]))
    [('', 'index.md'), ('Texts', 'documents/index.md'), ('', 'about.md')]
    """
    for item in nav:
        for name, value in item.items() if isinstance(item, dict) else [("", item)]:
            if isinstance(value, list):
                yield from _menu(value)
            else:
                yield str(name), _link("nav", value) if leads_away(str(value)) else str(value)


def _theme(config: Mapping[str, Any]) -> Mapping[str, Any]:
    theme = config.get("theme")
    return theme if isinstance(theme, dict) else {}


def _look(config: Mapping[str, Any]) -> Look:
    of_theme = _theme(config)
    given = {"icon": of_theme.get("favicon"), "logo": of_theme.get("logo"), "copyright": config.get("copyright")}
    return Look(**{key: str(value) for key, value in given.items() if value})


def _languages(listed: Sequence[Mapping[str, Any]], *, judged: bool) -> tuple[Language, ...]:
    """The languages that the i18n plugin lists, the default first."""
    found = [
        Language(
            _code(x["locale"]),
            str(x.get("name", x["locale"])),
            bool(x.get("default")),
            str(x.get("site_name") or ""),
            str(x.get("site_description") or ""),
        )
        for x in listed
    ]
    if not found:
        raise SettingsError("mkdocs.yml: no languages: list them under plugins: i18n: languages")
    for code in (language.code for language in found if language.code not in data.languages()):
        raise SettingsError(
            f"mkdocs.yml: nothing is known of the language {code}: run dossier language new {code}, which writes "
            f"{own_name('profiles', code)}"
        )
    own = (Path(name).stem for name in files.used())
    asked = dict.fromkeys((*(language.code for language in found), *own))
    if judged and (faults := [fault for code in asked for fault in _faults(code)]):
        raise WordsError("\n".join(faults))
    return tuple(sorted(found, key=lambda language: not language.default))


def in_the_way(site: Path, root: Path, *folders: Path) -> Path | None:
    """What a site in that folder would take the place of, or lie in: a collection or a folder of it; None if none.

    Links are followed, as whoever writes there would.
    """
    place = Path(realpath(site))
    if Path(realpath(root)).is_relative_to(place):
        return root
    for kept in (*folders, *(root / name for name in _KEPT)):
        real = Path(realpath(kept))
        if real.is_relative_to(place) or place.is_relative_to(real):
            return kept
    return None


def _code(locale: Any) -> str:
    if not isinstance(locale, str):
        raise TypeError(f"{locale} is no code of a language")
    return locale


def _faults(code: str) -> tuple[str, ...]:
    try:
        return completeness.faults(code)
    except ValueError as error:
        return (str(error),)


def _day(key: str, value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        raise SettingsError(f'mkdocs.yml: {key}: {value} is no day: write it as "2025-12-31"') from None


def _web(key: str, value: object) -> str:
    """An address on the web, or none."""
    address = as_read(str(value or ""))
    if address and not is_web(address):
        raise SettingsError(f"mkdocs.yml: {key}: {value} is no address on the web: write all of it, with https://")
    return address


def _link(key: str, value: object) -> str:
    """Where a link of every page leads: an address for mail, one on the web, or one in the site."""
    address = as_read(str(value or ""))
    if not is_followed(address) or (leads_away(address) and not (is_web(address) or address.startswith("mailto:"))):
        raise SettingsError(
            f"mkdocs.yml: {key}: no link leads to {value}: write an address with https://, or of a page"
        )
    return address


def _imprint(extra: Mapping[str, Any]) -> Imprint:
    """Who answers for the site.

    >>> _imprint({"editor": "A. Editor", "updated": "2026-11-29"}).editor
    {'': 'A. Editor'}
    """
    editor, updated = extra.get("editor") or {}, _day("updated", extra.get("updated"))
    return Imprint(
        editor={str(k): str(v) for k, v in editor.items()} if isinstance(editor, dict) else {"": str(editor)},
        contact=_link("contact", extra.get("contact")),
        updated=updated.isoformat() if updated else "",
        archive=_link("archive", extra.get("archive")),
    )


def _forge(repository: str, extra: Mapping[str, Any]) -> Forge:
    """The repository, at a forge of the kind that is named, or of that which its address tells."""
    kind = str(extra.get("forge") or kind_of(repository))
    if kind not in data.FORGES:
        raise SettingsError(f"mkdocs.yml: forge: {kind} is not known: write one of {', '.join(data.FORGES)}")
    return Forge(repository, str(extra.get("branch") or "main"), kind)


def parse(text: str, root: Path, *, judged: bool = True) -> Settings:
    """Settings from the text of a mkdocs.yml.

    judged: whether the words of its languages are judged, too, which takes longer than to read a text.
    Raises SettingsError when no language is listed for the i18n plugin, or, if they are judged, one whose words (in
    languages/) cannot be used (WordsError).

    >>> parse("plugins: {i18n: {languages: [{locale: fr, name: Français, default: true}]}}", Path()).codes
    ('fr',)
    """
    config = read(text) or {}
    repository, address = (_web(key, config.get(key)) for key in ("repo_url", "site_url"))
    extra, plugins = config.get("extra") or {}, named(config.get("plugins") or {})
    overrides = _theme(config).get("custom_dir")
    languages = _languages(plugins.get("i18n", {}).get("languages") or [], judged=judged)
    return Settings(
        root=root,
        forge=_forge(repository, extra),
        languages=languages,
        docs=root / str(config.get("docs_dir") or "docs"),
        seeds=root / "seeds",
        publication=Publication(
            str(config.get("site_name") or ""),
            address,
            _day("as_of", extra.get("as_of")),
            str(config.get("site_description") or ""),
            editable=bool(extra.get("cms")),
            languages=languages,
        ),
        imprint=_imprint(extra),
        menu=tuple(_menu(config.get("nav") or MENU)),
        markdown=tuple(named(config.get("markdown_extensions") or []).items()),
        look=_look(config),
        overrides=root / str(overrides) if overrides else None,
        cms=root / str(extra["cms"]) if extra.get("cms") else None,
    )


def speak(root: Path) -> None:
    """Know the languages of the collection in a folder beside those of the program.

    WordsError when one of its files is not in UTF-8, or cannot be read.
    """
    # Elsewhere folders of these names are about something else.
    folders = FOLDERS if (root / "mkdocs.yml").is_file() else ()
    tree = walk(root, *(root / folder for folder in folders))
    paths = [path for folder in folders for path in tree.within(root / folder, ".yml")]
    files.use({path.relative_to(root).as_posix(): _written(path, root) for path in paths})


def _written(path: Path, root: Path) -> str:
    name = path.relative_to(root).as_posix()
    try:
        # Whoever reads a pipe waits for somebody who writes into it.
        if path.is_file():
            return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise WordsError(f"{name}: the file is not in UTF-8: save it as UTF-8") from None
    except OSError:
        pass
    raise WordsError(f"{name}: there is no readable file of this name: put one in its place, or remove it")


def load(root: Path, *, judged: bool = True) -> Settings:
    """Settings of the collection in a folder, as by `parse`; its languages are known from then on.

    FileNotFoundError when it has no mkdocs.yml.
    """
    speak(root)
    return parse((root / "mkdocs.yml").read_text(encoding="utf-8"), root, judged=judged)
