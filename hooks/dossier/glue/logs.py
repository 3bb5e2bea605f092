"""What MkDocs prints: no name, link or title in it gives a terminal, or the log of a forge that builds, an order."""

import logging

from dossier.languages.text import shown

log = logging.getLogger("mkdocs.dossier")


def _show(record: logging.LogRecord) -> bool:
    record.msg, record.args = shown(record.getMessage()), ()
    return True


def show_all() -> None:
    """Have all that MkDocs, its other plugins and we say be fit to be shown."""
    for handler in logging.getLogger("mkdocs").handlers:
        handler.addFilter(_show)
