"""What is different in two exports, in words: for a terminal, a program, or a comment on a pull request."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields

from dossier.compare.changes import Change, Changes
from dossier.languages import words
from dossier.languages.locales import figure
from dossier.pages.markup import escape_inline

_LONGEST = 160
"""Characters of a passage that are shown."""
_MOST = 50
"""Changes of a kind that a comment shows: a forge takes no more than some 60,000 characters."""


def _said(change: Change) -> tuple[str, str]:
    """What a change concerns, and what it was and is."""
    language = f"({change.language})" if change.language else ""
    what, (old, new) = (change.id, language, change.place), map(_short, (change.old, change.new))
    return " ".join(
        filter(None, what)
    ), f"{old} → {new}" if old and new else f"− {old}" if old else f"+ {new}" if new else ""


def _short(text: str) -> str:
    """The beginning of a passage, on one line.

    >>> _short("one  line " * 100)[-10:]
    'ne one li…'
    """
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _parts(made: Changes, language: str) -> Iterator[tuple[str, tuple[Change, ...]]]:
    say = words(language)["cli"]["differences"]
    for field in fields(made):
        if found := getattr(made, field.name):
            yield say["parts"][field.name].format(count=figure(len(found), language)), found


def as_text(made: Changes, language: str) -> str:
    """Lines for a terminal; one sentence where nothing is different."""
    lines = []
    for title, found in _parts(made, language):
        told = (" · ".join(filter(None, _said(change))) for change in found)
        lines += [title, *(f"  {one}" for one in told)]
    return "\n".join(lines or [words(language)["cli"]["differences"]["none"]])


def as_markdown(made: Changes, language: str) -> str:
    """A comment for a pull request; long lists are folded, and of very long ones the beginning is shown."""
    say = words(language)["cli"]["differences"]
    parts = []
    for title, found in _parts(made, language):
        told = [f"- {_in_markdown(change)}" for change in found[:_MOST]]
        if len(found) > _MOST:
            told.append(f"- {say['more'].format(count=figure(len(found) - _MOST, language))}")
        parts.append(f"<details><summary>{title}</summary>\n\n" + "\n".join(told) + "\n\n</details>")
    return "\n\n".join(parts or [say["none"]])


def _in_markdown(change: Change) -> str:
    what, told = _said(change)
    return " ".join(filter(None, (f"**{escape_inline(what)}**", escape_inline(told))))


def as_json(made: Changes, _language: str) -> str:
    """All changes by their kinds, for programs: the same in every language."""
    told = {
        field.name: [
            {key: value for key, value in change._asdict().items() if value} for change in getattr(made, field.name)
        ]
        for field in fields(made)
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


FORMATS: Mapping[str, Callable[[Changes, str], str]] = {"text": as_text, "json": as_json, "markdown": as_markdown}
"""By the names by which `dossier diff --format` knows them; the first is the default."""
