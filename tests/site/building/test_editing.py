"""The editor at /admin/ of a built site, driven in Chromium: what people change there is what the collection then holds.

Its local backend works in a folder that the browser is shown (File System Access API). A browser without a window
shows no dialog, so the one of the test answers with a folder of its own storage, in which the collection lies.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import jsonschema
import pytest
import yaml
from playwright.sync_api import Browser, Error, Locator, Page, expect

from dossier.cli.pack import _site
from dossier.model.document import paragraph_id
from dossier.pages import comments, frontmatter
from tests.building import Build, build, collection, write
from tests.running import Caller
from tests.site import cms
from tests.site.browsing import server
from tests.site.conftest import Shared

pytestmark = pytest.mark.skipif(not cms.find(), reason=cms.HELP)

CORRECTION = """# A remark of its own
title: A letter
date: 2024-09-25
type: letter
publisher: Harbour Board
speaker: Ada Lovelace
author: [Ada Lovelace, Bo]
source_url: https://example.org/letter
summary: "One text: in the language of the letter."
lacks: {en: a page, fr: une page, ar: صفحة}
made_from: {language: zh, by: human, work: {title: {en: A book}, url: "https://example.org/b"}}
found_at: {title: A mirror, url: "https://example.org/a", posted: "2024-10-05"}
official:
  en: {title: {en: There, fr: Là}, date: "2026-11-29"}
drop:
  - {line: 5, text: "Share this: page"}
"""
SEEDS = {
    "letter.txt": "A letter\n\nThe harbour of Port Stone was opened by Mary Stone in 1923.\n\nShare this: page\n\n"
    "Ships of all nations have come to it since then, and all of them were welcome.\n",
    "letter.yml": CORRECTION,
    "speech.txt": "Remarks at the opening\n\n3 May 1924\n\nLadies and gentlemen, the harbour is open to all of you.\n\n"
    "We have built twelve bridges in ten years.\n",
    "note.txt": "A note on bridges\n\n4 May 1924\n\nThere are twelve bridges in the town of Port Stone today.\n",
}
FIRST, SECOND = "Ladies and gentlemen, the harbour is open to all of you.", "We have built twelve bridges in ten years."
TRANSLATION = """---
title: 'Discours : l’ouverture'
translation: {from: en, note: À relire}
place: "Genève"
---

<!--
Names in this text:
-->

<!-- title: Remarks at the opening -->

FIRST
Mesdames et Messieurs, le port est ouvert.

SECOND
Nous avons bâti *douze* ponts.

Deux paragraphes en rendent un.
"""
ENTITY = """---
names: {en: [Port Stone, the port], ar: [بورت ستون]}
context: {the port: [Port Stone]}
identifiers: {wikidata: Q1, website: ["https://example.org", "https://example.com"]}
sources:
  - {title: A book, language: en, date: "1923"}
---

