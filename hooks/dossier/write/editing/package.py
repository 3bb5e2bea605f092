"""The package of the editor, which the owner of a collection installs: what the site needs of it."""

from collections.abc import Iterable
from pathlib import Path

from dossier.write.editing import FOLDER

PACKAGE, LIBRARY = "@sveltia/cms", "immutable"
"""By their names at npm; the second is installed with the first."""
VERSIONS = "package.json"
"""Says which version of the library the package asks for."""
_NEEDED = {
    "sveltia-cms.js": "dist/sveltia-cms.js",
    "chunks/react-dom.js": "dist/chunks/react-dom.js",
    "LICENSE.txt": "LICENSE.txt",
    "immutable.js": "../../immutable/dist/immutable.es.js",
    "immutable-LICENSE.txt": "../../immutable/LICENSE",
}
"""Files of both, by their names in the site."""
_FONTS = {"icons.woff2": "material-symbols-outlined", "text.woff2": "source-sans", "code.woff2": "noto-mono"}
"""By their names in the site: how those of the package begin, whose names end in a checksum."""


def missing(package: Path) -> str:
    """A file that should be in the folder of the package, or beside it, and is not; empty where it is whole."""
    return next((name for name in (VERSIONS, *_NEEDED.values()) if not (package / name).is_file()), "")


def package_files(package: Path | None, codes: Iterable[str]) -> dict[str, Path]:
    """The files that the site needs, by their paths there; none where the package is not whole, or there is none.

    codes: of the languages of the site, in which the editor may have words.
    """
    if package is None or missing(package):
        return {}
    found = {name: package / path for name, path in _NEEDED.items()}
    for name, start in _FONTS.items():
        found |= {f"fonts/{name}": path for path in sorted(package.glob(f"npm/assets/{start}*.woff2"))}
        found |= {f"fonts/{path.name}": path for path in sorted(package.glob(f"npm/assets/{start}*LICENSE*"))}
    for code in codes:
        found |= {f"locales/{path.name}": path for path in package.glob(f"locales/{code.partition('-')[0]}*.json")}
    return {f"{FOLDER}{name}": found[name] for name in sorted(found)}
