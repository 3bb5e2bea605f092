"""The same text elsewhere in the collection, as the pages of both documents show it."""

from dataclasses import replace

import pytest
from msgspec import structs

from dossier.languages import words
from dossier.languages.text import with_sentences
from dossier.model import Block, Corpus, Document, Facts
from dossier.relate import relate
from dossier.write.catalogue import catalogue
from dossier.write.documents.duplicates import MOST, same_texts
from dossier.write.documents.view import view

LANGUAGES = ("en", "fr", "zh")
WORDS = [f"word{at}" for at in range(80)]
LONG = " ".join(f"Here the sentence {at} of a long paragraph ends." for at in range(20))


def document(id_, *texts, language="en"):
    blocks = with_sentences(
        (
            Block(
                "heading" if text.startswith("#") else "paragraph",
                text.lstrip("# "),
                f"p-{at}",
                at,
                text.startswith("#"),
            )
            for at, text in enumerate(texts, 1)
        ),
        language,
    )
    return Document(id_, language, f"Text {id_}", None, Facts(), blocks)


def shown(*documents, of="a", language="en"):
    indexed = catalogue(relate(documents, ()), LANGUAGES)
    return same_texts(indexed.versions[of][language], indexed)


def plain(side):
    return [(piece.text, piece.changed) for piece in side.pieces if piece.text]


def test_a_text_that_is_there_once_says_nothing():
    assert shown(document("a", *WORDS), document("b", "Other words.")) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_words_are_told_in_each_language(language):
    texts = [document(id_, *WORDS, language=language) for id_ in "ab"]
    (same,) = shown(*texts, language=language)
    assert (same.kind, same.id, same.differ, same.passages, same.more) == ("exact", "b", "", (), "")
    assert same.reference.title.text == "Text b"
    assert same.kind in words(language)["document"]["duplicates"]


def test_both_pages_show_the_difference_each_from_its_side():
    texts = document("a", *WORDS, "The old town hall."), document("b", *WORDS, "The new town hall.")
    (here,), (there,) = shown(*texts, of="a"), shown(*texts, of="b")
    ((own, other),) = here.passages
    assert plain(own) == [("The ", False), ("old", True), (" town hall.", False)]
    assert plain(other) == [("The ", False), ("new", True), (" town hall.", False)]
    assert (own.reference.href, other.reference.href) == ("documents/a.html#p-81", "documents/b.html#p-81")
    assert there.passages == ((other, own),)
    assert here.differ == "1 passage differs"


def test_an_excerpt_and_its_whole_are_told_apart():
    texts = document("a", *WORDS[:60]), document("b", *WORDS)
    assert [same.kind for of in "ab" for same in shown(*texts, of=of)] == ["excerpt", "whole"]


def test_a_paragraph_that_one_lacks_stands_beside_nothing():
    texts = document("a", *WORDS), document("b", *WORDS, "A paragraph more.")
    ((own, other),) = shown(*texts)[0].passages
    assert (own.reference, own.pieces) == (None, ())
    assert plain(other) == [("A paragraph more", True), (".", False)]


def test_of_a_long_paragraph_only_the_sentences_that_differ_are_shown():
    texts = document("a", LONG), document("b", LONG.replace("sentence 7 of", "remark 7 of"))
    ((own, other),) = shown(*texts)[0].passages
    assert plain(own) == [
        ("… ", False), ("Here the ", False), ("sentence", True), (" 7 of a long paragraph ends. …", False),
    ]  # fmt: skip
    assert len("".join(piece.text for piece in other.pieces)) < 100


def test_no_more_passages_are_shown_than_a_reader_reads():
    many = [f"The number of this paragraph is {at}, and all else stays the same in it." for at in range(30)]
    texts = document("a", *many), document("b", *(text.replace("number", "figure") for text in many))
    (same,) = shown(*texts)
    assert (len(same.passages), same.differ, same.more) == (
        MOST,
        "30 passages differ",
        f"and {30 - MOST} more passages",
    )


def test_a_heading_that_differs_has_no_number():
    texts = document("a", "# Old heading", *WORDS), document("b", "# New heading", *WORDS)
    texts = [replace(text, blocks=(structs.replace(text.blocks[0], number=0), *text.blocks[1:])) for text in texts]
    ((own, other),) = shown(*texts)[0].passages
    assert (own.reference.number, other.reference.number) == (0, 0)


def test_a_page_that_lacks_the_text_says_nothing_of_its_copies():
    indexed = catalogue(relate([document(id_, *WORDS) for id_ in "ab"], ()), LANGUAGES)
    text = indexed.versions["a"]["en"]
    assert [len(view(text, indexed, language).duplicates) for language in LANGUAGES] == [1, 0, 0]


def test_a_corpus_without_copies_has_none():
    indexed = catalogue(Corpus((document("a", *WORDS),)), LANGUAGES)
    assert same_texts(indexed.versions["a"]["en"], indexed) == ()
