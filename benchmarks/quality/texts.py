"""Whole texts of which a person said what their main text, their facts or their names are."""

import importlib
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.measure import LANGUAGES, PAGES, ROOT, Outcome, Tally, Text, likeness, rates, read, share, shown, texts
from dossier import collection
from dossier.languages import languages, profile
from dossier.languages.normal_forms import loose_name_key
from dossier.model import Corpus, Document, Seed
from dossier.model.edtf import Edtf, is_edtf
from dossier.read import Context, read_seed
from dossier.relate.names.suggestions import suggest
from dossier.settings import load

# Cleaning: how much of the main text is left, and how much else.


def cleaning(place: Path) -> Iterator[Outcome]:
    """For each text how near it comes to the true one; a folder of folders has a set in each of them."""
    for folder in sorted(path for path in place.iterdir() if path.is_dir()) if place.is_dir() else (place,):
        for text in texts(folder):
            figures = likeness(shown(read(text.name, text.raw)[0]), text.truth)
            yield Outcome(folder.name.split(".")[0], text.name, {"texts": 1, **figures})


# The same pages from their HTML, beside an extractor of others.

EXTRACTOR = "trafilatura"
"""A library that this benchmark alone asks for, and only where it is installed; figures here are those of 2.3.1."""


def html(place: Path) -> Iterator[Outcome]:
    """For each page of pages.tar.xz whose HTML a folder has, as NAME.html, how near its text comes to the true one."""
    extract = _extractor()
    for text in texts(PAGES):
        path = place / f"{text.name}.html"
        if path.is_file():
            raw = path.read_bytes()
            document, _ = read_seed(Seed(f"seeds/{path.name}", raw), Context(LANGUAGES))
            yield Outcome("dossier", text.name, {"texts": 1, **likeness(shown(document), text.truth)})
            if extract:
                yield Outcome(EXTRACTOR, text.name, {"texts": 1, **likeness(extract(raw), text.truth)})


def _extractor() -> Callable[[bytes], str] | None:
    """What gives the main text of a page by the library; None where it is not installed."""
    try:
        library = importlib.import_module(EXTRACTOR)
    except ImportError:
        return None
    # comments are not asked for, since the true texts have none
    return lambda raw: library.extract(raw, include_comments=False) or ""


# Facts: what the front matter says.

KEYS = ("title", "date", "type", "speaker", "author", "publisher", "place")
VERDICTS = ("right", "vague", "wrong", "unsure", "none", "unasked")
"""`vague` holds the truth or is held by it; `unsure` are those of `wrong` that the page would show as uncertain;
`unasked` is said where the truth says nothing."""


def facts(place: Path) -> Iterator[Outcome]:
    """For each fact of each text a verdict, by fact and by the language that the program sees."""
    for folder in (place, *sorted(path for path in place.iterdir() if path.is_dir())) if place.is_dir() else (place,):
        for text in (text for text in texts(folder) if text.facts):
            document, findings = read(text.name, text.raw)
            answers = said(document, findings)
            half = "odd" if int((re.match(r"\d+", text.name) or "0")[0]) % 2 else "even"
            for key in asked(text):
                truth, answer = text.facts.get(key), answers.get(key)
                mark = verdict(key, truth, answer)
                unsure = key == "date" and mark == "wrong" and is_edtf(str(answer)) and not Edtf(str(answer)).is_sure
                tally = Counter([mark, *(["unsure"] if unsure else [])])
                errors = (f"{mark}: truth {truth!r}, said {answer!r}",) if mark not in {"right", ""} else ()
                yield Outcome(f"{key} {document.language if document else '?'}", text.name, tally, half, errors)


def verdicts(tally: Tally) -> dict[str, float]:
    """How often each verdict was given."""
    return {name: int(tally.get(name, 0)) for name in VERDICTS}


def asked(text: Text) -> tuple[str, ...]:
    """The facts that are known of a text; a date that is merely listed counts only where the text shows it."""
    if not text.listed:
        return KEYS
    date = text.facts["date"]
    return ("title", "date") if date and shows(text.raw.decode("utf-8", "replace"), str(date)) else ("title",)


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


def said(document: Document | None, findings: frozenset[str]) -> dict[str, Any]:
    """What the program says of a text, by the keys of the truth."""
    if document is None:
        return {}
    found = {key: getattr(document.facts, key) for key in KEYS if hasattr(document.facts, key)}
    found["type"] = "" if document.facts.type == "other" else document.facts.type
    # without a title, the document is called by its first words
    title = "" if "seed_no_title" in findings else document.title
    return {**found, "title": title, "date": str(document.when.edtf) if document.when else ""}


