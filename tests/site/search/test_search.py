"""The search box on a small site of its own, from the folder; over http where requests are held or counted."""

from contextlib import ExitStack, nullcontext

import pytest
import yaml
from playwright.sync_api import expect

from dossier.languages import words
from tests.site import browsing, small_site
from tests.site.browsing import open_search
from tests.site.small_site import CASES, NAMES

QUERIES = yaml.safe_load((CASES / "queries.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Folder of the small site."""
    return small_site.make(tmp_path_factory.mktemp("小 site") / "dossier")


@pytest.fixture(scope="module")
def address(small):
    return f"{small.as_uri()}/"


@pytest.fixture(scope="module")
def http_address(small):
    with browsing.server(small) as served:
        yield served


@pytest.fixture(scope="module")
def boxes(browser, address):
    """Readers with the box open, one on each language's home page: asking again needs no new page."""
    with ExitStack() as stack:
        visitors = {language: stack.enter_context(browsing.visit(browser, address)) for language in NAMES}
        for language, visitor in visitors.items():
            visitor.open(home(language)).locator("[data-search-open]").click()
        yield visitors
        assert [visitor.faults for visitor in visitors.values()] == [[], [], []]


@pytest.fixture
def reader(browser, address):
    with browsing.visit(browser, address) as visitor:
        yield visitor
        assert visitor.faults == []


def home(language):
    return "index.html" if language == "en" else f"{language}/index.html"


def ask(page, query):
    """Type a query into the open box and wait until it is answered."""
    field = page.locator("input[type=search]")
    field.fill("")
    field.press_sequentially(query)
    expect(page.locator("[data-search-dialog]")).to_have_attribute("data-answered", query.strip(), timeout=10_000)


def hits(visitor, language=None):
    """Addresses of the results that are shown, of one language or all."""
    group = f"[data-search-group={language}]" if language else "[data-search-group]"
    links = visitor.page.locator(f"{group}:not([hidden]) a").evaluate_all("links => links.map(link => link.href)")
    return [link.removeprefix(visitor.base) for link in links]


def searched(visitor, query, language="en"):
    page = visitor.open(home(language))
    page.locator("[data-search-open]").click()
    ask(page, query)
    return page


@pytest.mark.parametrize("case", QUERIES, ids=lambda case: f"{case['at']} {case['query']}")
def test_query_finds_its_page(boxes, case):
    visitor = boxes[case["at"]]
    ask(visitor.page, case["query"])
    found = hits(visitor, case["at"])
    assert (found[0] if found else None) == case["first"]
    assert set(case.get("among", ())) <= {uri.partition("#")[0] for uri in found[:5]}


def test_other_languages_follow_under_their_names(reader):
    page = searched(reader, "能力建设", "fr")
    assert hits(reader) == ["zh/terms/capacity-building.html", "zh/documents/speech.html#p-000003"]
    group = page.locator("[data-search-group=zh]")
    assert group.locator("h2 [lang=zh]").inner_text() == "中文"
    assert group.locator("ol").get_attribute("lang") == "zh"
    assert group.locator(".dossier-search__tags").first.get_attribute("lang") == "fr"
    assert page.locator("[data-search-group]").first.get_attribute("data-search-group") == "fr"


def test_excerpt_marks_the_phrase_and_nothing_else(reader):
    page = searched(reader, "能力建设", "zh")
    second = page.locator("[data-search-group=zh] li").nth(1)
    assert second.locator("mark").all_inner_texts() == ["能力建设"]
    assert "\u200b" not in second.inner_text()


def test_text_never_becomes_markup(reader):
    page = searched(reader, "hostility")
    assert page.locator("[data-search-results] a").first.inner_text() == "<img src=x onerror=alert(1)> hostility"
    assert page.locator("[data-search-results] :is(img, script)").count() == 0
    ask(page, "development")
    assert "<b>growth</b> &amp; development" in page.locator("[data-search-group=en] li").first.inner_text()


def test_filters_narrow_and_count(reader):
    page = searched(reader, "zambia")
    types, years = page.locator("[data-search-filter=type]"), page.locator("[data-search-filter=year]")
    assert types.locator("option").all_inner_texts() == ["All", "Speech (1)", "Letter (1)", "Place (1)"]
    assert years.locator("option").all_inner_texts() == ["All", "2024 (1)", "2023 (1)"]
    types.select_option("letter")
    expect(page.locator("[data-search-status]")).to_have_text("1 result")
    assert hits(reader) == ["documents/letter.html#p-000005"]
    assert years.locator("option").all_inner_texts() == ["All", "2023 (1)"]
    ask(page, "skills")
    assert types.input_value() == ""
    ask(page, "nonexistent")
    expect(page.locator("[data-search-filters]")).to_be_hidden()


def test_results_are_counted_aloud(reader):
    page = searched(reader, "renforcement", "fr")
    status = page.get_by_role("status")
    expect(status).to_have_text("2 résultats")
    ask(page, "xyzzy <b>")
    expect(status).to_contain_text("« xyzzy <b> »")
    assert hits(reader) == []
    ask(page, "")
    expect(status).to_have_text(words("fr")["search"]["hint"])


def test_keys_move_and_open(reader):
    page = searched(reader, "capacity building")
    field, links = page.locator("input[type=search]"), page.locator("[data-search-results] a")
    for key, place in (
        ("ArrowDown", links.nth(0)),
        ("ArrowDown", links.nth(1)),
        ("ArrowUp", links.nth(0)),
        ("ArrowUp", field),
        ("ArrowUp", field),
        ("ArrowDown", links.nth(0)),
    ):
        page.keyboard.press(key)
        expect(place).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/terms/capacity-building.html")


def test_enter_in_the_field_opens_the_first_result(reader):
    page = reader.open()
    open_search(page, "Control+k")
    page.keyboard.type("renforcement")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/terms/capacity-building.html")


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_keys_open_and_escape_returns(reader, key):
    page = reader.open()
    dialog = page.locator("[data-search-dialog]")
    open_search(page, key)
    page.keyboard.type("n/p")
    expect(page.locator("input[type=search]")).to_have_value("n/p")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("[data-search-open]")).to_be_focused()


def test_slash_in_a_field_is_a_slash(reader):
    page = reader.open()
    page.locator("#field").press_sequentially("1/2")
    expect(page.locator("#field")).to_have_value("1/2")
    expect(page.locator("[data-search-dialog]")).to_be_hidden()


def test_keys_of_the_theme_do_not_fire_in_the_box(reader):
    page = searched(reader, "zambia")
    page.evaluate("window.heard = []; window.addEventListener('keydown', event => window.heard.push(event.key))")
    page.keyboard.press("ArrowDown")
    for key in "np,.sf":
        page.keyboard.press(key)
    assert page.evaluate("window.heard") == []


def test_result_on_the_same_page_closes_the_box(reader):
    page = searched(reader, "welcome")
    page.locator("[data-search-results] a").first.click()
    expect(page.locator("[data-search-dialog]")).to_be_hidden()
    assert page.url.endswith("index.html#p-000001")


def test_button_is_reached_and_named(reader):
    page = reader.open("fr/index.html")
    button = page.get_by_role("button", name="Rechercher")
    expect(button).to_have_attribute("aria-haspopup", "dialog")
    button.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("dialog", name=words("fr")["search"]["title"])).to_be_visible()


