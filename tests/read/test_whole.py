"""Whole noisy texts in languages of which the program has a profile alone (tests/cases/whole): what is read of each."""

from functools import cache
from statistics import mean

import pytest

from benchmarks.measure import likeness, shown
from dossier.languages import profile
from dossier.model import Seed
from dossier.read import Context, read_seed
from dossier.read.identity import detect
from tests.samples import cases

FLOORS = cases("whole/floors.yml")
TEXTS = {code: cases(f"whole/{code}.yml") for code in FLOORS}
ALL = [pytest.param(code, case, id=f"{code}-{case['name']}") for code, texts in TEXTS.items() for case in texts]
SITE = ("en", "fr", "zh")
"""Languages that the site has beside that of the text."""
FEWEST = 12


def raw(case):
    return "\n".join(line[2:] for line in case["text"].splitlines())


def truth(case):
    return "\n".join(line[2:] for line in case["text"].splitlines() if line.startswith("+"))


@cache
def _read(code, text):
    document, _ = read_seed(Seed("seeds/text.txt", text.encode()), Context((*SITE, code)))
    return document


def read(code, case):
    return _read(code, raw(case))


@pytest.mark.parametrize(("code", "case"), ALL)
def test_facts_are_those_that_a_person_reads(code, case):
    document = read(code, case)
    # a date that the page calls its last change, or that is written with slashes, is marked as less sure
    found = {
        "language": document.language,
        "title": document.title,
        "date": document.when and str(document.when.edtf).rstrip("?~"),
        "type": document.facts.type,
        "publisher": document.facts.publisher,
    }
    wrong = {key for key, value in found.items() if value != {"language": code, **case}.get(key, value)}
    assert wrong == set(case.get("known", ()))


@pytest.mark.parametrize("code", FLOORS)
def test_the_text_is_parted_from_the_page(code):
    reached = [likeness(shown(read(code, case)), truth(case)) for case in TEXTS[code]]
    found = {key: mean(figures[key] for figures in reached) for key in FLOORS[code]}
    assert {key: value for key, value in found.items() if value < FLOORS[code][key]} == {}


@pytest.mark.parametrize("code", FLOORS)
def test_there_are_enough_texts_of_either_half(code):
    halves = [case["half"] for case in TEXTS[code]]
    assert min(halves.count("first"), halves.count("second")) * 2 >= FEWEST


@pytest.mark.parametrize("case", [case for texts in TEXTS.values() for case in texts], ids=lambda case: case["title"])
def test_a_site_without_the_language_takes_it_for_none_of_its_own(case):
    assert detect(raw(case), map(profile, SITE)) is None
    assert detect(raw(case), map(profile, (*SITE, "es", "ar"))) is None
