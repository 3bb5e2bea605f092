"""Normal forms: what two ways to write one thing have in common.

Each says what it ignores, and for what it is used. Characters for which a text has two encodings are one in all of
them (Unicode's NFC), but for those that keep the length of a text, so that places in it stay places in it.
"""

import re
from functools import lru_cache
from unicodedata import combining, normalize

from dossier.languages.text import TOKEN

# Each sign stands for one sign, so that offsets in a folded text are offsets in the text.
_ALIKE = (
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "＋": "+"}
    | dict.fromkeys("•‧・･", "·")
    | dict.fromkeys("\u00a0\u2009\u202f\u3000-\u2010\u2011\t", " ")
)
_PAIRS = {"《": "》", "〈": "〉", "「": "」", "『": "』", '"': '"', "'": "'", "(": ")"}
_QUOTES = str.maketrans(dict.fromkeys('"《》〈〉「」『』'))
_MARKS = " \t\u3000.,:;!?،؛؟۔…。，：；！？、()[]{}<>（）【】［］《》〈〉«»“”\"'‘’|/·•*#→←↑↓▼▲►▶›‹×+_–—-"
HAMZATED = re.compile("[أإآٱ]")
"""Alif with a hamza, a madda or a wasla: Arabic often leaves these out."""
_LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")
_NAMES = 16384
"""Names of which the normal forms are held: those of a collection are wanted several times in a build."""


# Of running text, sign for sign: to search it for names.


def fold(text: str) -> str:
    """The text with apostrophes, quotation marks, spaces and hyphens written in one way each; as long as the text.

    >>> fold("l’ONU et la Chine‑Afrique")
    "l'ONU et la Chine Afrique"
    """
    if text.isascii():
        return text.replace("-", " ").replace("\t", " ")
    # A search for each sign is ten times faster than a look at each letter (`str.translate`).
    for sign, plain in _ALIKE.items():
        text = text.replace(sign, plain)
    return text


def lower(folded: str) -> str:
    """The text in small letters, and alif in its bare form, as many write it; as long as the text.

    >>> len(lower("İZMİR")), lower("ΣΑΣ"), lower("الأمم") == lower("الامم")
    (5, 'σασ', True)
    """
    small = folded.lower().replace("ς", "σ")
    if HAMZATED.search(small):
        small = HAMZATED.sub("ا", small)
    if len(small) == len(folded):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in folded)


# Of names: to know whom one means.


@lru_cache(maxsize=_NAMES)
def bare(name: str) -> str:
    """A folded name without the marks that stand around it and without superfluous white space.

    >>> bare("《全球人工智能治理倡议》"), bare("“人工智能+”行动"), bare(" Nations  unies")
    ('全球人工智能治理倡议', '"人工智能+"行动', 'Nations unies')
    """
    name = " ".join(fold(normalize("NFC", name)).split())
    while len(name) > 1 and _PAIRS.get(name[0]) == name[-1] and name[-1] not in name[1:-1]:
        name = name[1:-1].strip()
    return name


@lru_cache(maxsize=_NAMES)
def name_key(name: str) -> str:
    """What a name and a page's name of it share: without capitals and quotation marks; accents count.

    >>> name_key("united  nations") == name_key("“United Nations”"), name_key("Lome") == name_key("Lomé")
    (True, False)
    """
    return " ".join(lower(bare(name)).translate(_QUOTES).split())


def loose_name_key(name: str) -> str:
    """What spellings of a name without a page share: no accents and full stops either, to propose one page for all.

    >>> loose_name_key("U.N.") == loose_name_key("UN"), loose_name_key("Vučić") == loose_name_key("Vucic")
    (True, True)
    >>> loose_name_key("《全球倡议》")
    '全球倡议'
    """
    return " ".join(without_accents(name_key(name)).replace(".", "").split())


def without_accents(text: str) -> str:
    """The text, its letters without accents.

    >>> without_accents("Éric à Pékin, 한어")
    'Eric a Pekin, 한어'
    """
    return normalize("NFC", "".join(sign for sign in normalize("NFD", text) if not combining(sign)))


def letters(text: str) -> str:
    r"""The letters and figures of a text, small and without accents, to know which names it cannot hold.

    >>> letters("L’Élysée,\n 2024")
    'lelysee2024'
    """
    plain = lower(fold(text))
    return "".join(_LETTERS_AND_DIGITS.findall(plain if plain.isascii() else normalize("NFKD", plain).casefold()))


# Of lines and paragraphs: to know them again.


@lru_cache(maxsize=8192)
def core(text: str) -> str:
    """Words of a line in small letters, without the marks around them: to look it up among known phrases.

    >>> core("» Read  more…")
    'read more'
    """
    return " ".join(text.casefold().replace("’", "'").split()).strip(_MARKS)


def wording(text: str) -> str:
    """Words and figures in small letters, without any marks: to tell what a text says twice.

    >>> wording("Win-win Cooperation.") == wording("win-win cooperation"), wording("1.5") == wording("15")
    (True, False)
    """
    return " ".join(TOKEN.findall(text.casefold()))


def same(one: str, two: str) -> bool:
    r"""Whether two wordings are one, white space aside: to tell whether a person has seen this wording.

    >>> same("Le mur\u00a0: vieux", "Le mur: vieux"), same("The wall", "the wall")
    (True, False)
    """
    return "".join(one.split()) == "".join(two.split())


# Of what becomes a part of an address or of a file's name.


def slug(text: str) -> str:
    """Letters and digits of any script in small letters, joined by hyphens.

    >>> slug("000_8bd3e0610bee0813"), slug("Été 2024 — 演讲")
    ('000-8bd3e0610bee0813', 'été-2024-演讲')
    """
    return "-".join(_LETTERS_AND_DIGITS.findall(normalize("NFC", text).lower()))
