"""What is different in two exports, in words: for a terminal, a program, or a comment on a pull request."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields

from dossier.compare.changes import Change, Changes
from dossier.compare.export import Export, Text
from dossier.languages import words
from dossier.languages.locales import figure
from dossier.languages.text import shown_json
from dossier.pages.markup import escape_inline

Titles = Mapping[Text, str]
_LONGEST, _LONGEST_TITLE = 160, 60
"""Characters of a passage, and of a title, that are shown."""
_BEFORE = 40
"""Characters that are shown before the first that is different."""
_OPEN, _MOST = 10, 50
"""Changes of a kind up to which a comment shows them at once, and that it shows at all: a forge takes no more than
some 60,000 characters."""

_FOLDED = "<details><summary>{title}</summary>\n\n{listed}\n\n</details>"


def titles(*exports: Export) -> Titles:
    """What texts are called, in the last export that has them."""
    return {text: version.title for one in exports for text, version in one.versions.items()}


def _said(change: Change, languages: Iterable[str], called: Titles) -> tuple[str, str]:
    """What a change concerns, and what it was and is."""
    title = _short(called.get(Text(change.id, change.language), ""), _LONGEST_TITLE)
    codes = ", ".join(filter(None, languages))
    what = (title, f"[{change.id}]" if title else change.id, f"({codes})" if codes else "", change.place)
    old, new = map(_short, _near(change.old, change.new))
    told = f"{old} → {new}" if old and new else f"− {old}" if old else f"+ {new}" if new else ""
    return " ".join(filter(None, what)), told


def _near(old: str, new: str) -> tuple[str, str]:
    """Two passages from a little before their first difference on.

    >>> _near("We will sail from here to the other harbour on Friday.", "We will sail from here to the other harbour.")
    ('…will sail from here to the other harbour on Friday.', '…will sail from here to the other harbour.')
    """
    differs = (at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
    start = next(differs, min(len(old), len(new))) - _BEFORE
    if start <= 0:
        return old, new
    start = old.rfind(" ", 0, start) + 1 if " " in old[max(0, start - _BEFORE) : start] else start
    return f"…{old[start:]}" if start else old, f"…{new[start:]}" if start else new


def _short(text: str, longest: int = _LONGEST) -> str:
    """The beginning of a passage, on one line.

    >>> _short("one  line " * 100)[-10:]
    'ne one li…'
    """
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _parts(made: Changes, language: str, called: Titles) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each kind of change, and what is said of it; what is the same in several languages, once."""
    say = words(language)["cli"]["differences"]
    for field in fields(made):
        together: dict[Change, list[Change]] = {}
        for change in getattr(made, field.name):
            together.setdefault(change._replace(language=""), []).append(change)
        if together:
            found = [_said(same[0], (one.language for one in same), called) for same in together.values()]
            yield say["parts"][field.name].format(count=figure(len(found), language)), found


def as_text(made: Changes, language: str, called: Titles) -> str:
    """Lines for a terminal; one sentence where nothing is different."""
    lines = []
    for title, found in _parts(made, language, called):
        lines += [title, *(f"  {' · '.join(filter(None, told))}" for told in found)]
    return "\n".join(lines or [words(language)["cli"]["differences"]["none"]])


def as_markdown(made: Changes, language: str, called: Titles) -> str:
    """A comment for a pull request; long lists are folded, and of very long ones the beginning is shown."""
    say = words(language)["cli"]["differences"]
    parts = []
    for title, found in _parts(made, language, called):
        told = [f"- {_in_markdown(*one)}" for one in found[:_MOST]]
        if len(found) > _MOST:
            told.append(f"- {say['more'].format(count=figure(len(found) - _MOST, language))}")
        listed = "\n".join(told)
        form = _FOLDED if len(found) > _OPEN else "### {title}\n\n{listed}"
        parts.append(form.format(title=title, listed=listed))
    return "\n\n".join(parts or [say["none"]])


def _in_markdown(what: str, told: str) -> str:
    return " ".join(filter(None, (f"**{escape_inline(what)}**", escape_inline(told))))


def as_json(made: Changes, _language: str, _called: Titles) -> str:
    """All changes by their kinds, for programs: the same in every language."""
    told = {
        field.name: [
            {key: value for key, value in change._asdict().items() if value} for change in getattr(made, field.name)
        ]
        for field in fields(made)
    }
    return shown_json(json.dumps(told, ensure_ascii=False, indent=1))


FORMATS: Mapping[str, Callable[[Changes, str, Titles], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
}
"""By the names by which `dossier diff --format` knows them; the first is the default."""
