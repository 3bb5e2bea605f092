"""What the search says is so: against a plain scan of the pages of the shipped collection, from the folder and over http.

One page of the browser asks all. What a page says is read from its HTML (tests/reading.py), and so is the check that the
index, which is made of records, gets the same.
"""

import re

import pytest
import yaml
from lxml import html

from dossier.collection import collect
from dossier.collection import site as make
from dossier.settings import load
from dossier.write.addresses import address
from dossier.write.assets.staging import staged
from dossier.write.assets.tokens import fold, words
from tests.reading import stage
from tests.site import browsing
from tests.site.pages.test_collection import HOMES
from tests.site.search.test_cross_search import SEARCHING
from tests.site.small_site import CASES

ABSENT = yaml.safe_load((CASES / "absent.yml").read_text(encoding="utf-8"))
ALL = """(queries) => Promise.all(queries.map(async ([language, query, names]) => {
    const { hits, missing } = await finding(language, [{ text: query, names: [] }, ...(names ? await dossier.equivalents(query) : [])]);
    return { uris: (await Promise.all(hits.map((hit) => hit.load()))).map(({ uri }) => uri), missing };
}))"""
SHOWN = """(queries) => Promise.all(queries.map(async ([language, query]) => {
    const { hits } = await finding(language, [{ text: query, names: [] }, ...await dossier.equivalents(query)]);
    return Promise.all(hits.map(async (hit) => {
        const { uri, title, excerpt } = await hit.load();
        return [uri, title, excerpt.filter((piece) => !piece.cut).map((piece) => piece.text).join("")];
    }));
}))"""
EVERY = 7
"""Of the words of a page, each so manieth is asked for: some two thousand of the collection."""


def some(page, asked):
    """All from the folder; over http, where only the reading of scripts differs, each fifth."""
    return asked[::5] if page.url.startswith("http") else asked


@pytest.fixture(scope="module", params=["file", "http"])
def engine(request, browser, site):
    """A page with the engine, without the box; the collection's pages by language and address."""
    if request.param == "file":
        with browsing.visit(browser, f"{site.as_uri()}/") as visitor:
            visitor.open().evaluate(SEARCHING)
            yield visitor.page
        return
    with browsing.server(site) as address, browsing.visit(browser, address) as visitor:
        visitor.open().evaluate(SEARCHING)
        yield visitor.page


@pytest.fixture(scope="module")
def pages(site):
    """By language and address: what the search is to read of each page."""
    found = {code: {} for code in HOMES}
    for path in sorted(site.rglob("*.html")):
        article = stage(path.read_text(encoding="utf-8"), list(HOMES))
        if article:
            found[article.language][path.relative_to(site).as_posix()] = article.page
    return found


@pytest.fixture(scope="module")
def made(site_build):
    """The same pages as the index gets them, from the records of which they are made."""
    settings = load(site_build.folder)
    found = {code: {} for code in HOMES}
    for page in make(collect(settings), settings).pages:
        language = page.uri.partition("/")[0]
        if read := staged(page.view, language):
            found[language][address(page.uri, settings.default)] = read
    return found


def told(page):
    """What a page says, and where; at which marks a line may break is for the eye."""
    title, *others = page.passages
    passages = [(title.text, title.weight), *others]
    return sorted(page.tags), [tuple(str(part).replace("\u00a0", " ") for part in each) for each in passages]


def test_the_index_gets_what_each_page_says(made, pages):
    assert {code: set(own) for code, own in made.items()} == {code: set(own) for code, own in pages.items()}
    for code, own in made.items():
        assert {uri: told(page) for uri, page in own.items()} == {uri: told(page) for uri, page in pages[code].items()}


def folded(page):
    """The words of a page's blocks, folded, a space around each."""
    return ["".join((" ", " ".join(words(block.text)), " ")) for block in page.passages]


def test_sixty_absent_words_are_nowhere_and_said_to_be(engine):
    asked = [(code, word, True) for words in ABSENT.values() for word in words for code in HOMES]
    assert len(asked) == 60 * len(HOMES)
    for (code, word, _), answer in zip(asked, engine.evaluate(ALL, asked), strict=True):
        assert answer["uris"] == [], (code, word)
        assert answer["missing"], (code, word)


