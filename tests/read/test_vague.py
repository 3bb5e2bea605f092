"""Texts that are dated vaguely, or not at all: read, put in order, said in words and exported, without a finding."""

import pytest

from dossier import collection
from dossier.check import is_pending
from dossier.settings import load
from dossier.write.catalogue import catalogue
from dossier.write.citations.formats import ris
from dossier.write.citations.items import item
from dossier.write.citations.view import meta
from dossier.write.documents.view import view
from dossier.write.exports.records import record
from dossier.write.facts import parts
from dossier.write.linked_data import linked_data
from dossier.write.timeline.chronology import chronology
from tests import building

TEXT = """A letter from the board of {name}

The board of {name} was in Lima on 5 May 1853, as everybody knows who lives on the coast of {name}.

It hopes that the roads of {name} will be mended, and that nobody has to wait until the winter for {name}.
"""
DATES = {
    "decade": ("185X", "1850s", "années 1850", "1850年代"),
    "century": ("18XX", "between 1800 and 1899", "entre 1800 et 1899", "1800年至1899年间"),
    "day": ("1850-03-XX", "March 1850 (day unknown)", "mars 1850 (jour inconnu)", "1850年3月（日不详）"),
    "month": ("1850-XX-XX", "1850 (month unknown)", "1850 (mois inconnu)", "1850年（月份不详）"),
    "about": ("1851~/1860~", "between 1851 and 1860", "entre 1851 et 1860", "1851年至1860年间"),
    "ending": ("1861/", "1861–unknown", "1861–date inconnue", "1861年至不详"),
    "nobody": ("none", "undated", "sans date", "日期不详"),
}


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    seeds = {f"{name}.txt": TEXT.format(name=name) for name in DATES}
    seeds |= {f"{name}.yml": f'date: "{date}"\n' for name, (date, *_) in DATES.items()}
    page = "---\ntitle: A page\ndate: none\n---\nThe page was written on 7 May 1855, or so they said in Lima.\n"
    folder = building.collection(tmp_path_factory.mktemp("vague") / "c", seeds, {"en/documents/page.md": page})
    settings = load(folder)
    found = collection.collect(settings)
    return found, collection.check(found, settings), settings


def test_what_a_person_says_of_a_date_needs_no_mending(collected):
    _, findings, _ = collected
    assert [finding for finding in findings if "date" in finding.code or not is_pending(finding)] == []


def test_a_date_that_nobody_knows_is_not_guessed(collected):
    found, *_ = collected
    whens = {document.id: document.when for document in found.corpus.documents}
    assert {id_ for id_, when in whens.items() if when is None} == {"nobody", "page"}
    assert str(whens["decade"].edtf) == "185X"


@pytest.mark.parametrize("name", DATES)
def test_a_vague_date_is_said_in_words(collected, name):
    found, _, settings = collected
    known = catalogue(found.corpus, settings.codes, settings.publication.url)
    for language, told in zip(settings.codes, DATES[name][1:], strict=True):
        assert view(known.version(name, language), known, language).date.text == told


EXPORTED = {
    "decade": (
        ("185X", "1850-01-01", "1859-12-31"), {"date-parts": [[1850], [1859]], "circa": True}, {"DC.date": "185X"},
        {"PY": "1850", "N1": "185X"}, None,
    ),
    "day": (
        ("1850-03-XX", "1850-03-01", "1850-03-31"), {"date-parts": [[1850, 3]]},
        {"DC.date": "1850-03-XX", "citation_publication_date": "1850/03"}, {"PY": "1850", "N1": "1850-03-XX"}, "1850-03",
    ),
    "nobody": (("", "", ""), None, {}, {}, None),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPORTED)
def test_a_vague_date_is_exported_as_each_format_has_it(collected, name):
    found, _, settings = collected
    known = catalogue(found.corpus, settings.codes, settings.publication.url)
    document = known.version(name, "en")
    told, issued, tags, fields, published = EXPORTED[name]
    row = record(name, known, settings.publication, "en").fields
    assert (row["date"], row["date_earliest"], row["date_latest"]) == told
    cited = item(document, known)
    assert cited.get("issued") == issued
    dates = {tag: value for tag, value in meta(cited) if value and "date" in tag}
    assert dates == tags
    assert fields.items() <= dict(line.split("  - ", 1) for line in ris(cited).splitlines() if "  - " in line).items()
    assert linked_data(document, known).get("datePublished") == published


def test_vague_dates_are_put_in_order(collected):
    found, _, settings = collected
    known = catalogue(found.corpus, settings.codes, settings.publication.url)
    listed = [one.id.removeprefix("d-") for one in chronology(known, parts(known)).items if one.kind == "document"]
    assert listed == ["century", "decade", "month", "day", "about", "ending"]
