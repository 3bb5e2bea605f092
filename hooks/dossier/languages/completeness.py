"""Whether the words of a language are complete: compared with what all the other languages have.

Words are YAML, as the rest of a language is; catalogues of gettext would be a second form of data beside it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from functools import cache
from string import Formatter
from typing import Any

from dossier.languages import WRITTEN_IN, Profile, languages, raw

PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
"""Categories of the plural rules of Unicode CLDR."""
_ENOUGH = 2
"""A key that as many languages have belongs to all; what one alone has may be a slip of its writer."""
_MAY_BE_EMPTY = ("document.gap",)
"""What some languages have nothing for: Chinese puts no space between two sentences."""
_PATTERNS = (
    "counted", "year_names", "future", "ahead", "bearing", "pieces", "dates", "divisions", "pages", "types", "covers",
    "roles", "names",
)  # fmt: skip
_EXPLAINED = "languages/__init__.py says what it means"
_OPTIONAL = ("dates.first_day", "dates.spans.", "rules.sentences.")
"""What not every language writes: an ordinal for the first day, words for the dash of a span, and what rules do,
which their docstrings say."""


def _is_plural(value: Mapping[str, Any]) -> bool:
    return "other" in value and value.keys() <= PLURALS


def leaves(value: Any, path: str = "") -> dict[str, Any]:
    """All words in nested mappings by their path; the plural forms of a word count as one.

    >>> leaves({"site": {"nav": "Pages"}, "texts": {"one": "{n} text", "other": "{n} texts"}})
    {'site.nav': 'Pages', 'texts': {'one': '{n} text', 'other': '{n} texts'}}
    """
    if not isinstance(value, Mapping) or (path and _is_plural(value)):
        return {path: value}
    deeper = (leaves(item, f"{path}.{key}" if path else str(key)) for key, item in value.items())
    return {deep: word for found in deeper for deep, word in found.items()}


def places(word: Any) -> frozenset[str]:
    """What is put into a word, or into any of its plural forms.

    >>> sorted(places({"one": "{n} text in {place}", "other": "{n} texts"}))
    ['n', 'place']
    """
    forms = word.values() if isinstance(word, Mapping) else word if isinstance(word, tuple) else [word]
    return frozenset(name for form in forms for _, name, _, _ in Formatter().parse(str(form)) if name)


def word_faults(code: str, trees: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the interface words of one language among those of all: the key, why, and the cure.

    >>> trees = {"a": {"x": "{n}", "y": "!"}, "b": {"x": "{n}", "y": "!"}, "c": {"x": "{m}"}}
    >>> for fault in word_faults("c", trees):
    ...     print(fault)
    y is missing: add it, as ui/a.yml has it
    x has no place for {n}: add it
    x has {m}, which nothing fills: remove it
    """
    words = {other: leaves(tree) for other, tree in trees.items()}
    yield from _key_faults(words[code], words)
    for key, word in words[code].items():
        if word in (None, "", ()) and key not in _MAY_BE_EMPTY:
            yield f"{key} is empty: write it"
        others = (found[key] for other, found in words.items() if other != code and key in found)
        yield from _place_faults(key, places(word), map(places, others))


def _key_faults(own: Mapping[str, Any], words: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    counts = Counter(key for found in words.values() for key in found if not key.startswith(_OPTIONAL))
    for key, count in counts.items():
        if key not in own and count >= _ENOUGH:
            other = min((other for other, found in words.items() if key in found), key=_as_example)
            yield f"{key} is missing: add it, as ui/{other}.yml has it"
        elif key in own and count == 1 < len(words):
            yield f"{key} is in no other language: correct it, or remove it"


def _as_example(code: str) -> tuple[bool, str]:
    """Order in which languages are given as an example: first the one that most contributors read."""
    return code != WRITTEN_IN, code


def _place_faults(key: str, own: frozenset[str], others: Iterable[frozenset[str]]) -> Iterator[str]:
    """Where all others agree on what is put into a word."""
    agreed = set(others)
    if len(agreed) == 1:
        expected = agreed.pop()
        yield from (f"{key} has no place for {{{name}}}: add it" for name in sorted(expected - own))
        yield from (f"{key} has {{{name}}}, which nothing fills: remove it" for name in sorted(own - expected))


def profile_faults(code: str, trees: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the profile of one language: the key, why, and the cure."""
    own, known = trees[code], {field.name: field for field in fields(Profile) if field.name != "code"}
    needed = [name for name, field in known.items() if field.default is MISSING is field.default_factory]
    lacking = [name for name in needed if own.get(name) is None]
    inner = ((name, key) for name in known for key in known[name].metadata.get("keys", ()) if name in own)
    lacking += [f"{name}.{key}" for name, key in inner if key not in own[name]]
    yield from (f"{name} is missing: add it; {_EXPLAINED}" for name in lacking)
    yield from (f"{name} is no key of a profile: correct it; {_EXPLAINED}" for name in own if name not in known)
    yield from _pattern_faults({name: own[name] for name in _PATTERNS if name in own})


def _pattern_faults(patterns: Mapping[str, Any]) -> Iterator[str]:
    for key, value in leaves(patterns).items():
        for pattern in (value,) if isinstance(value, str) else value or ():
            if error := _error(pattern):
                yield f"{key}: {pattern} is no pattern ({error}): correct it"


@cache
def _error(pattern: str) -> str:
    """Why this is no pattern; empty if it is. Each is tried once: `re` keeps only its last 512."""
    try:
        re.compile(pattern)
    except re.error as error:
        return str(error)
    return ""


def faults(code: str) -> tuple[str, ...]:
    """Everything that is wrong with the words of a language, each with its file; empty when they are complete.

    ValueError when a file is no YAML.

    >>> faults("fr")
    ()
    """
    return tuple(f"languages/{folder}/{code}.yml{fault}" for folder in _JUDGES for fault in _faults(folder, code))


def _faults(folder: str, code: str) -> Iterator[str]:
    trees = {other: tree for other in languages() if (tree := _tree(folder, other)) is not None}
    if code in trees:
        yield from (f": {fault}" for fault in _JUDGES[folder](code, trees))
    else:
        yield f" is missing: translate languages/{folder}/{min(trees, key=_as_example)}.yml"


def _tree(folder: str, code: str) -> Any:
    try:
        return raw(folder, code)
    except FileNotFoundError:
        return None


_JUDGES: Mapping[str, Callable[[str, Mapping[str, Any]], Iterator[str]]] = {
    "profiles": profile_faults,
    "ui": word_faults,
}
