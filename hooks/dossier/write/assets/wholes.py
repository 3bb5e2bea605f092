"""Names of several words, which the search index holds as wholes: where they stand is not asked of their words.

A name of frequent words is on most pages, and the places of such words are megabytes in a large collection. So the
index has the name itself; and apart, where texts have other forms ("United Nation"), which no quoted question wants.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import contains
from typing import NamedTuple

from dossier.languages import languages, profile
from dossier.write.assets.tokens import forms, pairs, words

INFLECTED = "+"
"""Behind a name: in other forms. No word ends with it."""
_PAIR = 2


class Wholes(NamedTuple):
    """The names that pages of a language may hold as wholes."""

    forms: Mapping[str, tuple[str, ...]]
    """By word as a text may have it: the words of names of which it is a form."""
    names: Mapping[str, tuple[tuple[str, ...], ...]]
    """By their first two words."""

    def within(self, said: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Where names stand among words: the place of the first, and the name as the index has it."""
        may_be = [self.forms.get(word, ()) for word in said]
        for at, (ones, nexts) in enumerate(pairwise(may_be)):
            if ones and nexts:
                for name in self._beginning(ones, nexts):
                    there = may_be[at : at + len(name)]
                    if len(there) == len(name) and all(map(contains, there, name)):
                        exact = name == (*said[at : at + len(name)],)
                        yield at, " ".join(name) + ("" if exact else INFLECTED)

    def _beginning(self, ones: Iterable[str], nexts: Iterable[str]) -> Iterator[tuple[str, ...]]:
        for one in ones:
            for next_ in nexts:
                yield from self.names.get(f"{one} {next_}", ())


def wholes(names: Iterable[str], language: str) -> Wholes:
    """The names of two words and more; one of two that is a pair (`tokens.pairs`) is in the index as such.

    >>> found = wholes(["United Nations", "联合国", "中国", "Of Zambia", "AI"], "en")
    >>> list(found.names), found.forms["nation"]
    (['united nations', '联 合'], ('nations',))
    """
    known = profile(language) if language in languages() else None
    changes = (known.inflections, known.prefixes) if known else ((), ())
    begin, may_be = defaultdict[str, list[tuple[str, ...]]](list), defaultdict[str, list[str]](list)
    all_ = sorted({tuple(words(name)) for name in names})
    held = [name for name in all_ if len(name) > _PAIR or (len(name) == _PAIR and not pairs(name)[0])]
    for name in held:
        begin[" ".join(name[:_PAIR])].append(name)
    for word in sorted({word for name in held for word in name}):
        for form in forms(word, *changes):
            may_be[form].append(word)
    return Wholes(
        {form: tuple(own) for form, own in may_be.items()}, {first: tuple(own) for first, own in begin.items()}
    )
