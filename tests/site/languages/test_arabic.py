"""A collection of letters in Arabic and English (tests/cases/arabic): how it reads, and that its words are found."""

import re

import pytest
from lxml import html
from playwright.sync_api import expect

from dossier.languages import words
from dossier.languages.locales import counted
from tests import building
from tests.site import browsing

CASE = building.ROOT / "tests/cases/arabic"


def make(top):
    folder = building.collection(top / "collection")
    building.silence(folder, "fr", "zh")
    building.speak(folder, CASE)
    return building.build(folder, top / building.PREFIX)


@pytest.fixture(scope="session")
def arabic(shared):
    return shared("arabic", make)


def article(made, uri):
    (found,) = html.parse(str(made.site / uri)).xpath("//article")
    return found


def shown(element):
    return " ".join(element.text_content().split())


def test_a_letter_is_read_without_what_stood_around_it(arabic):
    told = article(arabic, "ar/documents/letter-lighthouse.html")
    assert shown(told.xpath("//h1")[0]) == "رسالة من هيئة الميناء بشأن منارة سيدي مروان"
    assert not any(word in shown(told) for word in ("اقرأ أيضًا", "شارك على فيسبوك", "الأخبار"))
    (text,) = told.find_class("text")
    assert shown(text).startswith("السيد وزير النقل المحترم، تحية طيبة وبعد،")
    facts = shown(told.find_class("facts")[0])
    assert all(fact in facts for fact in ("النوع رسالة", "التاريخ 12 مارس 2025", "الناشر هيئة الميناء"))


def test_the_site_has_the_name_that_it_has_in_the_language(arabic):
    page = html.parse(str(arabic.site / "ar/documents/letter-lamp.html"))
    assert page.xpath("//title")[0].text.endswith(" · رسائل الميناء")
    assert page.xpath("//meta[@property='og:site_name']/@content") == ["رسائل الميناء"]
    assert "رسائل الميناء" in page.xpath("//header")[0].text_content()
    assert "رسائل الميناء" in (arabic.site / "ar/data/documents.atom").read_text(encoding="utf-8")
    assert not html.parse(str(arabic.site / "documents/letter-lamp.html")).xpath("//title")[0].text.endswith("الميناء")


def test_a_date_in_arabic_figures_is_that_of_its_letter(arabic):
    told = article(arabic, "ar/documents/letter-lamp.html")
    assert "التاريخ 9 أبريل 2025" in shown(told.find_class("facts")[0])
    assert "٩ أبريل ٢٠٢٥" not in shown(told.find_class("text")[0])


def test_names_are_linked_behind_what_is_written_together_with_them(arabic):
    (text,) = article(arabic, "ar/documents/letter-lamp.html").find_class("text")
    links = {link.text: link.get("href") for link in text.xpath(".//a[contains(@class, 'name') or @href]") if link.text}
    assert links["للصين"].endswith("places/china.html")
    assert links["وبكين"].endswith("places/beijing.html")


def test_what_arabic_verbs_promise_is_listed(arabic):
    told = shown(article(arabic, "ar/commitments.html"))
    assert "الالتزامات والمقترحات 5 التزامات ودعوة واحدة." in told
    assert "هيئة الميناء · أعلنه سلمى حداد · القدر: 40 تتعهد هيئة الميناء بتدريب 40 بحارًا" in told


def test_a_translation_stands_beside_its_source(arabic):
    told = article(arabic, "ar/documents/letter-reply.html")
    assert "هذه مسودة ترجمة غير رسمية." in shown(told)
    assert "قرأتها في قطار المساء" in shown(told)
    assert {each.get("lang") for each in told.xpath(".//*[@lang]")} >= {"en"}


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "لا نصوص"),
        (1, "نص واحد"),
        (2, "نصان"),
        (3, "3 نصوص"),
        (11, "11 نصًا"),
        (100, "100 نص"),
        (103, "103 نصوص"),
        (1200, "1,200 نص"),
    ],
)
def test_things_are_counted_in_six_forms(number, said):
    assert counted(words("ar")["home"]["texts"], number, "ar") == said


QUERIES = [
    ("الكراسات", "letter-lamp"),  # الكُرّاسات in the text
    ("كُرّاسات", "letter-lamp"),
    ("مدرسه", "letter-lighthouse"),  # مدرسة
    ("المدرسة", "letter-reply"),  # مدرسة
    ("منارة", "letter-lamp"),  # المنارة
    ("ملاحة", "letter-lighthouse"),  # للملاحة
    ("الصين", "letter-lamp"),  # للصين
    ("الي", "letter-lamp"),  # إلى
    ("اطفال", "letter-lamp"),  # الأطفال
    ("زيارة", "letter-lamp"),  # زيارتنا
    ("ميزانيات", "letter-reply"),  # الميزانية
    ("وبالسفن", "letter-lighthouse"),  # السفن
    ("٢٠٣٠", "letter-lamp"),  # 2030
    ("«عين البحر»", "letter-lamp"),
]


@pytest.fixture(scope="module")
def reader(browser, arabic):
    with browsing.visit(browser, f"{arabic.site.as_uri()}/") as visitor:
        page = visitor.open("ar/index.html")
        page.locator("[data-search-open]").click()
        yield page
        assert visitor.faults == []


def ask(page, query):
    field = page.locator("input[type=search]")
    field.fill("")
    field.press_sequentially(query)
    expect(page.locator("[data-search-dialog]")).to_have_attribute("data-answered", query, timeout=10_000)


@pytest.mark.parametrize(("query", "id_"), QUERIES)
def test_a_word_is_found_however_it_is_written(reader, query, id_):
    ask(reader, query)
    found = reader.locator("[data-search-group=ar]:not([hidden]) a")
    hrefs = [link.get_attribute("href") for link in found.all()]
    assert any(re.search(rf"ar/documents/{id_}[.]html", href) for href in hrefs), hrefs


@pytest.mark.parametrize("query", ["قمر", "غواصة", "«عين المنارة»"])
def test_what_no_letter_says_is_not_found(reader, query):
    ask(reader, query)
    assert reader.locator("[data-search-group=ar]:not([hidden]) a").count() == 0


def test_the_same_is_found_over_http(browser, arabic):
    with browsing.server(arabic.site) as address, browsing.visit(browser, address) as visitor:
        page = visitor.open("ar/index.html")
        page.locator("[data-search-open]").click()
        ask(page, "بالمنارة")
        found = page.locator("[data-search-group=ar]:not([hidden]) a").first
        expect(found).to_have_attribute("href", re.compile("ar/documents/"), timeout=10_000)
        assert visitor.faults == []
