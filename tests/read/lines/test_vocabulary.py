"""The furniture of languages/profiles: each kind is known, each phrase says something, none stands twice."""

import re

import pytest

from dossier.languages import languages, profile
from dossier.read.lines import vocabulary
from dossier.read.lines.vocabulary import core, finder, furniture

KINDS = set(re.findall(r"`(\w+)`", vocabulary.__doc__)) - {"core"}


@pytest.mark.parametrize("code", languages())
def test_each_kind_is_explained(code):
    assert set(profile(code).furniture) <= KINDS


@pytest.mark.parametrize("code", languages())
def test_each_phrase_says_something_once(code):
    for kind, phrases in profile(code).furniture.items():
        assert all(isinstance(phrase, str) and core(phrase) for phrase in phrases), kind
        assert len(set(phrases)) == len(phrases), kind


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_phrases_of_all_languages_are_found_in_any_text(kind):
    for code in languages():
        for phrase in profile(code).furniture.get(kind, ()):
            assert core(phrase) in furniture(kind)
            assert finder(kind).search(core(phrase))


def test_a_word_is_found_whole_and_a_chinese_phrase_anywhere():
    assert not finder("counters").search("viewsonic overviews")
    assert finder("counters").findall("已点赞3") == ["点赞"]
