"""Whether the files of a language can be used, and what they leave out.

The program's own interface words are compared with what all its other languages have: these are complete. In a
collection's own files English words stand in for those that are missing, and of a profile little is needed: what it
leaves out has a consequence, which is told (`lacks`).

Words are YAML, as the rest of a language is; catalogues of gettext would be a second form of data beside it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from functools import cache
from string import Formatter
from typing import Any, get_args, get_origin, get_type_hints

from dossier.languages import WRITTEN_IN, Profile, words
from dossier.languages.files import Kind, codes, is_plural, of_collection, of_program, place, raw

_ENOUGH = 2
"""A key that as many languages have belongs to all; what one alone has may be a slip of its writer."""
_MAY_BE_EMPTY = ("document.gap",)
"""What some languages have nothing for: Chinese puts no space between two sentences."""
_PATTERNS = (
    "counted", "year_names", "future", "ahead", "bearing", "pieces", "dates", "divisions", "pages", "types", "covers",
    "roles", "names",
)  # fmt: skip
_EXPLAINED = "languages/__init__.py says what it means"
_FORMATS = "dates.formats."
_OPTIONAL = ("dates.first_day", "dates.spans.", "rules.sentences.")
"""What not every language writes: an ordinal for the first day, words for the dash of a span, and what rules do,
which their docstrings say."""


def leaves(value: Any, path: str = "") -> dict[str, Any]:
    """All words in nested mappings by their path; the plural forms of a word count as one.

    >>> leaves({"site": {"nav": "Pages"}, "texts": {"one": "{n} text", "other": "{n} texts"}})
    {'site.nav': 'Pages', 'texts': {'one': '{n} text', 'other': '{n} texts'}}
    """
    if not isinstance(value, Mapping) or (path and is_plural(value)):
        return {path: value}
    deeper = (leaves(item, f"{path}.{key}" if path else str(key)) for key, item in value.items())
    return {deep: word for found in deeper for deep, word in found.items()}


def places(word: Any) -> frozenset[str]:
    """What is put into a word, or into any of its plural forms. ValueError where a bracket has no other.

    >>> sorted(places({"one": "{n} text in {place}", "other": "{n} texts"})), sorted(places("{n!r} {n:d} {}"))
    (['n', 'place'], ['', 'n!r', 'n:d'])
    """
    forms = word.values() if isinstance(word, Mapping) else word if isinstance(word, tuple) else [word]
    found = (part for form in forms for part in Formatter().parse(str(form)) if part[1] is not None)
    return frozenset(
        f"{name}{f'!{turned}' if turned else ''}{f':{form}' if form else ''}" for _, name, form, turned in found
    )


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
        yield from _place_faults(key, word, map(places, others))


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


def _place_faults(key: str, word: Any, others: Iterable[frozenset[str]]) -> Iterator[str]:
    """Where all others agree on what is put into a word."""
    agreed = set(others)
    try:
        own = places(word)
    except ValueError:
        yield f"{key} has a curly bracket without the other: write it as the others have it"
        return
    if len(agreed) == 1:
        expected = agreed.pop()
        yield from (f"{key} has no place for {{{name}}}: add it" for name in sorted(expected - own))
        yield from (f"{key} has {{{name}}}, which nothing fills: remove it" for name in sorted(own - expected))


def profile_faults(own: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the profile of a language: the key, why, and the cure.

    >>> list(profile_faults({"iso_639_3": "por", "months": {"maio": 5}, "stopwords": ("de", "não")}))
    []
    """
    known = {field.name: field for field in fields(Profile) if field.name != "code"}
    needed = [name for name, field in known.items() if field.default is MISSING is field.default_factory]
    lacking = [name for name in needed if own.get(name) is None]
    lacking += ["stopwords"] if own.get("stopwords") is None and not own.get("letters") else []
    yield from (f"{name} is missing: add it; {_EXPLAINED}" for name in lacking)
    yield from (f"{name} is no key of a profile: correct it; {_EXPLAINED}" for name in own if name not in known)
    yield from _form_faults(own, known)
    yield from _pattern_faults({name: own[name] for name in _PATTERNS if name in own})


def _form_faults(own: Mapping[str, Any], known: Mapping[str, Field[Any]]) -> Iterator[str]:
    """Keys that hold words where others belong below them, or a word where a list belongs."""
    for name, said in own.items():
        kind = str(known[name].type).removeprefix("collections.abc.") if name in known else ""
        if kind.startswith("Mapping") and said not in (None, ()) and not isinstance(said, Mapping):
            yield f"{name} has no keys of its own: write KEY: VALUE below it; {_EXPLAINED}"
        elif kind.startswith(("tuple", "frozenset")) and said is not None and not isinstance(said, tuple):
            yield f"{name} is no list: write it as [ONE, ANOTHER]; {_EXPLAINED}"
        elif kind and said not in (None, ()):
            wrong = dict.fromkeys(repr(one) for one in _misfits(said, _kinds()[name]))
            yield from (
                f"{name} holds {value}, which is not what belongs there: correct it; {_EXPLAINED}" for value in wrong
            )


