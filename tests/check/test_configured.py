"""What is wrong with the settings is told with its line, before MkDocs would refuse them or warn of them."""

import pytest

from dossier.check.configured import judged
from tests.building import ROOT

SHIPPED = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
CASES = [
    ("docs_dir: docs", "docs_dir: docs\nsite_nme: x", ["near_key site_nme"]),
    ("docs_dir: docs", "docs_dir: docs\nextra_css: [a.css]", ["unknown_key extra_css"]),
    ("docs_dir: docs", "docs_dir: docs\nINHERIT: base.yml", ["unknown_key INHERIT"]),
    ("docs_dir: docs", "docs_dir: docs\ncopyright: !foo x", ["invalid_yaml "]),
    ("docs_dir: docs", "docs_dir: docs\nwatch: [nowhere]", ["unreadable "]),
    ("docs_dir: docs", "docs_dir: .", ["invalid_value docs_dir"]),
    ("docs_dir: docs", "docs_dir: seeds", ["invalid_value docs_dir"]),
    ("docs_dir: docs", "docs_dir: seeds/docs", ["invalid_value docs_dir"]),
    ("site_dir: site", "site_dir: seeds", ["invalid_value site_dir"]),
    ("site_dir: site", "site_dir: seeds/site", ["invalid_value site_dir"]),
    ("site_dir: site", "site_dir: .dossier", ["invalid_value site_dir"]),
    ("site_dir: site", "site_dir: ..", ["invalid_value site_dir"]),
    ("site_name: Dossier", "site_name:", ["empty_value site_name"]),
    ("site_name: Dossier", "site_name: [a]", ["invalid_value site_name"]),
    ("name: material", "name: readthedocs", ["invalid_choice theme.name"]),
    ("custom_dir: overrides", "custom_dir: nowhere", ["folder_missing "]),
    ("about.md, contribute.md]", "3, {a: ~}, {a: [b.md]}]", ["invalid_value nav"] * 2),
    ("hooks/mkdocs_hooks.py", "nowhere.py", ["unreadable "]),
    ("hooks: [hooks/mkdocs_hooks.py]", "", ["missing_key plugins.dossier"]),
    ("plugins:\n", "plugins:\n  nothing: {}\n", ["invalid_choice plugins"]),
    (", default: true", "", ["missing_key plugins.i18n.languages.default"]),
    ("name: Français", "nam: Français", ["missing_key plugins.i18n.languages.name", "near_key plugins.i18n.languages.nam"]),
    ("docs_structure: folder", "docs_structure: suffix", ["invalid_choice plugins.i18n.docs_structure"]),
    ("tables]", "nothing_of_it]", ["invalid_value markdown_extensions"]),
    ("branch: main", "brnch: main", ["near_key extra.brnch"]),
    ("branch: main", "contact: 3", ["near_value extra.contact"]),
]  # fmt: skip


def faults(folder, text):
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    for name in ("overrides", "docs", "hooks"):
        (folder / name).mkdir(exist_ok=True)
    (folder / "hooks/mkdocs_hooks.py").touch()
    return [*judged(folder)]


def test_shipped_settings_are_right(tmp_path):
    assert faults(tmp_path, SHIPPED) == []


@pytest.mark.parametrize(("right", "wrong", "told"), CASES, ids=[wrong for _, wrong, _ in CASES])
def test_each_fault_of_the_settings_is_told(tmp_path, right, wrong, told):
    assert right in SHIPPED
    found = faults(tmp_path, SHIPPED.replace(right, wrong, 1))
    assert sorted(f"{one.code} {one.detail.get('key', one.detail.get('top', ''))}" for one in found) == told


def test_a_key_is_told_at_its_line(tmp_path):
    [found] = faults(tmp_path, SHIPPED.replace("  branch: main", "  brnch: main"))
    assert found.line == SHIPPED.splitlines().index("  branch: main") + 1