More of *it*.
"""
FILL = """async (files) => {
  const top = await (await navigator.storage.getDirectory()).getDirectoryHandle("collection", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/");
    let folder = top;
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
    const file = await (await folder.getFileHandle(parts.at(-1), { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
READ = """async () => {
  const found = {};
  const walk = async (folder, at) => {
    for await (const [name, held] of folder.entries()) {
      if (held.kind === "directory") await walk(held, `${at}${name}/`);
      else found[at + name] = await (await held.getFile()).text();
    }
  };
  await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("collection"), "");
  return found;
}"""
ATTEMPTS, TAKEN_UP = 3, 5_000
"""The editor mounts its fields as they come into view, and on a busy machine may lose what is typed meanwhile; the
milliseconds in which it shows that it has it.
"""
PICKED = (
    'window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("collection")'
)


def above(text: str) -> str:
    """The comment above the translation of a paragraph."""
    return comments.written([paragraph_id(text)], text)


def translated() -> str:
    """The file of a translation, with its comments."""
    return TRANSLATION.replace("FIRST", above(FIRST)).replace("SECOND", above(SECOND))


@pytest.fixture(scope="module")
def edited(shared: Shared) -> Build:
    """A site with an editor, and the collection of which it was built."""

    def make(top: Path) -> Build:
        docs = {"fr/documents/speech.md": translated(), "en/places/port-stone.md": ENTITY}
        folder = collection(top / "collection", SEEDS, docs)
        settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
        write(folder, {"mkdocs.yml": settings.replace("extra:\n", "extra:\n  cms: node_modules/@sveltia/cms\n", 1)})
        (folder / "node_modules").symlink_to(cms.find() or "")
        return build(folder, top / "site")

    return shared("edited", make)


def texts(folder: Path) -> Mapping[str, str]:
    """The files of a collection, as a clone of its repository holds them."""
    found = (path for name in ("seeds", "docs") for path in sorted((folder / name).rglob("*")) if path.is_file())
    readable = {path for path in found if path.suffix in {".md", ".yml", ".txt"}}
    return {".git/HEAD": "ref: refs/heads/main\n"} | {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(readable)
    }


class Editor:
    """The editor with a collection open in it."""

    def __init__(self, page: Page, address: str, files: Mapping[str, str]) -> None:
        self.page, self.address = page, address
        self.errors: list[str] = []
        self.answers: set[str] = set()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("response", lambda answer: self.answers.add(answer.url))
        page.add_init_script(PICKED)
        page.goto(f"{address}robots.txt")
        page.evaluate(FILL, files)
        page.goto(f"{address}admin/index.html")
        page.get_by_role("button", name="Work with Local Repository").click()
        expect(page.get_by_text("Facts about the texts").first).to_be_visible()

    def open(self, entry: str) -> None:
        """Show an entry of a collection, or the form of a new one."""
        for place in (entry.partition("/")[0], entry):
            self.page.goto(f"{self.address}admin/index.html#/collections/{place}")
            expect(self.page.get_by_role("button", name="Save")).to_be_visible(visible=place == entry)

    def section(self, path: str) -> Locator:
        """Where something is typed, brought into view: what is not seen has no fields yet."""
        found = self.page.locator(f'section[data-key-path="{path}"]')
        found.evaluate("one => one.scrollIntoView()")
        return found

    def type(self, path: str, text: str) -> None:
        """Fill in a field; what may be left out is opened first."""
        outer = path.partition(".")[0]
        adding = self.section(outer).get_by_role("checkbox", name="Add")
        if outer != path and adding.count() and not adding.is_checked():
            adding.click()
        self.fill(self.section(path).locator("input, textarea").first, text)

    def fill(self, field: Locator, text: str) -> None:
        """Fill in a field until the editor has taken it up: one that is being mounted loses what is typed."""
        for _ in range(ATTEMPTS):
            field.fill(text)
            try:
                expect(self.page.get_by_role("button", name="Save")).to_be_enabled(timeout=TAKEN_UP)
                expect(field).to_have_value(text, timeout=TAKEN_UP)
            except AssertionError:
                field.fill("")
            else:
                return

    def choose(self, path: str, value: str) -> None:
        """Choose one of a few values."""
        chosen = self.section(path).get_by_role("radio", name=value)
        chosen.click()
        expect(chosen).to_be_checked()

    def save(self) -> None:
        """Write the entry."""
        self.page.get_by_role("button", name="Save").click()
        expect(self.page.get_by_text("Entry saved.")).to_be_visible()
        expect(self.page.get_by_text("Entry saved.")).to_be_hidden()

    def files(self) -> dict[str, str]:
        """All files as they are now."""
        return dict(self.page.evaluate(READ))


def edit(shown: Editor) -> None:
    """All that people do in the editor here."""
    shown.open("facts/entries/letter")
    shown.type("date", "2024-10-05?")
    shown.save()
    shown.open("facts/entries/note")
    shown.type("publisher", "Board: harbour")
    shown.save()
    shown.open("people/new")
    shown.type("names.en", "Mary Stone")
    shown.type("names.fr", "Mary Stone")
    shown.type("description.en", "Engineer who built the harbour.")
    shown.save()
    shown.open("places/entries/port-stone")
    shown.type("description.en", "A harbour.")
    shown.save()
    shown.open("into-fr/entries/speech")
    shown.choose("translation.status", "Reviewed")
    shown.fill(shown.page.get_by_label(FIRST), "Mesdames et Messieurs, le port vous est ouvert à tous.")
    shown.save()
    shown.open("into-fr/entries/note")
    shown.type("title", "Une note sur les ponts")
    shown.fill(shown.page.get_by_label("There are twelve bridges"), "Il y a douze ponts dans la ville aujourd’hui.")
    shown.save()
    shown.open("texts-en/new")
    shown.type("title", "Minutes of 5 May")
    shown.type("date", "1924-05-05")
    shown.type("body", "The board met at noon.\n\nMary Stone spoke of the *twelve* bridges.")
    shown.save()


def begun(browser: Browser, address: str, files: Mapping[str, str], left: int = ATTEMPTS) -> Editor:
    """The editor in a browser that has nothing of an earlier attempt, after all that people do in it."""
    context = browser.new_context(locale="en-US")
    try:
        shown = Editor(context.new_page(), address, files)
        edit(shown)
    except (AssertionError, Error):
        context.close()
        if left == 1:
            raise
        return begun(browser, address, files, left - 1)
    return shown


@pytest.fixture(scope="module")
def editor(browser: Browser, edited: Build) -> Iterator[Editor]:
    """The editor, after all that people do in it here."""
    with server(edited.site) as address:
        shown = begun(browser, address, texts(edited.folder))
        yield shown
        shown.page.context.close()


@pytest.fixture(scope="module")
def changed(editor: Editor, edited: Build) -> Mapping[str, str]:
    """The files that are others than before."""
    before = texts(edited.folder)
    return {path: text for path, text in editor.files().items() if before.get(path) != text}


def test_nothing_but_what_was_edited_is_written(changed):
    assert sorted(changed) == [
        "docs/en/documents/minutes-of-5-may.md",
        "docs/en/people/mary-stone.md",
        "docs/en/places/port-stone.md",
        "docs/fr/documents/note.md",
        "docs/fr/documents/speech.md",
        "seeds/letter.yml",
        "seeds/note.yml",
    ]


def read(text):
    return frontmatter.parse_yaml("a.yml", text).meta


def test_a_corrected_fact_is_all_that_changes(changed):
    before, after = read(CORRECTION), read(changed["seeds/letter.yml"])
    assert after == before | {"date": "2024-10-05?", "speaker": ["Ada Lovelace"]}


def test_what_is_known_of_a_text_for_the_first_time_is_a_file_of_its_own(changed):
    assert changed["seeds/note.yml"] == 'publisher: "Board: harbour"\n'


def test_an_entity_keeps_what_its_form_does_not_show(changed):
    page = frontmatter.parse("a.md", changed["docs/en/places/port-stone.md"])
    before = frontmatter.parse("a.md", ENTITY)
    expected = {**before.meta, "description": {"en": "A harbour."}}
    expected["identifiers"] = before.meta["identifiers"] | {"wikidata": ["Q1"]}
    assert page.meta == expected
    assert page.body.strip() == before.body.strip()


def test_of_a_translation_the_paragraph_and_the_status_alone_change(changed):
    page = frontmatter.parse("a.md", changed["docs/fr/documents/speech.md"])
    before = frontmatter.parse("a.md", translated())
    assert page.meta == {**before.meta, "translation": before.meta["translation"] | {"status": "reviewed"}}
    was, now = "Mesdames et Messieurs, le port est ouvert.", "Mesdames et Messieurs, le port vous est ouvert à tous."
    assert page.body.strip() == before.body.strip().replace(was, now)


def test_a_new_translation_has_the_comment_of_each_paragraph(changed):
    page = frontmatter.parse("a.md", changed["docs/fr/documents/note.md"])
    assert page.meta == {"title": "Une note sur les ponts", "translation": {"from": "en"}}
    told = "There are twelve bridges in the town of Port Stone today."
    assert f"{above(told)}\nIl y a douze ponts" in page.body


def test_nothing_comes_from_elsewhere_and_nothing_fails(editor):
    assert editor.errors == []
    assert {url for url in editor.answers if not url.startswith((editor.address, "data:", "blob:"))} == set()


def test_readers_are_not_led_to_the_editor_and_packs_leave_it_out(edited, tmp_path):
    assert "admin/" not in edited.page("sitemap.xml")
    assert "noindex" in edited.page("admin/index.html")
    pages = {path.name for path in edited.site.rglob("*.html") if "/admin/" in path.read_text(encoding="utf-8")}
    # The second says why no script below docs/ is published.
    assert pages == {"contribute.html", "pages.html"}
    packed = _site(edited.site, tmp_path)
    assert "index.html" in packed
    assert [path for path in packed if path.startswith("admin/")] == []


def test_the_configuration_is_as_the_editor_wants_it(edited):
    schema = json.loads((Path(cms.find() or "") / "@sveltia/cms/schema/sveltia-cms.json").read_text(encoding="utf-8"))
    for path in edited.site.glob("admin/config-*.yml"):
        jsonschema.validate(yaml.safe_load(path.read_text(encoding="utf-8")), schema)
    assert len([*edited.site.glob("admin/config-*.yml")]) == 3


def test_what_was_edited_is_accepted_and_shown(changed, edited, tmp_path):
    write(edited.folder, changed)
    found = Caller(edited.folder)("check", "--format", "json")
    assert found.returncode == 0, found.stdout.decode()
    made = build(edited.folder, tmp_path / "site")
    assert made.status == 0, made.output
    assert "5 October 2024" in made.page("documents/letter.html")
    assert "people/mary-stone.html" in made.page("documents/letter.html")
    assert "Engineer who built the harbour." in made.page("people/mary-stone.html")
    assert "le port vous est ouvert à tous" in made.page("fr/documents/speech.html")
    assert "The board met at noon." in made.page("documents/minutes-of-5-may.html")
