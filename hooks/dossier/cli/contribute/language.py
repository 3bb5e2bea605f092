"""The command for somebody who adds a language to a collection: language new.

It writes the two files of the language: what the Unicode CLDR knows of it (through Babel) stands there, and all else as
the English words that are to be translated, each in a comment, so that the files are used as they are.
"""

import argparse
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from itertools import groupby, pairwise
from typing import Any

import yaml
from babel.core import Locale, UnknownLocaleError, get_global
from babel.lists import format_list
from babel.units import format_unit

from dossier.cli.common import MisuseError, say_line
from dossier.cli.writing import put
from dossier.languages import OTHERS, WRITTEN_IN, Profile, words
from dossier.languages.files import PROGRAM, Kind, codes, is_plural, own_name

_IN_FIGURES = r"(?P<month>[01]?\d)"
_FIELDS = {
    **dict.fromkeys(("d", "dd"), "{day}"),
    **dict.fromkeys(("MMMM", "MMM", "LLLL"), "{month}"),
    **dict.fromkeys(("M", "MM"), _IN_FIGURES),
    "y": "{year}",
}
"""Fields of dates in CLDR (https://unicode.org/reports/tr35/tr35-dates.html), as patterns of profiles have
them."""
_LETTERS = 3
_COUNTED = (1, 2, 3, 5, 8)
"""Numbers behind which languages have different forms of a word, such as those of Slavic languages and Arabic."""
_WEEK = ((0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 7))
"""Days of the week in Babel, Monday is 0, and in profiles (ISO 8601)."""


def language(arguments: argparse.Namespace) -> int:
    """Write the files of a language that are not there yet."""
    code, say = arguments.code, words(arguments.language)
    wanted: list[Kind] = [kind for kind in ("profiles", "ui") if code not in codes(kind)]
    try:
        known = Locale.parse(code, sep="-")
    except (ValueError, UnknownLocaleError):
        raise MisuseError("no_cldr", language=code, file=own_name("profiles", code)) from None
    paths = [arguments.root / own_name(kind, code) for kind in wanted]
    if not wanted or any(path.exists() for path in paths):
        raise MisuseError("language_there", language=code, file=own_name("ui", code))
    make = {"profiles": lambda: profile_draft(known, say["consequences"]), "ui": lambda: words_draft(known)}
    put(arguments.root, {own_name(kind, code): make[kind]().encode() for kind in wanted}, new=True)
    name = known.get_language_name() or code
    listed = f"{{locale: {code}, name: {name}}}"
    for path in paths:
        say_line(say["cli"]["language_written"].format(file=path))
    say_line(say["cli"]["language_next"].format(line=f"- {listed}"))
    return 0


# The profile.


def profile_draft(known: Locale, consequences: Mapping[str, str]) -> str:
    """A profile with what CLDR knows; below it, in comments, every other key as English has it.

    consequences: what is lost without a key, by its name.

    >>> draft = profile_draft(Locale.parse("pt"), {"roles": "no speakers are found"})
    >>> yaml.safe_load(draft)["dates"][0]
    '{bearing}{day} de {month} de {year}'
    """
    needed = [one.name for one in fields(Profile) if one.default is MISSING is one.default_factory]
    given = {key: value for key, value in _of_cldr(known).items() if value or key in needed}
    order = [*(name for name in (*needed, "stopwords") if name in given), *given]
    parts = [_dumped(key, given[key]) for key in dict.fromkeys(order)]
    for key, text in _sections((PROGRAM / "profiles" / f"{WRITTEN_IN}.yml").read_text(encoding="utf-8")):
        if key not in given:
            lost = [f"# {key}: {consequences[key]}"] if key in consequences else []
            parts.append("\n".join(["", *lost, *(f"# {line}".rstrip() for line in text.splitlines())]))
    return f"# {known.english_name}\n" + "\n".join(parts) + "\n"


def _dumped(key: str, value: Any) -> str:
    return f"{key}: {_flowing([value], width=110)[1:-1]}"


