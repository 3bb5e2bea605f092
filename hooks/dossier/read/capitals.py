"""Which parts of a text get their capitals set: all of it, its title alone, or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dossier.data import Profile
from dossier.model import Block
from dossier.read.casing import is_lower, is_title_upper, is_upper, names_in, recase, recase_capitals
from dossier.read.clean.measure import frequent

_FREQUENT = 0.1
"""Share of frequent words below which a text is of another language."""


@dataclass(frozen=True, slots=True)
class Cased:
    """A text whose capitals are as they should be, as far as anybody knows."""

    title: str
    blocks: tuple[Block, ...]
    inferred: tuple[str, ...] = ()
    """`capitals` if they were set here throughout, `title` if only there."""


def set_capitals(title: str, blocks: tuple[Block, ...], profile: Profile, names: Sequence[str]) -> Cased:
    """Title and blocks with capitals, where the text came without any or all in them.

    A text of another language (few of its words are frequent in this one) stays: its nouns may need capitals. A heading
    all in capitals within a text that has both stays: they are the source's type. A title loses its own, since it is
    read on many pages beside others.
    """
    texts = [block.text for block in blocks]
    lower, upper = is_lower(texts), is_upper(texts)
    loud = not (lower or upper) and is_title_upper(title, profile)
    if profile.letters or not (lower or upper or loud):
        return Cased(title, blocks)
    if frequent(" ".join([title, *texts]), profile.stopwords) < _FREQUENT:
        return Cased(title, blocks)
    if loud:
        return Cased(recase_capitals(title, profile, (*names, *names_in(texts))), blocks, ("title",))
    return _throughout(recase if lower else recase_capitals, title, blocks, profile, names)


def _throughout(
    set_: Callable[[str, Profile, Sequence[str]], str],
    title: str,
    blocks: tuple[Block, ...],
    profile: Profile,
    names: Sequence[str],
) -> Cased:
    told = tuple(replace(block, text=set_(block.text, profile, names)) for block in blocks)
    return Cased(set_(title, profile, names), told, ("capitals",))
