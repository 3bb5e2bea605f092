"""Seeds: documents from any bytes, what renaming changes, and what a person gives."""

import hashlib
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from dossier.languages import languages
from dossier.model import Choice, Correction, Entity, Lost, Replacement, Seed
from dossier.read import Context, read_seed
from dossier.read.corrections import DROPPED, KEPT, REPLACED

CONTEXT = Context(("en", "fr", "zh"))
TEXT = """The harbour that nobody wanted
By Peter Reed
4 May 2021
The harbour was built by the monks of the island, who needed a place for their boats in winter.
When the monks had left, the people found that they needed it, too, and mended the wall of the harbor.
Share
"""


def read(text, name="a.txt", context=CONTEXT, **correction):
    raw = text if isinstance(text, bytes) else text.encode()
    return read_seed(Seed(f"seeds/{name}", raw, Correction(**correction)), context)


def codes(findings):
    return [finding.code for finding in findings]


def test_renaming_changes_id_address_and_seed_and_nothing_else():
    before, found = read(TEXT, "a.txt")
    after, found_after = read(TEXT, "Another Name.txt")
    assert (after.id, after.path, after.seed) == ("another-name", "seeds/Another Name.txt", "Another Name.txt")
    assert replace(after, id="a", path="seeds/a.txt", seed="a.txt") == before
    assert codes(found) == codes(found_after)


def test_the_ledger_gives_the_bytes_back():
    raw = TEXT.replace("\n", "\r\n").encode("utf-8-sig") + b"\xff"
    document, findings = read(raw)
    text = "".join(line.raw for line in document.lines)
    assert text.encode(document.decoding.encoding, "surrogateescape") == raw
    assert document.sha256 == hashlib.sha256(raw).hexdigest()
    assert [(finding.code, finding.line) for finding in findings] == [("seed_undecodable", 7)]


def test_a_text_becomes_a_document():
    document, findings = read(TEXT)
    assert (document.title, str(document.when.edtf), document.facts.author) == (
        "The harbour that nobody wanted",
        "2021-05-04",
        ("Peter Reed",),
    )
    assert [block.text.split()[0] for block in document.blocks] == ["The", "When"]
    assert not findings


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "seed_empty"),
        (b" \r\n\t", "seed_empty"),
        (b"\xef\xbb\xbf\n", "seed_empty"),
        (b"\0\1\2\3" * 9, "seed_binary"),
    ],
)
def test_what_is_no_text_is_a_finding(raw, code):
    document, findings = read(raw)
    assert document is None
    assert codes(findings) == [code]


def test_what_is_missing_is_a_finding():
    document, findings = read(
        "The harbour was built by the monks of the island, who needed a place for their boats in winter."
    )
    assert document.title
    assert codes(findings) == ["seed_no_title", "seed_no_date"]


def test_what_a_person_knows_wins():
    facts = {
        "title": "A harbour",
        "date": "2020-02?",
        "type": "letter",
        "author": "Mary Stone",
        "place": "Port Stone",
        "id": "harbour",
    }
    document, findings = read(TEXT, facts=facts)
    assert (document.id, document.title, str(document.when.edtf)) == ("harbour", "A harbour", "2020-02?")
    assert (document.facts.type, document.facts.author, document.facts.place) == (
        "letter",
        ("Mary Stone",),
        "Port Stone",
    )
    assert not {"type", "place"} & set(document.facts.inferred)
    assert not findings


def test_lines_that_a_person_keeps_or_drops():
    document, _ = read(TEXT, keep=(Choice(6, "Share"),), drop=(Choice(4, "The harbour was"),))
    assert [block.text.split()[0] for block in document.blocks] == ["When", "Share"]
    assert [(line.number, line.decision.rule) for line in document.lines if line.decision.rule in {KEPT, DROPPED}] == [
        (4, DROPPED),
        (6, KEPT),
    ]


def test_a_wording_that_a_person_corrects_is_the_editor_s_change():
    document, _ = read(TEXT, replace=(Replacement(5, "harbor", "harbour", "as elsewhere"),))
    untouched, _ = read(TEXT)
    assert document.blocks[1].text.endswith("wall of the harbour.")
    assert [block.id for block in document.blocks] == [block.id for block in untouched.blocks]
    line = document.lines[4]
    assert (line.decision.status, line.decision.rule, line.raw) == (
        "changed",
        REPLACED,
        TEXT.splitlines(keepends=True)[4],
    )
    assert line.decision.seen == "harbor → harbour: as elsewhere"


