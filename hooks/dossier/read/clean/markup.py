"""The rule that drops what an editor or a generator left in a text: comments, placeholders, marks of breaks."""

import re

from msgspec.structs import replace

from dossier.languages import Profile
from dossier.model import Decision, Line
from dossier.read.ledger import Ledger, is_text

OPEN, CLOSE = "<!--", "-->"
_SIGN = re.compile(r"<!--|\{[{%]|\\")
"""Without it a line has nothing of the kind, unless it lies within a comment."""
COMMENT = re.compile(r"<!--.{0,2000}?-->")
"""On one line; one that is longer than a page is none."""
PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")
"""Of template languages; one within a sentence may be what the text speaks of."""
BREAK = re.compile(r"(?<=[^\\])\\{1,2}\s*$")
"""Backslashes by which Markdown ends a line within a paragraph."""
QUOTED = re.compile(r"[`\"“«‘']\s*(?:<!--|\{\{)")
LONGEST = 200
"""Lines down to the end of a comment; one that never ends is none."""


def drop_markup(lines: Ledger, _: Profile) -> Ledger:
    r"""Drop comments of HTML, placeholders of templates and backslashes alone on a line; and those at its end.

    >>> left = ["<!--StartFragment-->", "{{}}", "\\", "It rained.\\", "<!-- to", "do -->", "Then it <!-- ? --> snowed."]
    >>> trial(drop_markup, *left) # doctest: +NORMALIZE_WHITESPACE
    [('<!--StartFragment-->', 'dropped'), ('{{}}', 'dropped'), ('\\', 'dropped'), ('It rained.', 'changed'),
     ('<!-- to', 'dropped'), ('do -->', 'dropped'), ('Then it snowed.', 'changed')]
    >>> trial(drop_markup, "A comment begins with “<!--” and ends with “-->”.", "C:\\ is a drive, {{x}} a placeholder.")
    [('A comment begins with “<!--” and ends with “-->”.', 'kept'), ('C:\\ is a drive, {{x}} a placeholder.', 'kept')]

    A text about markup quotes it: what stands in quotation marks stays, and a placeholder within a sentence does.
    """
    if not any(_SIGN.search(line.text) for line in lines):
        return lines
    ends = _comments(lines)
    result: list[Line] = []
    until = 0
    for line in lines:
        until = max(until, ends.get(line.number, 0))
        result.append(_without(line, inside=line.number <= until) if is_text(line) else line)
    return tuple(result)


def _comments(lines: Ledger) -> dict[int, int]:
    """Numbers of the lines on which a comment begins that ends on another one, each with the number of that one."""
    found: dict[int, int] = {}
    start = 0
    for line in lines:
        text = COMMENT.sub("", line.text)
        if start and (CLOSE in text or line.number - start > LONGEST):
            if CLOSE in text and text.endswith(CLOSE):
                found[start] = line.number
            start = 0
        elif not start and text.startswith(OPEN) and is_text(line):
            start = line.number
    return found


def _without(line: Line, *, inside: bool) -> Line:
    if inside:
        return replace(line, decision=Decision("dropped", seen=line.text[:80], role="export_mark"))
    if not _SIGN.search(line.text) or QUOTED.search(line.text):
        return line
    text = " ".join(COMMENT.sub(" ", line.text).split()) if COMMENT.search(line.text) else line.text
    text = BREAK.sub("", text).rstrip()
    if not PLACEHOLDER.sub("", text).strip("\\ "):
        return replace(line, decision=Decision("dropped", seen=line.text[:80], role="export_mark"))
    if text == line.text or line.cells:
        return line
    gone = ", ".join([*COMMENT.findall(line.text), *(each.strip() for each in BREAK.findall(line.text))])
    return replace(line, text=text, decision=Decision("changed", seen=gone[:80], pinned=line.decision.pinned))
