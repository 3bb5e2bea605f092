"""How well facts are found: a table of right, vague, wrong and missing answers for each fact and language.

    python benchmarks/facts.py FOLDER [FOLDER …] [--list date] [--half even]

A folder holds NAME.txt (the raw text) with NAME.yml (title, date, type, speaker, author, publisher, place; a key left
out means: the text does not say), or facts.json beside or above it (by NAME: title, publish_date). Of facts.json a date
counts only where the text shows it in some form. The columns: `right`; `vague`, which holds the truth or is held by it;
`wrong`, and how many of these the page would show as uncertain; `none`; `unasked`, said where the truth says nothing.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dossier.languages import languages, profile
from dossier.model import Document, Seed
from dossier.model.edtf import Edtf, is_edtf
from dossier.read import Context, read_seed

LISTS = ("speaker", "author")
KEYS = ("title", "date", "type", *LISTS, "publisher", "place")
VERDICTS = ("right", "vague", "wrong", "none", "unasked")


@dataclass(frozen=True)
class Case:
    """A text with what is known of it; keys outside `asked` are not judged."""

    name: str
    raw: bytes
    facts: dict[str, Any]
    asked: tuple[str, ...]


def cases(folder: Path) -> Iterator[Case]:
    listed = next((p / "facts.json" for p in (folder, folder.parent) if (p / "facts.json").exists()), None)
    known = json.loads(listed.read_text("utf-8")) if listed else {}
    for path in sorted(folder.glob("*.txt")):
        beside = path.with_suffix(".yml")
        if beside.exists():
            yield Case(path.stem, path.read_bytes(), yaml.safe_load(beside.read_text("utf-8")) or {}, KEYS)
        elif path.stem in known:
            yield _listed(path, known[path.stem])


def _listed(path: Path, entry: dict[str, Any]) -> Case:
    facts = {"title": entry.get("title"), "date": entry.get("publish_date")}
    shown = bool(facts["date"]) and shows(path.read_text("utf-8", "replace"), str(facts["date"]))
    return Case(path.stem, path.read_bytes(), facts, ("title", "date") if shown else ("title",))


def shows(text: str, date: str) -> bool:
    """Whether a text shows a day in some form, its year included.

    >>> shows("Posted Sept. 5th, 2024", "2024-09-05"), shows("5 May 2024", "2024-09-05"), shows("9/5/24", "2024-09-05")
    (True, False, True)
    """
    year, month, day = (int(part) for part in date.split("-"))
    numbers = {
        rf"0?{month}",
        *(re.escape(name) for p in map(profile, languages()) for name, n in p.months.items() if n == month),
    }
    name, short = f"(?:{'|'.join(sorted(numbers, key=len, reverse=True))})", f"(?:{year}|{year % 100:02})"
    gap, ordinal = r"[\s.,/-]*(?:of )?", "(?:st|nd|rd|th|er)?"
    forms = (
        rf"{year}\s*[-/.年]\s*0?{month}\s*[-/.月]\s*0?{day}(?!\d)",
        rf"(?<!\w){name}{gap}0?{day}{ordinal}{gap}{short}(?!\d)",
        rf"(?<!\d)0?{day}{ordinal}{gap}{name}{gap}{short}(?!\d)",
    )
    return any(re.search(form, text, re.IGNORECASE) for form in forms)


def said(document: Document | None) -> dict[str, Any]:
    """What the program says of a text, by the keys of the truth."""
    if document is None:
        return {}
    titled = any(line.rule == "find_title" for line in document.lines)
    facts = {key: getattr(document.facts, key) for key in KEYS if hasattr(document.facts, key)}
    facts["type"] = "" if document.facts.type == "other" else document.facts.type
    return {
        **facts,
        "title": document.title if titled else "",
        "date": str(document.when.edtf) if document.when else "",
    }


def verdict(key: str, truth: Any, answer: Any) -> str:
    """One of VERDICTS; empty where there is nothing to say and nothing was said."""
    if key == "type" and truth == "other":
        truth = ""
    if not truth or not answer:
        return "none" if truth else "unasked" if answer else ""
    if key == "date":
        return _dates(str(truth), answer)
    return _names(_bare(truth), _bare(answer))


def _bare(value: Any) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return [plain(one) for one in values]


def plain(value: object) -> str:
    """Words in small letters, without marks."""
    return " ".join(re.findall(r"\w+", str(value).casefold()))


def _names(truth: list[str], answer: list[str]) -> str:
    if sorted(truth) == sorted(answer):
        return "right"
    return "vague" if any(one in other or other in one for one in truth for other in answer) else "wrong"


def _dates(truth: str, answer: str) -> str:
    true, said = Edtf(truth), Edtf(answer)
    if (true.first, true.last) == (said.first, said.last):
        return "right"
    if true.is_open or said.is_open:
        return "wrong"
    wider = said.day <= true.day and true.last_day <= said.last_day
    return "vague" if wider or (true.day <= said.day and said.last_day <= true.last_day) else "wrong"


def judge(case: Case) -> tuple[str, dict[str, tuple[str, Any]]]:
    """The language that the program sees, and for each fact the verdict with the answer."""
    document, _ = read_seed(Seed(f"seeds/{case.name}.txt", case.raw), Context(languages()))
    answers = said(document)
    found = {key: (verdict(key, case.facts.get(key), answers.get(key)), answers.get(key)) for key in case.asked}
    return document.language if document else "?", found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--list", default="", metavar="FACT", help="list the texts where this fact is not right")
    parser.add_argument("--half", choices=("even", "odd"), help="only texts whose name begins with such a number")
    options = parser.parse_args()
    table: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for case in (case for folder in options.folders for case in cases(folder)):
        if options.half and int(re.match(r"\d*", case.name)[0] or 0) % 2 != (options.half == "odd"):
            continue
        language, found = judge(case)
        for key, (mark, answer) in found.items():
            unsure = key == "date" and mark == "wrong" and is_edtf(answer) and not Edtf(answer).is_sure
            table[key, language].update([mark, *(["unsure"] if unsure else [])])
            if key == options.list and mark not in ("right", ""):
                print(f"{case.name}\t{mark}\ttruth {case.facts.get(key)!r}\tsaid {answer!r}")
    print(f"{'':10}   {'':4}" + "".join(f"{name:>9}" for name in VERDICTS) + "  wrong, shown as uncertain")
    for key, language in sorted(table, key=lambda row: (KEYS.index(row[0]), row[1])):
        row = table[key, language]
        print(f"{key:10} {language:4}" + "".join(f"{row[name]:9}" for name in VERDICTS) + f"{row['unsure']:9}")


if __name__ == "__main__":
    main()
