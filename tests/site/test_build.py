"""The build itself: strict, without a warning, wherever the collection lies and whatever it holds."""

import os

from tests import building

TEXT = "A statement on bridges\n\nGeneva, 3 May 2024\n\nThe bridges of the city will be open to all who wish to cross them.\n"


def test_strict_build_says_nothing_that_needs_care(site_build):
    assert [line for line in site_build.output.splitlines() if line.startswith(("WARNING", "ERROR"))] == []


def test_every_language_has_a_home(site):
    assert (site / "index.html").is_file()
    homes = [path for path in building.ROOT.glob("docs/*/index.md") if path.parent.name != "en"]
    assert [path for path in homes if not (site / path.parent.name / "index.html").is_file()] == []


def test_no_page_names_a_place_on_this_machine(site):
    places = [os.fsencode(building.ROOT), os.fsencode(site)]
    files = [path for path in site.rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if any(place in path.read_bytes() for place in places)] == []


def test_a_collection_may_lie_in_any_folder(tmp_path):
    folder = building.collection(tmp_path / "某 目录 (été)", seeds={"bridges.txt": TEXT})
    made = building.build(folder, folder / "site")
    assert made.status == 0, made.output
    assert "The bridges of the city" in made.page("documents/bridges.html")


def test_strict_build_fails_and_the_other_goes_on(small_site):
    strict = small_site(docs={"en/broken.md": "# Broken\n\n[nowhere](nowhere.md)\n"})
    assert strict.status != 0
    assert "nowhere.md" in strict.output
    lenient = small_site(docs={"en/broken.md": "# Broken\n\n[nowhere](nowhere.md)\n"}, strict=False)
    assert lenient.status == 0, lenient.output
    assert "nowhere.md" in lenient.output


def test_settings_that_cannot_be_used_are_told_in_one_line(collection):
    folder = collection()
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace("locale: zh", "locale: xx"), encoding="utf-8")
    made = building.build(folder, folder / "site")
    assert made.status != 0
    assert "mkdocs.yml: nothing is known of the language xx: add languages/profiles/xx.yml" in made.output
    assert "Traceback" not in made.output
