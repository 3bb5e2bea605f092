"""The style sheets of pages: what they use of the theme's, ours, and how the text of each language is set."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dossier.languages import Profile, profile
from dossier.write.assets.pruning import properties, pruned, tight

FOLDER = "assets/dossier/"
_FIRST = "dossier"
"""The part that the others, and what is made of the profiles, may overrule."""
PARTS = (_FIRST, "document", "provenance", "lists", "cards", "search", "parallel", "cite")
"""Ours by their names, in the order in which later ones overrule."""
_KINDS = {
    "document": (_FIRST, "document", "cards", "parallel", "cite"),
    "lists": (_FIRST, "lists", "cards"),
    "provenance": (_FIRST, "document", "provenance", "lists", "cards"),
}
"""By kind of page: a reader waits for one file, with no more than its pages show."""
_LATE = "search"
"""What a script brings when somebody asks for it."""
_OURS = frozenset({"md-typeset", "md-header", "md-header__button", "footnote", "footnote-ref", "footnote-backref"})
"""Classes of the theme that templates and the plain extensions of Markdown give to elements."""
_PLAIN = frozenset({"abbr", "attr_list", "def_list", "footnotes", "md_in_html", "tables"})
"""Extensions of Markdown that give no other class of the theme."""
_FRAME = "md-"
"""What the theme's own templates and scripts make, which no page of ours has, begins with this."""
_STYLES = ("serif", "sans")
_GENERIC = {"serif": "serif", "sans": "sans-serif"}
_ANY = ":where(:root, [lang])"
"""Pages and passages in any language; what a language says of itself counts for more."""


def stylesheets(
    theme: str, parts: Mapping[str, str], languages: Sequence[str], extensions: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Path and content of the style sheets of a site.

    theme: the theme's style sheet; parts: ours by their names; languages: codes; extensions: of Markdown, by name.
    """
    plain = _PLAIN.issuperset(extensions)
    used = tight(pruned(theme, _is_plain if plain else _is_content, properties("".join(parts.values()))))
    own = {name: tight(part) for name, part in {**parts, _FIRST: parts[_FIRST] + typesetting(languages)}.items()}
    for kind, names in _KINDS.items():
        yield f"{FOLDER}{kind}.css", used + "".join(own[name] for name in names)
    yield f"{FOLDER}{_LATE}.css", own[_LATE]


def _is_plain(name: str) -> bool:
    return name in _OURS


def _is_content(name: str) -> bool:
    """Whether Markdown with any extension may give a class to an element."""
    return name in _OURS or not name.startswith(_FRAME)


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
