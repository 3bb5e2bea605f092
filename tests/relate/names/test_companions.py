"""Who appears with whom: counted by paragraph, translations apart, without end in no list."""

from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Block, Companion, Corpus, Document, Facts, Key, Mention, Translation
from dossier.relate.names.companions import MOST, find_companions

EN = Document("a", "en", "A", None, Facts(), ())
FR = Document("a", "fr", "A", None, Facts(), (), translation=Translation("en"))
ALONE = Document("b", "fr", "B", None, Facts(), (), translation=Translation("zh"))


def named(*places):
    """Mentions of "document block entity entity …"."""
    for place in places:
        document, block, *entities = place.split()
        for entity in entities:
            yield Mention(entity, Key(*document.split(".")), block, 0, 1)


def companions(documents, *places):
    return find_companions(Corpus(tuple(documents), mentions=tuple(named(*places))))


def test_paragraphs_count_not_mentions_and_the_rarer_comes_first():
    places = ("a.en p1 un un wang ai", "a.en p2 un wang lin", "a.en p3 un ai", "a.en p4 ai", "a.en p5 lin un wang")
    assert [c for c in companions([EN], *places) if c.entity == "un"] == [
        Companion("un", "wang", 3), Companion("un", "lin", 2), Companion("un", "ai", 2)
    ]  # fmt: skip


def test_one_paragraph_makes_no_companions():
    assert companions([EN], "a.en p1 un wang", "a.en p2 un", "a.en p3 wang") == ()


def test_a_translation_counts_only_without_its_original():
    places = ["a.en p1 un wang", "a.fr p1 un wang", "b.fr p1 un wang"]
    assert companions([EN, FR, ALONE], *places)[0] == Companion("un", "wang", 2)
    assert companions([FR], "a.fr p1 un wang", "a.fr p2 un wang")[0] == Companion("un", "wang", 2)
    assert companions([EN, FR], "a.en p1 un wang", "a.fr p1 un wang", "a.fr p2 un wang") == ()


def test_a_list_of_very_many_names_makes_no_companions():
    assert companions([EN], "a.en p1 " + " ".join(f"n{at}" for at in range(100))) == ()


@given(st.lists(st.lists(st.sampled_from("abcdefghijklmnopqrstuvw"), max_size=8), max_size=12))
def test_everybody_is_the_companion_of_his_companions_up_to_a_number(paragraphs):
    blocks = tuple(Block("paragraph", "x", f"p{at}", at + 1) for at in range(len(paragraphs)))
    document = Document("a", "en", "A", None, Facts(), blocks)
    found = companions([document], *(f"a.en p{at} {' '.join(p)}" for at, p in enumerate(paragraphs)))
    together = {(c.entity, c.other): c.paragraphs for c in found}
    for (one, two), count in together.items():
        assert one != two
        assert count > 1
        assert count == sum({one, two} <= {*paragraph} for paragraph in paragraphs)
        assert (two, one) in together or sum(entity == two for entity, _ in together) == MOST