def test_same_results_from_server_and_folder(browser, small, http_address):
    found = []
    for base in (http_address, f"{small.as_uri()}/"):
        with browsing.visit(browser, base) as visitor:
            page = searched(visitor, "zambia")
            found.append([hits(visitor)])
            for query in ("capacity building", "能力建设", "intelligence"):
                ask(page, query)
                found[-1].append(hits(visitor))
    assert found[0] == found[1]
    assert all(found[0])


def test_nothing_is_loaded_before_a_search(browser, http_address):
    with browsing.visit(browser, http_address) as visitor:
        asked = []
        visitor.page.on("request", lambda request: asked.append(request.url.removeprefix(http_address)))
        page = visitor.open()
        page.wait_for_timeout(400)
        assert not [path for path in asked if "box" in path or "assets/search/" in path or "search.css" in path]
        page.locator("[data-search-open]").click()
        page.wait_for_timeout(400)
        assert sorted(asked) == [
            *(
                f"assets/dossier/{name}"
                for name in ("base.js", "dossier.css", "search-box.js", "search.css", "search.js")
            ),
            "assets/search/en.js",
            "index.html",
        ]
        ask(page, "zambia")
        assert {
            "assets/dossier/search-engine.js",
            "search-index/start.js",
            "search-index/en.js",
            "search-index/en/shelf-0.js",
            "search-index/en/words-0-0.js",
            "search-index/names.js",
        } <= set(asked)


def test_keys_that_come_before_the_box_are_meant_for_it(browser, http_address):
    with browsing.visit(browser, http_address) as visitor:
        page, held = visitor.open(), []
        page.route("**/assets/search/en.js", lambda route: held.append(route))  # noqa: PLW0108 - it must be a function
        page.wait_for_function("() => globalThis.dossier?.search")
        for keys in (["z", "Escape"], ["z", "/", "a"]):
            with page.expect_request("**/assets/search/en.js") if not held else nullcontext():
                page.keyboard.press("/")
            for key in keys:
                page.keyboard.press(key)
        held.pop().continue_()
        expect(page.locator("input[type=search]")).to_have_value("z/a")


def test_a_box_that_cannot_load_leads_to_the_documents(browser, http_address):
    with browsing.visit(browser, http_address) as visitor:
        page = visitor.open("fr/documents/speech.html")
        page.route("**/assets/search/fr.js", lambda route: route.abort())
        page.locator("[data-search-open]").click()
        expect(page).to_have_url(f"{http_address}fr/documents/index.html")