@cache
def _kinds() -> Mapping[str, Any]:
    """What the fields of a profile hold."""
    return get_type_hints(Profile)


def _misfits(value: Any, kind: Any) -> Iterator[Any]:
    """What in a value is of another kind.

    >>> list(_misfits((("a", 3), None), tuple[tuple[str, ...], ...])), list(_misfits({"a": 1}, Mapping[str, int]))
    ([3, None], [])
    """
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Mapping, tuple, frozenset):
        if not isinstance(value, Mapping if origin is Mapping else tuple):
            yield value
            return
        items = value.values() if isinstance(value, Mapping) else value
        yield from (wrong for item in items for wrong in _misfits(item, inner[origin is Mapping]))
    elif kind is not Any and type(value) is not kind:
        yield value


def _pattern_faults(patterns: Mapping[str, Any]) -> Iterator[str]:
    for key, value in leaves(patterns).items():
        listed = value if isinstance(value, tuple) else (value,)
        for pattern in (one for one in listed if isinstance(one, str)):
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
    """Everything that is wrong with the words of a language, each with its file; empty when they can be used.

    ValueError when a file is no YAML.

    >>> faults("fr")
    ()
    """
    if code not in codes("profiles"):
        return (f"{place('ui', code)}: there is no profile beside it: run dossier language new {code}",)
    profile = profile_faults(raw("profiles", code))
    words = _program_faults(code) if of_collection("ui", code) is None else _own_word_faults(code)
    told: tuple[tuple[Kind, Iterator[str]], ...] = (("profiles", profile), ("ui", words))
    return tuple(f"{place(kind, code)}: {fault}" for kind, found in told for fault in found)


def _program_faults(code: str) -> Iterator[str]:
    """Of a language without words of the program nothing: English ones stand in."""
    trees = {other: tree for other in codes("ui") if (tree := of_program("ui", other)) is not None}
    return word_faults(code, trees) if code in trees else iter(())


def _own_word_faults(code: str) -> Iterator[str]:
    """What is wrong with words that a collection gives: what they lack is no fault."""
    given, known = leaves(of_collection("ui", code)), leaves(of_program("ui", WRITTEN_IN))
    for key, word in given.items():
        if word is None or key.startswith(_OPTIONAL):
            # A group of which nothing is translated yet, or what English has not.
            continue
        if key not in known:
            yield f"{key} is no word of the program: correct it, or remove it"
        elif type(word) is not type(known[key]):
            yield f"{key} has another form than in the program: write it as languages/ui/{WRITTEN_IN}.yml has it"
        elif word == "" and key not in _MAY_BE_EMPTY:
            yield f"{key} is empty: write it, or remove the line"
        elif key.startswith(_FORMATS) and not _is_of_days(word):
            yield f"{key} is no pattern of a day: write it with d, MMMM and y alone"
        else:
            yield from _place_faults(key, word, [places(known[key])])


def _is_of_days(pattern: str) -> bool:
    """Whether a day can be written by a pattern of CLDR (UTS 35): one with hours can not.

    >>> _is_of_days("d MMMM y"), _is_of_days("d MMMM y, HH:mm")
    (True, False)
    """
    from babel.dates import format_date  # noqa: PLC0415 - much code, which few words need

    try:
        format_date(date(2000, 1, 1), pattern, locale=WRITTEN_IN)
    except (AttributeError, KeyError, TypeError, ValueError):
        return False
    return True


def lacks(kind: Kind, code: str) -> tuple[str, ...]:
    """Keys that the files of a language leave out, and that others have: of a profile those whose lack is felt.

    >>> lacks("ui", "fr"), lacks("profiles", "zh")
    ((), ())
    """
    if kind == "profiles":
        said = raw(kind, code)
        return tuple(name for name in words(WRITTEN_IN)["consequences"] if said.get(name) is None)
    own = leaves(raw(kind, code)) if code in codes(kind) else {}
    return tuple(key for key in leaves(words(WRITTEN_IN)) if own.get(key) is None and not key.startswith(_OPTIONAL))


def gathered(keys: Iterable[str]) -> tuple[str, ...]:
    """Keys of interface words, a group that has them all by its own name.

    >>> gathered(["language", "site.nav", "cli.files"])
    ('language', 'site.nav', 'cli.files')
    """
    found = tuple(keys)
    every = (key for key in leaves(words(WRITTEN_IN)) if not key.startswith(_OPTIONAL))
    split = {key.partition(".")[0] for key in {*every}.difference(found)}
    groups = ((key.partition(".")[0], key) for key in found)
    return tuple(dict.fromkeys(key if group in split else group for group, key in groups))
