"""Rules that find the title, and what stands around it."""

import re
from dataclasses import replace
from itertools import pairwise

from dossier.data import Profile
from dossier.model import Line
from dossier.read.clean.credits import body
from dossier.read.clean.examples import trial  # noqa: F401  (the examples below use it)
from dossier.read.clean.frame import found_title, head
from dossier.read.clean.headline import find, may_be, page
from dossier.read.clean.ledger import Ledger, judge_numbers, text_lines
from dossier.read.clean.look import kind
from dossier.read.clean.measure import DENSE, is_statement, size
from dossier.read.clean.stamps import rights
from dossier.read.clean.tables import is_table
from dossier.read.clean.vocabulary import core, furniture

DENSE_MARK = re.compile(r"[-–—]+(?=[^\d\s])")
"""In a script without gaps."""
SITE_MARK = re.compile(r"(?<=\s)[·–—-](?=\s)|[|_｜]")
OPEN_END = re.compile(r"[,，、;；:：.。]$")
"""Ends of sentences and salutations."""
MANY, ENOUGH = 4, 40
"""Lines above a text of which the first need not be its title; lines of the text that are compared with them."""
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
    if found := found_title(lines):
        return found
    above = [line for line in head(lines) if not OPEN_END.search(line.text) and size(line.text) <= LONGEST]
    above = [line for line in above if may_be(line.text, profile) and not is_table(line.text)]
    if len(above) >= MANY and any(is_statement(line.text) for line in text_lines(lines)):
        return _likeliest(lines, above, profile)
    return next((line for line in above if size(line.text) >= SHORTEST), above[0] if above else None)


def _likeliest(lines: Ledger, above: list[Line], profile: Profile) -> Line | None:
    """The likeliest title of many lines above a text."""
    text = text_lines(lines)[: len(above) + ENOUGH]
    seen = page(text, [kind(line) for line in text], [True] * len(text), profile)
    return find(seen, frozenset(line.number for line in above))


def trim_site_name(lines: Ledger, profile: Profile) -> Ledger:
    """Trim what is attached to the title: a site's name (confirmed by another line or itself), a label, or a copy.

    >>> trial(trim_site_name, "Aid for farmers | La Gazette", "All was said.", "© La Gazette")[0]
    ('Aid for farmers', 'changed')
    >>> trial(trim_site_name, "Harbour News - Aid for farmers", "All was said.")[0]
    ('Aid for farmers', 'changed')
    >>> trial(trim_site_name, "Aid for farmers - Why it matters", "All was said.", "© La Gazette")[0]
    ('Aid for farmers - Why it matters', 'kept')
    """
    line = title_line(lines, profile)
    if not line:
        return lines
    others = [other.text for other in lines if other.text != line.text]
    trimmed = _single(_without_site(_without_label(line.text), others))
    if trimmed == line.text:
        return lines
    rest = line.text.replace(trimmed, " ", 1).strip()
    mended = replace(line, text=trimmed, fate="changed", reason=rest)
    return tuple(mended if entry is line else entry for entry in lines)


def _without_label(text: str) -> str:
    """The title behind the word for a subject and a colon."""
    label, *rest = re.split(r"\s*[:：]\s*", text, maxsplit=1)
    return rest[0] if rest and rest[0] and core(label) in furniture("subjects") else text


def _without_site(text: str, others: list[str]) -> str:
    """The title without its first or last part, if that is the name of the site."""
    marks = [*SITE_MARK.finditer(text), *(DENSE_MARK.finditer(text) if DENSE.search(text) else ())]
    first, last = min(marks, key=_start, default=None), max(marks, key=_start, default=None)
    parts = [(text[last.end() :], text[: last.start()])] if last else []
    parts += [(text[: first.start()], text[first.end() :])] if first else []
    pairs = [(name.strip(), title.strip()) for name, title in parts]
    pairs = [(name, title) for name, title in pairs if core(name) and size(title) >= SHORTEST]
    alone = {core(other) for other in others}
    repeated = (title for _, title in pairs if core(title) in alone)
    return next(repeated, next((title for name, title in pairs if _is_site(name, others)), text))


def _start(mark: re.Match[str]) -> int:
    return mark.start()


def _is_site(name: str, others: list[str]) -> bool:
    """Whether a part of a title names the site: it is the name of a medium, or other lines show it."""
    known = core(name)
    return bool(body(name)) or any(core(other) == known or (rights(other) and known in core(other)) for other in others)


def _single(text: str) -> str:
    """The title once, where it stands twice on its line.

    >>> _single("Aid for farmersAid for farmers"), _single("Bye bye")
    ('Aid for farmers', 'Bye bye')
    """
    half = text[: (len(text) + 1) // 2].strip(" -–—|")
    return half if size(half) >= SHORTEST and text[len(text) - len(half) :] == half else text
