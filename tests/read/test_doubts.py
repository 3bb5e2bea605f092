"""Doubts: which texts are marked, what a person has checked, and what happens when that changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.check import check_doubts, message
from dossier.languages import languages, words
from dossier.model import Block, Choice, Correction, Decision, Document, Facts, Line, Seed
from dossier.read import Context, doubts, read_seed
from dossier.read import doubts as certainty
from dossier.read.doubts import find_doubts, fingerprint
from tests import building

CONTEXT = Context(("en", "fr", "zh"))
STORY = "The countries of the conference adopted a long declaration on Tuesday, and all of them have signed it."
FRENCH = "Les pays de la conférence ont adopté mardi une longue déclaration, et tous l’ont signée dans la salle de la mairie."
PAGE = "Bridges are open to all.\nShare on Facebook\nPrint\nContact us\nHome"


def read(text, **correction):
    raw = text if isinstance(text, bytes) else text.encode()
    return read_seed(Seed("seeds/a.txt", raw, Correction(**correction)), CONTEXT)


def codes(text):
    return [doubt.code for doubt in read(text)[0].doubts]


def page(*scores, words=10):
    """Lines with these scores; those below 0 were dropped for it."""
    text = " ".join(["word"] * words)
    return [
        Line(n, text, text, Decision("dropped" if s < 0 else "kept"), shares=(("place", s),))
        for n, s in enumerate(scores, 1)
    ]


@pytest.mark.parametrize("path", sorted(building.SHIPPED.glob("seeds/*.txt")), ids=lambda path: path.stem)
def test_no_text_that_was_cleaned_well_is_doubtful(path):
    assert read(path.read_bytes())[0].doubts == ()


def test_a_text_that_came_clean_has_none():
    assert codes(f"A declaration\n\n3 May 2024\n\n{STORY}\n\nThank you.\n") == []


MENU = ["Home", "News", "Share on Facebook", "Print"]
LAMP = [
    "The lamp at the end of the pier was lit again on Tuesday, after the keeper had found a pane for it in the hills.",
    "Whoever walks to the pier at night sees the lamp from the second bend, and the keeper is at home from nine on.",
]


def test_a_title_is_doubtful_where_other_lines_speak_for_themselves():
    found, _ = read("\n".join([*MENU, "A lamp on the pier again", "Why the keeper found a pane", *LAMP]))
    assert [(doubt.code, doubt.lines) for doubt in found.doubts if doubt.code == "unsure_title"] == [
        ("unsure_title", (5,))
    ]


def test_a_title_that_its_text_says_again_is_sure():
    assert "unsure_title" not in codes("\n".join([*MENU, "The lamp at the end of the pier", "Tuesday", *LAMP]))


def test_a_title_that_the_page_is_called_by_is_sure():
    named = "A lamp on the pier again | The Harbour News"
    text = [named, *MENU, "A lamp on the pier again", "Why the keeper found a pane", *LAMP]
    assert "unsure_title" not in codes("\n".join(text))


def test_little_left_of_a_page_names_the_longest_lines_that_went():
    boilerplate = ["Share on Facebook", "Print", "Contact us", "Privacy policy", "Home", "Share on Twitter"]
    document, _ = read("\n".join(["Bridges are open to all.", *boilerplate]))
    (doubt,) = document.doubts
    assert (doubt.code, doubt.lines) == ("little_left", (2, 3, 4, 5, 7))


def test_the_same_lines_beside_a_text_are_no_doubt():
    assert "little_left" not in codes(
        "\n".join([STORY] * 1 + [STORY.replace("Tuesday", "Monday, said the host")] + ["Print"] * 3)
    )


def test_menus_that_stayed_look_like_no_text():
    text = "\n".join(f"Item {letter} of it" for letter in "ABCDEFGHIJKLMNOPQRST")
    assert "few_sentences" in codes(f"A list\n{STORY}\n{text}")
    assert "few_sentences" not in codes("\n".join(STORY.replace("Tuesday", day) for day in "ABCDEFGHIJKLMNOPQRSTU"))


def test_parts_in_another_language_are_named():
    text = f"A declaration\n\n{STORY} {STORY} It was read to all of those who had come.\n\n{FRENCH} {FRENCH}\n"
    document, _ = read(text)
    assert ("mixed_languages", (5,)) in [(doubt.code, doubt.lines) for doubt in document.doubts]
    assert codes(f"A declaration\n\n{STORY * 40}\n\n{FRENCH} {FRENCH}\n") == []


def test_a_guessed_encoding_is_a_doubt():
    document, _ = read(
        b"A statement\n\n" + STORY.encode() + b"\n\nBad: \xff\x81\xfe \xc3\x28\n" + "每一个人".encode() * 9
    )
    assert [(doubt.code, doubt.lines) for doubt in document.doubts] == [("guessed_encoding", (5, 6))]


def test_scores_far_from_even_agree_and_scores_near_it_do_not():
    assert certainty.agreement(page(*[4.0] * 20, *[-4.0] * 20)) > 0.9
    assert certainty.agreement(page(*[0.8] * 20, *[-0.2] * 20)) < doubts.AGREEMENT
    assert certainty.agreement(page(*[0.5] * 5, *[-0.2] * 5)) == 1.0


def test_what_was_left_out_narrowly_beside_the_text_is_named():
    assert certainty.narrow(page(3, 3, -0.3, -0.3, -4, words=20)) == (3,)
    assert certainty.narrow(page(3, 3, -3, -0.3, -4, words=20)) == ()
    assert certainty.narrow(page(-4, -0.3, 3, 3, -4, 3, words=20)) == (2,)
    assert certainty.narrow(page(3, 3, -0.3, words=3)) == ()


def test_a_checked_text_has_no_doubts():
    document, _ = read(PAGE)
    digest = fingerprint(document.title, document.blocks)
    checked, findings = read(PAGE, checked=digest)
    assert document.doubts
    assert not document.checked
    assert (checked.doubts, checked.checked) == ((), True)
    assert "checked_changed" not in {finding.code for finding in findings}


@pytest.mark.parametrize(
    "change",
    [
        {"text": f"A declaration\n\n{STORY}\n\nIt was raining.\n"},
        {"drop": (Choice(5, "Thank you"),)},
    ],
    ids=["another text", "another result"],
)
def test_what_is_no_longer_as_it_was_checked_is_a_finding(change):
    text = f"A declaration\n\n{STORY}\n\nThank you.\n"
    document, _ = read(text)
    given = {"checked": fingerprint(document.title, document.blocks), "at": {"checked": 7}}
    changed, findings = read(change.pop("text", text), **given, **change)
    assert not changed.checked
    (found,) = [finding for finding in findings if finding.code == "checked_changed"]
    assert (found.path, found.line) == ("seeds/a.yml", 7)
    assert found.detail == {"digest": fingerprint(changed.title, changed.blocks)}


def test_capitals_and_spaces_change_no_digest():
    one, other = (Block("paragraph", text, "p") for text in ("The lake is deep.", "the  Lake is deep."))
    assert fingerprint("A lake", [one]) == fingerprint("A Lake", [other])
    assert fingerprint("A lake", [one]) != fingerprint("A lake", [one, other])
    assert fingerprint("A lake", [one]) != fingerprint("The lake", [one])


def test_each_doubt_is_a_finding_with_lines_and_cure():
    document, _ = read(PAGE)
    (finding,) = check_doubts([document])
    assert (finding.path, finding.line, finding.code) == ("seeds/a.txt", 2, "doubtful")
    told = message(finding, "en")
    assert told.startswith(
        "seeds/a.txt:2: prepared automatically, not yet checked (little is left of the raw text; line "
    )
    assert told.endswith(
        f"in seeds/a.yml, or say there that it is right (checked: {fingerprint(document.title, document.blocks)})"
    )


SPANISH = "Hemos recibido su carta y les agradecemos los planos del nuevo muelle, que nuestro ingeniero ha examinado."


def test_that_a_language_was_not_recognised_is_a_doubt_on_the_page_and_one_finding_with_its_own_cure():
    document, found = read(f"Carta de la Junta\n\n{SPANISH}\n\nLos barcos han permanecido en la rada desde marzo.\n")
    assert ("unknown_language", (3, 5)) in [(doubt.code, doubt.lines) for doubt in document.doubts]
    assert "language_unknown" in [finding.code for finding in found]
    assert "unknown_language" not in [finding.detail["doubt"] for finding in check_doubts([document])]
    assert "unknown_language" not in codes(f"A declaration\n\n{STORY}\n")


def test_a_document_without_doubts_is_no_finding():
    assert check_doubts([Document("a", "en", "A", None, Facts(), (), seed="a.txt")]) == ()


@pytest.mark.parametrize("language", languages())
def test_every_doubt_has_its_sentence(language):
    cleaning = {"unsure_title", "little_left", "unclear_lines", "weak_boundaries", "few_sentences"}
    found = cleaning | {"guessed_encoding", "mixed_languages", "unknown_language"}
    assert set(words(language)["doubts"]) == found


LINES = st.sampled_from(
    [STORY, FRENCH, "Home", "Share on Facebook", "Related articles", "", "2024", "·", "汉字。" * 20]
)


@given(st.lists(LINES, max_size=60))
def test_doubts_name_lines_that_there_are(lines):
    document, _ = read("\n".join(lines))
    for doubt in document.doubts if document else ():
        assert doubt.code in words("en")["doubts"]
        assert doubt.lines
        assert {*doubt.lines} <= {line.number for line in document.lines}
        assert len(doubt.lines) <= doubts.LOOK
    assert not document or find_doubts(document, ()) is not None
