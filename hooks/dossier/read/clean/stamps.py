"""Rules that take dates, sources and counters which stand on lines of their own out of the body, as facts."""

import re
from functools import cache, lru_cache

from dossier.languages import Profile, languages, profile
from dossier.model import Decision
from dossier.read.dates import find
from dossier.read.ledger import Ledger, decided, judge, judge_numbers, text_lines
from dossier.read.lines.measure import edges, ends, rim, size
from dossier.read.lines.vocabulary import core, finder, may_hold, pattern, phrases

ANY_YEAR = re.compile(r"19\d\d|20\d\d|年")
"""What every date of a page has: to look for it in all languages costs more."""
FIGURES = re.compile(r"\d\s*[-/.年]\s*\d|年.{1,3}月")
"""What every date without the name of a month has: few lines are searched in all languages."""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
CLOCK = re.compile(r"(?<!\d)\d{1,2}\s*[:：h时]\s*\d{2}(?:[:：]\d{2})?")
COMMA = re.compile(r"(?<!\s)\s*[,，、]\s*")
COMMA_END = re.compile(r"[^\W\d_]\s*[,，、]\s*$")
CLAIM = re.compile(r"©|\(c\)\W*(?:19|20)\d\d|copyright\W*(?:19|20)\d\d")
"""The sign, or what stands for it before a year."""
LONGEST_STAMP = 16
LONGEST_SOURCE = 8
LONGEST_PLACE = 4
"""Words."""


def take_dates(lines: Ledger, _: Profile) -> Ledger:
    """Take the line above or below the text that holds its date, alone or with a place, or with a source and counters.

    >>> trial(take_dates, "2024-07-04 22:50", "Publié le 26 septembre 2024 à 10 h 30", "Paris, le 12 février 2025",
    ...       "来源：江海新闻网 2024-06-12 10:20 312次") # doctest: +NORMALIZE_WHITESPACE
    [('2024-07-04 22:50', 'metadata'), ('Publié le 26 septembre 2024 à 10 h 30', 'metadata'),
     ('Paris, le 12 février 2025', 'metadata'), ('来源：江海新闻网 2024-06-12 10:20 312次', 'metadata')]
    >>> trial(take_dates, "The year 2024", "Resolution 2024/12", "Session 3, 5 October 2024",
    ...       "On July 4, 2024, the premier spoke") # doctest: +NORMALIZE_WHITESPACE
    [('The year 2024', 'kept'), ('Resolution 2024/12', 'kept'), ('Session 3, 5 October 2024', 'kept'),
     ('On July 4, 2024, the premier spoke', 'kept')]

    A date alone is one only if the line says nothing else. A chronology has dates on lines of their own, too: where one
    of them stands within the text, none is taken. A place is a few words with capitals and none of a menu, as
    “Session 3” and “Statements” stand beside dates as well. Source, date and counter are what a page prints that
    reposts a text: its date is the reposter's, so it has a role of its own (`repost`).
    """
    for take in (_alone, _with_place, _with_source, _with_label):
        lines = take(lines)
    return lines


def _alone(lines: Ledger) -> Ledger:
    """Take full dates alone on their lines, unless such lines divide the text."""
    near = edges(lines)
    stamps = {line.number: date(line.text) for line in text_lines(lines) if date(line.text)}
    return judge_numbers(lines, "metadata", stamps if near.issuperset(stamps) else {}, "date")


@lru_cache(maxsize=8192)
def date(text: str) -> str:
    """The date, if the line holds little but a date.

    >>> date("Updated: 2025-10-30T10:45:07-04:00"), date("On 30 October 2025 we met")
    ('Updated: 2025-10-30T10:45:07-04:00', '')
    """
    if size(text) > LONGEST_STAMP or not has_date(text):
        return ""
    return text if not re.search(r"\w", _without_date(text)) else ""


