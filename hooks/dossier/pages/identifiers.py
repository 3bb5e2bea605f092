"""Identifiers that authorities give: their form and check digits, their addresses, and where texts write them out.

The two formulas of check digits are shorter than the use of a library for hundreds of numbers (python-stdnum).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple
from urllib.parse import quote

from dossier.languages import AUTHORITIES

_LATIN_BRACKETS = str.maketrans("（）", "()")
_BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz"
"""Digits of Crockford's base 32, which has no i, l, o and u."""
# No part of a word, a path or an address; Chinese characters may touch it.
_BEFORE, _AFTER = r"(?<![A-Za-z0-9_À-ɏ./:@#=?&%+~\\])", r"(?![A-Za-z0-9_À-ɏ/%=]|-\d|\.[A-Za-z0-9])"


class Written(NamedTuple):
    """An identifier in running text, with its offsets."""

    start: int
    end: int
    authority: str
    id: str
    """In its canonical form."""


def canonical(written: str) -> str:
    """An identifier in the one form by which two are compared; an address stays as it is.

    >>> canonical("S/RES/2250（2015）"), canonical("0000 0001 2103 2683")
    ('S/RES/2250(2015)', '0000000121032683')
    """
    return written.strip() if "://" in written else "".join(written.translate(_LATIN_BRACKETS).split())


def is_identifier(authority: str, written: str) -> bool:
    """Whether it has the form that the authority gives to its identifiers, and the check digits that follow from it.

    Raises KeyError for an authority that languages/authorities.yml does not have.

    >>> is_identifier("orcid", "0000-0002-1825-0097"), is_identifier("orcid", "0000-0002-1825-0098")
    (True, False)
    >>> is_identifier("ror", "05a28rw58"), is_identifier("wikidata", "https://www.wikidata.org/entity/Q1")
    (True, False)
    """
    known, id_ = AUTHORITIES[authority], canonical(written)
    return re.fullmatch(known.pattern, id_, re.ASCII) is not None and _CHECKS[known.check](id_)


def address_of(authority: str, written: str) -> str:
    """Where the authority tells of what it identifies.

    >>> address_of("un", "S/RES/2250 (2015)")
    'https://undocs.org/S/RES/2250(2015)'
    """
    return AUTHORITIES[authority].address.format(id=quote(canonical(written), safe="%/:?#[]@!$&'()*+,;=~"))


def addresses(identifiers: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The addresses of all identifiers of an entity (schema.org sameAs)."""
    return tuple(address_of(authority, id_) for authority, ids in identifiers.items() for id_ in ids)


def written_out(text: str) -> Iterator[Written]:
    """The identifiers that a text writes out, in order; what might be something else is none.

    >>> [found.id for found in written_out("resolutions A/RES/78/311 and S/RES/2250 (2015); either/or, 3/4, A/B")]
    ['A/RES/78/311', 'S/RES/2250(2015)']
    """
    if "/" not in text:
        return
    for authority, pattern in _patterns().items():
        for found in pattern.finditer(text):
            yield Written(found.start(), found.end(), authority, canonical(found[0]))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(f"{_BEFORE}(?:{known.written}){_AFTER}", re.VERBOSE)
        for name, known in AUTHORITIES.items()
        if known.written
    }


def _mod_11_2(id_: str) -> bool:
    """ISO/IEC 7064, MOD 11-2, as ISNI (ISO 27729) and ORCID use it."""
    rest = 0
    for digit in id_.replace("-", ""):
        rest = (rest * 2 + (10 if digit == "X" else int(digit))) % 11
    return rest == 1


def _mod_97_10(id_: str) -> bool:
    """ISO/IEC 7064, MOD 97-10, over the value of a number in base 32, as ROR uses it."""
    number = 0
    for digit in id_[:-2]:
        number = number * 32 + _BASE_32.index(digit)
    return (number * 100 + int(id_[-2:])) % 97 == 1


_CHECKS: Mapping[str, Callable[[str], bool]] = {"": lambda _: True, "mod-11-2": _mod_11_2, "mod-97-10": _mod_97_10}