def verdict(key: str, truth: Any, answer: Any) -> str:
    """One of VERDICTS; empty where there is nothing to say and nothing was said.

    >>> verdict("date", "2024-05-03", "2024-05"), verdict("place", None, "Accra"), verdict("speaker", ["Bo"], ("Li",))
    ('vague', 'unasked', 'wrong')
    """
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
    true, told = Edtf(truth), Edtf(answer)
    if (true.first, true.last) == (told.first, told.last):
        return "right"
    if true.is_open or told.is_open:
        return "wrong"
    wider = told.day <= true.day and true.last_day <= told.last_day
    return "vague" if wider or (true.day <= told.day and told.last_day <= true.last_day) else "wrong"


# Doubts: whether they are raised at badly cleaned pages, and at no others.

BAD = 0.8
"""F1 of runs of four words below which a reader would miss much of the text, or find much else."""


@dataclass(frozen=True, slots=True)
class _Page:
    name: str
    f1: float
    doubts: frozenset[str]


def doubts(place: Path) -> Iterator[Outcome]:
    """For each page whether it is bad, and whether it is doubted: by kind of doubt, and for any of them.

    The thresholds in read/doubts.py are round numbers, chosen for most of the bad pages at few of the others. Look at
    them again whenever new weights were trained, since scores then mean something else.
    """
    pages = list(_pages(place))
    for code in sorted({code for page in pages for code in page.doubts}):
        for page in pages:
            yield Outcome(code, page.name, _doubted(page, doubted=code in page.doubts))
    for number, page in enumerate(pages):
        told = f"F1 {page.f1:.3f}  {', '.join(sorted(page.doubts)) or '-'}"
        errors = (told,) if page.doubts or page.f1 < BAD else ()
        half = "second" if number % 2 else "first"
        yield Outcome("any doubt", page.name, _doubted(page, doubted=bool(page.doubts)), half, errors)


def _pages(place: Path) -> Iterator[_Page]:
    for text in texts(place):
        document, _ = read(text.name, text.raw)
        if document is not None:
            f1 = likeness(shown(document), text.truth)["f1"]
            yield _Page(text.name, f1, frozenset(doubt.code for doubt in document.doubts))


def _doubted(page: _Page, *, doubted: bool) -> Tally:
    bad = page.f1 < BAD
    return {"right": bad and doubted, "wrong": doubted and not bad, "missing": bad and not doubted, "pages": 1}


def doubtful(tally: Tally) -> dict[str, float]:
    """Bad pages and how many of them are doubted, good ones and how many of them are."""
    bad = int(tally["right"] + tally["missing"])
    good = int(tally["pages"]) - bad
    counts = {"bad": bad, "doubted": int(tally["right"]), "good": good, "wrongly": int(tally["wrong"])}
    return {**counts, **rates(tally), "of good": share(tally["wrong"], good)}


# Suggestions: names without a page.

KINDS = {"people": "person", "organisations": "organisation", "places": "place", "initiatives": "initiative"}


def suggestions(place: Path) -> Iterator[Outcome]:
    """For each name that a person found in a shipped text, whether it is suggested when all pages of names are hidden.

    A folder has a file for each text (its stem begins with the text's number) with the names by KINDS; a name counts
    once a text. A suggestion fits if one of its names is that of the person, capitals, accents, hyphens and articles
    apart. Precision is for a person to judge (`dossier suggest`).
    """
    found = {_key(name): one for one in suggest(hidden()) for given in one.names.values() for name in given}
    for path, kind, name in _wanted(place):
        one = found.get(_key(name))
        tally = Counter(wanted=1, found=int(one is not None), kind=int(one is not None and one.kind == kind))
        yield Outcome(kind, name, tally, errors=() if one else (f"missing in {path.stem}",))


def suggested(tally: Tally) -> dict[str, float]:
    """Names wanted, suggested, and suggested with their kind."""
    counts: dict[str, float] = {key: int(tally[key]) for key in ("wanted", "found", "kind")}
    return {**counts, "recall": share(tally["found"], tally["wanted"])}


def _key(name: str) -> str:
    return re.sub(r"^(?:the|le|la|les) |^l'|^\d{4} ", "", loose_name_key(name))


def _wanted(folder: Path) -> Iterator[tuple[Path, str, str]]:
    for path in sorted(folder.glob("*.yml")):
        known: Mapping[str, Any] = yaml.safe_load(path.read_text("utf-8"))
        for key, kind in KINDS.items():
            for item in known[key]:
                yield path, kind, item["name"] if isinstance(item, dict) else item


def hidden() -> Corpus:
    """The shipped texts as they are read and related when nobody has described a name."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        for documents in (ROOT / "docs").glob("*/documents"):
            shutil.copytree(documents, folder / documents.relative_to(ROOT))
        return collection.collect(load(folder)).corpus
