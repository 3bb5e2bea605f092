"""The rule that takes the headers of an e-mail out of the body."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dossier.data import Profile
from dossier.model import Line
from dossier.read.clean.copies import key
from dossier.read.clean.examples import trial  # noqa: F401  (the examples below use it)
from dossier.read.clean.ledger import Ledger, is_text, judge_numbers, runs
from dossier.read.clean.vocabulary import core, furniture

FIELD = re.compile(r"([^\s:：][^:：]{0,24}?)\s*[:：](?!//)")
MBOX = re.compile(r"From \S+@\S+ ")
"""The line that parts mails in a mailbox file (RFC 4155)."""
FEWEST = 3
"""Fields in a row that make headers."""
TAG = re.compile(r"^(?:\s*(?:[\[【][^\]】]{1,24}[\]】]|\w{2,3}\s*[:：]))+\s*")
"""Names of lists and “Fwd:” before a subject."""


def take_mail_headers(lines: Ledger, _: Profile) -> Ledger:
    """Take the headers of an e-mail, three in a row or more; the subject stays unless the text has the same title.

    >>> mail = ["From: Jane Doe <jane@lake.example>", "To: press@lake.example", "Subject: The lake rose", ""]
    >>> [fate for _, fate in trial(take_mail_headers, *mail, "The lake rose", "It rose on Tuesday.")]
    ['metadata', 'metadata', 'metadata', 'kept', 'kept', 'kept']
    >>> {fate for _, fate in trial(take_mail_headers, "From: here", "To: there", "Then: away")}
    {'kept'}
    """
    found = [(run, [_field(line) for line in run]) for run in runs(lines, _may_be_header)]
    headers = [(run, fields) for run, fields in found if sum(map(bool, fields)) >= FEWEST]
    titles = frozenset(key(line.text) for line in lines if is_text(line)) if headers else frozenset[str]()
    numbers = {number: name for run, fields in headers for number, name in _headers(run, fields, titles)}
    return judge_numbers(lines, "metadata", numbers)


def _may_be_header(line: Line) -> bool:
    return bool(is_text(line) and (_field(line) or _goes_on(line)))


def _field(line: Line) -> str:
    """The name of the field that a line begins with, if it is one of an e-mail."""
    found = FIELD.match(line.text) if ":" in line.text or "：" in line.text else None
    name = found[1] if found else ""
    return name if core(name) in furniture("mail") else (MBOX.match(line.text) or [""])[0].strip()


def _goes_on(line: Line) -> bool:
    """Whether a line goes on with the field above: it is indented (RFC 5322, 2.2.3)."""
    return line.raw[:1] in (" ", "\t")


def _headers(run: Sequence[Line], fields: Sequence[str], titles: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Numbers of the lines of headers, each with its field; a subject only where it is a title of the text, too."""
    starts = [place for place, name in enumerate(fields) if name]
    for start, end in pairwise([*starts, len(run)]):
        if core(fields[start]) not in furniture("subjects") or _subject(run[start:end], fields[start]) in titles:
            yield from ((line.number, fields[start]) for line in run[start:end])


def _subject(lines: Sequence[Line], name: str) -> str:
    """Words of a subject, without the name of its field and the tags before it."""
    whole = " ".join(line.text for line in lines)[len(name) :].lstrip(" :：")
    return key(TAG.sub("", whole))
