"""What a wrong value in front matter was, and what it may have been meant to be: for findings that name both."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from typing import Any

from dossier.languages import languages, words
from dossier.model import Detail, Finding
from dossier.model.edtf import is_edtf
from dossier.pages.frontmatter import Page, written

Place = tuple[str | int, ...]
"""The keys and the places in lists that lead to a value."""
Fault = tuple[str, Place, dict[str, Detail]]
"""Code of a finding, where, and what fills its message."""

NEAR = 0.65
"""How alike (0 to 1) an unknown word is to the one that is meant. Measured on 399 keys with a random slip, of which 384
find theirs at 0.65 as at 0.6, where `page` becomes `place`; `auteur` (0.67) still finds `author`."""
_LONGEST = 80
"""Characters of a value that a message shows."""
DATES = ("edtf", "date")
"""Forms of dates."""
_QUOTES = "“”„‟«»‘’‚‹›＂'\""
_NUMBERS = re.compile(r"(\d{1,4})\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,4})\s*日?)?月?")
_LIKE_EDTF = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_FAR = re.compile(r"Y-?\d+|-\d+.*|0000.*")
"""Years that are EDTF, but not of the calendar by which dates are put in order."""
_BARE_ADDRESS = re.compile(r"(?:https?:?/{0,2})?((?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?)", re.IGNORECASE)
_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]+)*")


def shown(value: object) -> str:
    """A value as a message shows it: text as it is, all else as YAML has it, and the beginning of what is long.

    >>> shown("A  b"), shown({"line": 3}), shown([True]), len(shown("a" * 100))
    ('A b', '{line: 3}', '[true]', 80)
    """
    told = " ".join((value if isinstance(value, str) else written(value)).split())
    told = written(value) if told.isdecimal() and isinstance(value, str) else told
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"


def nearest(word: str, known: Iterable[str], least: float = NEAR) -> str:
    """The one of some words that is meant; empty if none is near. Capitals, spaces and hyphens do not count.

    least: how alike (0 to 1) they must be.

    >>> nearest("Press release", ["press-release", "letter"]), nearest("titel", ["title"]), nearest("page", ["place"])
    ('press-release', 'title', '')
    """
    # Loaded for who has made a slip.
    from rapidfuzz import process  # noqa: PLC0415 - only what is wrong needs it
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - the same

    choices = list(known)
    folded = [_folded(choice) for choice in choices]
    # The exact word first: two choices may differ in capitals alone.
    near = process.extractOne(word, choices, scorer=OSA.normalized_similarity, score_cutoff=least)
    alike = process.extractOne(_folded(word), folded, scorer=OSA.normalized_similarity, score_cutoff=least)
    found = near if near and (not alike or near[1] >= alike[1]) else alike
    return choices[found[2]] if found else ""


def _folded(word: str) -> str:
    return re.sub(r"[\s_-]+", "-", word.strip().casefold())


def numeric_dates(text: str) -> tuple[str, ...]:
    """The dates that three or two numbers may mean, as EDTF: two where day and month may change places.

    >>> numeric_dates("25/09/2024"), numeric_dates("03/04/2024"), numeric_dates("2024-9-5"), numeric_dates("2024年9月")
    (('2024-09-25',), ('2024-04-03', '2024-03-04'), ('2024-09-05',), ('2024-09',))
    >>> numeric_dates("25/09/24"), numeric_dates("30.2.2024")
    ((), ())
    """
    found = _NUMBERS.fullmatch(text.strip().rstrip("日."))
    parts = [part for part in found.groups() if part] if found else []
    years = [part for part in parts if len(part) == 4]
    if len(years) != 1 or years[0] not in (parts[0], parts[-1]):
        return ()
    others = [part for part in parts if part != years[0]]
    orders = [others] if parts[0] == years[0] else [others[::-1], others]
    dates = ("-".join((years[0], *(part.zfill(2) for part in order))) for order in orders)
    return tuple(dict.fromkeys(date for date in dates if is_edtf(date)))


def _meant(value: object, schema: Mapping[str, Any]) -> Iterator[object]:
    """What may have been meant by a value; all of it is judged afterwards."""
    if isinstance(value, str):
        bare = value.strip().strip(_QUOTES).strip()
        yield bare
        yield bare.lower()
        if schema.get("format") == "date" and bare.lower() in _nobody_knows():
            yield "none"
        yield from numeric_dates(bare)
        if address := _BARE_ADDRESS.fullmatch(bare):
            yield f"https://{address[1]}"
        if bare.isdecimal() and schema.get("type") == "integer":
            yield int(bare)
    elif isinstance(value, int | float):
        yield f"{value:04}" if type(value) is int and schema.get("format") in DATES else str(value)
    elif isinstance(value, Mapping) and schema.get("type") == "array":
        yield [value]


@cache
def _nobody_knows() -> frozenset[str]:
    """What people write for a date that nobody knows."""
    said = {text for code in languages() for text in (words(code)["dates"]["none"], words(code)["cite"]["undated"])}
    return frozenset({"xxxx", "xxxx-xx-xx", "../..", "/", "?", "-", *(text.lower() for text in said)})


def intended(value: object, schema: Mapping[str, Any], fits: Any) -> tuple[str, ...]:
    """What may be written instead of a value, as YAML; fits: judges whether that is as the schema says.

    >>> intended("www.example.org", {"pattern": "^https://"}, lambda text, _: text.startswith("https://"))
    ('https://www.example.org',)
    """
    found = (each for each in _meant(value, schema) if each != value and fits(each, schema))
    return tuple(dict.fromkeys(written(each) for each in found))


def value_at(meta: Any, place: Sequence[str | int]) -> Any:
    """The value to which some keys and places in lists lead."""
    return reduce(lambda inner, step: inner[step], place, meta)


def wrong_value(meta: Any, place: Place, schema: Mapping[str, Any], value: object, fits: Any) -> Fault:
    """What is wrong with a value that does not fit its schema, as exactly as can be said."""
    known = tuple(map(str, schema.get("enum", ())))
    example = written(schema["examples"][0])
    detail: dict[str, Detail] = {"value": shown(value), "form": schema["format"], "example": example, "known": known}
    if value is None or (isinstance(value, str) and not value.strip()):
        cut = _cut_at_comma(value_at(meta, place[:-1]), place) if value is None and len(place) > 1 else None
        return cut or ("empty_value", place, detail)
    if isinstance(value, Mapping) and (cut := _cut_within(value, place)):
        return cut
    if known:
        near = nearest(value, known) if isinstance(value, str) else ""
        return ("near_choice", place, {**detail, "near": near}) if near else ("invalid_choice", place, detail)
    if near_values := intended(value, schema, fits):
        return "near_value", place, {**detail, "near": near_values}
    return _date_code(str(value).strip(_QUOTES)) if schema["format"] in DATES else "invalid_value", place, detail


def _date_code(text: str) -> str:
    """The finding on what is no date."""
    return (
        "year_out_of_range"
        if _FAR.fullmatch(text)
        else "no_such_date"
        if _LIKE_EDTF.fullmatch(text)
        else "invalid_value"
    )


def _cut_at_comma(mapping: Any, place: Place) -> Fault | None:
    """The finding on a key that was meant as words, behind a comma in curly brackets: {text: Geneva, 14 March}."""
    if not isinstance(mapping, Mapping) or _LANGUAGE.fullmatch(str(place[-1])):
        return None
    items = [(str(key), value) for key, value in mapping.items()]
    keys = [key for key, _ in items]
    before = items[: keys.index(str(place[-1])) + 1]
    words: list[str] = []
    while before and before[-1][1] is None:
        words.insert(0, before.pop()[0])
    if not before or isinstance(before[-1][1], Mapping | list):
        return None
    key, first = before[-1]
    whole = shown(", ".join((str(first), *words)))
    return "comma_value", place, {"value": whole, "quoted": f'{key}: "{whole}"'}


def _cut_within(mapping: Mapping[Any, Any], place: Place) -> Fault | None:
    found = (_cut_at_comma(mapping, (*place, str(key))) for key, value in mapping.items() if value is None)
    return next((fault for fault in found if fault), None)


def unknown(mapping: Mapping[Any, Any], around: Place, key: Any, known: tuple[str, ...]) -> Fault:
    """What is wrong with a key of a mapping that is none of those that may stand there."""
    place = (*around, str(key))
    if near := nearest(str(key), known):
        return "near_key", place, {"known": known, "near": near}
    cut = _cut_at_comma(mapping, place) if around and mapping[key] is None else None
    return cut or ("unknown_key", place, {"known": known})


def missing(place: Place, schema: Mapping[str, Any]) -> Fault:
    """That a key is missing, with what it would hold."""
    return "missing_key", place, {"example": f"{place[-1]}: {written(schema['examples'][0])}"}


def _line(page: Page, place: Place) -> int:
    """Line of a value, or of the nearest thing around it whose line is known."""
    top, *inner = place
    key = str(top)
    items = dict(enumerate(page.items.get(key, ())))
    lines: Mapping[Any, int] = {**page.inner.get(key, {}), **items}
    return lines.get(inner[0] if inner else None, page.lines.get(key, 1))


def finding(page: Page, code: str, place: Place, detail: Mapping[str, Detail]) -> Finding:
    """A finding that names a key with those around it: translation.from."""
    names = [str(part) for part in place if not isinstance(part, int)]
    key: Detail = ".".join(names)
    return Finding(page.path, _line(page, place), code, {"top": str(place[0]), "key": key, **detail})
