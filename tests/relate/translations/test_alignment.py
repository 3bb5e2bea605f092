"""What comments of translations say of paragraphs, and what a change of the source makes out of date."""

import shutil
from dataclasses import replace

import pytest

from dossier.collection import collect
from dossier.model import Corpus, Document, Facts, Key, Translation
from dossier.pages.documents import read_translated
from dossier.relate.translations.alignment import find_alignments, find_redirects
from tests.building import SHIPPED
from tests.samples import shipped

SEEDS = sorted((SHIPPED / "seeds").glob("*.txt"))


def translation(body, language="fr", source="en"):
    blocks, renderings = read_translated(body)
    made = Document("wall", language, "Le mur", None, Facts(), blocks, translation=Translation(source))
    return replace(made, renderings=renderings)


def source(*texts):
    blocks = read_translated("\n\n".join(f"<!-- {id_}: x -->\n{text}" for id_, text in texts))[0]
    return Document("wall", "en", "The wall", None, Facts(), blocks)


A, B, C = ("p-00000a", "One wall."), ("p-00000b", "Two walls fell."), ("p-00000c", "Three walls.")
COMMENTS = "\n\n".join(f"<!-- {id_}: {text} -->\nMur {n}." for n, (id_, text) in enumerate((A, B, C)))


def pairs(now, body=COMMENTS):
    (found,) = find_alignments((now, translation(body)), Corpus(()))
    return [(pair.blocks, pair.others, bool(pair.outdated)) for pair in found.pairs]


def fresh(id_):
    return ((id_,), (id_,), False)


def test_what_reads_as_it_did_is_fresh_white_space_aside():
    spaced = (B[0], "Two\u00a0walls  fell .")
    assert pairs(source(A, spaced, C)) == [fresh("p-00000a"), fresh("p-00000b"), fresh("p-00000c")]


def test_a_changed_paragraph_is_outdated_and_no_other():
    assert pairs(source(A, ("p-00000d", "Two walls stood."), C)) == [
        fresh("p-00000a"), (("p-00000b",), ("p-00000d",), True), fresh("p-00000c"),
    ]  # fmt: skip


def test_a_paragraph_that_is_gone_or_new():
    assert pairs(source(A, C)) == [fresh("p-00000a"), (("p-00000b",), (), True), fresh("p-00000c")]
    new = ("p-00000d", "A fence.")
    assert pairs(source(A, B, C, new))[-1] == ((), ("p-00000d",), False)


def test_an_empty_place_lacks_its_translation():
    assert pairs(source(A, B), f"<!-- {A[0]}: {A[1]} -->\n\n<!-- {B[0]}: {B[1]} -->\nDeux.")[0] == ((), (A[0],), False)


def test_one_comment_may_name_several_paragraphs():
    body = f"<!-- {A[0]} + {B[0]}: {A[1]} {B[1]} -->\nDeux murs."
    assert pairs(source(A, B), body) == [((A[0],), (A[0], B[0]), False)]
    assert pairs(source(A, ("p-00000d", "Two walls stood."), C), body)[0][2]


def test_the_title_is_told_like_a_paragraph():
    body = "<!-- title: The wall -->\n\n" + COMMENTS
    assert pairs(source(A, B, C), body)[0] == (("title",), ("title",), False)
    assert pairs(replace(source(A, B, C), title="The gate"), body)[0] == (("title",), ("title",), True)


def test_old_ids_lead_to_the_successor_and_those_of_lost_paragraphs_are_told():
    now = source(A, ("p-00000d", "Two walls stood."))
    found = find_redirects((now, translation(COMMENTS)))
    assert [(redirect.document, redirect.id, redirect.block) for redirect in found] == [
        (Key("wall", "en"), "p-00000b", "p-00000d"),
        (Key("wall", "en"), "p-00000c", ""),
    ]
    assert found[1].wording == "Three walls."


def test_a_translation_of_a_text_that_is_not_there_is_aligned_with_nothing():
    assert find_alignments((translation(COMMENTS),), Corpus(())) == ()


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return shutil.copytree(SHIPPED, tmp_path_factory.mktemp("copy") / "collection")


def outdated(folder):
    """Document, language and paragraph of everything in a collection that is out of date."""
    found = collect(shipped(folder)).corpus.alignments
    return [(a.document, pair.blocks) for a in found for pair in a.pairs if pair.outdated]


def test_everything_shipped_is_fresh(copy):
    assert outdated(copy) == []


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_a_changed_sentence_of_a_seed_makes_one_paragraph_of_each_translation_outdated(copy, seed):
    """In the middle of its longest line, wherever that is, a word is put in."""
    path, raw = copy / "seeds" / seed.name, seed.read_bytes()
    longest = max(raw.split(b"\n"), key=len)
    words = longest.split(b" ")
    changed = b" ".join([*words[: len(words) // 2], b"really", *words[len(words) // 2 :]])
    path.write_bytes(raw.replace(longest, changed))
    found = outdated(copy)
    path.write_bytes(raw)
    assert len(found) == 2
    assert len({key for key, _ in found}) == 2
    assert all(len(blocks) == 1 for _, blocks in found)
    assert outdated(copy) == []
