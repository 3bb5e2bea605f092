"""Who a seed is: its id and its language, by what a person gave, by its file's name, and by its words."""

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping, Sequence

from dossier.languages import OTHERS, Profile, profile
from dossier.model import Finding, Key, Seed
from dossier.read.corrections import beside

# The language of a text, by its script and its frequent words; unsure rather than wrong.


_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 0.08
"""Share of frequent words from which a text is in a language."""
_AHEAD = 1.5
"""How many times the frequent words of the next language with a profile it must have; one without must have fewer."""


def detect(text: str, profiles: Iterable[Profile]) -> str | None:
    """Code of the language, None when unsure, or when the text is rather in one that has no profile.

    A character of a script that only one language claims counts as half a word.

    >>> known = [profile("en"), profile("fr"), profile("zh")]
    >>> detect("Le rôle de la Chine dans le monde est un rôle de premier plan.", known)
    'fr'
    >>> detect("中国与联合国", known), detect("xyzzy 123", known)
    ('zh', None)
    >>> detect("El papel de la China en el mundo es un papel de primer plano.", known), detect("川のほとり", known)
    (None, None)
    """
    known = {p.code: (p.letters, p.stopwords) for p in profiles}
    others = {code: (o.get("letters", ""), frozenset(o.get("words", ()))) for code, o in OTHERS.items()}
    claims = others | known
    scripts = {code: len(re.findall(letters, text)) / 2 for code, (letters, _) in claims.items() if letters}
    foreign = "|".join(claims[code][0] for code, count in scripts.items() if count)
    words = _WORD.findall((re.sub(foreign, " ", text) if foreign else text).lower())
    if scripts and max(scripts.values()) > len(words):
        found = max(scripts, key=lambda code: scripts[code])
    else:
        found = _by_words(words, {code: frequent for code, (_, frequent) in claims.items() if frequent}, set(known))
    return found if found in known else None


def _by_words(words: list[str], frequent: Mapping[str, frozenset[str]], known: Container[str]) -> str:
    """Code of the language whose frequent words these are; empty when none is far enough ahead of the known ones."""
    shares = {code: sum(map(own.__contains__, words)) / max(1, len(words)) for code, own in frequent.items()}
    first = max(shares, key=lambda code: shares[code], default="")
    if not first or shares[first] < _ENOUGH:
        return ""
    second = max((share for code, share in shares.items() if code in known and code != first), default=0.0)
    return first if shares[first] > _AHEAD * second else ""


def slug(name: str) -> str:
    """Id of a document from a file name: letters and digits of any script, joined by hyphens.

    >>> slug("000_8bd3e0610bee0813"), slug("Été 2024 — 演讲")
    ('000-8bd3e0610bee0813', 'été-2024-演讲')
    """
    made = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", name).lower()).strip("-")
    return f"{made}-text".lstrip("-") if made in ("", "index") else made


def name_parts(name: str, codes: Sequence[str]) -> tuple[str, str | None]:
    """Id and language that a file name tells: ID.txt, or ID.LANG.txt with a language of the site.

    >>> name_parts("00001.fr.txt", ["en", "fr"]), name_parts("v1.2.txt", ["en", "fr"])
    (('00001', 'fr'), ('v1-2', None))
    """
    head, _, last = name.removesuffix(".txt").rpartition(".")
    return (slug(head), last) if head and last in codes else (slug(name.removesuffix(".txt")), None)


def identify(seed: Seed, text: str, codes: Sequence[str]) -> tuple[Key, tuple[Finding, ...]]:
    """Id and language of a seed, and what is wrong with its language; codes: of the site, the default first."""
    given = seed.correction.facts
    id_, named = name_parts(seed.path.rsplit("/", 1)[-1], codes)
    stated = next((str(code) for code in (given.get("language"), named) if code in codes), None)
    language = stated or detect(text, map(profile, codes))
    key = Key(slug(str(given.get("id") or id_)), language or codes[0])
    return key, _doubts(seed, language, codes)


def _doubts(seed: Seed, language: str | None, codes: Sequence[str]) -> tuple[Finding, ...]:
    """What is wrong with the language that a person gave, or that nothing shows."""
    given, detail = seed.correction.facts.get("language"), {"languages": tuple(codes)}
    if given and given not in codes:
        line = seed.correction.at.get("language", 0)
        return (Finding(beside(seed.path), line, "language_not_configured", {**detail, "language": str(given)}),)
    return () if language else (Finding(seed.path, 0, "language_unknown", detail),)
