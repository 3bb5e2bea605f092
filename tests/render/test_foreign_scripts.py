"""Runs in another script get a language, and nothing else changes."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.render.foreign_scripts import mark_scripts, typeset

TEXTS = st.text(st.sampled_from("aé <>&\"'林剑，。한어ひらカ9") | st.characters(codec="utf-8"), max_size=40)


@given(TEXTS, st.sampled_from(("en", "fr", "zh", "ja", "ko")))
def test_no_character_is_lost(text, language):
    marked = mark_scripts(html.escape(text), language)
    assert html.unescape(re.sub(r'<span lang="\w+">|</span>', "", marked)) == text


@pytest.mark.parametrize(
    ("text", "language", "spans"),
    [
        ("Lin Jian (林剑) speaks", "en", ["zh:林剑"]),
        ("《全球倡议》、王毅", "fr", ["zh:全球倡议》、王毅"]),
        ("한어Русский日本語Français", "fr", ["ko:한어", "zh:日本語"]),
        ("日本語のページ", "en", ["ja:日本語のページ"]),
        ("林剑发言", "zh", []),
        ("日本語のページ", "ja", []),
        ("林剑说한어", "zh-Hans", ["ko:한어"]),
    ],
)
def test_runs_in_another_script_have_their_language(text, language, spans):
    found = re.findall(r'<span lang="(\w+)">(.*?)</span>', mark_scripts(text, language))
    assert [f"{lang}:{words}" for lang, words in found] == spans


def test_attributes_stay_as_they_are():
    assert mark_scripts('<a title="林剑 > 王毅" href="x">y</a>', "en") == '<a title="林剑 > 王毅" href="x">y</a>'


@pytest.mark.parametrize(
    ("html_", "language", "shown"),
    [
        ("Il a dit : « oui » ; puis ?", "fr", "Il a dit\u00a0: «\u00a0oui\u00a0»\u202f; puis\u202f?"),
        ("<a>l’IA</a> ; « <b>oui</b> »", "fr-SN", "<a>l’IA</a>\u202f; «\u00a0<b>oui</b>\u00a0»"),
        ('<p lang="en">Who ?</p> Qui ?', "fr", '<p lang="en">Who ?</p> Qui\u202f?'),
        ("<pre><code>a : b</code></pre> c : d", "fr", "<pre><code>a : b</code></pre> c\u00a0: d"),
        ("Hecho : sí", "es", "Hecho : sí"),
    ],
)
def test_marks_stay_with_their_words_where_the_language_parts_them(html_, language, shown):
    assert typeset(html_, language) == shown
    assert mark_scripts(html_, language) == html_
