"""Dates that leave something out: texts with what their dates mean once they are completed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.languages import languages, profile
from dossier.languages.text import sentences
from dossier.model.document import when
from dossier.read.dates import find
from dossier.read.dates.resolve import _is_told, resolve
from tests.samples import cases

CASES = cases("read/completion.yml")
MARK = re.compile(r"\[([^]]*)\]\([^)]*\)")
PHRASES = {
    "ar": [
        "6 مايو 2024",
        "في عام 1978",
        "في 6 مايو",
        "يوم الثلاثاء المقبل",
        "يوليو الماضي",
        "هذا العام",
        "بحلول عام 2030",
    ],
    "de": [
        "am 6. Mai 2024",
        "im Jahr 1978",
        "am 6. Mai",
        "am Dienstag",
        "im letzten Juli",
        "in diesem Jahr",
        "bis 2030",
    ],
    "en": [
        "May 6, 2024",
        "in 1978",
        "on May 6",
        "on Tuesday",
        "last July",
        "this year",
        "by 2030",
        "within two months of",
    ],
    "es": [
        "el 6 de mayo de 2024",
        "en 1978",
        "el 6 de mayo",
        "el martes",
        "en julio pasado",
        "este año",
        "antes de 2030",
    ],
    "fr": ["le 6 mai 2024", "en 1978", "le 6 mai", "ce mardi", "juillet dernier", "l’an dernier", "d’ici 2030"],
    "pt": ["em 6 de maio de 2024", "em 1978", "no dia 6 de maio", "na terça-feira", "este ano", "até 2030"],
    "ru": ["6 мая 2024 года", "в 1978 году", "6 мая", "во вторник", "в прошлом июле", "в этом году", "к 2030 году"],
    "zh": ["2024年5月6日", "于1978年", "5月6日", "周二", "去年7月", "今年", "到2030年", "2月29日"],
}


def sentence_around(text, start, end, language):
    """The sentence in which a date stands; several when it crosses their border."""
    touched = [span for span in sentences(text, profile(language)) if span[0] < end and start < span[1]]
    return text[touched[0][0] : touched[-1][1]] if touched else ""


def resolved(text, language, known=None):
    """The dates of a text with what they mean, each in the light of its sentence."""
    found = find(text, profile(language))
    told = [replace(one, context=sentence_around(text, one.start, one.end, language)) for one in found]
    return list(zip(found, resolve(told, known and when(known, "dateline")), strict=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['name']}")
def test_dates_are_completed(case):
    text = plain = MARK.sub(r"\1", case["text"])
    pairs = resolved(plain, case["language"], case.get("known"))
    for one, moment in reversed(pairs):
        text = f"{text[: one.start]}[{one.text}]({moment.edtf if moment else 'none'}){text[one.end :]}"
    assert text == case["text"]
    shown = {one.text: list(moment.basis) for one, moment in pairs if moment}
    assert {phrase: shown[phrase] for phrase in case.get("basis", {})} == case.get("basis", {})


@given(st.data(), st.sampled_from(languages()), st.sampled_from([None, "2024-02-29", "2024-12", "2023?"]))
def test_what_was_completed_is_uncertain_and_shows_its_words(data, language, known):
    phrases = data.draw(st.lists(st.sampled_from(PHRASES[language]), max_size=6))
    pairs = resolved(". ".join(phrases), language, known)
    stated = {known, *(str(moment.edtf) for one, moment in pairs if moment and one.year)}
    for one, moment in pairs:
        if not moment:
            continue
        assert moment.basis[0] == one.text
        if one.year:
            assert moment.basis == (one.text,)
            assert moment.edtf.is_sure
        elif moment.edtf.is_sure and not (known and "?" not in known and _is_told(one)):
            assert str(moment.edtf) in stated
