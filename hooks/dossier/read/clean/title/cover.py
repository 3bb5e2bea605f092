"""The rule that reads a cover page: "STATEMENT / by / H.E. … / at the …" over several lines is one title."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from dossier.languages import Profile
from dossier.languages.normal_forms import core
from dossier.languages.text import columns, tokens
from dossier.languages.writing_systems import LETTER
from dossier.model import Decision, Line
from dossier.read.clean.stamps import CLOCK, dated_place, has_date
from dossier.read.clean.title.headline import named_by_page, printed_title
from dossier.read.dates.stamped import stamped
from dossier.read.ledger import Ledger, decided, judge_numbers, taken_title, text_lines
from dossier.read.lines.courtesy import greets
from dossier.read.lines.covers import Part, behind_kind, kind_of, made_by, makes, opening, tells
from dossier.read.lines.measure import NARROW, is_statement, size
from dossier.read.lines.vocabulary import finder, phrases

ABOVE, LONGEST = 16, 18
"""Lines above a cover's title (letterhead, marks of a scan), and lines of the title with what stands between them."""
MOST, LINE = 70, 30
"""Words of such a title, and of a line of it."""
CUT = 60
"""Columns from which a line with an empty one below it may have been cut, where each line has one."""
GAPS = 8
"""Lines of a cover that show whether each has empty lines below it, which then mean nothing."""
DATE = 6
"""Words of a line that is a date."""
FEW = 6
"""Words of a line that is the rest of a name (“General / Assembly”) though the title is complete."""
NEXT = 3
"""Lines that may say what the text is, and by whom (“LAKELAND STATEMENT / by / H.E. Ann Lee”)."""
THEME = 4
"""Lines over which the theme of an event may go on."""
HEADLINE = 5
"""Words from which a line above is a headline of its own, and what follows tells only who spoke."""
_EDGE = re.compile(r"^[^\w“”\"«»‘’(]+|(?<![^\w“”\"«»’).,;:'!?])[^\w“”\"«»’).,;:'!?]++$")
"""Signs around the words of a line: a rule, what a scan made of a crest."""
_LONGEST_LINE = 1_000
"""Characters of a line that are looked at: those of a cover have a hundred."""
HONOURS = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?\.?,?(?: (?:[A-Z]\.?){2,},?)*")
"""Letters of an order or a degree behind a name."""
NUMBER = re.compile(r"^\W*\d+\w*\W*")
SAID = 400
"""Lines of a text that show which words it says in a row."""
_WORD = re.compile(rf"{LETTER}{{2,}}")


def take_cover(lines: Ledger, profile: Profile) -> Ledger:
    """Take the lines of a cover page together as the title: what the text is, who speaks in what office, at what event.

    >>> cover = ["STATEMENT", "by", "H.E. Ann Lee", "Minister of Lakes", "at the General Debate", "AS DELIVERED"]
    >>> [status for _, status in trial(take_cover, *cover, "Bern, 3 May 2024", "Mr. President,", "We met.")]
    ['metadata', 'metadata', 'metadata', 'metadata', 'metadata', 'metadata', 'kept', 'kept', 'kept']
    >>> {status for _, status in trial(take_cover, "Statement of accounts", "The lake has 3 ships.")}
    {'kept'}

    A title goes on with the next line where a word asks for it (“by”, “at”, “of the”), where the next line begins with
    one, and where the lines stand together; dates, halls, themes, greetings and sentences end it. A name across an
    empty line belongs to it only while nothing says yet who speaks or where. A headline of its own above goes before,
    and so do the lines that the head of a printed page or a path repeats.
    """
    if taken_title(lines):
        return lines
    if said := printed_title(lines):
        return judge_numbers(lines, "metadata", {line.number: line.text for line in said}, "title")
    whole_text = text_lines(lines)
    text = whole_text[: ABOVE + LONGEST]
    start = None if named_by_page(whole_text) else _start(text, profile)
    if start is None:
        return decided(lines, _notices(text, profile))
    title = _title(text[start : start + LONGEST], _Cover(profile, _phrases(whole_text[start:])))
    whole = " ".join(words for _, words in title)
    found = kind_of(whole, profile) or made_by(whole, profile)
    told = _told(behind_kind(whole, profile), profile)
    named = tells(found[1], profile) or "event" in told if found else told >= {"person", "event"}
    if not named or size(whole) > MOST:
        return decided(lines, _notices(text, profile))
    last = title[-1][0].number
    decisions = {line.number: _part(line, words) for line, words in title}
    decisions |= _around([line for line in text if line.number not in decisions], text[start].number, last, profile)
    return decided(lines, decisions)


