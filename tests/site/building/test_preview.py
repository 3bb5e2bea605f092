"""The preview: whoever changes a file sees the page change, without doing anything in the browser."""

from playwright.sync_api import expect

from tests import building

TEXT = "A statement on bridges\n\n3 May 2024\n\nThe bridges of the city will be open to all who wish to cross them.\n"
WAIT = 60_000
"""Milliseconds; a change takes two seconds on a machine with nothing else to do, and many more on a busy one."""


def test_a_change_of_a_text_a_page_or_the_words_reaches_the_reader(browser, collection):
    folder = collection(seeds={"bridges.txt": TEXT})
    words = folder / "hooks" / "dossier" / "languages" / "ui" / "en.yml"
    with building.preview(folder) as home:
        page = browser.new_page()
        page.goto(f"{home}documents/bridges.html")
        building.write(folder, {"seeds/bridges.txt": TEXT.replace("bridges", "roads")})
        expect(page.locator("h1")).to_contain_text("roads", timeout=WAIT)
        building.write(folder, {"seeds/bridges.yml": "title: Lanes\n"})
        expect(page.locator("h1")).to_contain_text("Lanes", timeout=WAIT)
        words.write_text(words.read_text(encoding="utf-8").replace("Raw text", "As it came"), encoding="utf-8")
        expect(page.locator(".facts").first).to_contain_text("As it came", timeout=WAIT)
        # A folder that was not there when the preview began.
        building.write(folder, {"ui/en.yml": words.read_text(encoding="utf-8").replace("As it came", "As it was")})
        expect(page.locator(".facts").first).to_contain_text("As it was", timeout=WAIT)
        page.goto(f"{home}about.html")
        building.write(folder, {"docs/en/about.md": "# Another page\n"})
        expect(page.locator("h1")).to_contain_text("Another page", timeout=WAIT)
        page.close()
