"""A preview shows what the files say now."""

import gc

import pytest

from dossier.collection import exported
from dossier.live import LEAST, MOST, Live
from tests import building
from tests.building import ROOT

TEXT = "A statement on bridges\n\n3 May 2024\n\nThe bridges of the city will be open to all who wish to cross them.\n"


@pytest.fixture
def folder(collection):
    return collection(seeds={"bridges.txt": TEXT})


@pytest.fixture
def live(folder):
    made = Live()
    made.refresh(folder, lambda _stage, _count: None)
    return made


def said(live, uri):
    return exported(live.collection, live.settings).get(uri, "")


def refreshed(live, folder):
    return live.refresh(folder, lambda _stage, _count: None)


def test_what_has_not_changed_is_not_read_again(live, folder):
    assert not refreshed(live, folder)


@pytest.mark.parametrize(
    ("name", "content", "uri"),
    [
        ("seeds/bridges.txt", TEXT.replace("bridges", "roads"), "en/documents/bridges.md"),
        ("seeds/bridges.yml", "title: Another title, given by roads\n", "en/documents/bridges.md"),
        ("seeds/roads.txt", TEXT.replace("bridges", "roads"), "en/documents/roads.md"),
        ("docs/fr/documents/bridges.md", "---\ntitle: Ponts\n---\n\nSur les roads.\n", "fr/documents/bridges.md"),
        ("docs/en/places/city.md", "---\nnames:\n  en: [roads]\n---\n", "en/places/city.md"),
    ],
)
def test_a_change_is_seen(live, folder, name, content, uri):
    assert "roads" not in said(live, uri)
    building.write(folder, {name: content})
    assert refreshed(live, folder)
    assert "roads" in said(live, uri).lower()


def test_a_change_of_the_list_of_boilerplate_is_seen(live, folder):
    assert "open to all" in said(live, "en/documents/bridges.md")
    sentence = next(line for line in TEXT.splitlines() if "open to all" in line)
    building.write(folder, {"seeds/boilerplate.txt": f"{sentence}\n"})
    assert refreshed(live, folder)
    assert "open to all" not in said(live, "en/documents/bridges.md")


def test_a_seed_that_mkdocs_would_render_is_published_as_plain_text(collection):
    made = Live()
    made.refresh(collection(seeds={"a.txt": TEXT, "b.md": f"# {TEXT}"}), lambda _stage, _count: None)
    assert [(uri, path.name) for uri, path in made.seeds.items()] == [
        ("seeds/a.txt", "a.txt"),
        ("seeds/b.md.txt", "b.md"),
    ]


def test_a_page_leads_to_the_file_that_makes_it(folder):
    (folder / "mkdocs.yml").write_text(
        (folder / "mkdocs.yml")
        .read_text(encoding="utf-8")
        .replace('[REPO_URL, ""]', '[NO_SUCH, "https://example.org/r"]'),
        encoding="utf-8",
    )
    live = Live()
    refreshed(live, folder)
    live.shape(ROOT / "overrides")
    live.begin(folder, folder / "site")
    live.write()
    page = (live.finish() / "fr/documents/bridges.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/r/new/main/seeds?filename=bridges.yml&amp;value=%23%20' in page
    assert live.edit_url("fr/about.md") == "https://example.org/r/edit/main/docs/fr/about.md"


def test_a_preview_looks_for_changes_more_often_where_there_are_few_files(live, folder):
    few = live.pause
    assert LEAST < few < 2 * LEAST
    building.write(folder, {f"docs/assets/{number}.txt": "" for number in range(2000)})
    refreshed(live, folder)
    assert few < live.pause < MOST
    building.write(folder, {f"docs/assets/{number}.txt": "" for number in range(2000, 5000)})
    refreshed(live, folder)
    assert live.pause == MOST


@pytest.mark.parametrize("end", [Live.finish, Live.abandon])
def test_nobody_looks_for_cycles_of_objects_while_a_build_goes_on(live, folder, tmp_path, end):
    live.begin(folder, tmp_path / "site")
    assert not gc.isenabled()
    end(live)
    assert gc.isenabled()


def test_a_text_without_a_font_is_named_and_shown_by_the_picture_of_the_site(collection, monkeypatch):
    monkeypatch.setenv("SITE_URL", building.ADDRESS["SITE_URL"])
    seeds = {"plain.txt": TEXT, "strange.txt": TEXT, "strange.yml": 'title: "On \\u0378"\n'}
    folder = collection(seeds=seeds)
    live = Live()
    live.begin(folder, folder / "site")
    refreshed(live, folder)
    live.shape(ROOT / "overrides")
    live.write()
    site = live.finish()
    said_of_fonts, _ = live.told(site / "index.html")
    assert said_of_fonts.endswith(": strange")
    assert {path.relative_to(site / "pictures").as_posix() for path in (site / "pictures").rglob("*.png")} == {
        "site.png",
        "documents/plain.png",
    }
    assert "pictures/site.png" in (site / "documents/strange.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("address", "preview", "times"), [("", False, 1), ("", True, 0), ("https://example.org/", False, 0)]
)
def test_a_build_says_once_that_it_knows_no_address(collection, monkeypatch, address, preview, times):
    monkeypatch.setenv("SITE_URL", address)
    live = Live()
    live.preview = preview
    live.begin(folder := collection(seeds={"a.txt": TEXT}), folder / "site")
    refreshed(live, folder)
    told = [*live.told(folder / "site/index.html")]
    live.abandon()
    assert len([line for line in told if line.startswith("No address of the site is known (SITE_URL)")]) == times


def test_of_two_files_with_one_address_the_site_has_the_one_that_is_told_as_shown(folder):
    names = ("en/map.png", "map.png", "en/Guide.md", "en/guide.md", "en/fr/guide.md", "en/Timeline.md")
    building.write(folder / "docs", dict.fromkeys(names, "# A guide\n"))
    made = Live()
    made.refresh(folder, lambda *_: None)
    told = {one.path for one in made.outline.findings if one.code in {"address_shared", "address_taken"}}
    assert told == {f"docs/{name}" for name in ("map.png", "en/guide.md", "en/fr/guide.md", "en/Timeline.md")}
    assert {*names}.intersection(made.files) == {"en/map.png", "en/Guide.md"}


def test_what_is_kept_of_a_collection_does_not_hide_what_is_wrong_with_its_settings_now(live, folder):
    """No page is made of a key that has no effect, so the settings are the same with it."""
    again = Live()
    again._store = live._store  # noqa: SLF001 - as two builds share it
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("extra_css: [own.css]\n")
    refreshed(again, folder)
    assert [one.code for one in again.outline.findings if one.path == "mkdocs.yml"] == ["unknown_key"]
