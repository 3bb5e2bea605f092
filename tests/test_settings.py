"""Settings: what mkdocs.yml says, in all forms that MkDocs knows, and nothing run."""

import os
from pathlib import Path

import pytest
import yaml

from dossier.languages import completeness, files
from dossier.repository.forge import Forge
from dossier.settings import Imprint, SettingsError, WordsError, load, parse
from tests.building import ROOT

LANGUAGES = "languages: [{locale: en, name: English}, {locale: fr, name: Français, default: true}]"


def settings(text, root=Path()):
    return parse(f"plugins: {{i18n: {{{LANGUAGES}}}}}\n{text}", root)


def test_the_settings_of_this_collection(monkeypatch):
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.delenv("REPO_URL", raising=False)
    here = load(ROOT)
    assert here.default == here.codes[0]
    assert [language.default for language in here.languages] == [True] + [False] * (len(here.languages) - 1)
    assert (here.docs.is_dir(), here.seeds.is_dir()) == (True, True)
    # Where nobody has said where the site is published, no page and no file of data names an address.
    assert here.publication.url == ""
    assert here.forge == Forge()


@pytest.mark.parametrize(
    "plugins",
    [
        f"plugins:\n  i18n:\n    {LANGUAGES}",
        f"plugins:\n  - search\n  - i18n:\n      {LANGUAGES}",
        f"plugins: [search, {{i18n: {{{LANGUAGES}}}}}, {{other: }}]",
    ],
)
def test_plugins_are_a_list_or_a_mapping(plugins):
    found = parse(plugins, Path())
    assert [(language.code, language.name) for language in found.languages] == [("fr", "Français"), ("en", "English")]
    assert found.default == "fr"


@pytest.mark.parametrize(
    "plugins", ["", "plugins:", "plugins: [search]", "plugins: [i18n]", "plugins: {i18n: {languages: []}}"]
)
def test_a_site_without_languages_is_refused(plugins):
    with pytest.raises(ValueError, match=r"mkdocs\.yml: no languages: list them"):
        parse(plugins, Path())


def test_a_language_of_which_nothing_is_known_is_refused():
    with pytest.raises(
        ValueError, match=r"mkdocs\.yml: .* language xx: run dossier language new xx, which writes languages/xx\.yml"
    ):
        parse("plugins: {i18n: {languages: [{locale: xx, name: X}]}}", Path())


def test_without_a_default_the_first_language_is_it():
    assert parse("plugins: {i18n: {languages: [{locale: zh}, {locale: en}]}}", Path()).codes == ("zh", "en")


def test_a_language_without_a_name_has_its_code():
    assert parse("plugins: {i18n: {languages: [{locale: zh}]}}", Path()).languages[0].name == "zh"


@pytest.mark.parametrize(
    ("value", "environment", "expected"),
    [
        ("!ENV ADDRESS", {"ADDRESS": "https://a.example/"}, "https://a.example/"),
        ("!ENV ADDRESS", {}, ""),
        ("!ENV [ADDRESS, OTHER, 'https://b.example/']", {"OTHER": "https://c.example/"}, "https://c.example/"),
        ("!ENV [ADDRESS, OTHER, 'https://b.example/']", {}, "https://b.example/"),
        ("!ENV [ADDRESS, '']", {}, ""),
        ("!ENV []", {}, ""),
        ("!ENV [ADDRESS]", {"ADDRESS": "https://a.example/"}, "https://a.example/"),
        ("https://d.example/", {"ADDRESS": "https://a.example/"}, "https://d.example/"),
    ],
)
def test_the_environment_is_read_as_mkdocs_reads_it(monkeypatch, value, environment, expected):
    for name in ("ADDRESS", "OTHER"):
        monkeypatch.delenv(name, raising=False)
    for name, content in environment.items():
        monkeypatch.setenv(name, content)
    assert settings(f"site_url: {value}").publication.url == expected


def test_other_tags_are_read_as_nothing_and_run_nothing(tmp_path):
    witness = tmp_path / "witness"
    found = settings(
        f"site_url: !!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path ['{witness}']]\n"
        "extra: {a: !!python/name:os.system , b: !relative $config_dir, c: !unknown {x: 1}}\n"
    )
    assert found.publication.url == ""
    assert not witness.exists()


