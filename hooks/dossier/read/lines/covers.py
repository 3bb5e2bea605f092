"""Words of cover pages ("STATEMENT / by / H.E. … / at the …"): patterns of `covers:` in the profile of a language."""

import re
from functools import cache
from typing import Literal

from dossier.languages import Profile
from dossier.languages.writing_systems import LETTER

NAME = 4
"""Words of a name before the word for a kind of text (“Papua New Guinea Country Statement”)."""
Part = Literal["kind", "maker", "of", "at", "person", "office", "occasion", "venue", "notice", "theme"]
"""What the first words of a line tell: what the text is, by whom ("by", "of"), where or when ("at"), a person by their
form of address, an office, an event, a hall; and what is no part of a title."""


@cache
def opening(profile: Profile, *parts: Part) -> re.Pattern[str]:
    """Pattern of the words of one of these kinds with which a line begins; it finds nothing where a language has none.

    >>> bool(opening(profile("en"), "kind").match("Joint Statement")), opening(profile("en"), "kind").match("States")
    (True, None)
    """
    found = [f"(?:{profile.covers[part]})" for part in parts if part in profile.covers]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found) or '(?!)'})(?:(?<=\W)|(?!\w))", re.IGNORECASE)


def kind_of(text: str, profile: Profile) -> tuple[str, str] | None:
    """What a line says that a text is, and what it says then; None where it does not begin so.

    >>> kind_of("STATEMENT BY: H.E. Ann Lee", profile("en")), kind_of("State aid", profile("en"))
    (('STATEMENT', 'BY: H.E. Ann Lee'), None)
    """
    found = opening(profile, "kind").match(text)
    return (found[0], text[found.end() :].lstrip(" ,:–—-")) if found else None


@cache
def _named_kind(profile: Profile) -> re.Pattern[str]:
    """Pattern of a name, the word for a kind of text, and the word that stands before who made it."""
    name = rf"{LETTER}[\w’'-]*(?: [\w’'-]+){{0,{NAME - 1}}}"
    kind, maker = (f"(?:{profile.covers.get(part, '(?!)')})" for part in ("kind", "maker"))
    return re.compile(rf"({name} {kind})(?: (?={maker}(?!\w))| ?(?:$|[:–—-]))", re.IGNORECASE)


def made_by(text: str, profile: Profile) -> tuple[str, str] | None:
    """What a title says that a text is, with the name of a country or a body before it, and by whom it is.

    >>> made_by("Lakeland National Statement by H.E. Ann Lee", profile("en"))
    ('Lakeland National Statement', 'by H.E. Ann Lee')
    >>> made_by("The council hears a statement by the ferrymen", profile("en"))
    """
    found = _named_kind(profile).match(text)
    rest = text[found.end() :].lstrip() if found else ""
    by = opening(profile, "maker").match(rest)
    person = by and opening(profile, "person", "office").match(rest[by.end() :].lstrip(" :"))
    return (found[1], rest) if found and person else None


def behind_kind(title: str, profile: Profile) -> str:
    """What a title says behind the word for a kind of text, even if a scan spoilt that; else the title itself.

    >>> behind_kind("STEMENT OF H.E. ANN LEE", profile("en")), behind_kind("The H.E. Lee Museum", profile("en"))
    ('H.E. ANN LEE', 'The H.E. Lee Museum')
    """
    found = kind_of(title, profile) or made_by(title, profile)
    if found:
        return found[1]
    person = opening(profile, "person", "office").search(title)
    return title[person.start() :] if person and makes(title[: person.start()].strip(), profile) else title


def makes(text: str, profile: Profile) -> bool:
    """Whether a few words end with the one that stands before who made a text (“by”, “of”), and say what it is.

    >>> makes("STEMENT OF", profile("en")), makes("By", profile("en")), makes("The ferry of", profile("en"))
    (True, False, False)
    """
    *before, last = text.split() or [""]
    kind = len(before) == 1 and before[0].casefold() not in profile.stopwords
    return kind and opening(profile, "maker", "of").fullmatch(last) is not None


def labelled_name(text: str, profile: Profile) -> str:
    """The name of a person behind the word for an office and a colon, where a line says no more.

    >>> labelled_name("President: Ann Lee", profile("en")), labelled_name("Geneva: A City", profile("en"))
    ('Ann Lee', '')
    """
    label, _, name = text.replace("：", ":").partition(":")
    office = opening(profile, "office").match(label.strip())
    person = profile.names.get("person", "(?!)")
    named = office and office.end() == len(label.strip()) and re.fullmatch(person, name.strip())
    return name.strip() if named else ""


def is_cover(title: str, profile: Profile) -> bool:
    """Whether a title is that of a cover page: it says what the text is, or who spoke, and by whom or where.

    >>> is_cover("Statement by the Lakes", profile("en")), is_cover("Statement of accounts", profile("en"))
    (True, False)
    """
    found, rest = kind_of(title, profile), behind_kind(title, profile)
    named = opening(profile, "person", "office").match(rest) and opening(profile, "occasion").search(rest)
    return tells(rest, profile) if found else bool(named)


def tells(rest: str, profile: Profile) -> bool:
    """Whether what follows the word for a kind of text says by whom it is, or at what event."""
    of = opening(profile, "of").match(rest)
    named = rest[of.end() :].lstrip() if of else rest
    held = of is not None and any(opening(profile, "office").match(part.lstrip()) for part in named.split(",")[1:])
    by = opening(profile, "maker").search(rest)
    return held or bool(by or opening(profile, "person", "office", "occasion").match(named))
