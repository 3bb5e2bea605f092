"""What must hold for any text: nothing of it is ever lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.languages import languages, profile
from dossier.read.clean import RULES, clean
from dossier.read.clean.rule import apply
from dossier.read.ledger import ledger

FURNITURE = sorted({phrase for code in languages() for kind in profile(code).phrases.values() for phrase in kind})
PIECES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(FURNITURE),
    st.sampled_from(
        ["2024-10-05 ", " 9次", "(0)", " > ", "：", "© ", "By Jane Doe", "Ã©", "\u00a0", "English", "中文", "."]
    ),
    st.sampled_from(["The ministers of all countries met on Monday and agreed on a plan for the harbours."]),
)
ENDS = st.sampled_from(["\n", "\r\n", "\n\n", "\x0b", "\x85", "\u2028", " ", ""])
TEXTS = st.lists(st.tuples(PIECES, ENDS), max_size=30).map(lambda pairs: "".join(piece + end for piece, end in pairs))
LANGUAGES = st.sampled_from(languages())


@given(TEXTS, LANGUAGES)
def test_raw_lines_and_numbers_are_never_changed(text, language):
    before = ledger(text)
    after = clean(before, profile(language))
    assert "".join(line.raw for line in after) == text
    assert [(line.number, line.raw) for line in after] == [(line.number, line.raw) for line in before]
    assert [line.number for line in after] == list(range(1, len(after) + 1))


@given(TEXTS, LANGUAGES)
def test_what_stays_untouched_reads_as_it_came(text, language):
    for line in clean(ledger(text), profile(language)):
        assert (line.decision.status == "kept") == (line.decision.rule == "")
        if not line.decision.rule:
            assert line.text == line.raw.strip()


@given(TEXTS, LANGUAGES)
def test_a_second_pass_of_a_rule_changes_no_decision(text, language):
    words = profile(language)
    lines = ledger(text)
    for rule in RULES:
        lines = apply(rule, lines, words)
    decided = {line.number: line for line in lines if line.decision.status in ("dropped", "duplicate", "metadata")}
    for rule in RULES:
        lines = apply(rule, lines, words)
    assert decided == {line.number: line for line in lines if line.number in decided}


@given(TEXTS)
def test_cleaning_is_the_same_each_time(text):
    words = profile("en")
    assert clean(ledger(text), words) == clean(ledger(text), words)


@given(
    st.lists(
        st.text("abcdefgh ", min_size=60, max_size=90).map(lambda words: f"A {words} end."), max_size=8, unique=True
    )
)
@settings(max_examples=50)
def test_plain_paragraphs_lose_nothing(paragraphs):
    cleaned = clean(ledger("\n\n".join(f"{number} {text}" for number, text in enumerate(paragraphs))), profile("en"))
    assert all(line.decision.status in ("kept", "changed") or line.decision.role == "title" for line in cleaned)