def _notices(text: Sequence[Line], profile: Profile) -> dict[int, Decision]:
    """Notices (“Check against delivery”) above a text without a cover."""
    above = takewhile(lambda line: not is_statement(line.text) and not _greets(line.text, profile), text[:ABOVE])
    told = (line for line in above if opening(profile, "notice").match(_bare(line.text)))
    return {line.number: Decision("metadata", seen=line.text) for line in told}


def _phrases(text: Sequence[Line]) -> Mapping[tuple[str, ...], int]:
    """How often a text says each three words in a row, wherever its lines end."""
    said = tokens(" ".join(line.text for line in text[:SAID]))
    return Counter(zip(said, said[1:], said[2:], strict=False))


def _part(line: Line, words: str) -> Decision:
    return Decision("metadata", seen=line.text, role="title", value="" if words == line.text else words)


def _start(text: Sequence[Line], profile: Profile) -> int | None:
    """Place of the line that says what the text is, above all sentences; None below a headline."""
    above = list(takewhile(lambda line: not is_statement(line.text) and not _greets(line.text, profile), text[:ABOVE]))
    themed = 0
    for place, line in enumerate(above):
        themed = line.number if opening(profile, "theme").match(_bare(line.text)) else themed
        told = kind_of(_bare(line.text), profile)
        if told and size(line.text) <= LINE and (not _noticed(told[1], profile) or _going_on(profile).match(told[1])):
            return place
        if size(line.text) <= LINE and _is_made_by(text[place : place + NEXT], profile):
            return place
        if _is_headline(line.text, profile) and not (themed and line.number - themed <= THEME):
            return None
    return _unnamed(above, text[len(above) :], profile)


def _unnamed(above: Sequence[Line], below: Sequence[Line], profile: Profile) -> int | None:
    """Place of the first line of a cover that says who spoke where, but not what the text is; a greeting follows."""
    if not below or not _greets(below[0].text, profile):
        return None
    told = [frozenset(part for part in _PARTS if opening(profile, part).match(_bare(line.text))) for line in above]
    if not any("person" in parts for parts in told) or not any("occasion" in parts for parts in told):
        return None
    first = next(place for place, parts in enumerate(told) if parts & {"person", "office"})
    # a word for a kind of text that nobody can read (“STEMENT OF”) still asks for who made it
    asks = first > 0 and size(above[first - 1].text) <= FEW and makes(_bare(above[first - 1].text), profile)
    return first - 1 if asks else first


def _going_on(profile: Profile) -> re.Pattern[str]:
    """What may follow the word for a kind of text."""
    return opening(profile, "maker", "of", "at", "person", "office", "occasion")


def _is_made_by(text: Sequence[Line], profile: Profile) -> bool:
    """Whether the first of a few lines says what a text is, with a name before it, and they say by whom."""
    found = made_by(" ".join(_bare(line.text) for line in text), profile)
    return found is not None and _bare(text[0].text).startswith(found[0])


def _noticed(rest: str, profile: Profile) -> str:
    """What follows the word for a kind of text, without a notice in brackets (“(Draft)”)."""
    return "" if opening(profile, "notice").fullmatch(rest) else rest


def _is_headline(text: str, profile: Profile) -> bool:
    """Whether a line may be a title by itself: several words, of which some are small, and no body, event or date."""
    words = _bare(text)
    if size(words) < HEADLINE or sum(word.islower() and len(word) > 2 for word in words.split()) < 2:
        return False
    letterhead = finder("bodies").search(core(words)) or _not_headline(profile).match(words)
    return not (letterhead or CLOCK.search(words) or has_date(words))


def _not_headline(profile: Profile) -> re.Pattern[str]:
    return opening(profile, "person", "office", "occasion", "notice", "theme")


def _bare(text: str) -> str:
    return _EDGE.sub("", text[:_LONGEST_LINE])


def _greets(text: str, profile: Profile) -> bool:
    """Whether a line begins to greet; on a printed page its comma may stand two lines below."""
    return greets(text, profile) or (size(text) <= LINE and _bare(text).casefold().startswith(profile.salutations))


