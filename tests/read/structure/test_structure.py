"""Whole short texts with lists, tables, talks, letters, laws and cut sentences; and what must hold for any text."""

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages import languages, profile
from dossier.read.clean import apply, clean
from dossier.read.clean.tables import join_tables
from dossier.read.clean.wrapping import join_lines, join_marks
from dossier.read.ledger import ledger
from dossier.read.structure import make_blocks
from tests.samples import CASES

FOLDER = CASES / "read/structure"
CASES = [
    pytest.param(
        path.stem,
        case,
        id=f"{path.stem}-{case['name']}",
        marks=[pytest.mark.xfail(reason=case["known"], strict=True)] if "known" in case else [],
    )
    for path in sorted(FOLDER.glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
PIECES = st.sampled_from(
    [
        "|",
        "\t",
        "\x0c",
        "Q:",
        "A:",
        "问：",
        "答：",
        "1.",
        "2.",
        "(a)",
        "(b)",
        "一、",
        "（一）",
        "•",
        "-",
        "–",
        "*",
        "‖",
        "¦",
        "[3]",
        "- 3 -",
        "well-",
        "known",
        "Tues-",
        "day",
        "the",
        "by",
        "The",
        "Lund",
        "said",
        "Article 1",
        "Article 2",
        "Chapter I",
        "第一条",
        "第二条",
        "第一章",
        "Dear Sir,",
        "Yours sincerely,",
        "end.Then",
        "港口",
        "，并",
        "l’",
        ",",
    ]
)
LINES = st.lists(st.lists(PIECES | st.text(max_size=8), max_size=6).map(" ".join), max_size=12)


def shown(block):
    """A block as the cases write it."""
    kind = f"{block.kind}{block.level if block.level > 2 else ''}{f' @{block.speaker}' if block.speaker else ''}"
    return f"{kind} {' / '.join(map(' | '.join, block.rows)) if block.rows else block.text}".strip()


def read(text, language):
    lines = clean(ledger(text), profile(language))
    return lines, make_blocks(lines, profile(language))


@pytest.mark.parametrize(("language", "case"), CASES)
def test_texts_become_blocks(language, case):
    lines, blocks = read(case["text"], language)
    titles = [f"title {line.text}" for line in lines if line.decision.role == "title"]
    assert [*titles, *map(shown, blocks)] == [line.strip() for line in case["blocks"].splitlines()]


def letters(texts):
    return "".join(sign for text in texts for sign in text if sign.isalnum())


@given(LINES, st.sampled_from(languages()))
def test_no_word_is_lost_on_the_way_from_lines_to_blocks(drawn, language):
    lines, blocks = read("\n".join(drawn), language)
    assert letters(block.text for block in blocks) == letters(
        line.text for line in lines if line.decision.status in ("kept", "changed")
    )
    parts = {number for block in blocks for number in block.lines}
    joined = {line.number for line in lines if line.decision.status == "joined"}
    assert joined <= parts


@given(LINES, st.sampled_from(languages()))
def test_joined_lines_stand_in_a_line_that_is_text(drawn, language):
    lines, _ = read("\n".join(drawn), language)
    heads = {line.decision.lines[0] for line in lines if line.decision.status == "joined"}
    statuses = {line.number: line.decision.status for line in lines}
    assert {statuses[head] for head in heads} <= {"changed", "kept", "metadata"}


@given(LINES, st.sampled_from(languages()))
def test_blocks_say_where_they_come_from(drawn, language):
    _, blocks = read("\n".join(drawn), language)
    assert len({block.id for block in blocks}) == len(blocks)
    assert all(block.lines and block.text == " ".join(block.text.split()) for block in blocks)
    assert all(block.text.startswith((block.mark, block.speaker)) for block in blocks)
    assert all(len({len(row) for row in block.rows}) == 1 for block in blocks if block.kind == "table")


def seconds(text):
    start = time.process_time()
    read(text, "en")
    return time.process_time() - start


@pytest.mark.timing
@pytest.mark.parametrize(
    "line",
    [
        "Q:",
        "A: b",
        "|",
        "| a | 1 |",
        "a-",
        "a\tb",
        "1.",
        "2. a",
        "•",
        "- 1 -",
        "the",
        "Asel    1",
        "l’",
        "x (1",
        "。，",
    ],
)
def test_time_grows_with_length_alone(line):
    seconds(f"{line}\n" * 100)
    once, twice = (min(seconds(f"{line}\n" * count) for _ in range(3)) for count in (2500, 5000))
    assert twice < 3 * once + 0.05


@given(LINES, st.sampled_from(languages()), st.sampled_from([join_tables, join_marks, join_lines]))
def test_no_letter_is_lost_where_lines_are_joined(drawn, language, rule):
    lines = ledger("\n".join(drawn))
    after = apply(rule, lines, profile(language))
    assert letters(line.text for line in after) == letters(line.text for line in lines)
    assert [line.raw for line in after] == [line.raw for line in lines]
