"""Rules that find the title, and what stands around it."""

import re
from dataclasses import replace
from itertools import pairwise

from dossier.data import Profile
from dossier.model import Line
from dossier.read.clean.credits import author
from dossier.read.clean.examples import trial  # noqa: F401  (the examples below use it)
from dossier.read.clean.frame import head
from dossier.read.clean.ledger import Ledger, judge_numbers, text_lines
from dossier.read.clean.measure import size
from dossier.read.clean.stamps import rights
from dossier.read.clean.tables import is_table
from dossier.read.clean.vocabulary import core, furniture

SITE_MARK = re.compile(r"(?<=\s)[·–—-](?=\s)|[|_｜]")
OPEN_END = re.compile(r"[,，、;；:：.。]$")
"""Ends of sentences and salutations."""
SHORTEST, LONGEST = 2.5, 45
"""Words of a title; the last resort is a shorter line."""


def take_section_labels(lines: Ledger, _: Profile) -> Ledger:
    """Take the name of a section of the site that stands above the title.

    >>> trial(take_section_labels, "nouvelles", "Comment la Chine promeut-elle son plan ?")
    [('nouvelles', 'metadata'), ('Comment la Chine promeut-elle son plan ?', 'kept')]
    >>> trial(take_section_labels, "Statement", "We, the ministers of twelve countries, met to agree on a plan.")[0]
    ('Statement', 'kept')
    """
    above = head(lines)
    labels: dict[int, str] = {}
    for line, following in pairwise(above):
        if core(line.text) not in furniture("menu") or core(following.text) in furniture("chrome"):
            break
        labels[line.number] = line.text
    return judge_numbers(lines, "metadata", labels)


def find_title(lines: Ledger, profile: Profile) -> Ledger:
    """Find the title: the first line above the first paragraph that is long enough and does not end like a sentence.

    >>> trial(find_title, "Bridging the AI Divide", "Your Excellencies,", "Congratulations.")
    [('Bridging the AI Divide', 'metadata'), ('Your Excellencies,', 'kept'), ('Congratulations.', 'kept')]
    >>> trial(find_title, "We met in Geneva on 4 May, and all of us agreed on a plan.", "It has ten points.")
    ... # doctest: +NORMALIZE_WHITESPACE
    [('We met in Geneva on 4 May, and all of us agreed on a plan.', 'kept'), ('It has ten points.', 'kept')]
    """
    line = title_line(lines, profile)
    return judge_numbers(lines, "metadata", {line.number: line.text}) if line else lines


def title_line(lines: Ledger, profile: Profile) -> Line | None:
    """The line that is the title; None when no line is."""
    if len(text_lines(lines)) < 2:
        return None
    above = [line for line in head(lines) if not OPEN_END.search(line.text) and size(line.text) <= LONGEST]
    above = [line for line in above if not author(line.text, profile) and not is_table(line.text)]
    return next((line for line in above if size(line.text) >= SHORTEST), above[0] if above else None)


def trim_site_name(lines: Ledger, profile: Profile) -> Ledger:
    """Trim the name of the site from the end of the title, where another line shows that it is one.

    >>> trial(trim_site_name, "Aid for farmers | La Gazette", "All was said.", "© La Gazette")[0]
    ('Aid for farmers', 'changed')
    >>> trial(trim_site_name, "Aid for farmers - Why it matters", "All was said.", "© La Gazette")[0]
    ('Aid for farmers - Why it matters', 'kept')
    """
    line = title_line(lines, profile)
    marks = list(SITE_MARK.finditer(line.text)) if line else []
    if not line or not marks:
        return lines
    name, trimmed = core(line.text[marks[-1].end() :]), line.text[: marks[-1].start()].strip()
    others = [other.text for other in lines if other.text != line.text]
    shown = any(core(other) in (name, core(trimmed)) or (rights(other) and name in core(other)) for other in others)
    if not name or not trimmed or not shown:
        return lines
    mended = replace(line, text=trimmed, fate="changed", reason=line.text[marks[-1].start() :].strip())
    return tuple(mended if entry is line else entry for entry in lines)