class _Cover(NamedTuple):
    """What is known of a text beside the lines of its cover."""

    profile: Profile
    said: Mapping[tuple[str, ...], int]
    """How often it says each three words in a row."""

    def goes_on(self, whole: str, following: str) -> bool:
        """Whether the text says the last two words of a title and the first of a line in a row, elsewhere, too."""
        return self.said[(*tokens(whole)[-2:], *tokens(following)[:1])] > 1


def _title(text: Sequence[Line], cover: _Cover) -> list[tuple[Line, str]]:
    """The lines of a title, each with its words and the mark that parts it from the next."""
    profile = cover.profile
    found = [(text[0], _bare(text[0].text))]
    above = text[0]
    least = min((two.number - one.number for one, two in pairwise(text[:GAPS])), default=1)
    for line in text[1:]:
        words = _bare(line.text)
        whole = " ".join(part for _, part in found)
        asks = _asks(whole.rstrip(", "), profile)
        named = asks or _lacks_name(behind_kind(whole, profile), profile)
        if _ends(words, profile, asks=asks) or (_greets(words, profile) and not named):
            found += [(line, words)] * (asks and _is_date(words))
            break
        near = line.number - above.number == 1 or (line.number - above.number <= least and columns(above.text) >= CUT)
        few = FEW if columns(above.text) < NARROW else LINE
        above = line
        joint = None if _is_nothing(words, profile) else _joint(whole, words, cover, near=near, few=few)
        if joint is None and size(words) > 1 and not _is_nothing(words, profile):
            break
        if joint is None:
            continue
        found[-1] = (found[-1][0], found[-1][1].rstrip(" :," if joint else " :") + joint)
        found.append((line, words))
    last = _without_date(_without_theme(found[-1][1], profile), profile)
    return [*found[:-1], (found[-1][0], last.rstrip(" ,;:."))]


def _without_date(words: str, profile: Profile) -> str:
    """The last words of a title without a date that no word joins with them."""
    dates = [found for found in stamped(words, profile) if found.day and not words[found.end :].strip(" .")]
    before = words[: dates[-1].start].rstrip(" ,") if dates else ""
    return words if not before or _asks(before, profile) else before


def _without_theme(words: str, profile: Profile) -> str:
    """The last words of a title without those that lead to the theme below (“on the theme:”)."""
    before, comma, last = words.rpartition(",")
    return before if comma and size(last) <= THEME and opening(profile, "theme").search(last) else words


def _ends(words: str, profile: Profile, *, asks: bool) -> bool:
    """Whether a line is no part of any title: a date, a hall, a theme, a sentence, an address.

    asks: the line above asks for it, so that a place may be meant as a part of a name.
    """
    if is_statement(words) and not (asks and size(words) <= LINE / 2):
        return True
    dated = _is_date(words) or bool(has_date(words) and dated_place(words))
    known = core(words).split(",")[0] in _places(profile)
    quoted = asks and opening(profile, "occasion").match(words[1:])
    place = (known and not asks) or (opening(profile, "venue", "theme").match(words) and not quoted)
    return bool(dated or place or "@" in words or "://" in words or size(words) > LINE)


def _is_date(words: str) -> bool:
    return has_date(words) and size(words) <= DATE


@cache
def _places(profile: Profile) -> frozenset[str]:
    """Names of places that the language knows, in small letters, among others."""
    return frozenset(name.casefold() for name in profile.capitals)


def _is_nothing(words: str, profile: Profile) -> bool:
    """Whether a line between the parts of a title says nothing: a notice, a mark of the scan."""
    label = core(words) in phrases("menu")
    signs = not (_WORD.search(words) or HONOURS.match(words) or opening(profile, "person").match(words))
    return label or signs or bool(opening(profile, "notice").match(words))


def _asks(words: str, profile: Profile) -> bool:
    """Whether a line ends with a word that asks for the next line, or with a form of address without its name."""
    words = words.rstrip(" :")
    last = words.rsplit(maxsplit=1)[-1].casefold() if words else ""
    address = any(found.end() == len(words) for found in opening(profile, "person").finditer(words))
    return address or last in profile.open_words or last in profile.lower_words or words.endswith((",", "-", "’", "'"))