def test_a_rule_that_changes_the_same_line_does_not_hide_the_editor_s_change():
    document, _ = read(
        TEXT.replace("wall of", "wall\u00a0of"), replace=(Replacement(5, "harbor", "harbour", "as elsewhere"),)
    )
    assert document.blocks[1].text.endswith("wall of the harbour.")
    assert document.lines[4].decision.rule == REPLACED


def test_names_of_entities_give_capitals_in_their_language_and_people_in_all():
    entities = (
        Entity("stone", "person", {"en": ("Mary Stone",)}),
        Entity("port", "place", {"en": ("Stoneport",), "fr": ("Port-Pierre",)}),
    )
    text = "le port que nul ne voulait\n\nle mur de port-pierre a été réparé par mary stone et par tous ceux de stoneport, avec des pierres."
    document, _ = read(text, context=Context(("en", "fr", "zh"), entities))
    assert document.language == "fr"
    assert document.title == "Le port que nul ne voulait"
    assert document.blocks[0].text.startswith(
        "Le mur de Port-Pierre a été réparé par Mary Stone et par tous ceux de stoneport,"
    )


@pytest.mark.timing
def test_texts_are_read_at_a_good_pace():
    sentence = "On {} May 2021, the people of the harbour No. {} found that they needed it, too, and mended its old wall again.\n"
    texts = [TEXT + "".join(sentence.format(i % 31 + 1, i * 7 + j) for i in range(45)) for j in range(20)]
    start = process_time()
    assert all(read(text)[0] for text in texts)
    assert len(texts) / (process_time() - start) > 15


@hypothesis(max_examples=60)
@given(st.binary() | st.text().map(str.encode), st.sampled_from(CONTEXT.languages))
def test_any_bytes_are_a_document_or_a_finding(raw, language):
    document, findings = read(raw, f"a.{language}.txt")
    assert document or findings
    if document:
        assert document.key == ("a", language)
        assert "".join(line.raw for line in document.lines).encode(document.decoding.encoding, "surrogateescape") == raw
        assert all(block.text.encode() for block in document.blocks)


PARTS = st.sampled_from(
    [
        "Home", "Read more", "Share", "By Mary Stone", "4 May 2024", "Q: Who pays?", "A: The town does.", "1. Wheat",
        "(b) Rye", "- oats", "•", "3", "Dear friends,", "Yours sincerely,", "a\tb\t3", "c\td\t4", "The snow on the hills of Tues-",
        "day has gone", "and the people left their houses before the winter came.", "The lake rose | News", "[2]", "", "  ",
        "The harbour was built by the monks of the island, who needed a place for their boats in winter.",
        "THE MINISTERS OF ALL COUNTRIES MET IN THE HARBOUR ON TUESDAY AND SIGNED A PLAN.",
    ]
)  # fmt: skip
WORDS = st.text("abc DEé,.:-—?!\"'()«»0123456789中文，。\t", max_size=90)
PAGES = st.lists(PARTS | WORDS, max_size=40).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n"]).map(lambda end: end.join(lines))
)


def letters(text):
    """Letters and figures alone, without capitals: casing, joining and spacing change nothing of them."""
    return "".join(filter(str.isalnum, text.casefold()))


@hypothesis(max_examples=150)
@given(PAGES, st.sampled_from(languages()))
def test_no_word_is_lost_between_the_ledger_and_the_blocks(text, language):
    document, findings = read(text, f"a.{language}.txt")
    assert document or findings
    if not document:
        return
    assert "".join(line.raw for line in document.lines) == text
    said = {}
    for block in document.blocks:
        for number in block.lines:
            said[number] = said.get(number, "") + letters(block.speaker + block.mark + block.text)
    for line in document.lines:
        if line.text and line.decision.status in {"kept", "changed"}:
            assert all(letters(word) in said[line.number] for word in line.text.split())
        elif line.decision.status == "joined":
            head = line.decision.lines[0]
            assert letters(line.raw) in said[head]
            assert said[line.number] == said[head]


def test_what_an_editor_gave_is_told_as_theirs_and_never_as_inferred():
    document, _ = read(TEXT, facts={"id": "harbour", "date": "2021-05?", "place": "Port"})
    assert document.facts.given == ("date", "place")
    assert not {"date", "place"} & set(document.facts.inferred)
    assert document.path == "seeds/a.yml"
    assert read(TEXT)[0].facts.given == ()


