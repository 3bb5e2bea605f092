"""translate, as a person calls it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.cli.contribute.translate import completed
from dossier.model import Document, Facts
from dossier.pages import comments
from dossier.pages.documents import read_translated
from tests.running import said

PAGE = "docs/fr/documents/bridges.md"
SEED = "Bridges on the Lake\n\n3 May 2024\n\nThe bridges on the Lake are open to all.\n\nThey were built in 1911, of stone.\n"
OLD = "---\ntitle: Les ponts\ntranslation: {from: en}\n---\n\n"


@pytest.fixture
def bridges(dossier):
    (dossier.folder / "seeds" / "bridges.txt").write_text(SEED, encoding="utf-8")
    (dossier.folder / PAGE).parent.mkdir(parents=True, exist_ok=True)
    return dossier


def text(made):
    return (made.folder / PAGE).read_text(encoding="utf-8")


def test_the_file_has_all_but_the_words(bridges):
    before = said(bridges("check"))
    out, errors = said(bridges("translate", "bridges", "fr"))
    assert (out, errors) == (
        f"{PAGE} is ready to be filled in: write each paragraph below its comment, and translate the title\n",
        "",
    )
    assert text(bridges).startswith(
        "---\ntitle: Bridges on the Lake\ntranslation:\n  from: en\n  status: draft\n---\n\n<!--\n"
    )
    assert re.search("Noms cités dans ce texte\u00a0:\nLake → Lac\n-->", text(bridges))
    assert [comment.wording for comment in comments.comments(text(bridges))] == [
        "Bridges on the Lake",
        "The bridges on the Lake are open to all.",
        "They were built in 1911, of stone.",
    ]
    # As long as nothing is filled in, the collection is as it was.
    assert said(bridges("check")) == before


def test_what_is_filled_in_is_a_translation_and_the_rest_is_to_be_done(bridges):
    bridges("translate", "bridges", "fr")
    made = text(bridges).replace("open to all. -->\n", "open to all. -->\nLes ponts du Lac sont ouverts à tous.\n")
    (bridges.folder / PAGE).write_text(made, encoding="utf-8")
    out = said(bridges("check"))[0]
    assert f"{PAGE}:18: there is no text below this comment: translate “They were built in 1911, of stone.”\n" in out
    assert (
        said(bridges("translate", "bridges", "fr"))[0] == f"no paragraph is missing from {PAGE}; nothing was changed\n"
    )
    assert text(bridges) == made


def test_a_file_without_comments_gets_them(bridges):
    (bridges.folder / PAGE).write_text(OLD + "Les *ponts* de la ville.\n\nDe 1911, en pierre.\n", encoding="utf-8")
    assert (
        said(bridges("translate", "bridges", "fr"))[0]
        == f"comments for what was missing were added to {PAGE}; nothing else was changed\n"
    )
    body = text(bridges).removeprefix(OLD)
    assert re.sub("<!-- .* -->\n+", "", body) == "Les *ponts* de la ville.\n\nDe 1911, en pierre.\n"
    assert [comment.wording for comment in comments.comments(body)][1:] == [
        "The bridges on the Lake are open to all.",
        "They were built in 1911, of stone.",
    ]


@pytest.mark.parametrize(
    ("arguments", "page", "sentence"),
    [
        (["bridges", "de"], "", "the site has no language de: choose en, fr or zh, or add it to mkdocs.yml"),
        (["nothing", "fr"], "", "there is no document nothing: the id of a document is the last part of its address"),
        (["bridges", "en"], "", "bridges is written in English already: there is nothing to translate"),
        (["bridges", "fr", "--from", "zh"], "", "the document bridges has no version in zh: leave out --from, or correct “from” in the translation"),
        (["bridges", "fr"], "---\ntitle: A\n---\nUn.\n", "bridges is written in French already: there is nothing to translate"),
        (["bridges", "fr"], OLD + "Un seul.\n", f"{PAGE} has no comments, and its paragraphs do not correspond one by one to those of the source: put the comments of a new file above them by hand"),
    ],
    ids=["language", "document", "original", "source", "adopted", "unlike"],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_one_sentence(bridges, arguments, page, sentence):
    if page:
        (bridges.folder / PAGE).write_text(page, encoding="utf-8")
    done = bridges("translate", *arguments)
    assert (done.returncode, *said(done)) == (2, "", f"dossier: {sentence}\n")
    assert not page or text(bridges) == page


def test_the_ends_of_lines_stay_as_they_are(bridges):
    (bridges.folder / PAGE).write_bytes((OLD + "Les *ponts*.\n\nDe 1911, en pierre.\n").replace("\n", "\r\n").encode())
    bridges("translate", "bridges", "fr")
    made = (bridges.folder / PAGE).read_bytes()
    assert made.count(b"\n") == made.count(b"\r\n") > 10
    assert (
        said(bridges("translate", "bridges", "fr"))[0] == f"no paragraph is missing from {PAGE}; nothing was changed\n"
    )


def test_a_file_that_is_no_utf_8_is_not_touched(bridges):
    raw = (OLD + "Le pont âgé.\n").encode("latin-1")
    (bridges.folder / PAGE).write_bytes(raw)
    done = bridges("translate", "bridges", "fr")
    assert (done.returncode, (bridges.folder / PAGE).read_bytes()) == (1, raw)
    assert f"{PAGE}: not in UTF-8" in said(done)[1]


SOURCE = Document("a", "en", "A", None, Facts(), read_translated("\n\n".join(f"Paragraph {n}." for n in range(6)))[0])
KEPT = st.sets(st.integers(0, 5))


@given(KEPT, st.booleans())
def test_completing_keeps_every_line_in_order_and_is_done_once(kept, titled):
    chosen = [block for n, block in enumerate(SOURCE.blocks) if n in kept]
    head = [comments.written(["title"], "A")] if titled else []
    body = "\n" + "\n\n".join([*head, *(comments.written([b.id], b.text) + "\nFait." for b in chosen)]) + "\n"
    named = {block.id for block in chosen} | ({"title"} if titled else set())
    made = completed(body, SOURCE, named)
    lines = iter(made.splitlines())
    assert all(line in lines for line in body.splitlines() if line)
    found = [id_ for comment in comments.comments(made) for id_ in comment.ids]
    assert found == ["title", *(block.id for block in SOURCE.blocks)]
    assert completed(made, SOURCE, set(found)) == made


WALLS = """---
title: Walls
date: 2024-05-03
---

