"""Which parts of a text get their capitals set: all of it, its title alone, or nothing."""

from collections.abc import Callable, Sequence

from msgspec import Struct, structs

from dossier.languages import Profile
from dossier.languages.normal_forms import without_accents
from dossier.model import Block
from dossier.read.facts.casing import is_lower, is_title_upper, is_upper, letters_of, names_in, recase, recase_capitals
from dossier.read.facts.cover_casing import recase_cover
from dossier.read.lines.covers import is_cover
from dossier.read.lines.measure import is_in


class Cased(Struct, frozen=True):
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
    if is_cover(title, profile) and not profile.letters:
        told = set_capitals("", blocks, profile, names)
        cased = recase_cover(title, profile, _held(title, (*names, *names_in(texts))))
        return Cased(cased, told.blocks, (*told.inferred, *["title"] * (cased != title)))
    lower, upper = is_lower(texts), is_upper(texts)
    loud = not (lower or upper) and is_title_upper(title, profile)
    if profile.letters or not (lower or upper or loud):
        return Cased(title, blocks)
    if not is_in(" ".join([title, *texts]), profile.stopwords):
        return Cased(title, blocks)
    if loud:
        return Cased(recase_capitals(title, profile, _held(title, (*names, *names_in(texts)))), blocks, ("title",))
    return _throughout(recase if lower else recase_capitals, title, blocks, profile, names)


def _held(title: str, names: Sequence[str]) -> tuple[str, ...]:
    """The names whose letters a title has: those alone are worth a pattern that is made for it."""
    letters, plain = letters_of(title), without_accents(letters_of(title))
    return tuple(n for n in names if letters_of(n) in letters or letters_of(without_accents(n)) in plain)


def _throughout(
    set_: Callable[[str, Profile, Sequence[str]], str],
    title: str,
    blocks: tuple[Block, ...],
    profile: Profile,
    names: Sequence[str],
) -> Cased:
    told = tuple(structs.replace(block, text=set_(block.text, profile, names)) for block in blocks)
    return Cased(set_(title, profile, names), told, ("capitals",))
