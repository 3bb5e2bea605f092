"""Whether the editor of which the settings speak is there."""

from dossier.model import Finding
from dossier.settings import Settings
from dossier.write.editing.package import PACKAGE, missing


def lacking(settings: Settings) -> tuple[Finding, ...]:
    """That the package of the editor is not there, or not whole."""
    lacks = missing(settings.cms) if settings.cms else ""
    if not (settings.cms and lacks):
        return ()
    lines = (settings.root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    line = next((at for at, text in enumerate(lines, 1) if text.strip().startswith("cms:")), 1)
    own = settings.cms.is_relative_to(settings.root)
    folder = settings.cms.relative_to(settings.root) if own else settings.cms
    told = {"file": lacks, "folder": folder.as_posix(), "command": f"npm install {PACKAGE}"}
    return (Finding("mkdocs.yml", line, "cms_incomplete", told),)
