"""The pages of the editor at /admin/; see `write/editing`.

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
from dossier.model import Attachment
from dossier.render import fill
from dossier.render.frame import Frame
from dossier.settings import Settings
from dossier.write import Sources
from dossier.write.editing import FOLDER, Backend, page_path
from dossier.write.editing.configuration import configuration
from dossier.write.editing.package import LIBRARY, VERSIONS


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
    told: Mapping[str, Any] = json.loads((cms / VERSIONS).read_text(encoding="utf-8"))
    version = str(told["dependencies"][LIBRARY]).lstrip("^~")
    return json.dumps({"imports": {f"https://unpkg.com/{LIBRARY}@{version}/dist/immutable.es.js": "./immutable.js"}})


def _backend(settings: Settings) -> Backend:
    forge = settings.forge
    return Backend(forge.cms, forge.name, forge.branch, forge.api) if forge.repository else Backend()
