"""Rules that take dates, sources and counters which stand on lines of their own out of the body, as facts."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from dossier.languages import Profile, languages, profile
from dossier.languages.normal_forms import core
from dossier.languages.numerals import in_ascii
from dossier.model import Decision, Line
from dossier.read.dates.stamped import YEAR, may_be_dated, stamped
from dossier.read.ledger import Ledger, decided, judge, judge_numbers, text_lines
from dossier.read.lines.measure import PROSE, edges, ends, head, rim, size
from dossier.read.lines.vocabulary import Finder, finder, may_hold, phrases

CLOCK = re.compile(r"(?<!\d)\d{1,2}\s*[:：h时]\s*\d{2}(?:[:：]\d{2})?")
COMMA = re.compile(r"(?<!\s)\s*[,،，、]\s*")
CLAIM = re.compile(r"©|\(c\)\W*(?:19|20)\d\d|copyright\W*(?:19|20)\d\d")
"""The sign, or what stands for it before a year."""
LONGEST_STAMP = 16
LONGEST_SOURCE = 8
LONGEST_PLACE = 4
"""Words."""


def take_dates(lines: Ledger, _: Profile) -> Ledger:
    """Take the line above or below the text that holds its date, alone or with a place, or with a source and counters.

    >>> trial(take_dates, "2024-07-04 22:50", "Publié le 26 septembre 2024 à 10 h 30", "Paris, le 12 février 2025",
    ...       "来源：江海新闻网 2024-06-12 10:20 312次", "2024年6月12日 来源：江海新闻网 作者：李明")
    ... # doctest: +NORMALIZE_WHITESPACE
    [('2024-07-04 22:50', 'metadata'), ('Publié le 26 septembre 2024 à 10 h 30', 'metadata'),
     ('Paris, le 12 février 2025', 'metadata'), ('来源：江海新闻网 2024-06-12 10:20 312次', 'metadata'),
     ('2024年6月12日 来源：江海新闻网 作者：李明', 'metadata')]
    >>> trial(take_dates, "The year 2024", "Resolution 2024/12", "Session 3, 5 October 2024",
    ...       "On July 4, 2024, the premier spoke") # doctest: +NORMALIZE_WHITESPACE
    [('The year 2024', 'kept'), ('Resolution 2024/12', 'kept'), ('Session 3, 5 October 2024', 'kept'),
     ('On July 4, 2024, the premier spoke', 'kept')]

    A date alone is one only if the line says nothing else. A chronology has dates on lines of their own, too: where one
    of them stands within the text, none is taken. A place is a few words with capitals and none of a menu, as
    “Session 3” and “Statements” stand beside dates as well. Source, date and counter are what a page prints that
    reposts a text: its date is the reposter's, so it has a role of its own (`repost`).
    """
    for take in (_alone, _with_place, _with_source):
        lines = take(lines)
    return lines


def _alone(lines: Ledger) -> Ledger:
    """Take dates alone on their lines, unless such lines divide the text.

    A month without a name is one only above the text: at the end of a letter, “2023年9月” belongs to the signature.
    """
    near, above = edges(lines), {line.number for line in head(lines)}
    stamps = {line.number: line.text for line in dates_alone(lines) if line.number in above or has_date(line.text)}
    return judge_numbers(lines, "metadata", stamps if near.issuperset(stamps) else {}, "date")


def dates_alone(lines: Iterable[Line]) -> list[Line]:
    """Lines of text that hold a date alone, but for the rests of sentences that were cut before it.

    >>> told = lines("May 3, 2019", "All of the harbours of the island were then closed from", "June 12, 2021.")
    >>> [line.text for line in dates_alone(told)]
    ['May 3, 2019']
    """
    text = text_lines(lines)
    pairs = zip(("", *(line.text for line in text)), text, strict=False)
    return [line for above, line in pairs if date(line.text) and not (ends(line.text) and _is_open(above))]


def _is_open(text: str) -> bool:
    return size(text) >= PROSE and not ends(text)


@lru_cache(maxsize=8192)
def date(text: str) -> str:
    """The line, if it holds little but a date; maybe the section that it stands in, or a field of a form behind it.

    >>> date("Updated: 2025-10-30T10:45:07-04:00"), date("On 30 October 2025 we met")
    ('Updated: 2025-10-30T10:45:07-04:00', '')
    >>> date("Mar 29, 2023 | News"), date("May 25, 2021 Contact: Jane Doe"), date("Statements, 5 October 2024")
    ('Mar 29, 2023 | News', 'May 25, 2021 Contact: Jane Doe', '')
    """
    if size(text) > LONGEST_STAMP * 2 or not may_be_dated(text):
        return ""
    if size(text) > LONGEST_STAMP and core(re.split(r"[:：]", text, maxsplit=1)[0]) not in phrases("stamps"):
        return ""
    if not stamped(text):
        return ""
    rest = _without_date(text)
    return text if not re.search(r"\w", rest) or _is_label(rest) or _is_label(_rest(text)) else ""


def _is_label(rest: str) -> bool:
    """Whether what a line says beside its date is the name of a section, or a field that begins behind it."""
    field = re.match(r"\s[\s:：]*([^:：]+)[:：]", rest)
    if field and core(field[1]) in phrases("fields"):
        return True
    parts = [core(part) for part in re.split(r"[|｜·•/–—]|\s{3,}", rest) if core(part) not in ("", *phrases("stamps"))]
    parted = not re.search(r"[,،，、]\s*$|^\s*[,،，、]", rest)
    return parted and all(part in phrases("menu") or part in phrases("fields") for part in parts)


def has_date(text: str) -> bool:
    """Whether a full date stands somewhere in a line: year, month and mostly a day.

    >>> has_date("Mary Stone, 5 Oct. 2024"), has_date("The 2024 forum")
    (True, False)
    """
    if not may_be_dated(text):
        return False
    return bool(YEAR.search(in_ascii(text)) and _calendar().search(text.casefold())) or any(
        one.day for one in stamped(text)
    )


@cache
def _calendar() -> Finder:
    """Months and days of the week of all languages, as far as they are words."""
    profiles = [profile(code) for code in languages()]
    names = (name for each in profiles for name in (*each.months, *each.weekdays))
    return Finder(frozenset(name for name in names if not name.isdecimal()))


def _rest(text: str) -> str:
    """A line in small letters, with spaces for its dates and for times (which `find` leaves to the page)."""
    for one in stamped(text):
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return CLOCK.sub(" ", text.casefold())


def _without_date(text: str) -> str:
    """What a line says beside its dates, times, numbers and the words that go with them."""
    rest = finder("stamps", "updates", "deliveries").sub(" ", _calendar().sub(" ", _rest(text)))
    return re.sub(r"\d{1,4}(?:st|nd|rd|th|er)?", " ", rest)


def _with_place(lines: Ledger) -> Ledger:
    """Take lines that hold nothing but a place and a full date."""
    near = edges(lines)
    places = {line.number: dated_place(line.text) for line in text_lines(lines) if line.number in near}
    found = {n: Decision("metadata", seen=place, role="dateline", value=place) for n, place in places.items() if place}
    return decided(lines, found)


def dated_place(text: str) -> str:
    """The place, if the rest of the line is its date."""
    first, *rest = COMMA.split(text.strip("()（）[]【】 ."))
    done = finder("deliveries").match(first.casefold())
    first = first[done.end() :].strip() if done else first
    if rest and date(", ".join(rest)) and _is_place(first):
        return first
    return rest[-1] if rest and date(", ".join([first, *rest[:-1]])) and _is_place(rest[-1]) else ""


def _is_place(text: str) -> bool:
    """Whether it may be the name of a place: few words, each with a capital, and none of a page's menu.

    A language may have small words within such a name, and short ones before it (Rio de Janeiro, г. Казань).
    """
    if not text or size(text) > LONGEST_PLACE or core(text) in phrases("menu"):
        return False
    plain = not re.search(r"[\d.!?…؟۔。！？:：;؛；]", text)
    return (plain and all(not word[0].islower() for word in text.split())) or _places().fullmatch(text) is not None


@cache
def _places() -> re.Pattern[str]:
    """How the languages write the name of a place."""
    return re.compile("|".join(f"(?:{profile(code).names['place']})" for code in languages()))


def _with_source(lines: Ledger) -> Ledger:
    """Take lines of source, date and counter, as a page that reposts a text prints them."""
    near = edges(lines)
    return judge(lines, "metadata", lambda line: source(line.text) if line.number in near else "", "repost")


@lru_cache(maxsize=8192)
def source(line: str) -> str:
    """Source and counters of a line that holds a date as well; empty if it is none."""
    text = line.casefold()
    if size(text) > LONGEST_STAMP * 2 or ends(text) or not has_date(text):
        return ""
    opener = core(re.split(r"[:：]", text, maxsplit=1)[0])
    longest = LONGEST_STAMP * 2 if opener in phrases("stamps") else LONGEST_STAMP
    if size(text) > longest:
        return ""
    counted = _count().findall(_rest(line))
    rest = core(finder("counters", "units", "sources", "chrome").sub(" ", _without_date(line)))
    if size(rest) > LONGEST_SOURCE or not (counted or _source_field().search(text)):
        return ""
    return " · ".join((rest, *counted)) if rest else line


@cache
def _source_field() -> re.Pattern[str]:
    """The word for a source as the name of a field, which may stand behind the date."""
    return re.compile(rf"(?:^|\s)(?:{finder('sources').source})\s*[:：]")


@cache
def _count() -> re.Pattern[str]:
    """A figure with its counter or unit, as “9 views” or “views (9)”."""
    units, counters = finder("counters", "units").source, finder("counters").source
    return re.compile(rf"\d+\s*(?:{units})(?!\w)|(?:{counters})\W*\d+")


def is_count(text: str) -> bool:
    """Whether a line says nothing but how long a text is, or how often it was read.

    >>> is_count("1672 words"), is_count("(15 minutes)"), is_count("15 minutes of fame")
    (True, True, False)
    """
    return size(text) <= LONGEST_PLACE and bool(_count().search(text)) and not core(_count().sub(" ", text.casefold()))


def take_copyright(lines: Ledger, _: Profile) -> Ledger:
    """Take the line that claims the rights; it names the publisher.

    >>> trial(take_copyright, "Ministry of Health All Rights Reserved", "版权所有：外交部")
    [('Ministry of Health All Rights Reserved', 'metadata'), ('版权所有：外交部', 'metadata')]
    >>> trial(take_copyright, "Copyright law protects the authors of texts in every country of the union.")
    [('Copyright law protects the authors of texts in every country of the union.', 'kept')]
    """
    near = rim(lines)
    return judge(lines, "metadata", lambda line: rights(line.text) if line.number in near else "", "rights")


def rights(text: str) -> str:
    """The words that claim the rights; empty if a line does not."""
    if size(text) > LONGEST_STAMP * 2:
        return ""
    found = CLAIM.search(text.casefold())
    if not found and may_hold(text, "copyright"):
        found = finder("copyright").search(text.casefold())
    return found.group() if found else ""
