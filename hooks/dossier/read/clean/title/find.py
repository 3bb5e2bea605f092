"""The rule that finds the title, and what stands around it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from dossier.languages import Profile
from dossier.languages.normal_forms import core
from dossier.languages.writing_systems import DENSE_SIGN
from dossier.model import Decision, Line
from dossier.read.clean.credits import body
from dossier.read.clean.page.features import kind
from dossier.read.clean.stamps import date, rights
from dossier.read.clean.title import choice
from dossier.read.clean.title.choice import Likeliest, is_whole
from dossier.read.clean.title.headline import (
    ELLIPSIS,
    LINES,
    SHORT,
    SITE_MARK,
    addressed,
    headline,
    is_release,
    letterhead,
    may_be,
    named_by_page,
    site_title,
    worn,
)
from dossier.read.ledger import Ledger, decided, found_title, judge_numbers, taken_title, text_lines
from dossier.read.lines.courtesy import GREETING, closes, greets
from dossier.read.lines.measure import head, is_statement, size
from dossier.read.lines.vocabulary import phrases

BREAK = re.compile(r"\s*<br ?/?>\s*", re.IGNORECASE)
HEADING = re.compile(r"^#{1,6}\s+|\s+#{1,6}$")
EMPHASIS = re.compile(r"(\*\*|__)(\S.*?)\1")
DASHED = re.compile(r"\s+[–—-]\s+")
NUMBER = re.compile(r"[\W\d]*\d$")
DENSE_MARK = re.compile(r"[-–—]+(?=[^\d\s])")
"""In a script without gaps."""
MANY, ENOUGH = 4, 40
"""Lines above a text of which the first need not be its title; lines of the text that are compared with them."""
SHORTEST_TITLE, LONGEST_TITLE = 2.5, 45
"""Words of a title; the last resort is a shorter line."""


def find_title(lines: Ledger, profile: Profile) -> Ledger:
    """Find the title, take the section label above it, and trim what is attached to it: a site's name, a label, a copy.

    >>> trial(find_title, "News", "Aid for farmers | La Gazette", "All was said.", "© La Gazette")
    ... # doctest: +NORMALIZE_WHITESPACE
    [('News', 'metadata'), ('Aid for farmers', 'metadata'), ('All was said.', 'kept'), ('© La Gazette', 'kept')]
    >>> trial(find_title, "A light for the harbour", "Dear friends,", "Welcome to you all.")
    [('A light for the harbour', 'metadata'), ('Dear friends,', 'kept'), ('Welcome to you all.', 'kept')]
    >>> trial(find_title, "Aid for farmers - Why it matters", "All was said.", "© La Gazette")[0]
    ('Aid for farmers - Why it matters', 'metadata')
    >>> trial(find_title, "We met in Geneva on 4 May, and all of us agreed on a plan.", "It has ten points.")
    ... # doctest: +NORMALIZE_WHITESPACE
    [('We met in Geneva on 4 May, and all of us agreed on a plan.', 'kept'), ('It has ten points.', 'kept')]

    On a whole page `crop_page` has found the title before. Else it is the first line above the first paragraph that is
    long enough and may be a title; where many lines stand there, their features decide as on a page. What a dash or a
    bar parts from it may be half of the title: it goes only if it names a medium, or if another line shows that it is
    the site. A word of menus is a section only with another line between it and the text, as a text may be called
    “Statement”.
    """
    if taken_title(lines):
        return lines
    lines = _without_sections(lines)
    likeliest = title_line(lines, profile)
    if likeliest is None:
        return lines
    lines = _trimmed(lines, likeliest.line)
    line = next(entry for entry in lines if entry.number == likeliest.line.number)
    text = text_lines(lines)
    named = worn(line.text) in _named(lines)
    chain = (line,) if named else headline(text[text.index(line) :][:LINES], profile) or (line,)
    whole = {part.number: Decision("metadata", seen=part.text, role="title", unsure=likeliest.unsure) for part in chain}
    titled = decided(lines, whole)
    labels = {one.number: one.text for one in text if one.number < line.number and core(one.text) in phrases("menu")}
    return judge_numbers(titled, "metadata", labels)


def _without_sections(lines: Ledger) -> Ledger:
    """Lines with the names of sections of the site above the title taken."""
    above = head(lines)
    labels: dict[int, str] = {}
    for line, following in pairwise(above):
        if core(line.text) not in phrases("menu") or core(following.text) in phrases("chrome"):
            break
        labels[line.number] = line.text
    return judge_numbers(lines, "metadata", labels)


def title_line(lines: Ledger, profile: Profile) -> Likeliest | None:
    """The line that is the title; None when no line is."""
    text = text_lines(lines)
    if len(text) < 2:
        return None
    if found := found_title(lines):
        return Likeliest(found, found.decision.unsure)
    top = head(lines)
    if subject := next((line for line in top if _is_subject(line.text)), None):
        return Likeliest(subject)
    above = [line for line in top if size(line.text) <= LONGEST_TITLE]
    places = {line.number: place for place, line in enumerate(text)}
    above = [line for line in above if may_be(line.text, profile) and not line.cells]
    above = [line for line in above if is_whole(text[places[line.number] :][:LINES], profile)]
    letters = _addresses(top, text, profile)
    beside = letterhead(top) | addressed(top, profile) | letters
    above = [line for line in above if line.number not in beside]
    above = [line for line in above if not body(line.text)] or above
    above = [line for line in above if core(NUMBER.sub("", line.text)) not in phrases("menu")] or above
    if len(above) >= MANY and any(is_statement(line.text) for line in text):
        return _likeliest(lines, above, profile)
    # a sentence may be a headline where the page itself says so
    last = above[0] if above else next(iter(named_by_page(text)), None)
    first = next((line for line in above if size(line.text) >= SHORTEST_TITLE), None)
    if first:
        return Likeliest(first, unsure=bool(letters))
    return Likeliest(last, unsure=len(above) > 1) if last else None


def _addresses(top: Sequence[Line], text: Sequence[Line], profile: Profile) -> frozenset[int]:
    """Numbers of the lines above the greeting of a letter that stand one below the other: heads, and whom it goes to.

    top: lines above the first paragraph of a text.
    """
    called = len(top) - 1 if top and top[-1].text.endswith(GREETING) else 0
    greeted = next((place for place, line in enumerate(top) if greets(line.text, profile)), called)
    if not greeted or not any(closes(line.text, profile) for line in text[len(top) :]):
        return frozenset()
    above = [line.number for line in top[:greeted]]
    return frozenset(number for number in above if number - 1 in above or number + 1 in above)


def _is_subject(text: str) -> bool:
    """Whether a line says after a word for it what a letter is about.

    >>> [_is_subject(text) for text in ("Re: the new theatre", "Subject:", "Our ref: 9", "The theatre: a history")]
    [True, False, False, False]
    """
    label, colon, rest = text.replace("：", ":").partition(":")
    return bool(colon) and core(label) in phrases("subjects") and SHORTEST_TITLE <= size(rest) <= LONGEST_TITLE


def _likeliest(lines: Ledger, above: list[Line], profile: Profile) -> Likeliest | None:
    """The likeliest title of many lines above a text."""
    text = text_lines(lines)[: len(above) + ENOUGH]
    seen = choice.page(text, [kind(line) for line in text], [True] * len(text), profile)
    return choice.find(seen, frozenset(line.number for line in above))


def _trimmed(lines: Ledger, line: Line) -> Ledger:
    """Lines with the title freed of what is attached to it: the name of the site, a label, or a copy of itself."""
    others = [other.text for other in lines if other.text != line.text]
    plain = _without_label(_plain(line.text))
    trimmed = plain if worn(line.text) in _named(lines) else _single(_without_site(plain, others))
    if trimmed == line.text:
        return lines
    rest = line.text.replace(trimmed, " ", 1).strip() or line.text
    mended = replace(line, text=trimmed, decision=replace(line.decision, status="changed", seen=rest))
    return tuple(mended if entry is line else entry for entry in lines)


def _named(lines: Sequence[Line]) -> frozenset[tuple[str, ...]]:
    """What the first line of a page says beside the name of its site, without its label, too."""
    titles = site_title([line for line in lines[: choice.FIRST] if line.text][:1])
    return frozenset(worn(said) for title in titles for said in (title, _without_label(title)))


def _plain(text: str) -> str:
    """A title without marks of a language of pages: breaks of lines, signs of a heading and of emphasis.

    >>> _plain("## **Mend** the wall<br>and the pier")
    'Mend the wall and the pier'
    """
    return EMPHASIS.sub(r"\2", HEADING.sub("", BREAK.sub(" ", text))).strip().rstrip("\\ ")


def _without_label(text: str) -> str:
    """The title behind a colon: the word for a subject, a date or “For immediate release” stand before it.

    >>> _without_label("May 3, 2024 – A lamp for the pier"), _without_label("The pier – A history")
    ('A lamp for the pier', 'The pier – A history')
    """
    label, *rest = re.split(r"\s*[:：]\s*", text, maxsplit=1)
    known = core(label) in phrases("subjects") or date(label) or is_release(label)
    if rest and rest[0] and known:
        return rest[0]
    day, *rest = DASHED.split(text, maxsplit=1)
    return rest[0] if rest and size(rest[0]) >= SHORTEST_TITLE and date(day) else text


def _without_site(text: str, others: list[str]) -> str:
    """The title without its first or last part, if that is the name of the site."""
    marks = [*SITE_MARK.finditer(text), *(DENSE_MARK.finditer(text) if DENSE_SIGN.search(text) else ())]
    first, last = min(marks, key=_start, default=None), max(marks, key=_start, default=None)
    parts = [(text[last.end() :], text[: last.start()])] if last else []
    parts += [(text[: first.start()], text[first.end() :])] if first else []
    pairs = [(name.strip(), title.strip()) for name, title in parts]
    pairs = [(name, title) for name, title in pairs if core(name) and size(title) >= SHORTEST_TITLE]
    if not pairs:
        return text
    alone = {core(other) for other in others}
    cut = tuple(core(other) for other in others if ELLIPSIS.search(other) and size(other) >= SHORT)
    repeated = (title for _, title in pairs if core(title) in alone or core(title).startswith(cut))
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
    return half if size(half) >= SHORTEST_TITLE and text[len(text) - len(half) :] == half else text
