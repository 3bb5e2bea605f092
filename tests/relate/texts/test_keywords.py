"""Keywords: what a text says again and again and few others do, in scripts with gaps and without."""

from hypothesis import given
from hypothesis import strategies as st

from dossier.languages.names import NameIndex
from dossier.model import Block, Document, Facts, Key
from dossier.relate.texts import related
from dossier.relate.texts.related import MOST, used_in


def keywords(documents):
    return related.keywords({document.key: used_in(document, NameIndex({})).words for document in documents})


def texts(language, *words):
    return [
        Document(f"d{at}", language, "", None, Facts(), (Block("paragraph", text, "p", 1),))
        for at, text in enumerate(words)
    ]


def test_words_that_few_texts_use_again_are_keywords():
    made = texts("en", *["quota quota harbours harbour people people people"] * 2, *["people people"] * 10)
    found = keywords(made)
    assert set(found[Key("d0", "en")]) == {"quota", "harbour"}
    assert found[Key("d5", "en")] == ()


def test_words_of_a_script_without_gaps_are_found_by_their_company():
    made = texts("zh", *["渔业协定，渔业资源，休渔期延长，休渔期"] * 2, *["北京北京"] * 10)
    assert set(keywords(made)[Key("d0", "zh")]) == {"渔业", "休渔期"}


def test_few_texts_have_none_and_languages_are_apart():
    assert set(keywords(texts("en", *["quota quota"] * 9)).values()) == set()
    assert set(keywords([*texts("en", *["quota quota"] * 9), *texts("fr", *["quota quota"] * 9)])) == set()


@given(st.lists(st.text("ab 北京渔业", max_size=60), min_size=10, max_size=14))
def test_keywords_stand_in_their_text_and_are_few(words):
    for language in ("en", "zh"):
        made = texts(language, *words)
        for document in made:
            found = keywords(made)[document.key]
            assert len(found) <= MOST
            assert all(word in document.blocks[0].text for word in found)
