"""Seeds in Markdown: every byte in a line of the ledger, marks as what they mean, front matter as facts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Seed
from dossier.read import Context, read_seed
from dossier.read.markup import ledger_of
from dossier.read.markup.front_matter import NAMED
from tests.samples import cases

CASES = cases("read/markdown.yml")
PARTS = (
    *(
        "---\n",
        "title: A\n",
        "+++\n",
        "# One\n",
        "One\n===\n",
        "- item\n",
        "  1) sub\n",
        "> said\n",
        "```\n",
        "| a | b |\n",
    ),
    *("|---|---|\n", "<!-- x\n", "-->\n", "<div>\n", "![a](b.png)\n", "[r]: http://example.org\n", "\n", "\r\n"),
    *("words *here*\\\n", "{: .lead}\n", "\u2028", "\t", "\ufeff"),
)


def read(text, name="a.md"):
    return read_seed(Seed(f"seeds/{name}", text.encode()), Context(("en", "fr", "zh")))[0]


@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=8), max_size=30).map("".join))
def test_the_ledger_gives_the_source_back(text):
    lines = ledger_of("seeds/a.md", text)
    assert "".join(line.raw for line in lines) == text
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert all(line.decision.seen for line in lines if line.decision.status == "dropped")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_text_becomes_what_its_marks_mean(case):
    document = read(case["source"])
    found = {
        "title": document.title,
        "date": str(document.when.edtf) if document.when else None,
        "author": list(document.facts.author),
        "publisher": document.facts.publisher,
        "rights": document.facts.rights,
        "blocks": [[block.kind, *filter(None, [block.mark]), block.text] for block in document.blocks],
        "levels": [block.level for block in document.blocks if block.kind == "heading"],
        "rows": [[list(row) for row in block.rows] for block in document.blocks if block.rows],
    }
    assert {key: found[key] for key in case if key in found} == {key: case[key] for key in case if key in found}


def test_a_name_in_another_language_counts_and_two_forms_of_one_name_are_one_document():
    assert read("# Lakes\n\nThe lake is deep.\n", "lakes.fr.md").key == ("lakes", "fr")
    assert read("The lake is deep.\n", "lakes.fr.txt").key == ("lakes", "fr")


def test_a_text_that_only_looks_like_front_matter_stays_text():
    for text in (
        "---\n{title: A, b: c}\n---\n\nWe met.\n",
        "---\na: &x [1]\nb: *x\n---\n\nWe met.\n",
        "---\nThe lake is deep: it is cold, too: yes.\n---\n\nWe met.\n",
        "---\n- a\n- b\n---\n\nWe met.\n",
    ):
        assert not [line for line in ledger_of("seeds/a.md", text) if line.decision.rule == NAMED]
