"""The style sheet of all pages: the theme's, ours, and how the text of each language is set, made of its profile."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dossier.languages import Profile, profile

FOLDER = "assets/dossier/"
PATH = f"{FOLDER}style.css"
_FIRST = "dossier"
"""The part that the others, and what is made of the profiles, may overrule."""
PARTS = (_FIRST, "document", "provenance", "lists", "cards", "search", "parallel", "cite")
"""Ours by their names, in the order in which later ones overrule. Pages load one file: one request, and one link on
each of thousands of pages."""
_STYLES = ("serif", "sans")
_GENERIC = {"serif": "serif", "sans": "sans-serif"}
_ANY = ":where(:root, [lang])"
"""Pages and passages in any language; what a language says of itself counts for more."""


def stylesheet(theme: str, parts: Mapping[str, str], languages: Sequence[str]) -> str:
    """The style sheet of a site; theme: that of the theme; parts: by their names; languages: codes."""
    own = {**parts, _FIRST: parts[_FIRST] + typesetting(languages)}
    return "\n".join((theme, *(own[name] for name in PARTS)))


def typesetting(languages: Sequence[str]) -> str:
    """How the text of each language is set.

    What a language says of its text holds for its passages on all pages, and not for passages of others within them.
    """
    profiles = [profile(code) for code in languages]
    return "".join((_rule(_ANY, _plain(profiles)), *(rule for each in profiles for rule in _own(each))))


def _plain(profiles: Iterable[Profile]) -> Mapping[str, str]:
    """What holds where a language says nothing."""
    properties = dict.fromkeys((name for each in profiles for name in each.typesetting), "initial")
    return {**{f"--{style}": f"var(--latin-{style})" for style in _STYLES}, **properties}


def _own(language: Profile) -> Iterator[str]:
    fonts = {f"--{style}": f"{_strings(names, ', ')}, {_GENERIC[style]}" for style, names in language.fonts.items()}
    yield _rule(f"[lang]:lang({language.code})", {**fonts, **language.typesetting})
    # The marks around a quotation are those of the text in which it stands, whatever its own language.
    yield _rule(f":lang({language.code}) > q", {"--quotes": _strings(language.quotes)})


def _strings(texts: Iterable[str], between: str = " ") -> str:
    """Texts as strings of CSS.

    >>> _strings(("«", "»"))
    '"«" "»"'
    """
    return between.join(json.dumps(text, ensure_ascii=False) for text in texts)


def _rule(selector: str, properties: Mapping[str, str]) -> str:
    r"""A rule of CSS; nothing where it would be empty.

    >>> _rule(":lang(fr)", {"--slant": "italic"}), _rule(":lang(fr)", {})
    (':lang(fr) {\n  --slant: italic;\n}\n', '')
    """
    lines = "".join(f"  {name}: {value};\n" for name, value in properties.items())
    return f"{selector} {{\n{lines}}}\n" if lines else ""