def test_what_is_no_yaml_is_refused_with_its_line():
    with pytest.raises(yaml.MarkedYAMLError) as raised:
        settings("extra: {branch: !ENV [A, b], other: [1, 2\n")
    assert raised.value.problem_mark.line == 2


def test_a_forge_may_edit_elsewhere():
    assert settings("repo_url: https://gitlab.com/a/b").forge.kind == "gitlab"
    found = settings("repo_url: https://git.example.org/a/b\nextra: {forge: forgejo, branch: trunk}")
    assert found.forge == Forge("https://git.example.org/a/b", "trunk", "forgejo")


def test_a_forge_that_is_not_known_is_refused_with_those_that_are():
    with pytest.raises(SettingsError, match="forge: hub is not known: write one of github, gitlab, forgejo"):
        settings("extra: {forge: hub}")


def test_folders_lie_beside_the_file(tmp_path):
    found = settings("docs_dir: pages", tmp_path)
    assert (found.root, found.docs, found.seeds) == (tmp_path, tmp_path / "pages", tmp_path / "seeds")


def test_a_folder_without_settings_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError):
        load(tmp_path)


def test_words_that_are_not_complete_are_refused(monkeypatch):
    monkeypatch.setattr(completeness, "faults", lambda code: (f"languages/ui/{code}.yml: site.nav is missing: add it",))
    with pytest.raises(
        WordsError, match=r"languages/ui/fr\.yml: site\.nav is missing: add it\nlanguages/ui/zh\.yml: site\.nav"
    ):
        parse("plugins: {i18n: {languages: [{locale: fr}, {locale: zh}]}}", Path())


def test_words_that_are_no_yaml_are_refused_with_their_file_and_line(monkeypatch):
    read = files.load
    monkeypatch.setattr(files, "load", lambda _: read("a: ["))
    files.forget()
    with pytest.raises(WordsError, match=r"languages/profiles/.*\.yml: no valid YAML: correct line 1 \("):
        parse("plugins: {i18n: {languages: [{locale: fr}]}}", Path())
    files.forget()


def test_who_answers_for_the_site_is_known_where_it_is_given():
    given = settings("extra: {editor: {en: A. Editor}, contact: a@example.org, updated: 2026-11-29}")
    assert given.imprint == Imprint({"en": "A. Editor"}, "a@example.org", "2026-11-29")
    assert given.given == {"editor", "contact", "updated"}
    assert settings("").given == set()
    with pytest.raises(SettingsError, match="updated"):
        settings("extra: {updated: today}")


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("nowhere")])
def test_what_is_no_file_of_a_language_is_named_and_not_waited_for(tmp_path, make):
    (tmp_path / "mkdocs.yml").write_text(f"plugins: {{i18n: {{{LANGUAGES}}}}}\n", encoding="utf-8")
    (tmp_path / "ui").mkdir()
    make(tmp_path / "ui" / "fr.yml")
    with pytest.raises(WordsError, match=r"^ui/fr\.yml: there is no readable file"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("repo_url", "javascript:x"),
        ("repo_url", "git@example.org:owner/dossier.git"),
        ("site_url", "//example.org"),
        ("site_url", "https://example.org:port/"),
        ("nav", "[{Texts: 'javascript:x'}]"),
        ("extra", "{contact: 'JavaScript:x'}"),
        ("extra", "{contact: '//example.org'}"),
        ("extra", "{archive: 'data:text/html,x'}"),
    ],
)
def test_an_address_to_which_no_link_leads_is_refused(key, given):
    with pytest.raises(SettingsError, match=r"mkdocs\.yml: \w+: "):
        settings(f"{key}: {given}\n")


def test_addresses_are_as_a_browser_reads_them():
    found = settings(
        "repo_url: https://example.org/{0}\nextra: {contact: a@example.org, archive: ' packs/a b.zip '}\n"
        "nav: [index.md, {Texts: 'documents/a b.md'}, {Elsewhere: https://example.org/?a=<b>}]\n"
    )
    assert found.repo_url == "https://example.org/%7B0%7D"
    assert (found.imprint.contact, found.imprint.archive) == ("a@example.org", "packs/a%20b.zip")
    assert [place for _, place in found.menu] == ["index.md", "documents/a b.md", "https://example.org/?a=%3Cb%3E"]
