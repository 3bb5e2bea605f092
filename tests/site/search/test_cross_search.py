"""One question, three languages: on the shipped collection, over http and from the folder."""

import re

import pytest
import yaml
from playwright.sync_api import expect

from dossier.languages import words
from tests.site.pages.test_collection import HOMES, ask
from tests.site.small_site import CASES

SIZES = ((1280, 900), (360, 740))
SAME = yaml.safe_load((CASES / "same.yml").read_text(encoding="utf-8"))
SEARCHING = """async () => {
    const root = document.querySelector("script[src*='assets/dossier/']").src.split("assets/dossier/")[0];
    const parts = ["search-words", "search-passage", "search-engine", "search-names"];
    for (const name of parts) await dossier.load(`${root}assets/dossier/${name}.js`);
    globalThis.finding = await dossier.openIndex(root);
    globalThis.foundBy = async (query, language) => {
        const { hits } = await finding(language, [{ text: query, names: [] }, ...await dossier.equivalents(query)]);
        return Promise.all(hits.map(async (hit) => [(await hit.load()).href.slice(root.length).split("#")[0], hit.names.length > 0]));
    };
}"""
WORDS = """() => {
    const text = [...document.querySelectorAll(".text [id^='p-']")].map((one) => one.textContent).join("\\n");
    return [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)].map(({ segment }) => segment);
}"""
ARTICLE = """() => {
    const article = document.querySelector("article").cloneNode(true);
    article.querySelectorAll("[data-index-ignore]").forEach((one) => one.remove());
    return article.textContent;
}"""


@pytest.fixture
def engine(visitor):
    """A page of the site with the search's engine, without its box."""
    page = visitor.open()
    page.evaluate(SEARCHING)
    return page


def found(page, query, language):
    """Pages that a query finds in a language, each with whether by another name."""
    return page.evaluate("([query, language]) => foundBy(query, language)", [query, language])


def documents(page, query):
    """Ids of the documents that a query finds, by language."""
    uris = {code: [uri for uri, _ in found(page, query, code)] for code in HOMES}
    return {code: {uri.rpartition("/")[2] for uri in all_ if "documents/" in uri} for code, all_ in uris.items()}


def test_the_same_question_in_each_language_finds_the_same_documents(engine):
    for queries in SAME["documents"]:
        first, *others = [documents(engine, query) for query in queries]
        assert all(first.values()), queries
        assert others == [first] * len(others), queries


def test_accents_elisions_ligatures_hyphens_and_plurals_do_not_matter(engine):
    for query, other in SAME["spellings"]:
        pages = {
            text: {code: {uri for uri, _ in found(engine, text, code)} for code in HOMES} for text in (query, other)
        }
        assert pages[query] == pages[other], (query, other)
        assert any(pages[query].values()), query


def test_what_is_no_name_has_no_equivalents(engine):
    for query in SAME["nothing"]:
        assert engine.evaluate("query => dossier.equivalents(query)", query) == [], query


def test_where_a_name_stands_is_not_asked_of_the_places_of_its_words(engine):
    for language, name in (("en", "United Nations"), ("fr", "Nations unies"), ("zh", "联合国")):
        for query in (name, f"“{name}”"):
            assert found(engine, query, language), query
    loaded = engine.evaluate("[...document.scripts].map(({ src }) => src)")
    assert any("/words-" in src for src in loaded)
    assert not any("/places-" in src for src in loaded)


def test_a_name_within_a_question_is_replaced_and_the_rest_stays(engine):
    texts = engine.evaluate(
        "async query => (await dossier.equivalents(query)).map((way) => way.text.replace(/[\\u2068\\u2069]/g, ''))",
        "formation Zambie 2024",
    )
    assert "formation Zambia 2024" in texts
    assert "formation 赞比亚 2024" in texts
    texts = engine.evaluate(
        "async query => (await dossier.equivalents(query)).map((way) => way.text.replace(/[\\u2068\\u2069]/g, ''))",
        "赞比亚培训",
    )
    assert "Zambia 培训" in texts


@pytest.mark.parametrize(
    ("language", "query"), [("en", "capacity building"), ("fr", "renforcement des capacités"), ("zh", "能力建设")]
)
def test_each_hit_says_whether_it_has_the_words_or_another_name(visitor, language, query):
    page = visitor.open(HOMES[language])
    page.locator("[data-search-open]").click()
    ask(page, query)
    say = words(language)["search"]
    groups = page.locator("[data-search-group]:not([hidden])")
    expect(groups).to_have_count(3)
    assert groups.first.get_attribute("data-search-group") == language
    expect(groups.first.locator(".dossier-search__match", has_text=say["exact"]).first).to_be_visible()
    for group in groups.all()[1:]:
        if group.locator("[data-search-more]").is_visible():
            group.locator("[data-search-more]").click()
        speech = group.locator("li", has=page.locator("a[href*='documents/0']")).first
        name = speech.locator(".dossier-search__match [lang]")
        expect(name).to_have_attribute("lang", group.get_attribute("data-search-group"))
        expect(speech.locator(".dossier-search__match")).to_have_text(
            say["equivalent"].format(names=name.inner_text()).replace("\u00a0", " ")
        )
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        expect(groups.first.locator(".dossier-search__match").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_chinese_word_is_found_wherever_it_stands(visitor):
    """Every fifth word of two to four characters, as Chromium segments the texts, against a plain scan of the pages."""
    pages, every = {}, dict[str, None]()
    listing = visitor.open("zh/documents/index.html")
    links = listing.locator("article a[href]").evaluate_all("all => all.map(a => a.href)")
    uris = sorted({link.removeprefix(visitor.base).partition("#")[0] for link in links if "/documents/0" in link})
    for uri in uris:
        page = visitor.open(uri)
        pages[uri] = page.evaluate(ARTICLE)
        every |= dict.fromkeys(word for word in page.evaluate(WORDS) if re.fullmatch("[\u4e00-\u9fff]{2,4}", word))
    page = visitor.open("zh/index.html")
    page.evaluate(SEARCHING)
    expected = right = given = 0
    for word in list(every)[::5]:
        there = {uri for uri, text in pages.items() if word in text}
        hits = page.evaluate(
            "async (word) => (await foundBy(word, 'zh')).filter(([, other]) => !other).map(([uri]) => uri)", word
        )
        got = {uri for uri in hits if uri in pages}
        expected, right, given = expected + len(there), right + len(there & got), given + len(got)
    assert len(every) > 200
    assert right / expected >= 0.97
    assert right / given >= 0.97
