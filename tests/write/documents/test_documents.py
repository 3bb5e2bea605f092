"""Pages of documents: front matter, text, marks, and what stands beside the text."""

from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from dossier.languages import words
from dossier.languages.names import name_index
from dossier.model import Block, Corpus, Document, Doubt, Entity, Facts, Relation, Report, Translation
from dossier.model.document import when
from dossier.pages import parsing
from dossier.pages.text import body
from dossier.write.catalogue import catalogue
from dossier.write.documents import document_page
from dossier.write.documents.front_matter import front_matter
from dossier.write.exports.markdown import markdown_files
from dossier.write.names import named
from tests.write import making

LANGUAGES = making.LANGUAGES
KEYS = [
    "id",
    "title",
    "language",
    "date",
    "date_basis",
    "type",
    "publisher",
    "source_url",
    "speaker",
    "author",
    "place",
    "event",
    "rights",
    "version_of",
    "seed",
    "sha256",
    "inferred",
    "events",
    "names",
    "translation",
]


def pages_of(corpus, language):
    indexed = catalogue(corpus, LANGUAGES)
    return {page.uri: page for page in (document_page(id_, indexed, language) for id_ in indexed.versions)}


def corpus(*documents, **others):
    return replace(making.CORPUS, documents=documents, mentions=(), events=(), **others)


def front(uri, made=making.CATALOGUE):
    """Front matter and text of a page in the export."""
    _, text, rest = dict(markdown_files(made, LANGUAGES))[uri].split("---\n", 2)
    return yaml.safe_load(text), rest


@pytest.fixture
def english():
    return pages_of(making.CORPUS, "en")


def test_every_language_has_a_page_of_every_document():
    for language in LANGUAGES:
        assert set(pages_of(making.CORPUS, language)) == {
            f"{language}/documents/{name}.md" for name in ("speech", "news", "letter")
        }


def test_front_matter_has_the_names_of_the_export():
    assert list(front_matter(making.SPEECH, making.CATALOGUE)) == KEYS


def test_front_matter_tells_what_is_known():
    meta, text = front("en/documents/speech.md")
    assert (meta["id"], meta["language"], meta["date"], meta["type"]) == ("speech", "en", "2024-04-03", "speech")
    assert meta["names"] == [{"id": "un", "name": "United Nations"}, {"id": "wang-yi", "name": "Wang Yi"}]
    assert text == "## The Forum\n\nThe UN met. Wang Yi praised the UN; the UN agreed.\n\nIt ended.\n"


def test_reports_are_events_of_the_front_matter():
    report = Report(when("2024-05?", "in May", "2024"), "It met in May.", "p-1", "deadline")
    document = replace(making.LETTER, reports=(report,))
    assert front_matter(document, making.CATALOGUE)["events"] == [
        {"date": "2024-05?", "title": "It met in May.", "kind": "deadline", "paragraph": "p-1", "basis": "in May; 2024"}
    ]


def test_a_translation_inherits_what_it_does_not_say():
    translation = replace(making.NEWS_EN, facts=Facts(publisher="Global Times"))
    original = replace(making.NEWS, facts=replace(making.NEWS.facts, inferred=("date", "publisher"), place="Geneva"))
    indexed = catalogue(corpus(translation, original), LANGUAGES)
    meta = front_matter(translation, indexed)
    assert (meta["date"], meta["type"], meta["place"]) == ("2024-05?", "news-article", "Geneva")
    assert (meta["publisher"], meta["inferred"]) == ("Global Times", ["date"])
    assert meta["translation"] == {"from": "zh", "status": "draft", "note": ""}


def test_what_is_doubtful_of_a_text_is_said_in_every_language_in_which_it_is_shown():
    letter = replace(making.document("letter", "fr", "Lettre", "Monsieur,"), doubts=(Doubt("little_left", (1,)),))
    for language in LANGUAGES:
        view = pages_of(corpus(letter), language)[f"{language}/documents/letter.md"].view
        assert view.doubts == (words(language)["doubts"]["little_left"],)


