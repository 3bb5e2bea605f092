"""Which .txt is Markdown, and which only has some of its signs; what is none stays as it was."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.read.ledger import ledger
from dossier.read.markup import ledger_of
from dossier.read.markup.evidence import breaks_by_lines, is_markdown, marks_of
from tests.samples import CASES

ARE = yaml.safe_load((CASES / "read/evidence.yml").read_text("utf-8"))
SIGNS = st.text(st.sampled_from("a林 \n\r\t#*_[]()!<>|-=`\\:/.1+~é"), max_size=60)


@pytest.mark.parametrize("case", ARE, ids=[case["name"] for case in ARE])
def test_marks_of_several_kinds_make_markdown_and_signs_alone_do_not(case):
    assert is_markdown(case["text"]) is case["markdown"], dict(marks_of(case["text"]))


@pytest.mark.parametrize("case", [case for case in ARE if not case["markdown"]], ids=lambda case: case["name"])
def test_a_text_without_markup_keeps_each_line_as_it_is(case):
    assert ledger_of("seeds/a.txt", case["text"]) == ledger(case["text"])


@given(st.one_of(SIGNS, st.lists(st.sampled_from([c["text"] for c in ARE]), max_size=3).map("\n".join)))
def test_the_ledger_of_any_txt_gives_it_back(text):
    lines = ledger_of("seeds/a.txt", text)
    assert "".join(line.raw for line in lines) == text
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


@pytest.mark.parametrize("unit", ["[", "![", "**", "*a ", "[a](", "\\[", "_a", "|-", "a\n-", "`", "[![a](b)"])
def test_signs_that_never_end_are_read_in_time(unit):
    text = "# A\n\n**b**\n\n" + unit * (100_000 // len(unit))
    assert is_markdown(text) in (True, False)
    assert breaks_by_lines(text) is False
