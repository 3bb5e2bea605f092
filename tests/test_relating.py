"""What a text tells is kept by all that it was made of, and by no name that the text lacks."""

import copy
from dataclasses import replace
from functools import wraps

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace as replace_block

from dossier import relating
from dossier.languages.text import with_sentences
from dossier.model import Block, CommitmentMention, Document, Entity, Facts, Report
from dossier.model.document import when
from dossier.relate import events, in_order, relate
from dossier.relate.names.lexicon import names
from dossier.relate.telling import tell
from dossier.relate.texts import related as related_texts
from dossier.relating import related
from dossier.store import Store

TEXT = (
    "On 4 May 2024 the Harbour Board met Mary Stone in Port Élan, with the Boards of the Harbours.",
    "Ms. Stone said that the artificial intelligence (AI) dividends of resolution A/RES/78/311 will grow.",
    "We will build 12 piers, said the Foreign Ministry of Élan.",
)


def entity(id_, kind, *called, **more):
    return Entity(id_, kind, {"en": called}, **more)


ENTITIES = (
    entity("board", "organisation", "Harbour Board"),
    entity("stone", "person", "Mary Stone"),
    entity("other-stone", "person", "Ann Stone"),
    entity("elan", "place", "Port Élan", "Élan"),
    entity("dividends", "term", "artificial intelligence dividends"),
    entity("boards", "organisation", "Board of the Harbours"),
    entity("resolution", "initiative", "The Resolution", identifiers={"un": ("A/RES/78/311",)}),
    entity("ministry", "organisation", "Foreign Ministry", context={"Foreign Ministry": ("Élan",)}),
    entity("band", "organisation", "Élan"),
    entity("meeting", "event", "Harbour Meeting"),
    entity("brook", "person", "John Brook"),
)
NAMED = st.lists(st.sampled_from(ENTITIES), unique_by=lambda one: one.id)


def text(id_="a", words=TEXT, language="en", **facts):
    blocks = with_sentences([Block("paragraph", part, f"p-{at}", at) for at, part in enumerate(words, 1)], language)
    report = Report(when("2024-05-04", "4 May 2024"), words[0], "p-1")
    promise = CommitmentMention("commitment", "p-3", words[-1], "We", (8, 22), 12)
    return Document(id_, language, "On Piers", when("2024-05-05"), Facts(**facts), blocks, (report,), (promise,))


def key(*entities, document=None, original=True):
    return relating._keys([(document or text(), original)], entities, Store())[0][0]  # noqa: SLF001 what it is kept by is no result


@pytest.mark.parametrize(
    "one", [one for one in ENTITIES if one.id not in ("brook", "meeting", "other-stone")], ids=lambda one: one.id
)
def test_a_name_that_the_text_may_hold_makes_another_key(one):
    """In the plural, around an abbreviation, as an identifier, too."""
    assert key() != key(one)


def test_a_name_that_the_text_lacks_changes_nothing():
    stone, brook = (next(one for one in ENTITIES if one.id == id_) for id_ in ("stone", "brook"))
    assert key(stone) == key(stone, brook)


def test_a_name_that_is_a_fact_of_the_text_makes_another_key():
    meeting = next(one for one in ENTITIES if one.id == "meeting")
    spoken = text(event="harbour  meeting")
    assert key(meeting) == key()
    assert key(meeting, document=spoken) != key(document=spoken)


def test_whom_the_context_of_a_name_means_makes_another_key():
    """A name of two is that of none, though the text lacks it."""
    ministry = entity("ministry", "organisation", "Foreign Ministry", context={"Foreign Ministry": ("Highlands",)})
    elan, other = entity("elan", "place", "Port Élan", "Highlands"), entity("other", "place", "Highlands")
    assert key(ministry, elan) != key(ministry, elan, other)


@pytest.mark.parametrize(
    "other",
    [
        replace(text(), title="On Ships"),
        text(words=(*TEXT[:2], "We will build 12 piers.")),
        text("b"),
        text(type="speech"),
    ],
)
def test_another_text_makes_another_key(other):
    assert key(document=other) != key()
    assert key(original=False) != key()


@settings(max_examples=60, deadline=None)
@given(NAMED, NAMED, st.sampled_from(("", "Élan", "Harbour Meeting", "Mary Stone")))
def test_what_has_one_key_tells_the_same(some, others, fact):
    document = text(event=fact, speaker=(fact,) if fact else ())
    one, other = ((in_order(found), key(*in_order(found), document=document)) for found in (some, others))
    if one[1] == other[1]:
        first, second = (tell(document, names([document], found), original=True) for found, _ in (one, other))
        assert first == second


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.tuples(NAMED, st.sets(st.sampled_from("abcd"), min_size=1), st.sampled_from(TEXT)), min_size=2, max_size=4
    )
)
def test_what_is_kept_makes_the_same_corpus(steps):
    store = Store()
    for entities, ids, last in steps:
        documents = [
            text(id_, (*TEXT[:2], last if id_ == "a" else TEXT[2]), code) for id_ in ids for code in ("en", "fr")
        ]
        assert related(documents, entities, store) == relate(documents, entities)


@pytest.mark.parametrize(("module", "name"), [(events, "_grouped"), (related_texts, "_all")])
def test_a_sentence_without_date_and_name_groups_no_reports_and_relates_no_texts(monkeypatch, module, name):
    """The id of its paragraph is another, and what stands in it is as it was."""
    done, function, store = [], getattr(module, name), Store()

    @wraps(function)
    def counted(shared, item):
        done.append(item)
        return function(shared, item)

    monkeypatch.setattr(module, name, counted)
    before = text(words=(*TEXT, "It rains."))
    blocks = [replace_block(block, text=f"{block.text} It snows.", id="p-new") for block in before.blocks[:1]]
    reports = [replace_block(report, block="p-new") for report in before.reports]
    after = replace(before, blocks=(*blocks, *before.blocks[1:]), reports=tuple(reports))
    others = [text("b"), text("c")]
    for document in (before, after):
        assert related([document, *others], ENTITIES, store) == relate([document, *others], ENTITIES)
    # Of the two ways to relate, the one without a store does everything, once for each text.
    assert len(done) == 3


def test_a_text_that_becomes_a_copy_is_found():
    store, words = Store(), [" ".join(f"word{number + at}" for number in range(80)) for at in (1000, 0)]
    for first, copies in zip(words, (0, 1), strict=True):
        found = related([text("a", (first,)), text("b", (f"{words[1]} more",))], ENTITIES, store)
        assert len(found.duplicates) == copies


def test_another_process_can_be_handed_the_names():
    """A cluster gets them as bytes; they are found in languages that nobody has asked for before, too."""
    known = copy.deepcopy(names([text()], ENTITIES))
    for language in ("en", "fr"):
        document = text(language=language)
        assert tell(document, known, original=True) == tell(document, names([document], ENTITIES), original=True)


def test_bytes_that_are_no_text_are_told_each_time():
    spoilt = text(words=("On 4 May 2024 the Harbour Board met \udcff.", *TEXT[1:]))
    store = Store()
    found = [related([spoilt], ENTITIES, store) for _ in range(2)]
    assert found[0] == found[1]
    assert [mention.entity for mention in found[0].mentions if mention.block == "p-1"] == ["board"]
