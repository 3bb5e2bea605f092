"""What the languages of a collection leave out: nothing is wrong, and each thing has its consequence."""

from collections.abc import Collection, Iterator
from itertools import chain
from pathlib import Path

from dossier.languages import WRITTEN_IN, words
from dossier.languages.completeness import gathered, lacks, leaves
from dossier.languages.files import own_name, used
from dossier.model import Detail, Finding

_NAMED = 20
"""Words of the interface that one finding names."""


def check_profiles(codes: Collection[str]) -> tuple[Finding, ...]:
    """What is missing from the files of the collection's languages; codes: of the site.

    >>> check_profiles(["en", "fr"])
    ()
    """
    own = (Path(name).stem for name in used())
    known = dict.fromkeys((*codes, *own))
    spoken = (code for code in known if code in codes or own_name("ui", code) in used())
    return tuple(chain(*map(_profile, known), *map(_words, spoken)))


def _profile(code: str) -> Iterator[Finding]:
    for key in lacks("profiles", code):
        yield Finding(own_name("profiles", code), 0, "profile_lacks", {"key": key, "consequence": key})


def _words(code: str) -> Iterator[Finding]:
    if keys := lacks("ui", code):
        total = len(leaves(words(WRITTEN_IN)))
        named = gathered(keys)
        told = ", ".join((*named[:_NAMED], *["…"] * (len(named) > _NAMED)))
        detail: dict[str, Detail] = {"count": len(keys), "total": total, "keys": told}
        yield Finding(own_name("ui", code), 0, "words_lack", detail)
