"""What a build says that waits, or that cannot go on: in the collection's language, if that can be known."""

import errno
from contextlib import suppress
from pathlib import Path

import yaml

from dossier.languages import WRITTEN_IN, words
from dossier.render.environment import TemplateFaultError
from dossier.settings import load

_UNUSABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, yaml.YAMLError)
"""What is raised by settings that cannot be read."""
_OF_THE_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
"""Errors of which it matters little which of the files beside the site met them; temporary ones lie elsewhere."""


def waiting(root: Path, site: Path) -> str:
    """That another build writes the site."""
    return _sentence("waiting", root, site=site)


def covered(root: Path, site: Path, kept: Path) -> str:
    """That the site would take the place of files of the collection, or lie among them.

    >>> covered(Path("none"), Path("seeds"), Path("seeds"))
    'A site in seeds would harm seeds: give site_dir (or --site-dir) a folder of its own, and build again'
    """
    return _sentence("covered", root, site=site, kept=kept)


def refusal(error: OSError, root: Path, site: Path) -> str:
    """Which file the system refused, why, and what to do about it.

    root: the folder of the collection, which may be none; site: that of the site.

    >>> refusal(PermissionError(13, "Permission denied", "site/about.html"), Path("none"), Path("site"))
    'site/about.html cannot be used (Permission denied): make room or ask for permission, and build again'
    """
    named = Path(error.filename or site)
    of_the_site = error.errno in _OF_THE_DISK and named.resolve().is_relative_to(site.resolve().parent)
    file = site if of_the_site else named
    return _sentence("unusable", root, file=file, problem=error.strerror or error)


def unfilled(error: TemplateFaultError, root: Path) -> str:
    """Which template of a collection's own cannot be filled; empty where it is one of the program's."""
    with suppress(*_UNUSABLE):
        known = load(root, judged=False)
        if known.overrides and (path := known.overrides / error.name).is_file():
            return _sentence("unfilled", root, file=known.shown(path), line=error.line, problem=error.problem)
    return ""


def _sentence(name: str, root: Path, **detail: object) -> str:
    try:
        language = load(root, judged=False).default
    except _UNUSABLE:
        language = WRITTEN_IN
    return str(words(language)["cli"][name].format(**detail))