def test_a_missing_language_gets_the_original_with_a_notice(english):
    page = english["en/documents/letter.md"]
    meta, text = front("en/documents/letter.md")
    assert meta == {"about": "letter", "title": "Lettre", "language": "en"}
    assert (text, page.hidden_in, page.view.stub) == ("L’ONU écrit. D’ici à 2030, elle agira.\n", ("en", "zh"), True)
    assert (page.view.title.text, page.view.title.lang) == ("Lettre", "fr")
    assert [(version.name, version.reference.href) for version in page.view.versions] == [
        ("French", "fr/documents/letter.html")
    ]


def test_a_translation_leads_to_its_original(english):
    view = english["en/documents/news.md"].view
    assert (view.status, view.original.name, view.original.reference.href) == (
        "draft",
        "Chinese",
        "zh/documents/news.html",
    )
    assert not pages_of(making.CORPUS, "zh")["zh/documents/news.md"].view.status


def test_an_uncertain_date_says_so_and_from_which_words():
    moment = when("2024-05?", "五月")
    news = replace(making.NEWS, when=moment, facts=replace(making.NEWS.facts, inferred=("date",)))
    dated = pages_of(corpus(news, making.NEWS_EN), "en")["en/documents/news.md"].view.date
    assert (dated.text, dated.sure, dated.inferred) == ("May 2024 (uncertain)", False, True)
    assert [(basis.text, basis.lang) for basis in dated.basis] == [("五月", "zh")]


def test_a_date_that_was_completed_from_other_words_is_told_apart_from_a_doubtful_one():
    news = replace(making.NEWS, when=when("2024-05?", "五月", "2024年"))
    dated = pages_of(corpus(news, making.NEWS_EN), "en")["en/documents/news.md"].view.date
    assert (dated.text, dated.sure) == ("May 2024 (completed from context)", False)
    assert [(basis.text, basis.lang) for basis in dated.basis] == [("五月", "zh"), ("2024年", "zh")]


def test_facts_show_the_name_of_an_entity_in_the_language_of_the_page():
    facts = Facts(speaker=("wang yi",), publisher="联合国", place="Nowhere", inferred=("place",))
    speech = replace(making.SPEECH, facts=facts)
    view = pages_of(corpus(speech), "fr")["fr/documents/speech.md"].view
    shown = {
        fact.key: (fact.names[0].text, fact.names[0].lang, fact.names[0].uri, fact.inferred) for fact in view.facts
    }
    assert shown == {
        "speaker": ("王毅", "zh", "people/wang-yi", False),
        "publisher": ("Nations unies", "", "organisations/un", False),
        "place": ("Nowhere", "en", "", True),
    }


def test_the_first_mention_in_each_section_is_a_link():
    texts = ("The UN met at the UN.", "The UN again.", "# Part 2: the UN", "The UN, Wang Yi.")
    document = making.document("x", "en", "X", *texts)
    places = [(0, "UN"), (1, "UN"), (2, "UN"), (3, "UN"), (3, "Wang Yi")]
    mentions = []
    for at, name in places:
        block, entity = document.blocks[at], "un" if name == "UN" else "wang-yi"
        start = block.text.index(name)
        mentions.append(making.Mention(entity, document.key, block.id, start, start + len(name)))
    second = document.blocks[0].text.rindex("UN")
    mentions.append(making.Mention("un", document.key, document.blocks[0].id, second, second + 2))
    found = replace(corpus(document), mentions=tuple(mentions))
    marks = pages_of(found, "en")["en/documents/x.md"].view.text.marks
    assert [[(link.start, link.href) for link in mark.links] for mark in marks] == [
        [(4, "../organisations/un.html")], [], [], [(4, "../organisations/un.html"), (8, "../people/wang-yi.html")],
    ]  # fmt: skip
    assert [(mark.number, mark.label) for mark in marks] == [
        (1, "Paragraph 1"),
        (2, "Paragraph 2"),
        (0, ""),
        (3, "Paragraph 3"),
    ]


def test_names_stand_by_kind_the_most_frequent_first(english):
    groups = english["en/documents/speech.md"].view.names
    assert [(group.kind, [name.uri for name in group.names]) for group in groups] == [
        ("person", ["people/wang-yi"]),
        ("organisation", ["organisations/un"]),
    ]


