"""Cleaning: named rules in one visible list, each a pure function that decides some lines of a ledger."""

from dossier.languages import Profile
from dossier.model import Line
from dossier.read.clean.characters import plain_characters, repair_entities, repair_mojibake
from dossier.read.clean.credits import take_bylines, take_mail_headers, take_publishers
from dossier.read.clean.duplicates import drop_duplicates
from dossier.read.clean.markup import drop_markup
from dossier.read.clean.page.boilerplate import drop_boilerplate, drop_captions, drop_language_switchers
from dossier.read.clean.page.crop import crop_page
from dossier.read.clean.printed import drop_page_numbers, drop_running_heads
from dossier.read.clean.rule import Rule, apply, trial
from dossier.read.clean.spacing import repair_gaps, repair_spacing, repair_widths
from dossier.read.clean.stamps import take_copyright, take_dates
from dossier.read.clean.tables import join_tables
from dossier.read.clean.title.cover import take_cover
from dossier.read.clean.title.find import find_title
from dossier.read.clean.wrapping import join_lines, join_marks, settle
from dossier.read.ledger import ledger, lines

RULES: tuple[Rule, ...] = (
    # What an editor left behind comes first, as a comment has many lines.
    drop_markup,
    # Tables next: their columns show by tabs and aligned gaps, which the next rules turn into plain spaces.
    join_tables,
    # Then characters, as all later rules know lines by their words. Escapes before wrong encodings, which may have been
    # escaped; widths before gaps and spaces, which stand at the marks that the widths decide.
    repair_entities,
    repair_mojibake,
    plain_characters,
    repair_widths,
    repair_gaps,
    repair_spacing,
    # Lines become paragraphs once nothing stands between their halves: headers of a mail have lines that go on
    # indented, and the numbers and heads of printed pages cut sentences in two. Heads are known by the numbers.
    take_mail_headers,
    drop_page_numbers,
    drop_running_heads,
    # A cover page is read line by line, before anything joins its lines.
    take_cover,
    join_marks,
    join_lines,
    # What is no text by its words alone, before the page is judged as a whole: each such line is a sign that this is a
    # page, and speaks against the lines around it.
    drop_language_switchers,
    drop_boilerplate,
    drop_captions,
    crop_page,
    # Facts are sought above and below the text that is left. Dates and rights go before the title, which is none of
    # them; names come after it, since below a title a name is who wrote or published it.
    take_dates,
    take_copyright,
    find_title,
    take_bylines,
    take_publishers,
    # Copies last: the first of two is the one that stays, so what is no text must be gone by now.
    drop_duplicates,
)
"""In order: a later rule sees only what earlier ones left, in the words that they left."""


def clean(lines: tuple[Line, ...], profile: Profile) -> tuple[Line, ...]:
    """Decide what becomes of each line by all RULES in order; `profile` is that of the text's language.

    Numbers and raw lines stay as they are; a later rule sees only what earlier ones left as text.
    """
    for rule in RULES:
        lines = apply(rule, lines, profile)
    return settle(lines)


__all__ = ["RULES", "Rule", "apply", "clean", "ledger", "lines", "trial"]
