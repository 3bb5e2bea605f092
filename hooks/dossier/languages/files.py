"""The files of the languages: those of the program, and beside them those of the collection that is being read.

A collection has its own in two folders at its top: `languages/CODE.yml` is a profile, `ui/CODE.yml` holds interface
words. What they say comes before what the program knows of the same language, key by key. A process knows those of one
collection at a time (`use`): what is made of them is asked for everywhere, and is cached.
"""

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import yaml

from dossier.loading import load

Kind = Literal["profiles", "ui"]
FOLDERS: Mapping[str, Kind] = {"languages": "profiles", "ui": "ui"}
"""Folders at the top of a collection, by what their files are."""
PROGRAM = Path(__file__).parent
"""Folder of what the program knows of languages."""
_WHERE: Mapping[Kind, str] = dict(zip(FOLDERS.values(), FOLDERS, strict=True))
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
"""Categories of the plural rules of Unicode CLDR."""

_own: Mapping[str, str] = MappingProxyType({})


def use(files: Mapping[str, str]) -> None:
    """Know the files of a collection beside those of the program, and no other's; files: texts by their names.

    A name is that of the file below the collection: `languages/CODE.yml` or `ui/CODE.yml`.
    """
    global _own  # noqa: PLW0603 - a process reads one collection at a time
    if files != _own:
        _own = MappingProxyType(dict(files))
        forget()


def used() -> Mapping[str, str]:
    """The files of the collection that is being read, by their names: to be handed to other processes."""
    return _own


def forget() -> None:
    """Empty the package's caches: all that they hold is made of the files of the languages."""
    modules = [module for name, module in sys.modules.items() if name.startswith("dossier.")]
    for function in (value for module in modules for value in list(vars(module).values())):
        getattr(function, "cache_clear", lambda: None)()


def own_name(kind: Kind, code: str) -> str:
    """Where a collection has such a file of a language.

    >>> own_name("profiles", "pt")
    'languages/pt.yml'
    """
    return f"{_WHERE[kind]}/{code}.yml"


def _program_name(kind: Kind, code: str) -> str:
    return f"dossier/languages/{kind}/{code}.yml"


def is_plural(value: Any) -> bool:
    """Whether words are the plural forms of one.

    >>> is_plural({"one": "{n} text", "other": "{n} texts"}), is_plural({"other": "Other", "letter": "Letter"})
    (True, False)
    """
    return isinstance(value, Mapping) and "other" in value and value.keys() <= PLURALS


def over(given: Any, below: Any) -> Any:
    """What one file says, and below it another where the first says nothing; the forms of a plural stay together.

    >>> over({"a": {"x": 1, "z": None}}, {"a": {"x": 2, "y": 3}, "b": [4]})
    {'a': {'x': 1, 'y': 3}, 'b': [4]}
    """
    if given is None:
        return below
    if not (isinstance(given, Mapping) and isinstance(below, Mapping)) or is_plural(given):
        return given
    merged = {key: over(given.get(key), value) for key, value in below.items()}
    return merged | {key: value for key, value in given.items() if key not in below and value is not None}


def frozen(value: Any) -> Any:
    """What a file says, so that nobody changes it.

    >>> frozen({"a": [1, 2]})
    mappingproxy({'a': (1, 2)})
    """
    if isinstance(value, dict):
        return MappingProxyType({key: frozen(item) for key, item in value.items()})
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    return value


def _read(name: str, text: str) -> Any:
    try:
        said = load(text)
    except (yaml.YAMLError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        # All but the first come of what YAML accepts and Python does not: a 13th month, brackets without end.
        mark = getattr(error, "problem_mark", None)
        line, problem = mark.line + 1 if mark else 1, getattr(error, "problem", None) or type(error).__name__
        raise ValueError(f"{name}: no valid YAML: correct line {line} ({problem})") from error
    if said is None or isinstance(said, dict):
        return frozen(said or {})
    raise ValueError(f"{name}: no keys with their words: write them as KEY: WORDS, one a line")


@cache
def of_program(kind: Kind, code: str) -> Any:
    """What the program's file of a language says; None where it has none. ValueError when it is no YAML."""
    path = PROGRAM / kind / f"{code}.yml"
    return _read(_program_name(kind, code), path.read_text(encoding="utf-8")) if path.is_file() else None


@cache
def of_collection(kind: Kind, code: str) -> Any:
    """The same of the collection's own file."""
    name = own_name(kind, code)
    return _read(name, _own[name]) if name in _own else None


@cache
def codes(kind: Kind) -> tuple[str, ...]:
    """Codes of all languages that have such a file, sorted.

    >>> "fr" in codes("ui")
    True
    """
    own = {Path(name).stem for name in _own if FOLDERS[name.partition("/")[0]] == kind}
    return tuple(sorted(own.union(path.stem for path in (PROGRAM / kind).glob("*.yml"))))


@cache
def raw(kind: Kind, code: str) -> Any:
    """What the files of a language say, just as it is written.

    FileNotFoundError when there is none, ValueError when one is no YAML.

    >>> raw("ui", "fr")["language"]
    'Langue'
    """
    said = over(of_collection(kind, code), of_program(kind, code))
    if said is None:
        raise FileNotFoundError(own_name(kind, code))
    return said


def place(kind: Kind, code: str) -> str:
    """The file that people correct: the collection's own where it has one, else the program's.

    >>> place("ui", "fr")
    'dossier/languages/ui/fr.yml'
    """
    return own_name(kind, code) if own_name(kind, code) in _own else _program_name(kind, code)
