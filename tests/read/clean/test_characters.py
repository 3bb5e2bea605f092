"""What must hold of the rules that mend characters, for any text: no letter is lost, a second pass changes nothing,
and a text of twice the length takes twice the time."""

from itertools import pairwise
from time import process_time
from unicodedata import normalize

import pytest
from ftfy.badness import MOJIBAKE_CATEGORIES, is_bad
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages import languages, profile
from dossier.read.clean import RULES, apply
from dossier.read.clean.characters import GARBLED, legible
from dossier.read.ledger import lines

REPAIRS = [rule for rule in RULES if rule.__name__.startswith(("repair_", "plain_"))]
BY_NAME = {rule.__name__: rule for rule in REPAIRS}
DECODING = {"repair_entities", "repair_mojibake"}
"""What these put in the place of an escape or a garbled letter is another letter."""
PIECES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r\x0b\x0c\x1c\x1d\x1e\u2028\u2029"), max_size=8),
    st.sampled_from(
        [" ", "  ", "，", " ，", "。", "中", "中国", "外 交", "Ａ", "２", "：", "%", "，０００", "a", "Le mot", " ?", "« ", " »", "(", ")", ",", ".", ":",
         "&amp;", "&nbsp;", "&", "#38;", "eacute;", "Ã©", "â€™", "Â", "ä¸\xadå›½", "\x85", "\x99", "e\u0301", "\ufb03", "\u00ad", "\u200b", "\u200d", "\u202e",
         "\ufeff", "ｶﾞ", "｢", "👩", "क्", "\u00a0", "\u202f", "\u3000"]
    ),
)  # fmt: skip
TEXTS = st.lists(st.lists(PIECES, max_size=12).map("".join), max_size=6)
LANGUAGES = st.sampled_from(languages())
END = "."
"""A last line with something on it: a ledger has no empty one at its end."""
LONG_RUNS = ["&", "&amp;", "&#38;", "<", "Â", "Ã", "â€", "\u200b", "\u200d", "中 ", "中 ， ", "中,", "(", "(中", "）", "！", " ?", "« ", " ", "Ａ：", "，０００", "\u3000", "ﾞ", "a\u0301",
             "\u0301", "é…", "1 ", "&a", "\x85", "\u00ad", "„", "ï¿½"]  # fmt: skip

SIGNS = sorted({*"".join(MOJIBAKE_CATEGORIES.values()), *" aZ.,œÂÃØÙâВГРС"})
"""Signs that ftfy tells apart, at the ends of their ranges."""


def repaired(rule, texts, language):
    return [line.text for line in apply(rule, lines(*texts, END), profile(language))]


def letters(text):
    return [letter for letter in normalize("NFKD", text) if letter.isalnum()]


@pytest.mark.parametrize("name", sorted(set(BY_NAME) - DECODING))
@given(texts=TEXTS, language=LANGUAGES)
def test_no_letter_is_lost_or_moved(name, texts, language):
    after = repaired(BY_NAME[name], texts, language)
    assert [letters(text) for text in after] == [letters(text) for text in [*texts, END]]


@pytest.mark.parametrize("name", BY_NAME)
@given(texts=TEXTS, language=LANGUAGES)
def test_a_second_pass_changes_nothing(name, texts, language):
    once = repaired(BY_NAME[name], texts, language)
    assert repaired(BY_NAME[name], once, language) == [*once, END]


@given(TEXTS, LANGUAGES)
def test_plain_ascii_without_escapes_stays(texts, language):
    plain = ["".join(letter for letter in text if " " < letter < "\x7f" and letter != "&") for text in texts]
    if language != "fr":
        assert all(repaired(rule, plain, language) == [line.text for line in lines(*plain, END)] for rule in REPAIRS)


@given(st.text(st.sampled_from(SIGNS), min_size=2, max_size=6))
def test_ftfy_is_asked_of_every_line_that_it_finds_bad(text):
    assert GARBLED.search(text) or not is_bad(text)


@pytest.mark.timing
@pytest.mark.parametrize("run", LONG_RUNS, ids=ascii)
@pytest.mark.parametrize("language", languages())
def test_a_long_run_takes_time_in_proportion(run, language):
    def taken(times):
        start = process_time()
        text = f"Le mot «中国» {run * times}"
        legible(lines(text))
        for rule in REPAIRS:
            apply(rule, lines(text, "会议，开幕。", "Ã©tÃ©"), profile(language))
        return process_time() - start

    spent = [min(taken(times) for _ in range(2)) for times in (1500, 3000, 6000)]
    assert all(later < max(0.02, 2.8 * earlier) for earlier, later in pairwise(spent)), spent