LIST = """The harbours of the islands
Joint statement
We met on the island on 4 May 2021 and spoke of the harbours that the boats need in winter.
Promote the building of walls that keep the sea out of the harbours.
The countries should share their boats with one another in winter.
Support the people who mend the walls of the harbours of the islands.
Establish a school in which the children of the islands learn to sail.
We will meet again on the other island.
"""


def test_words_that_the_copy_lacks_make_calls_of_what_they_open_and_nothing_else():
    wall = "Promote the building"
    before, _ = read(LIST, facts={"type": "statement"})
    after, findings = read(LIST, facts={"type": "statement"}, lost=(Lost(4, wall, "we call on:"),))
    kinds = [(one.kind, one.lost) for one in after.commitments]
    assert not findings
    assert [one.kind for one in before.commitments] == ["measure", "duty", "measure", "measure", "commitment"]
    call = ("call", "we call on:")
    assert kinds == [call, ("duty", ""), call, call, ("commitment", "")]
    assert replace(after, commitments=before.commitments, path=before.path) == before


def test_lost_words_that_open_no_list_or_fit_no_line_change_nothing():
    for lost, told in ((Lost(4, "Promote", "we thank"), []), (Lost(5, "Promote", "we call on:"), ["wording_moved"])):
        document, findings = read(LIST, facts={"type": "statement"}, lost=(lost,))
        assert "call" not in [one.kind for one in document.commitments]
        assert codes(findings) == told


LETTER = """THE HARBOUR OFFICE
Custom House Quay

To the members of the board

The wall of the harbour was built by the monks of the island, and they needed a place for their boats.
/over
- 2 -
It is now so low that the boats are wet in every storm, and the board is asked to mend it this year.

Your obedient servant,
Peter Reed

PR/em
Encl. 1
"""


def test_lines_that_a_person_drops_make_no_page_of_a_letter():
    drop = tuple(Choice(LETTER.splitlines().index(text) + 1, text) for text in ("/over", "- 2 -", "PR/em"))
    document, _ = read(LETTER, drop=drop, facts={"title": "The wall"})
    page = "\n".join(block.text for block in document.blocks)
    assert [text for text in LETTER.splitlines() if text and text not in page] == ["/over", "- 2 -", "PR/em"]


def test_what_was_taken_for_the_title_is_text_where_a_person_gives_another():
    line = "To the members of the board"
    raw = LETTER.partition("\n\n")[2]
    assert read(raw)[0].title == line
    document, _ = read(raw, facts={"title": "A letter about the wall"})
    assert document.blocks[0].text == line
    assert "unsure_title" not in {doubt.code for doubt in document.doubts}


@pytest.mark.parametrize(
    "given", ["To the Members of the Board", "A letter to the members of the board", "To the membrs of the board"]
)
def test_a_title_in_better_letters_stands_once(given):
    document, _ = read(LETTER.partition("\n\n")[2], facts={"title": given})
    assert document.title == given
    assert document.blocks[0].text.startswith("The wall")


def test_what_a_person_keeps_is_text_though_it_is_the_title():
    keep = (Choice(1, "To the members of the board"),)
    raw = LETTER.partition("\n\n")[2]
    document, _ = read(raw, keep=keep, facts={"title": "To the members of the board"})
    assert document.blocks[0].text == "To the members of the board"
    assert read(raw, keep=keep)[0].title == "To the members of the board"


def test_the_letters_of_a_title_that_a_person_gives_are_no_guess():
    raw = LETTER.partition("\n\n")[2].replace("To the members of the board", "TO THE MEMBERS OF THE BOARD")
    assert "title" in read(raw)[0].facts.inferred
    assert "title" not in read(raw, facts={"title": "To the members"})[0].facts.inferred


@pytest.mark.parametrize("key", ["publisher", "speaker", "author", "place", "event"])
def test_what_a_person_says_there_is_not_no_rule_finds(key):
    raw = TEXT.replace("Share", "Source: Harbour Times")
    assert read(raw)[0].facts.author == ("Peter Reed",)
    assert read(raw)[0].facts.publisher == "Harbour Times"
    assert not getattr(read(raw, facts={key: "none"})[0].facts, key)
