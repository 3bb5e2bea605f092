"""Who a seed is: its id and its language, by what a person gave, by its file's name, and by its words."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from dossier.languages import OTHERS, Other, Profile, languages, profile
from dossier.languages.normal_forms import slug
from dossier.languages.text import WORD
from dossier.model import Correction, Detail, Finding, Key, Seed
from dossier.pages.schema.mistakes import shown
from dossier.read.corrections import beside
from dossier.read.lines.measure import IN_LANGUAGE, frequent

# The language of a text, by its script and its frequent words; unsure rather than wrong.


_ASCII = re.compile(r"[\x00-\x7f]+")
_AHEAD = 1.5
"""How many times more frequent words than the next language it must have."""


def detect(text: str, profiles: Iterable[Profile]) -> str | None:
    """Code of the language, None when unsure, or when the text is rather in one that is not asked for.

    A character of a script that only one language claims counts as half a word.

    >>> known = [profile("en"), profile("fr"), profile("zh")]
    >>> detect("Le rôle de la Chine dans le monde est un rôle de premier plan.", known)
    'fr'
    >>> detect("中国与联合国", known), detect("xyzzy 123", known)
    ('zh', None)
    >>> detect("El papel de la China en el mundo es un papel de primer plano.", known), detect("川のほとり", known)
    (None, None)
    """
    known = {p.code: p for p in profiles}
    found, said = _likeliest(text, known)
    return found if found and not _is_strange(found, said, known) else None


def is_foreign(text: str, language: str, profiles: Iterable[Profile]) -> bool:
    """Whether a text is in another of the languages than that one; what is in none of them is not."""
    known = {p.code: p for p in profiles}
    found, said = _likeliest(text, known)
    return found is not None and found != language and not _is_strange(found, said, known)


def _likeliest(text: str, known: Mapping[str, Profile]) -> tuple[str | None, Sequence[str]]:
    """The language of a text among the known ones; and the words by which it is known, none where its script tells."""
    # Only what is not ASCII can be of a script that one language claims: of most texts little is left to count.
    strange = "" if text.isascii() else _ASCII.sub("", text)
    letters = _letters(tuple(known.values())) if strange else {}
    if letters and not re.search("|".join(letters.values()), strange):
        letters = {}
    scripts = {code: len(re.findall(pattern, strange)) / 2 for code, pattern in letters.items()}
    foreign = "|".join(letters[code] for code, count in scripts.items() if count)
    words = WORD.findall((re.sub(foreign, " ", text) if foreign else text).lower())
    if scripts and max(scripts.values()) > len(words):
        script = max(scripts, key=lambda code: scripts[code])
        return (script if script in known else None), ()
    return _by_words(words, {code: p.stopwords for code, p in known.items() if not p.letters}), words


@cache
def _letters(known: tuple[Profile, ...]) -> Mapping[str, str]:
    """Patterns of the letters that one language alone claims, the known ones first."""
    others = _others(frozenset(profile.code for profile in known))
    every: tuple[Profile | Other, ...] = (*known, *others.values())
    codes = (*(profile.code for profile in known), *others)
    return {code: one.letters for code, one in zip(codes, every, strict=True) if one.letters}


@cache
def _others(known: frozenset[str]) -> Mapping[str, Profile | Other]:
    """What tells all other languages, whether they have a profile or not."""
    every: dict[str, Profile | Other] = {**OTHERS, **{code: profile(code) for code in languages()}}
    return {code: other for code, other in every.items() if code not in known}


def _is_strange(language: str, words: Sequence[str], known: Mapping[str, Profile]) -> bool:
    """Whether words are rather in a language that is not asked for than in that one."""
    said, own = Counter(words), known[language].stopwords
    return any(_is_rather(said, other.stopwords, own) for other in _others(frozenset(known)).values())


def _by_words(words: Sequence[str], stopwords: Mapping[str, frozenset[str]]) -> str | None:
    shares = {code: frequent(words, own) for code, own in stopwords.items()}
    first = max(shares, key=lambda code: shares[code], default="")
    if not first or shares[first] < IN_LANGUAGE:
        return None
    said = Counter(words)
    others = (other for code, other in stopwords.items() if code != first)
    return first if all(_is_rather(said, stopwords[first], other) for other in others) else None


def _is_rather(said: Mapping[str, int], other: frozenset[str], own: frozenset[str]) -> bool:
    """Whether words are rather in one language than in another; what is frequent in both tells nothing.

    said: how often each word stands there.
    """
    theirs, ours = (
        sum(map(said.__getitem__, alone.intersection(said))) for alone in (_alone(other, own), _alone(own, other))
    )
    return theirs > _AHEAD * ours


@cache
def _alone(these: frozenset[str], those: frozenset[str]) -> frozenset[str]:
    return these - those


def id_of(name: str) -> str:
    """Id of a document from a file name; never that of the folder's own page.

    >>> id_of("A Speech, 2024"), id_of("index"), id_of("…")
    ('a-speech-2024', 'index-text', 'text')
    """
    made = slug(name)
    return f"{made}-text".lstrip("-") if made in ("", "index") else made


def name_parts(name: str, codes: Sequence[str]) -> tuple[str, str | None]:
    """Id and language that a file name tells: ID.txt, or ID.LANG.txt with a language of the site; likewise ID.md.

    >>> name_parts("00001.fr.txt", ["en", "fr"]), name_parts("v1.2.txt", ["en", "fr"])
    (('00001', 'fr'), ('v1-2', None))
    """
    stem = name.rpartition(".")[0] or name
    head, _, last = stem.rpartition(".")
    return (id_of(head), last) if head and last in codes else (id_of(stem), None)


def identify(seed: Seed, words: Callable[[], str], codes: Sequence[str]) -> tuple[Key, tuple[Finding, ...]]:
    """Id and language of a seed, and what is wrong with its language; codes: of the site, the default first.

    words: gives those of the text, by which its language is known where nobody names it.
    """
    given = seed.correction.facts
    id_, named = name_parts(seed.path.rsplit("/", 1)[-1], codes)
    stated = next((str(code) for code in (given.get("language"), named) if code in codes), None)
    language = stated or detect(words(), map(profile, codes))
    key = Key(id_of(str(given.get("id") or id_)), language or codes[0])
    return key, (*_doubts(seed, language, codes), *_renamed(seed.correction, key.id))


def _renamed(correction: Correction, made: str) -> Iterator[Finding]:
    """The finding on an id that is no address as the texts have it, of which another was made."""
    given = str(correction.facts.get("id") or made)
    if given != made:
        detail: dict[str, Detail] = {"value": shown(given), "key": "id", "form": "id", "near": (made,)}
        yield Finding(correction.path, correction.at.get("id", 0), "near_value", detail)


def _doubts(seed: Seed, language: str | None, codes: Sequence[str]) -> tuple[Finding, ...]:
    """What is wrong with the language that a person gave, or that nothing shows."""
    given, detail = seed.correction.facts.get("language"), {"languages": tuple(codes)}
    if given and given not in codes:
        line = seed.correction.at.get("language", 0)
        return (Finding(beside(seed.path), line, "language_not_configured", {**detail, "language": str(given)}),)
    return () if language else (Finding(seed.path, 0, "language_unknown", detail),)