def test_a_text_lists_the_dates_that_it_gives_itself_with_its_own_words_where_no_event_is_named():
    less = replace(
        making.MEETING.sources[1], report=structs.replace(making.MEETING.sources[1].report, when=when("2024?"))
    )
    meeting = replace(making.MEETING, sources=(making.MEETING.sources[0], less))
    found = replace(making.CORPUS, events=(meeting, making.PRAISE))

    def dates(document):
        view = pages_of(found, "en")[f"en/documents/{document}.md"].view
        return [(each.entry.date, each.entry.unsure, each.entry.title.text) for each in view.dates.moments]

    assert dates("news") == [("2024 (uncertain)", True, "First Forum")]
    assert dates("speech") == [
        ("3 April 2024", False, "First Forum"),
        ("May 2024 (uncertain)", True, "Wang Yi praised the UN; the UN agreed."),
    ]


def test_a_text_leads_to_the_dates_that_only_another_original_tells():
    english, french = (making.document("a", code, code, f"Said in {code}.") for code in ("en", "fr"))
    both = making.event("e-1", "2024", (french, 0, "Two"), (english, 0, "One"))
    alone = making.event("e-2", "2025", (french, 0, "Three"))
    found = replace(corpus(english, french), events=(both, alone))
    pages = {code: pages_of(found, code)[f"{code}/documents/a.md"].view for code in ("en", "fr", "zh")}
    titles = {code: [each.entry.title.text for each in view.dates.moments] for code, view in pages.items()}
    assert titles == {"en": ["One"], "fr": ["Two", "Three"], "zh": ["One"]}
    more = {code: [each.code for each in view.dates.elsewhere] for code, view in pages.items()}
    assert more == {"en": ["fr"], "fr": [], "zh": ["fr"]}


def test_related_documents_say_why():
    found = replace(making.CORPUS, relations=(Relation("speech", "news", ("forum", "un")),))
    related = pages_of(found, "fr")["fr/documents/speech.md"].view.related
    assert [(r.reference.title.text, r.reference.title.lang, r.date) for r in related] == [
        ("新闻", "zh", "mai 2024 (date incertaine)")
    ]
    assert [name.text for name in related[0].reasons] == ["premier Forum", "Nations unies"]


def test_related_documents_give_no_name_as_a_reason_that_the_version_shown_does_not_use():
    lost = making.mention("un", making.SPEECH_ZH, "联合国")
    mentions = tuple(mention for mention in making.MENTIONS if mention != lost)
    relations = (Relation("speech", "news", ("un", "wang-yi")),)
    found = replace(making.CORPUS, relations=relations, mentions=mentions)
    chinese = pages_of(found, "zh")["zh/documents/speech.md"].view.related
    assert [name.uri for name in chinese[0].reasons] == ["people/wang-yi"]


def test_a_document_with_the_raw_text_of_two_languages_has_two_provenance_pages():
    english, french = (Document("a", code, "A", None, Facts(), (), seed=f"a.{code}.txt") for code in ("en", "fr"))
    both = corpus(english, french)
    assert [pages_of(both, code)[f"{code}/documents/a.md"].view.provenance for code in ("en", "fr")] == [
        "provenance/a-en.html",
        "provenance/a-fr.html?lang=fr",
    ]
    assert pages_of(corpus(english), "fr")["fr/documents/a.md"].view.provenance == "provenance/a.html?lang=fr"


def test_a_translation_without_its_original_stands_alone():
    lonely = Document("a", "fr", "A", None, Facts(), (), translation=Translation("de"))
    view = pages_of(Corpus((lonely,)), "fr")["fr/documents/a.md"].view
    assert view.original.reference.href == "fr/documents/a.html"


@given(
    st.text(
        st.sampled_from("{}<>#-*_`|[]()!&;=~+.1 \\\"'aé林\n:/@$%^") | st.characters(codec="utf-8"),
        min_size=1,
        max_size=60,
    )
)
def test_a_text_of_signs_stays_what_it_is(text):
    shown = " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
    blocks = tuple(
        Block(kind, shown, f"p-{kind}") for kind in ("paragraph", "item", "quotation", "salutation") if shown
    )
    document = Document("a", "en", "A", None, Facts(), blocks)
    assert [piece.text for piece in parsing.parse(body(document))] == [block.text for block in blocks]


def test_entities_without_a_page_language_keep_their_own():
    entity = Entity("x", "term", {"zh": ("词",)})
    assert named(name_index([entity]), "词", "en")[0].lang == "zh"
