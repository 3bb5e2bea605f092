"""Cleaning: named rules in one visible list, each a pure function that decides some lines of a ledger."""

from dossier.languages import Profile
from dossier.model import Line
from dossier.read.clean.boilerplate import (
    drop_breadcrumbs,
    drop_captions,
    drop_counters,
    drop_labels,
    drop_language_switchers,
    drop_links,
    drop_notices,
    drop_page_furniture,
)
from dossier.read.clean.characters import plain_characters, repair_entities, repair_mojibake
from dossier.read.clean.credits import (
    take_bylines,
    take_captions,
    take_closing_credit,
    take_mail_headers,
    take_source_lines,
)
from dossier.read.clean.duplicates import (
    drop_copies,
    drop_glued_labels,
    drop_label_copies,
    drop_near_copies,
    drop_title_copies,
)
from dossier.read.clean.page import crop_page
from dossier.read.clean.printed import drop_page_numbers, drop_running_heads
from dossier.read.clean.rule import Rule, apply
from dossier.read.clean.spacing import repair_gaps, repair_spacing, repair_widths
from dossier.read.clean.stamps import take_copyright, take_date_stamps, take_datelines, take_source_stamps
from dossier.read.clean.tables import join_tables
from dossier.read.clean.title import find_title, take_section_labels, trim_site_name
from dossier.read.clean.wrapping import join_lines, join_marks, settle
from dossier.read.ledger import ledger, lines

RULES: tuple[Rule, ...] = (
    join_tables,
    repair_entities,
    repair_mojibake,
    plain_characters,
    repair_widths,
    repair_gaps,
    repair_spacing,
    take_mail_headers,
    drop_page_numbers,
    drop_running_heads,
    join_marks,
    join_lines,
    drop_breadcrumbs,
    drop_language_switchers,
    drop_counters,
    drop_labels,
    drop_page_furniture,
    drop_notices,
    drop_links,
    drop_captions,
    crop_page,
    take_date_stamps,
    take_datelines,
    take_source_stamps,
    take_copyright,
    take_section_labels,
    trim_site_name,
    find_title,
    drop_title_copies,
    take_bylines,
    take_source_lines,
    take_captions,
    take_closing_credit,
    drop_copies,
    drop_near_copies,
    drop_label_copies,
    drop_glued_labels,
)
"""In order: tables, characters, printed pages, cut lines; what surely is no text, the page around it; facts; copies."""


def clean(lines: tuple[Line, ...], profile: Profile) -> tuple[Line, ...]:
    """Decide what becomes of each line by all RULES in order; `profile` is that of the text's language.

    Numbers and raw lines stay as they are; a later rule sees only what earlier ones left as text.
    """
    for rule in RULES:
        lines = apply(rule, lines, profile)
    return settle(lines)


__all__ = ["RULES", "Rule", "apply", "clean", "ledger", "lines"]
