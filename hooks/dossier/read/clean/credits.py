"""Rules that take authors, sources and bodies which stand on lines of their own out of the body.

They give these lines a role; read/facts makes facts of them (publisher.py, and `authors` in roles.py).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from dossier.languages import Profile, languages, profile
from dossier.languages.normal_forms import core, wording
from dossier.languages.writing_systems import DENSE_SIGN
from dossier.model import Decision, Line
from dossier.read.ledger import (
    Ledger,
    decided,
    found_title,
    is_text,
    judge,
    judge_numbers,
    runs,
    taken_title,
    text_lines,
)
from dossier.read.lines.covers import kind_of, labelled_name
from dossier.read.lines.measure import edges, ends, head, is_prose, parts_of, size
from dossier.read.lines.vocabulary import finder, phrases

LONGEST_CREDIT = 12
LONGEST_NAME = 5
"""Words; the second for a script without gaps, where a name and a sentence look alike."""
SHORT_WORD = 3
"""Letters of words, such as “of”, that need no capital in a name."""
BRACKETS = "()（）[]【】 "
COLON = re.compile(r"[:：/]|\s{2,}")


def take_bylines(lines: Ledger, profile: Profile) -> Ledger:
    """Take the line that names authors, reporters or editors, above or below the text.

    >>> trial(take_bylines, "By Jane Doe", "le journaliste anne martin et jean petit", "责任编辑：张三")
    ... # doctest: +NORMALIZE_WHITESPACE
    [('By Jane Doe', 'metadata'),
     ('le journaliste anne martin et jean petit', 'metadata'), ('责任编辑：张三', 'metadata')]
    >>> trial(take_bylines, "By the Numbers", "Authors and their rights", "By 2030, all will be said and done.")
    [('By the Numbers', 'kept'), ('Authors and their rights', 'kept'), ('By 2030, all will be said and done.', 'kept')]

    “By” begins many a title (“By the Numbers”, “By ship”): before a name it counts if two words or more follow and the
    long ones have capitals, or if the whole line is in small letters; a colon counts for the words of editors. A name
    alone is not enough: it may be a place or a heading. Only lines above or below the text are looked at.
    """
    near = edges(lines)
    found = {line.number: _byline(line.text, profile) for line in text_lines(lines) if line.number in near}
    above = (one for one, two in pairwise([line for line in lines if line.text]) if two.decision.role == "date")
    found |= {line.number: decision for line in above if (decision := _staff(line.text))}
    return decided(lines, {number: decision for number, decision in found.items() if decision} | _chair(lines, profile))


def _chair(lines: Ledger, profile: Profile) -> dict[int, Decision]:
    """The one line above the text that names who speaks by their office; several are a list of officers."""
    named = {line.number: name for line in head(lines) if (name := labelled_name(line.text, profile))}
    return {
        n: Decision("metadata", seen=name, role="speaker", value=name) for n, name in named.items() if len(named) == 1
    }


def _byline(text: str, profile: Profile) -> Decision | None:
    """What a line tells of those who made a text, if it is a byline; helpers are no authors."""
    shown = author(text, profile)
    if not shown:
        return None
    helpers = finder("helpers").match(core(text)) and core(shown) in phrases("helpers")
    bare = text.strip(BRACKETS)
    names = bare[len(shown) :] if bare.casefold().startswith(shown.casefold()) else text
    return Decision("metadata", seen=shown, role="contributor" if helpers else "author", value=names)


def _staff(text: str) -> Decision | None:
    """The staff of a medium as an author without a name, in a script without gaps: the word for a reporter behind it.

    Above a date alone, as a headline may end with that word, too.

    >>> _staff("江海新聞記者").value, _staff("記者"), _staff("東碼頭的渡船明年春天起由新船員和記者")
    ('江海新聞記者', None, None)
    """
    said = core(text)
    short = DENSE_SIGN.match(text) is not None and size(text) <= LONGEST_NAME
    word = next((word for word in phrases("bylines") if said.endswith(word)), "") if short else ""
    named = bool(word) and said not in phrases("bylines")
    return Decision("metadata", seen=word, role="author", value=text) if named else None


@lru_cache(maxsize=8192)
def author(text: str, profile: Profile) -> str:
    """The words that show a byline: those before a colon, or those before a name; empty if it is none."""
    if size(text) > LONGEST_CREDIT or ends(text):
        return ""
    if DENSE_SIGN.search(text):
        match = _dense_byline().fullmatch(core(text)) or _glued_byline(profile).fullmatch(core(text))
        return match[1] if match else _after_colon(text, "authors")
    match = finder("bylines").match(core(text))
    if not match:
        return _after_colon(text, "authors")
    opener, rest = match.group(), core(text)[match.end() :].split()
    phrase = not rest or (opener in profile.stopwords and rest[0] in profile.stopwords)
    named = len(rest) > 1 and not phrase and (text.islower() or _has_capitals(text, len(opener.split())))
    return opener if named else _after_colon(text, "authors")


@cache
def _dense_byline() -> re.Pattern[str]:
    """A paper, the word for its reporter, and names of two to four characters behind gaps."""
    return re.compile(rf"\S{{0,8}}?({finder('bylines').source})(?:\s+\S{{2,4}})+")


@cache
def _glued_byline(profile: Profile) -> re.Pattern[str]:
    """The word for a reporter with one name right behind it, which no word of the language begins with."""
    return re.compile(rf"({finder('bylines').source})({profile.names.get('reporter', '(?!)')})")


def take_publishers(lines: Ledger, profile: Profile) -> Ledger:
    """Take the line that names where a text comes from: a source, or a body or newspaper alone below title or text.

    >>> prose = "The ministry said on Tuesday that farmers will receive more aid this year."
    >>> trial(take_publishers, "Aid for farmers", "Northern Farm Ministry", prose, "Source: Harbour News")
    ... # doctest: +ELLIPSIS, +NORMALIZE_WHITESPACE
    [('Aid for farmers', 'kept'), ('Northern Farm Ministry', 'metadata'), ('The ministry said ...', 'kept'),
     ('Source: Harbour News', 'metadata')]
    >>> trial(take_publishers, prose, "Northern Times")[1], trial(take_publishers, prose, "江海日报")[1]
    (('Northern Times', 'metadata'), ('江海日报', 'metadata'))
    >>> trial(take_publishers, "Aid for farmers", "Press Conference", prose, "Jane Doe")[1::2]
    [('Press Conference', 'kept'), ('Jane Doe', 'kept')]
    >>> trial(take_publishers, "Source of hope", "Sources: the river rises in the hills, and the lake feeds it.")
    ... # doctest: +NORMALIZE_WHITESPACE
    [('Source of hope', 'kept'), ('Sources: the river rises in the hills, and the lake feeds it.', 'kept')]

    A name alone is known by its first or last word, “Ministry” or “Times”, and counts only where pages print it:
    between title and first paragraph, never as the first line, which may be the title; or as the very last line, unless
    the text closes like a letter, which the body then signs. Each has its role, as the last outweighs the first.
    """
    return _at_end(_below_title(_named_sources(lines), profile))


def _named_sources(lines: Ledger) -> Ledger:
    """Take lines above or below the text that name the source."""
    near = edges(lines)
    return judge(
        lines, "metadata", lambda line: _after_colon(line.text, "sources") if line.number in near else "", "source"
    )


def _after_colon(text: str, kind: str) -> str:
    """The first words, if they are of this kind, a colon follows, and the line is short."""
    start, *rest = COLON.split(text.strip(BRACKETS), maxsplit=1)
    fits = bool(rest) and bool(rest[0]) and size(text) <= LONGEST_CREDIT and not ends(text)
    return start if fits and core(start) in phrases(kind) else ""


def _has_capitals(text: str, skipped: int = 0) -> bool:
    """Whether each longer word after the first ones begins with a capital."""
    words = [word for word in text.split()[skipped:] if len(word) > SHORT_WORD]
    return bool(words) and all(word[0].isupper() for word in words)


def _below_title(lines: Ledger, profile: Profile) -> Ledger:
    """Take names of organisations or newspapers alone between the title and the first paragraph.

    Below the title of a speech such a name may be that of the body that heard it; above it, that of a letterhead.
    """
    above = head(lines)
    has_prose = any(is_prose(line.text) for line in text_lines(lines))
    title = found_title(lines)
    if title and kind_of(taken_title(lines), profile):
        above = [line for line in above if line.number < title.number]
    below_title = (above if title else above[1:]) if has_prose else []
    below_title = [line for line in below_title if len(parts_of(line.text)) == 1]
    return judge_numbers(lines, "metadata", {line.number: body(line.text) for line in below_title}, "publisher")


def _at_end(lines: Ledger) -> Ledger:
    """Take the name of a newspaper or organisation that stands alone at the very end."""
    text = text_lines(lines)
    signed = any(core(line.text) in phrases("closings") for line in text)
    if len(text) < 2 or signed or not any(is_prose(line.text) for line in text):
        return lines
    return judge_numbers(lines, "metadata", {text[-1].number: body(text[-1].text)}, "credit")


@lru_cache(maxsize=8192)
def body(text: str) -> str:
    """The word that shows the name of a medium or body: its last one, or the first ones, in a line of capitals."""
    dense = bool(DENSE_SIGN.search(text))
    if size(text) > (LONGEST_NAME if dense else LONGEST_CREDIT) or re.search(r"[.!?…؟۔。！？,،，、:：;؛；\d]", text):
        return ""
    lower = core(text)
    if lower in phrases("agencies"):
        return lower
    listed, ends = _no_names()
    if lower in listed or lower.endswith(ends):
        return ""
    first = finder("bodies").match(lower)
    if first and first.end() < len(lower) and text[0].isupper():
        return first.group()
    last = next((match for match in finder("outlets").finditer(lower) if match.end() == len(lower)), None)
    named = last and not _is_led(lower[: last.start()])
    return last.group() if last and named and (dense or (last.start() > 0 and _has_capitals(text))) else ""


@cache
def _no_names() -> tuple[frozenset[str], tuple[str, ...]]:
    """What menus say and what ends a text; of that, what has several words may stand behind others."""
    listed = phrases("menu") | phrases("endings")
    return listed, tuple(sorted(end for end in listed if " " in end))


def _is_led(before: str) -> bool:
    """Whether a preposition leads to the last word of a line (“In the News”), which is then no name.

    >>> _is_led("in the "), _is_led("la "), _is_led("harbour ")
    (True, False, False)
    """
    words = before.split()
    return len(words) > 1 and words[-1] in _small_words() and any(word in _small_words() for word in words[:-1])


@cache
def _small_words() -> frozenset[str]:
    profiles = [profile(code) for code in languages()]
    return frozenset(word for each in profiles for word in (*each.open_words, *each.lower_words))


# The rule that takes the headers of an e-mail out of the body.


FIELD = re.compile(r"([^\s:：][^:：]{0,24}?)\s*[:：](?!//)")
MBOX = re.compile(r"From \S+@\S+ ")
"""The line that parts mails in a mailbox file (RFC 4155)."""
FEWEST_HEADERS = 3
"""Fields in a row that make headers."""
TAG = re.compile(r"^(?:\s*(?:[\[【][^\]】]{1,24}[\]】]|\w{2,3}\s*[:：]))+\s*")
"""Names of lists and “Fwd:” before a subject."""


def take_mail_headers(lines: Ledger, _: Profile) -> Ledger:
    """Take the headers of an e-mail, three in a row or more; the subject stays unless the text has the same title.

    >>> mail = ["From: Jane Doe <jane@lake.example>", "To: press@lake.example", "Subject: The lake rose", ""]
    >>> [status for _, status in trial(take_mail_headers, *mail, "The lake rose", "It rose on Tuesday.")]
    ['metadata', 'metadata', 'metadata', 'kept', 'kept', 'kept']
    >>> {status for _, status in trial(take_mail_headers, "From: here", "To: there", "Then: away")}
    {'kept'}

    “From:” and “Date:” begin lines of poems and programmes, too: it takes three fields in a row, each with a name that
    mails have. An indented line goes on with the field above. The subject is the title of a mail that has no other, so
    it goes only where the text says it again.
    """
    found = [(run, [_field(line) for line in run]) for run in runs(lines, _may_be_header)]
    headers = [(run, fields) for run, fields in found if sum(map(bool, fields)) >= FEWEST_HEADERS]
    titles = frozenset(wording(line.text) for line in lines if is_text(line)) if headers else frozenset[str]()
    numbers = {number: name for run, fields in headers for number, name in _headers(run, fields, titles)}
    return judge_numbers(lines, "metadata", numbers)


def _may_be_header(line: Line) -> bool:
    return bool(is_text(line) and (_field(line) or _goes_on(line)))


def _field(line: Line) -> str:
    """The name of the field that a line begins with, if it is one of an e-mail."""
    found = FIELD.match(line.text) if ":" in line.text or "：" in line.text else None
    name = found[1] if found else ""
    return name if core(name) in phrases("mail") else (MBOX.match(line.text) or [""])[0].strip()


def _goes_on(line: Line) -> bool:
    """Whether a line goes on with the field above: it is indented (RFC 5322, 2.2.3)."""
    return line.raw[:1] in (" ", "\t")


def _headers(run: Sequence[Line], fields: Sequence[str], titles: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Numbers of the lines of headers, each with its field; a subject only where it is a title of the text, too."""
    starts = [place for place, name in enumerate(fields) if name]
    for start, end in pairwise([*starts, len(run)]):
        if core(fields[start]) not in phrases("subjects") or _subject(run[start:end], fields[start]) in titles:
            yield from ((line.number, fields[start]) for line in run[start:end])


def _subject(lines: Sequence[Line], name: str) -> str:
    """Words of a subject, without the name of its field and the tags before it."""
    whole = " ".join(line.text for line in lines)[len(name) :].lstrip(" :：")
    return wording(TAG.sub("", whole))
