"""A reader takes a citation or a passage along: by mouse, by keyboard, over file:// with the network off."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from dossier.languages import words
from tests.site.documents.test_parallel import FOLDERS, PHONE, SPEECH, number

PERMISSIONS = {"permissions": ["clipboard-read", "clipboard-write"]}
FIRST = {
    "en": "Congratulations to the United Nations on the first-ever high-level meeting",
    "fr": "Félicitations aux Nations unies",
    "zh": "祝贺联合国首次举行以加强人工智能能力建设国际合作为主题的高级别会议。",
}
CITED = pytest.mark.parametrize("options", [PERMISSIONS, PERMISSIONS | PHONE], ids=["desktop", "phone"])
SELECT = """one => {
    const range = document.createRange();
    range.selectNodeContents(one);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


def copied(page):
    return page.evaluate("navigator.clipboard.readText()")


def opened(visitor, language, fragment=""):
    page = visitor.open(FOLDERS[language] + SPEECH + fragment)
    page.locator(".cite > summary").click()
    return page


def take(page, language=""):
    """Copy the passage that is selected, with that of another version."""
    page.locator(f'.passage button[data-with="{language}"]').click()
    expect(page.locator(".toast")).not_to_be_empty()
    return copied(page).split("\n")


@CITED
@pytest.mark.parametrize("language", FOLDERS)
def test_a_citation_is_copied_as_it_stands(visitor, language):
    page = opened(visitor, language)
    citation = page.locator(f'[data-cited="{language}"] [data-style="apa"]')
    stands = citation.evaluate(
        "one => one.firstChild && [...one.childNodes].filter((n) => n.nodeName !== 'BUTTON').map((n) => n.textContent).join('')"
    )
    citation.get_by_role("button").click()
    expect(page.locator(".toast")).to_have_text(words(language)["cite"]["copied"])
    assert copied(page) == stands.strip()
    assert "2024" in stands


@pytest.mark.parametrize("options", [PERMISSIONS], ids=[""])
@pytest.mark.parametrize("ending", ["bib", "ris", "json"])
def test_a_record_is_saved_as_a_file(visitor, ending):
    page = opened(visitor, "en")
    page.locator(".cite > details > summary").last.click()
    record = page.locator(f'pre[data-ending="{ending}"]')
    with page.expect_download() as saving:
        record.locator("xpath=preceding-sibling::p[1]").get_by_role("button").last.click()
    assert saving.value.suggested_filename == f"002-9b6a1077907a4e6d.{ending}"
    assert saving.value.path().read_text(encoding="utf-8") == record.evaluate("one => one.textContent")


@CITED
def test_a_passage_is_copied_with_its_citation_and_the_address_of_its_paragraph(visitor):
    page = opened(visitor, "en")
    number(page, 1).locator("> [id]").evaluate(SELECT)
    quote, citation, place, address = take(page)
    assert quote.startswith("“" + FIRST["en"])
    assert quote.endswith("”")
    assert "Wang Yi. “Promoting Development for All" in citation
    assert place == "para. 1"
    assert address == f"https://example.org/dossier/{SPEECH}#" + number(page, 1).locator("> [id]").get_attribute("id")


@CITED
@pytest.mark.parametrize(("language", "other"), [("fr", "en"), ("zh", "en"), ("en", "zh")])
def test_the_original_of_a_passage_stands_first(visitor, language, other):
    page = opened(visitor, language)
    number(page, 1).locator("> [id]").evaluate(SELECT)
    lines = take(page, other)
    assert FIRST["en"] in lines[0]
    assert FIRST[language if language != "en" else other] in lines[2]
    assert words(language)["cite"]["paragraph"].format(n=1) in lines[4]
    assert len(lines) == 6


@pytest.mark.parametrize("options", [PERMISSIONS], ids=[""])
def test_part_of_a_sentence_is_copied_without_the_marks_around_it(visitor):
    page = opened(visitor, "en")
    block = number(page, 1).locator("> [id]")
    block.evaluate("""one => {
        const range = document.createRange();
        range.setStart(one.firstChild, 0);
        range.setEnd(one, one.childNodes.length);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
    }""")
    quote = take(page)[0]
    assert quote == f"“{quote[1:-1].strip()}”"
    assert quote.endswith("Goals.”")


@pytest.mark.parametrize("options", [PERMISSIONS], ids=[""])
def test_a_paragraph_that_the_address_names_is_offered_and_escape_puts_it_away(visitor):
    page = opened(visitor, "en")
    expect(page.locator(".passage")).to_be_hidden()
    number(page, 2).locator("a.number").click()
    expect(page.locator(".passage")).to_be_visible()
    assert "para. 2" in take(page)[2]
    page.keyboard.press("Escape")
    expect(page.locator(".passage")).to_be_hidden()


@pytest.mark.parametrize("options", [PERMISSIONS], ids=[""])
def test_the_keyboard_reaches_what_is_done_with_a_passage(visitor):
    page = opened(visitor, "en")
    block = number(page, 2).locator("> [id]")
    block.evaluate(SELECT)
    expect(page.locator(".passage")).to_be_visible()
    block.locator("a:visible").last.focus()
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.passage') !== null"):
            break
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_have_text(words("en")["cite"]["copied"])
    assert "para. 2\n" in copied(page)


@pytest.mark.parametrize("options", [PERMISSIONS], ids=[""])
def test_the_style_of_passages_is_chosen_once_for_all_texts(visitor):
    page = opened(visitor, "en")
    page.locator(".cite select").select_option("gb-t-7714")
    page = opened(visitor, "fr")
    number(page, 1).locator("> [id]").evaluate(SELECT)
    assert "[EB/OL]" in take(page)[1]


@pytest.mark.parametrize("options", [{"java_script_enabled": False}], ids=[""])
def test_without_scripts_citations_are_there_and_no_empty_button_is(visitor):
    page = opened(visitor, "zh")
    assert page.locator(".cite [data-style]").count() == 12
    expect(page.locator(".cite button")).to_have_count(0)
    expect(page.locator(".passage")).to_be_hidden()
    expect(page.locator("[data-choice]")).to_be_hidden()


@CITED
@pytest.mark.parametrize("language", FOLDERS)
def test_a_passage_is_reported_with_its_place_its_words_and_its_source(visitor, language):
    page = opened(visitor, language)
    block = number(page, 1).locator("> [id]")
    block.evaluate(SELECT)
    link = page.locator(".passage [data-report]")
    expect(link).to_be_visible()
    assert link.text_content() == words(language)["site"]["report"]
    told = dict(parse_qsl(urlsplit(link.get_attribute("href")).query))
    id_, place = block.get_attribute("id"), words(language)["cite"]["paragraph"].format(n=1)
    assert told["page"] == f"https://example.org/dossier/{FOLDERS[language]}{SPEECH}#{id_}"
    assert told["place"] == f"{place}, {id_}"
    assert told["quote"].startswith(FIRST[language])
    assert told["title"].endswith(f", {place}")
    line = block.locator(".source").get_attribute("href").partition("#line-")[2] if language == "en" else ""
    source = f"seeds/002_9b6a1077907a4e6d.txt:{line}" if line else f"docs/{language}/documents/002-9b6a1077907a4e6d.md"
    assert told["source"] == source
