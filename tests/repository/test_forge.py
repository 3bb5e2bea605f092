"""Forges: every form of an address is sound, and what a text says comes out of it as it went in."""

from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages import FORGES
from dossier.repository.forge import Forge, kind_of
from tests.building import ROOT

REPOSITORY = "https://example.org/owner/dossier"
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
FORM = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/error.yml").read_text(encoding="utf-8"))
KINDS = pytest.mark.parametrize("kind", FORGES)


@KINDS
def test_a_host_tells_its_forge(kind):
    for host in FORGES[kind]["hosts"]:
        assert kind_of(f"https://{host}/owner/name") == kind


@KINDS
def test_without_a_repository_or_a_file_there_is_no_address(kind):
    for forge, path in [(Forge(kind=kind), "seeds/a.txt"), (Forge(REPOSITORY, kind=kind), "")]:
        assert (forge.edit(path), forge.edit(path, "a: b"), forge.see(path)) == ("", "", "")
    assert (Forge(kind=kind).issue, Forge(kind=kind).report("a", "b")) == ("", "")


@KINDS
@given(name=WORDS.filter(str.strip), begun=WORDS.filter(bool))
def test_a_new_file_begins_with_the_words_given(kind, name, begun):
    name = name.replace("/", "-")
    address = urlsplit(Forge(REPOSITORY, kind=kind).edit(f"seeds/{name}", begun))
    assert sorted(value for _, value in parse_qsl(address.query, keep_blank_values=True)) == sorted((name, begun))
    assert unquote(address.path).endswith("/main/seeds")


@KINDS
@given(title=WORDS, page=WORDS.filter(bool), source=WORDS)
def test_a_report_holds_the_title_the_page_and_the_file(kind, title, page, source):
    address = urlsplit(Forge(REPOSITORY, kind=kind).report(title, page, source))
    told = dict(parse_qsl(address.query, keep_blank_values=True))
    assert title in told.values()
    held = "\n".join(told.values())
    assert page in held
    assert source in held
    assert address.geturl().isascii()


def test_a_report_fills_the_fields_of_the_form():
    told = dict(parse_qsl(urlsplit(Forge(REPOSITORY).report("a", "b", "c")).query, keep_blank_values=True))
    assert told.pop("template") == "error.yml"
    ids = {field["id"] for field in FORM["body"]}
    assert told.keys() - ids == {"title"}
    assert ids - told.keys() == {"wrong"}
