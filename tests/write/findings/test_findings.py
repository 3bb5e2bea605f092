"""Pages that explain findings: each code once, in words of the page's language, where messages lead."""

import pytest

from dossier.languages import FINDINGS, languages, words
from dossier.write.addresses import address
from dossier.write.findings import URIS, explained_at, finding_pages, parted

CODES = ["en", "fr", "zh"]


@pytest.mark.parametrize("language", languages())
def test_each_message_says_what_is_wrong_and_then_how_to_mend_it(language):
    for code, said in words(language)["findings"].items():
        problem, cure = parted(said)
        assert problem, code
        assert cure, code
        assert problem.count("(") == problem.count(")"), code


@pytest.mark.parametrize("language", languages())
def test_each_finding_is_explained_once_where_messages_lead(language):
    codes = sorted(languages())
    pages = list(finding_pages(language, tuple(codes)))
    assert [page.uri for page in pages] == [f"{language}/{uri}.md" for uri in URIS]
    explained = [
        f"https://example.org/{address(page.uri, codes[0])}#{case.code}"
        for page in pages[1:]
        for chapter in page.view.chapters
        if chapter.name == page.view.name
        for case in chapter.cases
    ]
    led = [explained_at(code, language, codes, "https://example.org/") for code in words(language)["findings"]]
    assert sorted(led) == sorted(explained)


def test_what_a_page_marks_in_a_file_is_its_wrong_line():
    [page] = [page for page in finding_pages("en", ("en",)) if page.view.name == "facts"]
    [facts] = [chapter for chapter in page.view.chapters if chapter.name == "facts"]
    cases = {case.code: case for case in facts.cases}
    for example in FINDINGS["facts"]:
        wrong = cases[example["code"]].listings.get("wrong")
        marked = [number for number, line in enumerate(wrong.lines or (), 1) if line.marked] if wrong else []
        assert marked == ([example["line"]] if wrong and wrong.lines and "line" in example else []), example["code"]


@pytest.mark.parametrize(("language", "url"), [("en", ""), ("es", "https://example.org/d/")])
def test_a_site_without_an_address_explains_nothing_and_another_language_is_lent_the_first(language, url):
    assert explained_at("near_key", language, CODES, url) == (url and f"{url}findings/facts.html#near_key")
    assert explained_at("", language, CODES, url) == (url and f"{url}findings/index.html")
