"""Rules that mend characters and leave every word in place."""

import re
from collections import Counter
from unicodedata import is_normalized, normalize

from ftfy import fix_encoding
from ftfy.badness import is_bad

from dossier.data import Profile
from dossier.read.clean.examples import trial  # noqa: F401  (the examples below use it)
from dossier.read.clean.ledger import Ledger, change

SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]")
INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u2060\ufeff]")
UNUSUAL = re.compile(r"[^\x00-\x7f\u00a0\u00ab\u00bb\u2000-\u206f\u3000-\u9fff\uff00-\uffef]")
"""What every garbled line has: a character beyond ASCII, typographic marks and Chinese."""
JOINERS = re.compile(r"(?<=[\x00-\x7f])[\u200c-\u200f]|[\u200c-\u200f](?=[\x00-\x7f]|$)")
"""Joiners and direction marks do nothing beside Latin letters; in other scripts they may matter."""


def repair_mojibake(lines: Ledger, _: Profile) -> Ledger:
    """Repair letters that were read in a wrong encoding, where the damage is certain.

    >>> trial(repair_mojibake, "l’Ã©nergie et la santÃ©", "l’énergie et la santé")
    [('l’énergie et la santé', 'changed'), ('l’énergie et la santé', 'kept')]
    """
    return change(lines, _repaired, lambda before, after: f"{before[:40]} → {after[:40]}")


def _repaired(text: str) -> str:
    if not UNUSUAL.search(text) or not is_bad(text):
        return text
    mended = fix_encoding(text)
    return mended if len(mended) < len(text) and not is_bad(mended) else text


def plain_characters(lines: Ledger, _: Profile) -> Ledger:
    r"""Replace special spaces by plain ones, remove invisible characters, and join letters with their accents.

    >>> trial(plain_characters, "co\u00adoperation\u00a0: 40\u202f%", "cooperation: 40 %")
    [('cooperation : 40 %', 'changed'), ('cooperation: 40 %', 'kept')]
    """
    return change(lines, _plain, _replaced)


def _plain(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    if INVISIBLE.search(text) or JOINERS.search(text):
        text = JOINERS.sub("", INVISIBLE.sub("", text))
    text = SPACES.sub(" ", text)
    return text if is_normalized("NFC", text) else normalize("NFC", text)


def _replaced(before: str, after: str) -> str:
    """Name the characters that went, as Unicode does."""
    gone = Counter(before) - Counter(after)
    return ", ".join(f"U+{ord(character):04X} × {count}" for character, count in gone.items())