def test_an_absent_word_is_named_and_the_rest_found(engine):
    plain, mixed, common = engine.evaluate(
        ALL, [("en", "ethics", True), ("en", "ethics zebra", True), ("en", "the zebra", True)]
    )
    assert mixed["uris"] == plain["uris"] != []
    assert mixed["missing"] == ["zebra"]
    assert common["uris"] == []


def test_every_name_is_found_in_every_text_that_holds_it(engine, pages, site_build):
    entities = collect(load(site_build.folder)).corpus.entities
    names = {name for entity in entities for own in entity.names.values() for name in own}
    asked = [
        (code, form, False) for name in some(engine, sorted(names)) for code in HOMES for form in (name, f"“{name}”")
    ]
    answers = engine.evaluate(ALL, asked)
    held = {code: {uri: folded(page) for uri, page in own.items()} for code, own in pages.items()}
    for (code, query, _), answer in zip(asked, answers, strict=True):
        run = f" {' '.join(words(query))} "
        there = {uri for uri, blocks in held[code].items() if any(run in block for block in blocks)}
        assert there <= set(answer["uris"]), (code, query)
        if query == f"“{query.strip('“”')}”":
            assert there == set(answer["uris"]), (code, query)
    assert len(names) > 100


def test_what_stands_on_a_page_is_found_on_it(engine, pages):
    asked, expected = [], []
    for code, own in pages.items():
        for uri, page in own.items():
            runs = [run for block in page.passages for run in re.findall("[\u4e00-\u9fff]{2,}", block.text)]
            whole = [
                word for block in page.passages for word in re.findall(r"(?<!\S)[^\W\d_]{2,}(?![^\s.,;:])", block.text)
            ]
            parts = [run[at : at + 2 + at % 5] for run in runs for at in range(0, len(run) - 1, EVERY)]
            every = dict.fromkeys(whole[::EVERY] + parts[::EVERY])
            asked += [(code, word, False) for word in every]
            expected += [uri] * len(every)
    assert len(asked) > 1000
    asked, expected = some(engine, asked), some(engine, expected)
    for (code, word, _), uri, answer in zip(asked, expected, engine.evaluate(ALL, asked), strict=True):
        assert uri in answer["uris"], (code, word, uri)


def test_traditional_and_simplified_find_the_same(engine):
    pairs = [("联合国", "聯合國"), ("智能鸿沟", "智能鴻溝"), ("发展", "發展"), ("李强", "李強"), ("赞比亚", "贊比亞")]
    for code in HOMES:
        asked = [(code, written, True) for pair in pairs for written in pair]
        answers = [answer["uris"] for answer in engine.evaluate(ALL, asked)]
        assert answers[::2] == answers[1::2], code
        assert all(answers), code
    assert fold("後") == fold("后")


def test_an_excerpt_is_part_of_the_page_and_not_its_title(engine, site):
    queries = ["capacity building", "group of friends", "renforcement", "智能鸿沟", "王毅", "2024", "cooperation zebra"]
    asked = [(code, query) for query in queries for code in HOMES]
    texts = {}
    for (code, query), shown in zip(asked, engine.evaluate(SHOWN, asked), strict=True):
        for uri, title, excerpt in shown:
            if uri not in texts:
                article = html.parse(str(site / uri)).getroot().xpath("//article")[0]
                texts[uri] = " ".join(article.text_content().split())
            assert " ".join(excerpt.split()) in texts[uri], (code, query, uri)
            assert excerpt != title, (code, query, uri)
    assert len(texts) > 30


def test_only_documents_and_names_are_results(pages):
    folders = {uri.split("/")[1 if uri.split("/")[0] in HOMES else 0] for own in pages.values() for uri in own}
    assert {"documents", "terms", "people"} <= folders
    assert not any(folder.endswith(".html") or folder in {"data", "provenance"} for folder in folders)
