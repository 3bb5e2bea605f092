"""Dates that words count from another one: yesterday, two days later, last week, within twelve months."""

from datetime import date, timedelta

from dossier.edtf import qualified
from dossier.model import When
from dossier.read.dates import Found, opened

FROM_OWN, FROM_TOLD = frozenset({"ago", "ahead", "back", "next", "same"}), frozenset({"later", "earlier"})
"""Flags of dates that are counted from the date of the text, and from the one told before."""
_BACKWARD = frozenset({"ago", "back", "earlier"})
_LONGEST = {"day": 1, "week": 1, "month": 31, "year": 366}
"""Days that a date may take for others to be counted from it in this unit."""
_WEEK, _MONTHS = 7, 12


def is_counted(found: Found) -> bool:
    """Whether a date lacks even a month or a day of the week, and tells how far it is from another.

    >>> is_counted(Found(0, 9, "yesterday", flags=frozenset({"ago"})))
    True
    """
    near = found.unit and found.flags & FROM_OWN
    return not found.month and not found.weekday and bool(near or found.flags & ({"ago", "ahead"} | FROM_TOLD))


def counted(found: Found, base: When) -> str | None:
    """The date, as EDTF; None if it is counted in days from a month, or in months from a year.

    >>> base = When("2024-09-25", (), date(2024, 9, 25), date(2024, 9, 25))
    >>> counted(Found(0, 14, "two days later", number=2, unit="day", flags=frozenset({"later"})), base)
    '2024-09-27'
    >>> counted(Found(0, 9, "last week", unit="week", flags=frozenset({"back"})), base)
    '2024-09-16/2024-09-22'
    """
    unit = found.unit or "day"
    if not (base.earliest and base.latest) or (base.latest - base.earliest).days >= _LONGEST[unit]:
        return None
    far = 0 if "same" in found.flags else (found.number or 1) * (-1 if found.flags & _BACKWARD else 1)
    try:
        text = _whole_week(base.earliest, far) if _names_a_week(found) else _shifted(base.earliest, far, unit)
    except (ValueError, OverflowError):
        return None
    text = qualified(text, "~" * ("about" in found.flags))
    return opened(text, found)


def _names_a_week(found: Found) -> bool:
    """Last week is a week; two weeks ago is a day."""
    return found.unit == "week" and not found.number and "ahead" not in found.flags


def _whole_week(base: date, weeks: int) -> str:
    """Monday to Sunday (ISO 8601)."""
    monday = base + timedelta(days=weeks * _WEEK - base.weekday())
    return f"{monday}/{monday + timedelta(days=_WEEK - 1)}"


def _shifted(base: date, number: int, unit: str) -> str:
    """As precise as what is counted: ten years ago is a year."""
    if unit in ("day", "week"):
        return str(base + timedelta(days=number * (_WEEK if unit == "week" else 1)))
    months = base.year * _MONTHS + base.month - 1 + number * (_MONTHS if unit == "year" else 1)
    first = date(months // _MONTHS, months % _MONTHS + 1, 1)
    return f"{first:%Y}" if unit == "year" else f"{first:%Y-%m}"