def _joint(whole: str, words: str, cover: _Cover, *, near: bool, few: float) -> str | None:
    """What stands between a title so far and a line that goes on with it: nothing or a comma; None if it does not.

    few: words of a line that may be the rest of a name, though the title is complete.
    """
    profile = cover.profile
    rest = behind_kind(whole, profile)
    told, asks, cut = _told(rest, profile), _asks(whole, profile), _is_cut(whole, profile)
    here = frozenset(part for part in _PARTS if opening(profile, part).match(words))
    named = _occasions(words, profile)
    free = near or "event" not in told or not (named <= _occasions(whole, profile))
    rest_of_name = size(words) <= few and ("person" in told or few > FEW)
    full = "event" in told and not cut and words[:1].isupper() and not rest_of_name
    body = finder("bodies").match(core(words)) is not None and size(words) <= FEW
    joints = (
        ("", asks or (bool(here & {"maker"}) and not told)),
        (",", "person" in told and HONOURS.fullmatch(words) is not None),
        ("," if "office" in told else "", "at" in here and free),
        (",", "person" in here and not rest),
        ("", "person" in here and _lacks_name(rest, profile)),
        (",", "office" in here and "person" in told and "event" not in told),
        (",", bool(here & {"office", "person"}) and near and not cut),
        (",", body and "office" in told and "event" not in told),
        ("" if cut else ",", "occasion" in here and free),
        ("" if rest or "of" in here else ",", "of" in here or (near and not full)),
        ("", cover.goes_on(whole, words)),
    )
    return next((joint for joint, fits in joints if fits), None)


def _lacks_name(rest: str, profile: Profile) -> bool:
    """Whether the words for an office alone say who spoke (“by Prime Minister”): the name stands below."""
    by = opening(profile, "maker").search(rest)
    office = opening(profile, "office").fullmatch(rest[by.end() :].strip(" :,")) if by else None
    return office is not None


def _occasions(words: str, profile: Profile) -> frozenset[str]:
    """The names of occasions in a line, without the numbers of their sessions."""
    return frozenset(NUMBER.sub("", core(found[0])) for found in opening(profile, "occasion").finditer(words))


_PARTS: tuple[Part, ...] = ("maker", "of", "at", "person", "office", "occasion")


def _is_cut(whole: str, profile: Profile) -> bool:
    """Whether a title ends within a name of an event: with its number."""
    return bool(re.search(r"\d\W*(?:st|nd|rd|th|e|ème|eme)?\W*$", whole, re.IGNORECASE)) or _asks(whole, profile)


def _told(rest: str, profile: Profile) -> set[str]:
    """What a title already says behind the word for its kind: a person, an office, an event."""
    parts = [part.strip() for part in re.split(r"[,:]|\b(?=at\b)", rest) if part.strip()]
    told = set[str]()
    by = opening(profile, "maker").search(rest)
    if (by and rest[by.end() :].strip()) or tells(rest, profile):
        told.add("person")
    for part in parts:
        if opening(profile, "person").match(part):
            told.add("person")
        if told and part is not parts[0] and opening(profile, "office").match(part):
            told.add("office")
        if opening(profile, "at", "occasion").match(part):
            told.add("event")
    return told


def _letterhead(above: Sequence[Line], profile: Profile) -> dict[int, Decision]:
    """The name of a body above a title, with the lines that go on with it."""
    found: dict[int, Decision] = {}
    for place, line in enumerate(above):
        if found or not finder("bodies").match(core(_bare(line.text))):
            continue
        name = [line]
        for following in above[place + 1 :]:
            near = following.number - name[-1].number <= 2
            if not near or not (_asks(name[-1].text, profile) or opening(profile, "at", "of").match(following.text)):
                break
            name.append(following)
        words = " ".join(_bare(part.text) for part in name)
        found = {part.number: Decision("metadata", seen=words, role="publisher", value=words) for part in name}
    return found


def _around(others: Sequence[Line], first: int, last: int, profile: Profile) -> dict[int, Decision]:
    """What stands around the title of a cover: notices; events above it; a name below, which stays where it is."""
    found = _letterhead([line for line in others if line.number < first], profile)
    for line in takewhile(lambda line: line.number < last or not _greets(line.text, profile), others):
        words = _bare(line.text)
        if opening(profile, "notice").match(words):
            found[line.number] = Decision("metadata", seen=line.text)
        elif line.number < first and opening(profile, "occasion").match(words):
            found[line.number] = Decision("metadata", seen=line.text, role="event", value=words)
        elif line.number > last and words[-1:].isalnum() and core(words) in _places(profile):
            found[line.number] = Decision("metadata", seen=line.text, role="dateline", value=words)
        elif line.number > last and opening(profile, "person").match(words) and size(words) <= LINE / 3:
            found[line.number] = Decision(seen=words, role="speaker")
    return found
