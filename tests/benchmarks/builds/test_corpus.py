"""The corpus is the same each time, whatever its size; an edit changes one sentence of one text."""

import hashlib

import pytest

from benchmarks.builds import corpus
from benchmarks.builds.corpus import LANGUAGES, documents, edited, paragraph

COUNT = 40


@pytest.fixture(scope="module")
def texts():
    return documents(COUNT)


def sentences(document, language):
    return [words[language] for section in document.sections for part in section.paragraphs for words in part]


def whole(document, language):
    return " ".join([document.title[language], *sentences(document, language)])


def test_a_larger_corpus_begins_with_a_smaller_one(texts):
    assert documents(7) == texts[:7]


def test_the_corpus_is_the_same_on_each_machine_and_python():
    digest = hashlib.sha256(repr(documents(3)).encode()).hexdigest()
    assert digest[:12] == "ecf98ae49c35", "another corpus: figures can no longer be compared with earlier ones"


def test_documents_differ_and_are_about_as_long_as_real_ones(texts):
    assert len({whole(document, "en") for document in texts}) == COUNT
    lengths = [len(whole(document, "en").split()) for document in texts]
    assert min(lengths) > 350
    assert max(lengths) < 1000
    assert all(2 <= len(document.sections) <= corpus.SECTIONS for document in texts)


def test_all_languages_say_the_same(texts):
    for document in texts:
        counts = {len(sentences(document, language)) for language in LANGUAGES}
        assert len(counts) == 1
        figures = [sorted(filter(str.isdigit, whole(document, language))) for language in ("en", "fr")]
        assert figures[0] == figures[1]


def test_nothing_is_left_to_be_filled_in(texts):
    assert [text for document in texts for language in LANGUAGES if "{" in (text := whole(document, language))] == []


def test_a_sentence_does_not_name_the_same_thing_twice_where_it_asks_for_two(texts):
    signed = [text for document in texts for text in sentences(document, "en") if " signed an agreement" in text]
    pairs = [text.partition(", ")[2].partition(" signed")[0].split(" and ", 1) for text in signed]
    assert len(pairs) > 10
    assert [pair for pair in pairs if pair[0] == pair[1]] == []


def test_some_documents_quote_an_earlier_one_and_all_lead_to_earlier_ones(texts):
    last = [paragraph(document.sections[-1].paragraphs[-1], "en") for document in texts]
    first = {paragraph(document.sections[0].paragraphs[0], "en"): document.number for document in texts}
    quoting = [number for number, text in enumerate(last) if first.get(text, number) < number]
    assert quoting == list(range(corpus.QUOTING, COUNT, corpus.QUOTING))
    assert all(number < document.number for document in texts for number in document.related)


def test_words_grow_with_the_corpus(texts):
    few, many = ({word for document in part for word in whole(document, "en").split()} for part in (texts[:10], texts))
    assert len(many) > 1.3 * len(few)


def test_an_edit_changes_one_sentence_in_one_language(texts):
    after = edited(texts)
    changed = [(old, new) for old, new in zip(texts, after, strict=True) if old != new]
    assert len(changed) == 1
    for language, count in (("en", 1), ("fr", 0), ("zh", 0)):
        pairs = zip(*(sentences(document, language) for document in changed[0]), strict=True)
        assert sum(old != new for old, new in pairs) == count
    assert corpus.EDITED_WORD in whole(changed[0][1], "en")
    assert not any(corpus.EDITED_WORD in whole(document, language) for document in texts for language in LANGUAGES)


def test_the_smallest_corpus_can_be_edited():
    assert edited(documents(1)) != documents(1)


def test_each_entry_has_all_languages():
    entries = [entry for held in corpus.words().values() for entry in held if isinstance(entry, list)]
    syllables = corpus.words()["syllables"]
    assert {len(entry) for entry in entries if entry not in syllables} == {len(LANGUAGES)}
    assert all(latin.isascii() and len(chinese) == 1 for latin, chinese in syllables)


def test_each_pattern_has_the_same_places_in_all_languages():
    for kind in ("titles", "sentences", "tails"):
        for entry in corpus.entries(kind):
            used = [{place for place in corpus.PLACES if f"{{{place}}}" in entry[language]} for language in LANGUAGES]
            assert used[0] >= used[1] | used[2] - used[0], entry["en"]
            assert used[1] == used[0] or used[2] == used[0], entry["en"]
