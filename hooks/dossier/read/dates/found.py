"""A date as it stands in a text, before what it leaves out is known."""

from msgspec import Struct

from dossier.model.edtf import Edtf

UNSURE_ORDER, WRONG_WEEKDAY = "unsure_order", "wrong_weekday"
DOUBTS = frozenset({UNSURE_ORDER, WRONG_WEEKDAY})
"""Flags that no pattern sets: day and month may change places; the day of the week is not that of the date."""
OPEN = frozenset({"deadline", "since", "past"})
"""Flags of what is but one side of the time that is meant."""
FLAGS = OPEN | {
    *("end", "about", "perhaps", "decade", "hundred", "back", "next", "same", "year_back", "year_next", "told_year"),
    *("told_next", "week_back", "week_same", "week_next", "ago", "ahead", "later", "earlier", "after"),
}
"""Those that groups of a pattern set (read/dates/patterns.py)."""
_SEASONS = range(21, 25)
_HUNDRED, _MONTHS = 100, 12
_HUNDREDS = 1900
"""“The 1900s” and all before are a century; “the 2000s” are as often the years until 2009."""


class Found(Struct, frozen=True):
    """A date as it stands in a text; 0 for the parts that it leaves out."""

    start: int
    end: int
    text: str
    year: int = 0
    month: int = 0
    day: int = 0
    last_year: int = 0
    last_month: int = 0
    last_day: int = 0
    weekday: int = 0
    number: int = 0
    unit: str = ""
    """What the number counts: day, week, month or year."""
    flags: frozenset[str] = frozenset()
    context: str = ""
    """The clause around it, where that is known."""
    block: str = ""
    """Id of the paragraph, where that is known."""

    @property
    def is_deadline(self) -> bool:
        """Whether something is due by this date, rather than happening on it."""
        return "deadline" in self.flags

    @property
    def is_open(self) -> bool:
        """Whether it is but one side of the time that is meant: by then, since then."""
        return bool(self.flags & OPEN)

    def edtf(self, year: int = 0) -> Edtf:
        """The date with a year (its own, or one that the context gives); ValueError if there is no such day."""
        text, ends = self._span(year or self.year), "end" in self.flags
        if ends and not self.is_deadline and not self.month:
            text += "-12"
        moment = Edtf(text)
        return self.qualified(opened(Edtf(str(moment.last)) if ends and self.is_deadline else moment, self))

    def _span(self, year: int) -> str:
        first = _join(year, self.month, self.day)
        if "hundred" in self.flags:
            return self._part_of_century(year)
        if self.month in _SEASONS:
            return first
        if "decade" in self.flags:
            return self._decades(year)
        if self.last_month or self.last_day:
            return f"{first}/" + _join(self.last_year or year, self.last_month or self.month, self.last_day)
        return f"{first}/{self.last_year:04}" if self.last_year else first

    def _decades(self, year: int) -> str:
        last = self.last_year or year
        if year % 10 or last % 10:
            raise ValueError(year)
        return f"{year:04}/{last + (99 if last <= _HUNDREDS and not last % _HUNDRED else 9):04}"

    def _part_of_century(self, year: int) -> str:
        """The years of a century, of which `year` is the one before its first: those that twelfths give as months."""
        first = year + 1 + (max(self.month, 1) - 1) * _HUNDRED // _MONTHS
        return f"{first:04}/{(self.last_year or year) + (self.last_month or _MONTHS) * _HUNDRED // _MONTHS:04}"

    def qualified(self, moment: Edtf) -> Edtf:
        """A date with the qualifiers that its words, or what is wrong with them, give to it."""
        if "about" in self.flags or ("end" in self.flags and not self.is_deadline):
            moment = moment.approximate()
        return moment.uncertain() if "perhaps" in self.flags or (self.flags & DOUBTS and self.year) else moment


def opened(moment: Edtf, found: Found) -> Edtf:
    """A date as that by which, or since which, something is, where its words say so.

    >>> since = Found(0, 4, "2024", flags=frozenset({"since"}))
    >>> str(opened(Edtf("2024"), since)), str(opened(Edtf("2024"), Found(0, 4, "2024")))
    ('2024/..', '2024')
    """
    if found.is_deadline:
        return moment.until()
    return moment.since() if found.is_open else moment


def _join(year: int, month: int, day: int) -> str:
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
