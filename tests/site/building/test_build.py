"""The build itself: strict, without a warning, wherever the collection lies and whatever it holds."""

import os
import re

from dossier.settings import load
from tests import building


def test_strict_build_says_nothing_that_needs_care(site_build):
    assert [line for line in site_build.output.splitlines() if line.startswith(("WARNING", "ERROR"))] == []


def test_every_language_has_a_home(site):
    homes = ["index.html", *(f"{code}/index.html" for code in load(building.ROOT).codes[1:])]
    assert [home for home in homes if not (site / home).is_file()] == []


def test_a_site_has_the_notices_of_what_it_holds_of_others(site):
    assert "Martin Donath" in (site / "licences.txt").read_text(encoding="utf-8")


def test_no_page_names_a_place_on_this_machine(site_build, site):
    places = [os.fsencode(building.ROOT), os.fsencode(site_build.folder), os.fsencode(site)]
    files = [path for path in site.rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if any(place in path.read_bytes() for place in places)] == []


def test_a_collection_may_lie_in_any_folder(various):
    assert "The bridges of the city" in various.page("documents/bridges.html")


def test_strict_build_fails_and_says_why(collection):
    hills = "A statement on hills\n\nThe hills behind the city will stay open to all who wish to walk on them.\n"
    folder = collection(
        seeds={"hills.txt": hills, "empty.txt": ""}, docs={"en/broken.md": "# Broken\n\n[nowhere](nowhere.md)\n"}
    )
    made = building.build(folder, folder / "site")
    assert made.status != 0
    assert "nowhere.md" in made.output
    assert re.search(r"^WARNING +-  seeds/empty\.txt: the file is empty: ", made.output, re.MULTILINE)
    assert re.search(r"^INFO +-  seeds/hills\.txt: .+: .+\(date: ", made.output, re.MULTILINE)
    assert "Nothing was published" in made.output
    assert sorted(path.name for path in folder.glob("*site*")) == []
    building.write(folder, {"docs/en/broken.md": "# Mended\n"})
    (folder / "seeds/empty.txt").unlink()
    assert "The hills behind the city" in building.build(folder, folder / "site").page("documents/hills.html")


def test_a_site_of_one_language_is_not_published_either_where_a_strict_build_fails(collection):
    folder = collection(seeds={"empty.txt": ""})
    building.silence(folder, "fr", "zh")
    made = building.build(folder, folder / "site")
    assert made.status != 0
    assert "Nothing was published" in made.output
    assert "Traceback" not in made.output
    assert sorted(path.name for path in folder.glob("*site*")) == []


def test_settings_that_cannot_be_used_are_told_in_one_line(collection):
    folder = collection()
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace("locale: zh", "locale: xx"), encoding="utf-8")
    made = building.build(folder, folder / "site")
    assert made.status != 0
    assert "mkdocs.yml: nothing is known of the language xx: run dossier language new xx" in made.output
    assert "Traceback" not in made.output