The walls of the city are old, and nobody knows who built them.

## Background

They were built in 1911, of stone from the hills.

- They are high, as all who came by ship have said of them.
- They are wide enough for two carts to pass on them.

> No wall lasts for ever, said the mayor of the city in her report.
"""


def test_comments_show_what_is_a_heading_an_item_or_a_quotation(dossier):
    (dossier.folder / "seeds" / "walls.md").write_text(WALLS, encoding="utf-8")
    said(dossier("translate", "walls", "fr"))
    file = dossier.folder / "docs/fr/documents/walls.md"
    made = file.read_text(encoding="utf-8")
    assert re.findall(r"^<!-- p-\w+: (##|-|>) ", made, re.MULTILINE) == ["##", "-", "-", ">"]
    heading = next(line for line in made.splitlines() if ": ## Background -->" in line)
    file.write_text(made.replace(heading, f"{heading}\nContexte\n"), encoding="utf-8")
    line = file.read_text(encoding="utf-8").splitlines().index(heading) + 1
    wrong = f"docs/fr/documents/walls.md:{line}: the source of this paragraph is a heading"
    assert wrong in said(dossier("check"))[0]
    for old in ("", "## "):
        file.write_text(made.replace(heading, heading.replace("## ", old) + "\n## Contexte\n"), encoding="utf-8")
        out = said(dossier("check"))[0]
        assert "is a heading" not in out
        assert f":{line}:" not in out
