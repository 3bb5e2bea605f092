"""The boilerplate of languages/profiles: each kind is known, each phrase says something, none stands twice."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages import languages, profile, raw
from dossier.languages.normal_forms import core
from dossier.read.lines import vocabulary
from dossier.read.lines.vocabulary import finder, may_hold, phrases

KINDS = set(re.findall(r"`(\w+)`", vocabulary.__doc__)) - {"core"}
PHRASES = sorted(phrase for code in languages() for group in profile(code).phrases.values() for phrase in group)


@pytest.mark.parametrize("code", languages())
def test_each_kind_is_explained(code):
    assert set(profile(code).phrases) <= KINDS


@pytest.mark.parametrize("code", languages())
def test_each_phrase_says_something_and_stands_once(code):
    groups = raw("profiles", code)["phrases"]
    phrases = [phrase for group in groups.values() for phrase in group]
    assert all(isinstance(phrase, str) and core(phrase) for phrase in phrases)
    assert [phrase for phrase, count in Counter(phrases).items() if count > 1] == []


@pytest.mark.parametrize("code", languages())
def test_the_same_kinds_have_one_key(code):
    kinds = [frozenset(key.split(" + ")) for key in raw("profiles", code)["phrases"]]
    assert len(set(kinds)) == len(kinds)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_phrases_of_all_languages_are_found_in_any_text(kind):
    for code in languages():
        for phrase in profile(code).phrases.get(kind, ()):
            assert core(phrase) in phrases(kind)
            assert finder(kind).search(core(phrase))


def test_a_word_is_found_whole_and_a_chinese_phrase_anywhere():
    assert not finder("counters").search("viewsonic overviews")
    assert finder("counters").findall("已点赞3") == ["点赞"]


@given(
    st.lists(st.sampled_from(PHRASES) | st.text(max_size=4), max_size=6).map(" ".join), st.sampled_from(sorted(KINDS))
)
def test_a_line_may_hold_all_that_is_found_in_it(text, kind):
    assert may_hold(text, kind) or not finder(kind).search(core(text))
