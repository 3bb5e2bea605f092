"""seeds/boilerplate.txt: which lines it takes out, what is wrong with it, and which lines are proposed for it."""

from dataclasses import replace

import pytest

from dossier.collection import collect, proposals
from dossier.languages import languages, words
from dossier.model import Choice, Correction, Key, Seed
from dossier.read import Context, read_seed
from dossier.read.corrections import KEPT
from dossier.read.recurring import COLLECTION, LEAST, propose, read_boilerplate, unused
from dossier.settings import load

TEXT = """A statement on {0}

3 May 2024

The {0} of the city will be open to all who wish to see them, on every day of the week.
Dear friends,
Thank you very much!
» The Harbour Letter «
{0} has more of it

The {0} will be closed for the night, and the guards of the city will look after them until the morning.
"""
LIST = "# Boxes of the harbour's site\n\nThe harbour letter\n  # and in French\nLa lettre du port\n"
KNOWN = Context(languages(), boilerplate=read_boilerplate(LIST))


def read(text, context=KNOWN, name="a", **correction):
    document, findings = read_seed(Seed(f"seeds/{name}.txt", text.encode(), Correction(**correction)), context)
    return document, [finding.code for finding in findings]


def outcomes(document):
    return {line.number: (line.decision.status, line.decision.rule, line.decision.seen) for line in document.lines}


def test_the_list_is_read_with_its_numbers():
    assert read_boilerplate(LIST) == {"the harbour letter": 3, "la lettre du port": 5}
    assert read_boilerplate("") == read_boilerplate("#\n \n") == {}
    assert read_boilerplate("One\n\nONE!\n") == {"one": 1}


def test_a_line_of_the_list_is_dropped_and_the_account_says_where_it_stands():
    document, _ = read(TEXT.format("bridges"))
    assert outcomes(document)[8] == ("dropped", COLLECTION, "seeds/boilerplate.txt:3")
    assert not any("Letter" in block.text for block in document.blocks)


def test_all_else_stays_as_it_was():
    with_list, without = (read(TEXT.format("bridges"), context)[0] for context in (KNOWN, Context(languages())))
    assert {number: outcome for number, outcome in outcomes(with_list).items() if number != 8} == {
        number: outcome for number, outcome in outcomes(without).items() if number != 8
    }


@pytest.mark.parametrize("line", ["The Harbour Letter is old.", "See The Harbour Letter", "The Harbour Letters"])
def test_a_line_that_says_more_stays(line):
    document, _ = read(TEXT.format("bridges").replace("» The Harbour Letter «", line))
    assert line in " ".join(block.text for block in document.blocks)


def test_marks_alone_are_matched_as_they_are():
    text = TEXT.format("bridges").replace("» The Harbour Letter «", "* * *")
    known = replace(KNOWN, boilerplate=read_boilerplate("* * *\n"))
    assert outcomes(read(text, known)[0])[8][1] == COLLECTION
    assert outcomes(read(text.replace("* * *", "---"), known)[0])[8][1] != COLLECTION


def test_a_person_may_keep_the_line_in_one_text():
    document, _ = read(TEXT.format("bridges"), keep=(Choice(8, "Harbour Letter"),))
    assert outcomes(document)[8][:2] == ("kept", KEPT)


def test_the_rules_see_a_line_that_a_person_kept():
    known = replace(KNOWN, boilerplate=read_boilerplate("A statement on bridges\n"))
    found = [
        outcomes(read(TEXT.format("bridges"), known, keep=keep)[0])[1][1] for keep in ((), (Choice(1, "statement"),))
    ]
    assert found == [COLLECTION, "find_title"]


def test_a_line_that_no_text_has_is_a_finding():
    document, _ = read(TEXT.format("bridges"))
    kept, _ = read(TEXT.format("bridges"), keep=(Choice(8, "Harbour Letter"),))
    for found in (unused(KNOWN.boilerplate, [document]), unused(KNOWN.boilerplate, [kept])):
        assert [(finding.path, finding.line, finding.code) for finding in found] == [
            ("seeds/boilerplate.txt", 5, "unused_boilerplate")
        ]
    assert unused({}, [document]) == ()


def documents(*names, text=TEXT):
    return [read(text.format(name), Context(languages()), name)[0] for name in names]


def test_lines_that_recur_are_proposed_but_no_greetings_nor_thanks():
    (one,) = propose(documents("bridges", "walls", "roads"), ())
    assert (one.text, one.path, one.line, one.count, one.total) == (
        "» The Harbour Letter «", "seeds/bridges.txt", 8, 3, 3,
    )  # fmt: skip


def test_a_notice_that_recurs_is_proposed_but_no_paragraph():
    notice = "The editors of this page take great care, and are grateful to all readers who write to them about it."
    text = TEXT.replace("» The Harbour Letter «", notice)
    assert [one.text for one in propose(documents("bridges", "walls", "roads", text=text), ())] == [notice]
    text = TEXT.replace("» The Harbour Letter «", " ".join([notice] * 4))
    assert propose(documents("bridges", "walls", "roads", text=text), ()) == ()


def test_few_texts_prove_nothing():
    names = [f"place{at}" for at in range(20)]
    rare = TEXT.replace("» The Harbour Letter «", "")
    two = documents(*names[:2])
    assert len(two) < LEAST
    assert propose(two, ()) == ()
    assert propose([*documents(*names[:3]), *documents(*names[3:], text=rare)], ()) == ()
    assert len(propose([*documents(*names[:5]), *documents(*names[5:], text=rare)], ())) == 1


def test_copies_of_one_text_count_once():
    texts = documents("bridges", "walls", "roads")
    assert propose(texts, {Key("walls", "en")}) == ()


def test_what_the_rules_took_out_is_not_proposed():
    text = TEXT.replace("» The Harbour Letter «", "Share on Facebook")
    assert propose(documents("bridges", "walls", "roads", text=text), ()) == ()


def test_the_list_is_no_text_of_the_collection(collection):
    seeds = {f"{name}.txt": TEXT.format(name) for name in ("bridges", "walls", "roads")}
    folder = collection(seeds=seeds)
    assert len(proposals(collect(load(folder)))) == 1
    (folder / "seeds" / "boilerplate.txt").write_text("The Harbour Letter\n", encoding="utf-8")
    found = collect(load(folder))
    assert [document.id for document in found.corpus.documents] == ["bridges", "roads", "walls"]
    assert found.findings == proposals(found) == ()


@pytest.mark.parametrize("code", languages())
def test_the_account_says_it_in_each_language(code):
    assert words(code)["provenance"]["editors"][COLLECTION]