def _flowing(value: Any, width: int) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, default_flow_style=True, width=width).strip()


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """The keys of a file in YAML, each with its text as it is written, without what stands before the first."""
    starts = [match.start() for match in re.finditer(r"^[\w-]+:", text, re.MULTILINE)]
    for start, end in pairwise([*starts, len(text)]):
        written = re.sub(r"(?m)^#.*\n?", "", text[start:end])
        yield written.partition(":")[0], written


def _of_cldr(known: Locale) -> dict[str, Any]:
    said: dict[str, Any] = {
        "iso_639_3": _three_letters(known.language),
        "stopwords": _frequent(known),
        "letters": _letters(known),
        "months": _names(known.months, [(month, month) for month in range(1, 13)]),
        "weekdays": _names(known.days, _WEEK, widths=("wide",)),
        "short_weekdays": _names(known.days, _WEEK, widths=("abbreviated",)),
        "parts": {name.lower(): [3 * n - 2, 3 * n] for n, name in sorted(known.quarters["format"]["wide"].items())},
        "units": _units(known),
        "date_orders": ["mdy" if _order(known) == "mdy" else "dmy"],
        "dates": _patterns(known),
        "conjunctions": _joints(known)[:1],
    }
    said["stopwords"] = [] if said["letters"] else said["stopwords"]
    said["short_weekdays"] = {k: v for k, v in said["short_weekdays"].items() if k not in said["weekdays"]}
    return said


def _frequent(known: Locale) -> list[str]:
    """Frequent words, as far as anybody has told the program of them."""
    told = OTHERS[known.language].stopwords if known.language in OTHERS else _joints(known)
    return sorted(told)


def _three_letters(code: str) -> str:
    """The code of ISO 639-3: of CLDR's aliases for one of two letters that which begins as it does, if one does.

    >>> _three_letters("de"), _three_letters("yue")
    ('deu', 'yue')
    """
    found = [alias for alias, of in get_global("language_aliases").items() if of == code and len(alias) == _LETTERS]
    return min(found, key=lambda alias: (not alias.startswith(code), alias), default=code)


def _names(
    told: Mapping[str, Any], numbers: Sequence[tuple[int, int]], widths: Sequence[str] = ("wide", "abbreviated")
) -> dict[str, int]:
    """Names of months or days in small letters, as they stand in a date and alone, in these widths."""
    found: dict[str, int] = {}
    for width in widths:
        for form in ("format", "stand-alone"):
            named = told.get(form, {}).get(width, {})
            found |= {
                str(named[each]).lower().rstrip("."): number
                for each, number in numbers
                if each in named and str(named[each]).lower().rstrip(".") not in found
            }
    # What is a figure, as in Chinese, names nothing.
    return {name: number for name, number in found.items() if not name[:1].isdigit()}


def _units(known: Locale) -> dict[str, str]:
    found = {
        re.sub(r"\d", "", format_unit(number, f"duration-{unit}", "long", locale=known)).strip().lower(): unit
        for unit in ("day", "week", "month", "year")
        for number in _COUNTED
    }
    return {name: unit for name, unit in found.items() if name and not name.startswith("duration-")}


def _order(known: Locale) -> str:
    """Of day, month and year in dates of figures."""
    return "".join(letter for letter, _ in groupby(re.findall(r"[dMy]", known.date_formats["short"].pattern))).lower()


def _patterns(known: Locale) -> list[str]:
    """CLDR's own ways to write a day, and a month, as patterns of profiles."""
    skeletons = known.datetime_skeletons
    told = [known.date_formats["long"].pattern, known.date_formats["medium"].pattern]
    told += [skeletons[name].pattern for name in ("yMMMM", "MMMMd") if name in skeletons]
    written = [_pattern(pattern) for pattern in told]
    # Where words follow the year, many texts leave them out.
    made = [each for one in written for each in (one, one[: one.find("{year}") + 6] if "{year}" in one else one)]
    # What is in figures and Latin marks is read in every language.
    return list(dict.fromkeys("{bearing}" + each for each in made if "{month}" in each or not each.isascii()))


