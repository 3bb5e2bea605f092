"""What the editor at /admin/ needs of its package, and what is said where that is not there."""

import shutil

import pytest

from dossier.check import message
from dossier.check.configured import lacking
from dossier.languages import languages
from dossier.settings import parse
from dossier.write.editing.package import package_files

SETTINGS = "extra:\n  cms: packages/cms\nplugins: {i18n: {languages: [{locale: fr, name: Français, default: true}]}}\n"
FILES = (
    "cms/package.json", "cms/LICENSE.txt", "cms/dist/sveltia-cms.js", "cms/dist/chunks/react-dom.js",
    "cms/npm/assets/material-symbols-outlined-1.woff2", "cms/locales/fr.json", "cms/locales/ar.json",
)  # fmt: skip


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    for name in FILES:
        (tmp_path / "packages" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "packages" / name).write_text("")
    # Beside the package, two folders up where its name has a scope.
    for name in ("dist/immutable.es.js", "LICENSE"):
        (tmp_path / "immutable" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "immutable" / name).write_text("")
    return parse(SETTINGS, tmp_path)


def test_a_whole_package_is_copied_as_far_as_the_site_needs_it(settings):
    assert [*lacking(settings)] == []
    paths = {*package_files(settings.cms, settings.codes)}
    assert {"admin/sveltia-cms.js", "admin/fonts/icons.woff2", "admin/locales/fr.json", "admin/immutable.js"} <= paths
    assert "admin/locales/ar.json" not in paths


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("gone", ["packages/cms", "packages/cms/dist/sveltia-cms.js", "immutable"])
def test_a_package_that_is_not_whole_is_a_finding_at_its_line(settings, gone, language):
    path = settings.root / gone
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    (found,) = lacking(settings)
    assert (found.path, found.line) == ("mkdocs.yml", 2)
    assert "npm install @sveltia/cms" in message(found, language)
    assert "packages/cms" in message(found, language)
    assert package_files(settings.cms, settings.codes) == {}


def test_a_site_without_an_editor_needs_none(tmp_path):
    settings = parse(SETTINGS.replace("  cms: packages/cms\n", "  updated: ''\n"), tmp_path)
    assert ([*lacking(settings)], package_files(settings.cms, settings.codes)) == ([], {})