def has_date(text: str) -> bool:
    """Whether a full date stands somewhere in a line: year, month and mostly a day.

    >>> has_date("Mary Stone, 5 Oct. 2024"), has_date("The 2024 forum")
    (True, False)
    """
    if not ANY_YEAR.search(text):
        return False
    return bool((YEAR.search(text) and _calendar().search(text.casefold())) or _full_dates(text))


@cache
def _calendar() -> re.Pattern[str]:
    """Months and days of the week of all languages, as far as they are words.

    `find` knows dates as people write them. A stamp may be badly printed, or glued to what stands beside it ("May - 14
    - 2024", "September 27%, 2024", "February2025"): there, a month's name and a year on a short line are enough.
    """
    profiles = [profile(code) for code in languages()]
    names = (name for each in profiles for name in (*each.months, *each.weekdays))
    return pattern(frozenset(name for name in names if not name.isdecimal()))


@lru_cache(maxsize=8192)
def _full_dates(text: str) -> tuple[tuple[int, int], ...]:
    """Where dates of figures with year, month and day stand; in any language: a page's may be another than its text's.

    A month alone is no stamp where it has no name: at the end of a letter, “2023年9月” belongs to the signature.
    """
    if not FIGURES.search(text):
        return ()
    found = (one for code in languages() for one in find(text, profile(code)))
    return tuple((one.start, one.end) for one in found if one.year and one.month and one.day)


def _rest(text: str) -> str:
    """A line in small letters, with spaces for its full dates and for times (which `find` leaves to the page)."""
    for start, end in _full_dates(text):
        text = text[:start] + " " * (end - start) + text[end:]
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
    """Whether it may be the name of a place: few words, each with a capital, and none of a page's menu."""
    plain = bool(text) and size(text) <= LONGEST_PLACE and not re.search(r"[\d.!?…。！？:：;；]", text)
    return plain and all(not word[0].islower() for word in text.split()) and core(text) not in phrases("menu")


def _with_source(lines: Ledger) -> Ledger:
    """Take lines of source, date and counter, as a page that reposts a text prints them."""
    near = edges(lines)
    return judge(lines, "metadata", lambda line: source(line.text) if line.number in near else "", "repost")


def _with_label(lines: Ledger) -> Ledger:
    """Take lines that hold a date and the name of a section or of a type of text, as a page or a crawl prints them."""
    near = edges(lines)
    return judge(lines, "metadata", lambda line: labelled(line.text) if line.number in near else "", "date")


@lru_cache(maxsize=8192)
def labelled(text: str) -> str:
    """The label, if the rest of a line is its date.

    >>> labelled("Mar 29, 2023 | News"), labelled("On 29 March 2023, News came")
    ('news', '')
    """
    if size(text) > LONGEST_STAMP or not has_date(text):
        return ""
    if COMMA_END.search(_without_date(text)):
        return ""
    words = core(_calendar().sub(" ", re.sub(r"\d+(?:st|nd|rd|th|er)?", " ", _rest(text))))
    stamp = finder("stamps", "updates").match(words)
    labels = (words, core(words[stamp.end() :]) if stamp else "")
    return next((label for label in labels if label in phrases("menu")), "")


@lru_cache(maxsize=8192)
def source(line: str) -> str:
    """Source and counters of a line that holds a date as well; empty if it is none."""
    text = line.casefold()
    source = core(re.split(r"[:：]", text, maxsplit=1)[0])
    longest = LONGEST_STAMP * 2 if source in phrases("stamps") else LONGEST_STAMP
    if size(text) > longest or ends(text) or not has_date(text):
        return ""
    counted = _count().findall(_rest(line))
    rest = core(finder("counters", "units", "sources", "chrome").sub(" ", _without_date(line)))
    if size(rest) > LONGEST_SOURCE or not (counted or source in phrases("sources")):
        return ""
    return " · ".join((rest, *counted)) if rest else line


@cache
def _count() -> re.Pattern[str]:
    """A figure with its counter or unit, as “9 views” or “views (9)”."""
    units, counters = finder("counters", "units").pattern, finder("counters").pattern
    return re.compile(rf"\d+\s*(?:{units})(?!\w)|(?:{counters})\W*\d+")


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
