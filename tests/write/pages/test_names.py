"""Pages of entities: each text once, its sentences cut and marked, in every language from one page."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages.text import with_sentences
from dossier.model import Block, Citation, Corpus, Document, Entity, Facts, Key, Mention, Nested
from dossier.model.document import TITLE, when
from dossier.write.catalogue import LangString, catalogue
from dossier.write.documents.view import view as document_view
from dossier.write.exports.markdown import markdown_files
from dossier.write.exports.rows import mention_rows
from dossier.write.names import Name, quotes
from dossier.write.pages.appearances import appearances
from dossier.write.pages.names import entity_pages
from tests.write.making import (
    CATALOGUE,
    FORUM,
    LANGUAGES,
    SPEECH,
    SPEECH_ZH,
    UN,
    WANG,
    aligned,
    document,
    entity_page,
    event,
    known,
    mention,
)


def shown(quote):
    return "".join(f"[{part.text}]" if part.named else part.text for part in quote.parts)


def test_each_sentence_once_with_all_names_in_it():
    view = entity_page(UN, "en")
    assert [shown(quote) for quote in view.appearances[0].quotes] == [
        "The [UN] met.",
        "Wang Yi praised the [UN]; the [UN] agreed.",
    ]
    assert view.appearances[0].quotes[0].block == SPEECH.blocks[1].id
    assert view.appearances[0].quotes[0].number == 1


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("en", ["Speech on AI", "News", "Lettre"]),
        ("fr", ["Speech on AI", "新闻", "Lettre"]),
        ("zh", ["讲话", "新闻", "Lettre"]),
    ],
)
def test_each_text_once_in_the_version_of_the_reader_oldest_first_undated_last(language, titles):
    found = entity_page(UN, language).appearances
    assert [appearance.reference.title.text for appearance in found] == titles
    for appearance in found:
        assert appearance.reference.title.lang in {"", "en", "fr", "zh"} - {language}


def test_a_date_that_was_completed_says_so_beside_the_sentences_of_its_text():
    news = document("plan", "en", "Plan", "The UN met.")
    news = replace(news, when=when("2024-05?", "in May", "2024"))
    made = catalogue(Corpus((news,), entities=(UN,), mentions=(mention("un", news, "UN"),)), LANGUAGES)
    (found,) = appearances(made, "en")["un"]
    assert found.date == "May 2024 (completed from context)"


def test_where_the_version_of_the_reader_uses_other_words_its_paragraph_is_quoted_all_the_same():
    quoted = CATALOGUE.quotes["wang-yi"]
    assert set(quoted) == {SPEECH.key, SPEECH_ZH.key}
    without = {"wang-yi": {SPEECH.key: quoted[SPEECH.key]}}
    view = entity_page(WANG, "zh", _with_quotes(without))
    assert [appearance.reference.title for appearance in view.appearances] == [LangString("讲话")]
    assert [shown(quote) for quote in view.appearances[0].quotes] == ["王毅发言。"]
    assert view.count == "见于1篇文献，共1处"


def test_a_paragraph_that_the_readers_version_lacks_is_quoted_from_the_one_that_has_it():
    shorter = document("speech", "zh", "讲话", "# 论坛", translated="en")
    made = catalogue(Corpus((SPEECH, shorter), (WANG,), (mention("wang-yi", SPEECH, "Wang Yi"),)), LANGUAGES)
    found = entity_page(WANG, "zh", made).appearances
    assert [appearance.reference.title for appearance in found] == [LangString("Speech on AI", "en")]
    assert [shown(quote) for quote in found[0].quotes] == ["[Wang Yi] praised the UN; the UN agreed."]


def test_a_text_whose_title_alone_names_somebody_is_listed_in_every_language():
    letter = document("letter", "en", "Letter to Wang Yi", "Dear Sir,", date="1923-05-12")
    rendered = document("letter", "fr", "Lettre au ministre", "Monsieur,", translated="en")
    made = catalogue(Corpus((letter, rendered), (WANG,), (Mention("wang-yi", letter.key, TITLE, 10, 17),)), LANGUAGES)
    for language, words, unmarked in (("en", "Letter to [Wang Yi]", 0), ("fr", "Lettre au ministre", 1)):
        (found,) = entity_page(WANG, language, made).appearances
        (quote,) = found.quotes
        assert (shown(quote), quote.place, quote.anchor, quote.unmarked) == (words, "title", "", unmarked)
    assert [name.text for group in document_view(letter, made, "en").names for name in group.names] == ["Wang Yi"]
    (row,) = mention_rows(letter, made)
    assert (row["block"], row["paragraph"], row["name"]) == ("title", "", "Wang Yi")


def test_a_name_that_stands_only_within_another_is_not_called_absent():
    within = Nested(mention("wang-yi", SPEECH, "Wang Yi"), "un")
    made = catalogue(Corpus((SPEECH,), (UN, WANG), (mention("un", SPEECH, "UN"),), nested=(within,)), LANGUAGES)
    view = entity_page(WANG, "en", made)
    assert (view.count, [host.text for host in view.hosts]) == ("as part of other names only", ["United Nations"])
    assert [shown(quote) for quote in view.appearances[0].quotes] == ["[Wang Yi] praised the UN; the UN agreed."]


def _with_quotes(found):
    fields = {name: getattr(CATALOGUE, name) for name in CATALOGUE.__dataclass_fields__}
    return type(CATALOGUE)(**{**fields, "quotes": found})


@pytest.mark.parametrize(("language", "count"), [("en", "5 mentions in 3 texts"), ("zh", "见于3篇文献，共3处")])
def test_counts_are_those_of_what_is_shown(language, count):
    assert entity_page(UN, language).count == count


def test_events_are_those_that_it_names_and_those_whose_sentence_names_it():
    assert [entry.id for entry in entity_page(FORUM, "en").events] == ["e-2024-04-03-aaaa"]
    assert [entry.id for entry in entity_page(WANG, "en").events] == ["e-2024-05-bbbb"]
    assert "e-2030-dddd" not in [entry.id for entry in entity_page(UN, "en").events]


def test_the_part_that_it_had_in_documents_is_told_even_where_no_sentence_names_it():
    letter = document("letter", "fr", "Lettre", "Bonjour.", author=("Wang Yi",), publisher="ONU")
    translated = document("letter", "zh", "信", "你好。", translated="fr")
    made = catalogue(Corpus((letter, translated), (UN, WANG)), LANGUAGES)
    views = [entity_page(entity, "zh", made) for entity in (UN, WANG)]
    roles = {view.name.text: view.roles for view in views}
    assert [role.role for role in roles["王毅"]] == ["author"]
    assert [reference.href for reference in roles["联合国"][0].references] == ["zh/documents/letter.html"]


def test_its_neighbours_are_those_of_its_paragraphs_in_the_readers_language():
    view = entity_page(UN, "fr")
    assert [(each.name, each.count) for each in view.neighbours] == [
        (Name("王毅", "zh", "people/wang-yi"), "1 paragraphe")
    ]


def test_the_first_and_the_last_place_are_told_of_many_dated_texts():
    texts = [document(f"t{at}", "en", f"Text {at}", "The UN met.", date=f"2024-0{at}-01") for at in range(1, 7)]
    texts.append(document("undated", "en", "Undated", "The UN met."))
    mentions = tuple(mention("un", text, "UN") for text in texts)
    first, last = entity_page(UN, "en", catalogue(Corpus(tuple(texts), (UN,), mentions), LANGUAGES)).bounds
    assert (first.date, first.reference.number) == ("1 January 2024", 1)
    assert (last.date, last.reference.href) == ("1 June 2024", f"documents/t6.html#{texts[5].blocks[0].id}")
    assert entity_page(UN, "en").bounds == ()


def test_the_page_opens_with_the_preferred_name_of_each_language():
    un = replace(UN, faulty={"fr": ("Nations ensemble",)})
    view = entity_page(un, "fr", catalogue(Corpus((), (un,)), LANGUAGES))
    assert [(each.language, *each.names) for each in view.names] == [
        ("fr", "Nations unies"), ("en", "United Nations"), ("zh", "联合国"),
    ]  # fmt: skip
    assert [(each.language, *each.names) for each in view.other_names] == [("fr", "ONU"), ("en", "UN")]
    assert [(each.language, *each.names) for each in view.faulty] == [("fr", "Nations ensemble")]


def test_references_of_a_description_are_told_with_their_date():
    cited = replace(UN, sources=(Citation("Charte", "fr", "1945-06-26", "https://example.org/charte"),))
    [source] = entity_page(cited, "en", catalogue(Corpus((), (cited,)), LANGUAGES)).sources
    assert (source.title, source.date) == (LangString("Charte", "fr"), "26 June 1945")
    assert source.url == "https://example.org/charte"


def test_the_dates_of_a_person_are_those_of_whom_others_tell_or_who_speaks_that_day():
    report = document(
        "report", "en", "R", "Wang Yi met the UN in May.", "Wang Yi spoke.", date="2024-06-01", speaker=("Lin",)
    )
    speech = document(
        "own",
        "en",
        "S",
        "Wang Yi said that the UN met in April.",
        "Wang Yi spoke.",
        date="2024-07-01",
        speaker=("Wang Yi",),
    )
    events = (
        event("e-april", "2024-04", (speech, 0, "Wang Yi said that the UN met in April."), named=("un", "wang-yi")),
        event("e-may", "2024-05", (report, 0, "Wang Yi met the UN in May."), named=("un", "wang-yi")),
        event("e-july", "2024-07-01", (speech, 1, "Wang Yi spoke."), named=("wang-yi",)),
    )
    mentions = (mention("wang-yi", report, "Wang Yi"), mention("wang-yi", speech, "Wang Yi"))
    made = catalogue(Corpus((report, speech), (UN, WANG), mentions, events=events), LANGUAGES)
    assert [entry.id for entry in entity_page(WANG, "en", made).events] == ["e-may", "e-july"]
    assert [entry.id for entry in entity_page(UN, "en", made).events] == ["e-april", "e-may"]


def test_what_a_language_lacks_comes_from_another_and_says_so():
    view = entity_page(UN, "fr")
    assert view.name == LangString("Nations unies")
    assert view.description == LangString("A body.", "en")
    assert view.prose.lang == "en"
    assert [(names.language, names.names) for names in view.names][2] == ("zh", ("联合国",))
    assert entity_page(WANG, "fr").name == LangString("王毅", "zh")
    assert entity_page(WANG, "fr").description is None


def test_one_page_describes_it_and_every_language_has_its_own():
    pages = {
        page.uri: page
        for language in LANGUAGES
        for entity in CATALOGUE.corpus.entities
        for page in entity_pages(entity, CATALOGUE, known(CATALOGUE, language)(entity), language)
    }
    assert len(pages) == 3 * 3
    page = pages["zh/organisations/un.md"]
    assert page.edit == "docs/en/organisations/un.md"
    assert page.title == "联合国"
    exported = dict(markdown_files(CATALOGUE, LANGUAGES))["zh/organisations/un.md"]
    assert "title: 联合国\n" in exported
    assert "identifiers:\n  wikidata:\n  - Q1065\n  isni:\n" in exported
    assert exported.endswith("---\nProse.")


def test_identifiers_have_the_name_of_their_authority_and_an_address():
    found = entity_page(UN, "zh").identifiers
    assert [(each.authority, each.id) for each in found] == [("维基数据", "Q1065"), ("ISNI", "0000 0001 2103 2683")]
    assert [each.address for each in found] == [
        "https://www.wikidata.org/entity/Q1065",
        "https://isni.org/isni/0000000121032683",
    ]


def test_an_entity_that_no_text_names_has_a_page():
    view = entity_page(FORUM, "en")
    assert (view.appearances, view.count) == ((), "")


def one_block(key, block, *spans):
    text = Document(*key, "", None, Facts(), (block,))
    return Corpus((text,), mentions=tuple(Mention("e", key, block.id, *span) for span in spans))


@given(
    st.text("ab。. \n", min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 5)), min_size=1, max_size=4),
)
def test_no_name_is_lost_and_nothing_is_invented(text, places):
    key, (block,) = Key("a", "en"), with_sentences([Block("paragraph", text, "p", 1)], "en")
    spans, free = [], 0
    for start, length in sorted(places):
        if (
            free <= start
            and start + length <= len(text)
            and text[start : start + length].strip() == text[start : start + length]
        ):
            spans.append((start, start + length))
            free = start + length
    found = quotes(one_block(key, block, *spans)).get("e", {}).get(key, ())
    named = [part.text for quote in found for part in quote.parts if part.named]
    assert named == [text[start:end] for start, end in spans]
    assert all("".join(part.text for part in quote.parts) in text for quote in found)


def test_a_text_in_a_language_that_nobody_described_is_quoted_by_its_paragraph():
    key = Key("a", "tlh")
    found = quotes(one_block(key, Block("paragraph", "Qap la. Qap.", "p", 1), (0, 3)))
    assert shown(found["e"][key][0]) == "[Qap] la. Qap."


def test_a_version_that_has_the_name_only_within_others_says_so_and_another_does_not():
    own = document("a", "fr", "A", "Le Bureau. Le Comité agit.")
    translated = document("a", "en", "A", "The Bureau of the Committee acts.", translated="fr")
    bureau = Entity("bureau", "organisation", {"en": ("Bureau of the Committee",), "fr": ("Bureau",)})
    committee = Entity("committee", "organisation", {"en": ("Committee",), "fr": ("Comité",)})
    corpus = Corpus(
        (own, translated),
        (bureau, committee),
        (mention("committee", own, "Comité"), mention("bureau", translated, "Bureau of the Committee")),
        nested=(Nested(mention("committee", translated, "Committee"), "bureau"),),
    )
    made = catalogue(aligned(corpus), LANGUAGES)
    assert entity_page(committee, "fr", made).count == "1\xa0mention dans 1\xa0texte"
    assert entity_page(committee, "en", made).count == "as part of other names only"
