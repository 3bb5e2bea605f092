"""Suggestions as people read them: places, examples, file names, and pages that the schema accepts."""

from hypothesis import given
from hypothesis import strategies as st

from dossier.cli.contribute.suggest import examples, id_of, page, paths, place_of, sources
from dossier.model import Block, Document, Facts, Key, Suggestion, Usage
from dossier.pages.entities import read_entity

SEED = Document(
    "a", "en", "A", None, Facts(), (Block("paragraph", "B", "p-1", 1, lines=(7,)),), path="seeds/a.yml", seed="a.txt"
)
PAGE = Document(
    "b",
    "fr",
    "A",
    None,
    Facts(),
    (Block("paragraph", "B", "p-1", 3), Block("heading", "C", "p-2")),
    path="docs/fr/documents/b.md",
    markdown="B",
)
SOURCES = sources([SEED, PAGE])


def person(*names, code="en"):
    return Suggestion("person", {code: names}, ("said",), (Usage(SEED.key, "B said.", "p-1"),))


def test_a_sentence_stands_in_a_line_of_a_raw_text_or_a_paragraph_of_a_page():
    assert place_of(Usage(SEED.key, "B", "p-1"), SOURCES, "en") == "seeds/a.txt:7"
    assert place_of(Usage(PAGE.key, "B", "p-1"), SOURCES, "fr") == "docs/fr/documents/b.md, par.\u00a03"
    assert place_of(Usage(PAGE.key, "C", "p-2"), SOURCES, "en") == "docs/fr/documents/b.md"
    assert place_of(Usage(PAGE.key, ""), SOURCES, "zh") == "docs/fr/documents/b.md"


def test_examples_come_from_several_texts_and_sentences_before_facts():
    one, other = Key("a", "en"), Key("b", "en")
    usages = [
        Usage(one, ""),
        Usage(one, "A.", "p-1"),
        Usage(one, "A.", "p-2"),
        Usage(one, "B.", "p-3"),
        Usage(other, "C.", "p-1"),
    ]
    assert [usage.sentence for usage in examples(usages, 3)] == ["C.", "A.", "B."]


def test_ids_are_given_once_whatever_the_kind():
    place = Suggestion("place", {"en": ("Anna Berg",)}, (), ())
    given = paths([person("Anna Berg"), place, person("《》"), person("王毅", code="zh")], ["anna-berg"], "en")
    assert [path for path, _ in given] == [
        "people/anna-berg-2.md",
        "places/anna-berg-3.md",
        "people/person.md",
        "people/王毅.md",
    ]


@given(st.text(min_size=1))
def test_a_file_name_can_be_one_anywhere(name):
    assert set(id_of(name)).isdisjoint('/\\:*?"<>|. \n\0')
    assert len(id_of(name)) <= 80


@given(st.lists(st.text(min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=3), st.text(max_size=60))
def test_a_page_is_accepted_as_it_is(names, sentence):
    made = Suggestion("person", {"en": tuple(names)}, ("said",), (Usage(SEED.key, sentence or "B", "p-1"),))
    entity, findings = read_entity("docs/en/people/x.md", {"en": page(made, SOURCES, ("en", "fr"), "fr")})
    printable = [" ".join("".join(c for c in name if c.isprintable() or c == "\u00a0").split()) for name in names]
    if all(printable):
        assert findings == ()
        assert [" ".join(name.split()) for name in entity.names["en"]] == printable
