"""The editor at /admin/: what its package holds and what we put beside it; see `write/editing`.

The package is made for sites that fetch it from elsewhere, as it does fonts, words and a library by itself. Ours lie
beside it: `immutable` by the import map of the page, fonts by a style sheet, words by a script (overrides/admin/).
"""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from dossier.languages import words
from dossier.model import Attachment, Finding
from dossier.render import fill
from dossier.render.frame import Frame
from dossier.settings import Settings
from dossier.write import Sources
from dossier.write.editing import FOLDER, Backend, page_path
from dossier.write.editing.configuration import configuration

PACKAGE, LIBRARY = "@sveltia/cms", "immutable"
_NEEDED = {
    "sveltia-cms.js": "dist/sveltia-cms.js",
    "chunks/react-dom.js": "dist/chunks/react-dom.js",
    "LICENSE.txt": "LICENSE.txt",
    "immutable.js": "../../immutable/dist/immutable.es.js",
    "immutable-LICENSE.txt": "../../immutable/LICENSE",
}
"""Files of the package and of the library that is installed with it, by their names in the site."""
_VERSIONS = "package.json"
_FONTS = {"icons.woff2": "material-symbols-outlined", "text.woff2": "source-sans", "code.woff2": "noto-mono"}
"""By their names in the site: how those of the package begin, whose names end in a checksum."""


def lacking(settings: Settings) -> tuple[Finding, ...]:
    """That the editor of which mkdocs.yml speaks is not there, or not whole: a finding."""
    if settings.cms is None:
        return ()
    wanted = (_VERSIONS, *_NEEDED.values())
    missing = next((name for name in wanted if not (settings.cms / name).is_file()), None)
    if missing is None:
        return ()
    lines = (settings.root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    line = next((at for at, text in enumerate(lines, 1) if text.strip().startswith("cms:")), 1)
    folder = settings.cms.relative_to(settings.root).as_posix()
    told = {"file": missing, "folder": folder, "command": f"npm install {PACKAGE}"}
    return (Finding("mkdocs.yml", line, "cms_incomplete", told),)


def package_files(settings: Settings) -> dict[str, Path]:
    """The files of the package that the site needs, by their paths there; none where it is not whole."""
    if settings.cms is None or lacking(settings):
        return {}
    found = {name: settings.cms / path for name, path in _NEEDED.items()}
    for name, start in _FONTS.items():
        found |= {f"fonts/{name}": path for path in sorted(settings.cms.glob(f"npm/assets/{start}*.woff2"))}
        found |= {f"fonts/{path.name}": path for path in sorted(settings.cms.glob(f"npm/assets/{start}*LICENSE*"))}
    for code in settings.codes:
        found |= {f"locales/{path.name}": path for path in settings.cms.glob(f"locales/{code.partition('-')[0]}*.json")}
    return {f"{FOLDER}{name}": found[name] for name in sorted(found)}


def editor_pages(sources: Sources, frame: Frame) -> Iterator[Attachment]:
    """The page of the editor in each language, with what it is told of the collection."""
    settings = frame.settings
    imports = _imports(settings)
    backend = _backend(settings)
    for code in settings.codes:
        path = page_path(code, settings.default)
        told = configuration(sources.catalogue, backend, settings.publication.name, code)
        config = f"config-{code}.yml"
        yield Attachment(f"{FOLDER}{config}", told.encode())
        given = {
            "language": code,
            "title": settings.publication.name,
            "config": config,
            "imports": imports,
            "digest": b64encode(sha256(imports.encode()).digest()).decode(),
            "api": backend.api,
            "words": json.dumps(words(code)["editing"]["paragraphs"], ensure_ascii=False),
        }
        yield Attachment(path, fill("admin/index.html", given, frame).encode())


def _imports(settings: Settings) -> str:
    """The import map: what the package would fetch from elsewhere, in the version that it asks for, lies beside it."""
    cms: Path = settings.cms or Path()
    told: Mapping[str, Any] = json.loads((cms / _VERSIONS).read_text(encoding="utf-8"))
    version = str(told["dependencies"][LIBRARY]).lstrip("^~")
    return json.dumps({"imports": {f"https://unpkg.com/{LIBRARY}@{version}/dist/immutable.es.js": "./immutable.js"}})


def _backend(settings: Settings) -> Backend:
    forge = settings.forge
    return Backend(forge.cms, forge.name, forge.branch, forge.api) if forge.repository else Backend()