def _pattern(told: str) -> str:
    """A format of CLDR as a pattern: fields by their names, all else as it is.

    >>> _pattern("d 'de' MMMM 'de' y")
    '{day} de {month} de {year}'
    """
    told = re.sub(r"\s", " ", told)
    parts = re.findall(r"'((?:[^']|'')*)'|([A-Za-z])(\2*)|([^A-Za-z']+)", told)
    made = (re.escape(q) if q else _FIELDS.get(a + b, "") if a else re.escape(o) for q, a, b, o in parts)
    return "".join(made).replace("\\ ", " ").replace("{month}\\.", "{month}").strip()


def _joints(known: Locale) -> list[str]:
    """Words for “and” and “or”, as its lists have them."""
    made = (format_list(["\0", "\0"], style, known).strip("\0").strip() for style in ("standard", "or"))
    return [word for word in dict.fromkeys(made) if word.isalpha()]


def _letters(known: Locale) -> str:
    """Pattern of the letters of its script, by the names that Unicode gives them; empty for the Latin one."""
    if known.language in OTHERS and OTHERS[known.language].letters:
        return OTHERS[known.language].letters
    month = str(known.months["format"]["wide"][1])
    script = next((unicodedata.name(one, "").split()[0] for one in month if one.isalpha()), "LATIN")
    if script == "LATIN":
        return ""
    held = [n for n in range(0x3000) if chr(n).isalpha() and unicodedata.name(chr(n), "").startswith(f"{script} ")]
    runs = [[n for _, n in run] for _, run in groupby(enumerate(held), lambda pair: pair[1] - pair[0])]
    return "[" + "".join(f"{chr(run[0])}-{chr(run[-1])}" for run in runs) + "]" if runs else ""


# The words of the interface.


def words_draft(known: Locale) -> str:
    """All words of the interface in English, in comments, below their groups; what CLDR knows stands there."""
    given = {
        "dates.formats": {
            "day": known.date_formats["long"].pattern,
            "month": known.datetime_skeletons["yMMMM"].pattern,
            "year": known.datetime_skeletons["y"].pattern,
        },
        "site.locale": str(known),
    }
    lines = (PROGRAM / "ui" / f"{WRITTEN_IN}.yml").read_text(encoding="utf-8").splitlines()
    head = [f"# {known.english_name}: translate a line, then remove the “# ” before it."]
    return "\n".join([*head, *_drafted(lines[1:], given, sorted(known.plural_form.tags | {"other"}))]) + "\n"


def _drafted(lines: Sequence[str], given: Mapping[str, Any], forms: Sequence[str]) -> Iterator[str]:
    """Lines of a file of words, those that hold words in comments; forms: the plural forms of the language."""
    path: list[str] = []
    for line in lines:
        match = re.match(r"( *)([^\s#:\"]+|\"[^\"]+\"):(.*)", line)
        indent = len(line) - len(line.lstrip())
        if not match:
            yield line if line.lstrip().startswith("#") or not line else f"{line[:indent]}# {line.lstrip()}"
            continue
        path = [*path[: indent // 2], match[2].strip('"')]
        if ".".join(path) in given:
            yield f"{match[1]}{_dumped(match[2], given['.'.join(path)])}"
        elif match[3].strip():
            yield f"{match[1]}# {match[2]}:{_plural(match[3], forms)}"
        else:
            yield line


def _plural(written: str, forms: Sequence[str]) -> str:
    """The plural forms of a word, as many as the language has; any other word as it is."""
    said = yaml.safe_load(written) if written.lstrip().startswith("{") else {}
    if not is_plural(said):
        return written
    told = {form: said["one" if form == "one" and "one" in said else "other"] for form in forms}
    return " " + _flowing(told, width=1000)
