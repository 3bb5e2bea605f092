"""What MkDocs prints: no name, link or title in it gives a terminal, or the log of a forge that builds, an order."""

import logging
from collections.abc import Iterator

from dossier.languages.text import shown

log = logging.getLogger("mkdocs.dossier")


def _show(record: logging.LogRecord) -> bool:
    record.msg, record.args = shown(record.getMessage()), ()
    return True


def handlers() -> Iterator[logging.Handler]:
    """Whatever hears what we say: MkDocs has them on the logger of its name, ProperDocs on one above that."""
    logger: logging.Logger | None = log
    while logger:
        yield from logger.handlers
        logger = logger.parent if logger.propagate else None


def show_all() -> None:
    """Have all that MkDocs, its other plugins and we say be fit to be shown."""
    for handler in handlers():
        handler.addFilter(_show)