def test_search_that_cannot_load_says_so_and_recovers(browser, http_address):
    with browsing.visit(browser, http_address) as visitor:
        visitor.page.route("**/search-index/en.js", lambda route: route.abort())
        page = visitor.open()
        page.locator("[data-search-open]").click()
        page.keyboard.type("zambia")
        expect(page.get_by_role("status")).to_have_text(words("en")["search"]["error"])
        visitor.page.unroute("**/search-index/en.js")
        ask(page, "zambia")
        assert hits(visitor)[0] == "places/zambia.html"


def test_newer_search_stops_an_older(browser, http_address):
    with browsing.visit(browser, http_address) as visitor:
        page = visitor.open()
        held = []
        page.route("**/search-index/en.js", lambda route: held.append(route))  # noqa: PLW0108 - it must be a function
        page.locator("[data-search-open]").click()
        with page.expect_request("**/search-index/en.js"):
            page.keyboard.type("zambia")
        page.locator("input[type=search]").fill("skills")
        page.wait_for_timeout(400)
        held.pop().continue_()
        expect(page.locator("[data-search-dialog]")).to_have_attribute("data-answered", "skills")
        assert hits(visitor) == ["documents/speech.html#skills", "terms/capacity-building.html#p-000007"]


def test_without_scripts_the_button_leads_to_the_documents(browser, address):
    with browsing.visit(browser, address, java_script_enabled=False) as visitor:
        page = visitor.open("fr/documents/speech.html")
        page.locator("[data-search-open]").click()
        expect(page).to_have_url(f"{address}fr/documents/index.html")


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_targets_are_large_and_nothing_sticks_out(browser, address, width):
    with browsing.visit(browser, address, viewport={"width": width, "height": 640}) as visitor:
        page = searched(visitor, "zambia")
        page.add_style_tag(content="html { font-size: 125% }")
        targets = ":is(button, select, input[type=search], label:has(input)):visible"
        for target in page.locator(f"[data-search-dialog] {targets}").all():
            box = target.bounding_box()
            assert box["height"] >= 44
            assert box["width"] >= 44
            assert box["x"] + box["width"] <= width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_a_language_lacks_is_named_beside_what_it_has(reader):
    page = searched(reader, "Zambia zebra", "fr")
    lacks = {code: page.locator(f"[data-search-group={code}] [data-search-lack]") for code in NAMES}
    say = {key: words("fr")["search"][key] for key in ("quoted", "without", "absent")}
    zambia, zebra = (say["quoted"].format(word=word) for word in ("Zambia", "zebra"))
    expect(lacks["en"]).to_have_text(say["without"].format(words=zebra))
    expect(lacks["fr"]).to_have_text(say["absent"].format(words=f"{zambia} · {zebra}"))
    assert hits(reader, "fr") == []
    ask(page, "zebra")
    assert page.locator("[data-search-group]:visible").count() == 0


@pytest.mark.parametrize(
    ("at", "asked", "meant", "first"),
    [
        ("en", "Zmabia", "Zambia", "places/zambia.html"),
        ("en", "renforcemnt", "renforcement", "fr/terms/capacity-building.html"),
        ("fr", "renforcemnt des capacites", "renforcement des capacites", "fr/terms/capacity-building.html"),
        ("zh", "能里建设", "能力建设", "zh/terms/capacity-building.html"),
    ],
)
def test_a_mistyped_word_gets_a_suggestion_which_is_offered_and_not_applied(reader, at, asked, meant, first):
    page = searched(reader, asked, at)
    offered = page.locator("[data-search-suggestion] button")
    expect(offered).to_have_text(meant)
    before, after = words(at)["search"]["suggestion"].split("{query}")
    assert page.locator("[data-search-suggestion]").inner_text() == before + meant + after
    assert page.locator("input[type=search]").input_value() == asked
    page.locator("input[type=search]").press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("[data-search-dialog]")).to_have_attribute("data-answered", meant, timeout=10_000)
    assert first in hits(reader)
    expect(page.locator("[data-search-suggestion]")).to_be_empty()


@pytest.mark.parametrize("asked", ["zambia", "1923024", "qqqqqq", "renforcement"])
def test_what_is_found_or_near_to_nothing_gets_no_suggestion(reader, asked):
    page = searched(reader, asked)
    page.wait_for_timeout(300)
    expect(page.locator("[data-search-suggestion]")).to_be_empty()


def test_what_is_spelled_as_the_index_has_it_loads_no_list_of_words(browser, http_address):
    with browsing.visit(browser, http_address) as visitor:
        asked = []
        visitor.page.on("request", lambda request: asked.append(request.url))
        page = searched(visitor, "zambia")
        page.wait_for_timeout(300)
        assert not [url for url in asked if "spelling" in url]
        ask(page, "zmabia")
        expect(page.locator("[data-search-suggestion] button")).to_have_text("Zambia")
        assert [url for url in asked if "search-index/en/spelling-0.js" in url]


def test_results_are_counted_by_language(reader):
    page = searched(reader, "documents")
    detail = f"\u2068{NAMES['en']} 1\u2069 · \u2068{NAMES['fr']} 1\u2069"
    aside = words("en")["document"]["aside"].format(detail=detail)
    expect(page.get_by_role("status")).to_have_text(f"2 results{aside}")
