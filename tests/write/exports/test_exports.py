"""The data files, each read by a library that had no part in making it: whole, valid, and as certain as the texts."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import feedparser
import icalendar
import jsonschema
import pytest
import vobject
from frictionless import Package
from hypothesis import example, given
from hypothesis import strategies as st
from pyld import jsonld

from dossier.model import (
    Alignment,
    Commitment,
    CommitmentMention,
    CommitmentSource,
    Corpus,
    Decision,
    Line,
    Pair,
    Publication,
    Redirect,
)
from dossier.model.document import when
from dossier.write.catalogue import catalogue
from dossier.write.exports import DATA, data_paths, exports
from dossier.write.exports.calendar import folded, text_value
from dossier.write.exports.records import record
from dossier.write.exports.tables import TABLES
from dossier.write.pages.data import data_view
from tests.write import making
from tests.write.making import CATALOGUE, CORPUS, LANGUAGES, LETTER, SPEECH, document

HERE = Publication("A collection, and more", "https://example.org/d/")
NOWHERE = Publication("Collection")
SAID = tuple(
    CommitmentSource(text.key, CommitmentMention("commitment", text.blocks[at].id, text.blocks[at].text, "UN", (0, 3)))
    for text, at in ((SPEECH, 1), (LETTER, 0))
)
PROMISES = (
    Commitment("c-1", "commitment", ("un",), when("../2025"), 10, SAID),
    Commitment("c-2", "offer", (), None, 0, SAID[1:]),
)
PROMISED = catalogue(replace(CORPUS, commitments=PROMISES), LANGUAGES)


def files(language, known=CATALOGUE, publication=HERE):
    """The feeds of a language, and what there is once for all."""
    own = f"{known.folder(language)}data/"
    of_all = {Path(made.path).name: made.content for made in exports(known, publication) if made.path[:5] == "data/"}
    return of_all | {
        Path(one.path).name: one.content for one in exports(known, publication) if one.path.startswith(own)
    }


def rows(name, known=PROMISED):
    made = files("en", known)[name].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(made, newline="")))


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


def test_there_is_one_folder_and_each_language_has_its_feeds():
    paths = [made.path for made in exports(CATALOGUE, HERE)]
    assert sorted(paths) == sorted(data_paths(CATALOGUE))
    for code in ("fr", "zh"):
        assert [one for one in paths if one.startswith(f"{code}/")] == [f"{code}/data/documents.atom", f"{code}/data/events.ics"]  # fmt: skip


def test_the_feed_has_every_document_newest_first(language):
    feed = feedparser.parse(files(language)["documents.atom"])
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert len(feed.entries) == len(CATALOGUE.versions)
    for entry in feed.entries:
        assert entry.id.startswith("https://example.org/d/")
        assert entry.link == entry.id
        assert entry.updated_parsed
        assert entry.title
    assert [entry.updated for entry in feed.entries] == sorted((entry.updated for entry in feed.entries), reverse=True)
    assert feed.feed.updated == feed.entries[0].updated
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_a_feed_says_published_only_of_a_certain_day():
    feed = feedparser.parse(files("en")["documents.atom"])
    dates = {entry.title: entry.get("published") for entry in feed.entries}
    assert dates == {"Speech on AI": "2024-04-03T00:00:00Z", "News": None, "Lettre": None}


def test_a_feed_of_a_site_without_an_address_leads_to_the_pages_beside_it():
    feed = feedparser.parse(files("fr", publication=NOWHERE)["documents.atom"])
    assert not feed.bozo
    assert {entry.id.partition(":")[0] for entry in feed.entries} == {"urn"}


def events(language, known=CATALOGUE):
    """What another library than the one that wrote it reads in a calendar, by the ids of the events."""
    made = vobject.readOne(files(language, known)["events.ics"].decode())
    return {event.uid.value.partition("@")[0]: event for event in made.contents.get("vevent", ())}


def test_the_calendar_has_every_event_and_deadline(language):
    found = events(language)
    assert set(found) == {event.id for event in CORPUS.events}
    for event in CORPUS.events:
        assert found[event.id].x_edtf.value == str(event.when.edtf)


def test_two_libraries_read_the_same_in_a_calendar(language):
    read = icalendar.Calendar.from_ical(files(language)["events.ics"])
    found = {str(event["UID"]).partition("@")[0]: event for event in read.walk("VEVENT")}
    assert found
    for id_, event in events(language).items():
        told = found[id_]
        assert (told["SUMMARY"], told["DESCRIPTION"]) == (event.summary.value, event.description.value)
        assert (told.start, told.end) == (event.dtstart.value, event.dtend.value)
        assert (told["URL"], told["STATUS"]) == (event.url.value, event.status.value)


def test_entries_are_stamped_with_the_newest_text_that_tells_of_them_and_not_with_a_deadline():
    stamps = {id_: event.dtstamp.value.date().isoformat() for id_, event in events("en").items()}
    assert stamps["e-2024-04-03-aaaa"] == "2024-05-31"
    assert stamps["e-2024-05-bbbb"] == "2024-04-03"
    assert stamps["e-2030-dddd"] == "1970-01-01"


def test_an_entry_says_what_happened_below_the_name_of_what_it_is_about():
    described = {id_: event.description.value.split("\n") for id_, event in events("en").items()}
    assert described["e-2024-04-03-aaaa"][0] == "The UN met."
    assert described["e-2024-05-bbbb"] == ["Wang Yi praised the UN; the UN agreed.", "Speech on AI"]


@pytest.mark.parametrize(
    ("id_", "first", "after", "status"),
    [
        ("e-2024-04-03-aaaa", "2024-04-03", "2024-04-04", "CONFIRMED"),
        ("e-2024-05-bbbb", "2024-05-01", "2024-06-01", "TENTATIVE"),
        ("e-2024-05-cccc", "2024-05-02", "2024-05-05", "CONFIRMED"),
        ("e-2030-dddd", "2030-12-31", "2031-01-01", "TENTATIVE"),
        ("e-2024-eeee", "2024-01-01", "2025-01-01", "TENTATIVE"),
    ],
)
def test_what_is_open_never_becomes_a_certain_day(id_, first, after, status):
    event = events("en")[id_]
    assert event.dtstart.value == date.fromisoformat(first)
    assert event.dtend.value == date.fromisoformat(after)
    assert event.status.value == status
    assert (event.summary.value.endswith(")")) == (status == "TENTATIVE")


VERSIONS = [(id_, code) for id_ in sorted(CATALOGUE.versions) for code in LANGUAGES if code in CATALOGUE.versions[id_]]


def test_json_lines_fit_their_schema_and_hold_every_paragraph_of_every_version():
    made = files("en")
    schema = json.loads(made["documents.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    lines = [json.loads(line) for line in made["documents.jsonl"].decode().splitlines()]
    assert [(line["id"], line["language"]) for line in lines] == VERSIONS
    for line in lines:
        jsonschema.validate(line, schema)
        version = CATALOGUE.version(line["id"], line["language"])
        assert [block["text"] for block in line["blocks"]] == [block.text for block in version.blocks]
        assert [block.get("depth", 0) for block in line["blocks"]] == [block.depth for block in version.blocks]
        texts = {block["id"]: block["text"] for block in line["blocks"]}
        for mention in line["mentions"]:
            assert texts[mention["block"]][mention["start"] : mention["end"]]
    assert sum(len(line["mentions"]) for line in lines) == len(CORPUS.mentions)


def test_a_line_tells_where_old_ids_lead_and_what_is_outdated():
    block, source = LETTER.blocks[0].id, SPEECH.blocks[0].id
    former = Alignment(LETTER.key, SPEECH.key, (Pair((block,), (source,), "Old words."),))
    redirects = (Redirect(SPEECH.key, "p-000000", source, "Old words."), Redirect(SPEECH.key, "p-1", "", "Gone."))
    known = catalogue(replace(CORPUS, redirects=redirects, alignments=(former,)), LANGUAGES)
    lines = [json.loads(line) for line in files("en", known)["documents.jsonl"].decode().splitlines()]
    told = {(line["id"], line["language"]): line for line in lines}
    assert told[SPEECH.key]["redirects"] == {"p-000000": source, "p-1": ""}
    assert told[LETTER.key]["outdated"] == [block]
    assert not any("outdated" in line for key, line in told.items() if key != LETTER.key)


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """The descriptor, read by the library of those who wrote the standard."""
    folder = tmp_path_factory.mktemp("data")
    for name, content in files("en", PROMISED).items():
        (folder / name).write_bytes(content)
    return Package(str(folder / "datapackage.json"))


def test_the_descriptor_tells_of_every_file(package):
    assert {one.path for one in package.resources} == set(DATA)
    Package.metadata_validate(package.to_descriptor())


@pytest.mark.parametrize("name", TABLES)
def test_every_table_fits_the_descriptor(name, package):
    resource = package.get_resource(name)
    report = resource.validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    assert resource.schema.field_names == list(TABLES[name])
    assert resource.schema.primary_key
    # Of the few texts that tests are made of none is a seed.
    assert report.tasks[0].stats.get("rows") or name == "ledger"


def test_a_table_that_does_not_fit_the_descriptor_is_refused(tmp_path):
    for name, content in files("en", PROMISED).items():
        broken = content.replace(b",un,", b",nobody,") if name == "mentions.csv" else content
        (tmp_path / name).write_bytes(broken)
    assert not Package(str(tmp_path / "datapackage.json")).get_resource("mentions").validate().valid


def test_every_name_of_every_entity_has_a_row():
    read = rows("names.csv")
    told = {(row["id"], row["language"], row["name"]) for row in read if row["use"] != "faulty"}
    assert told == {(e.id, code, name) for e in CORPUS.entities for code, own in e.names.items() for name in own}
    preferred = [(row["id"], row["language"]) for row in read if row["use"] == "preferred"]
    assert len(preferred) == len(set(preferred))


def test_every_mention_has_a_row_with_the_words_of_its_text():
    read = rows("mentions.csv")
    assert len(read) == len(CORPUS.mentions)
    for row in read:
        version = CATALOGUE.versions[row["document"]][row["language"]]
        (block,) = [block for block in version.blocks if block.id == row["block"]]
        assert block.text[int(row["start"]) : int(row["end"])] == row["name"]


def test_every_line_of_a_seed_has_a_row_with_what_was_decided():
    lines = (Line(1, "Menu\n", "Menu", Decision("dropped", "drop_menus", "Menu")),
             Line(2, "Hello  all\n", "Hello all", Decision("changed", "collapse", "  ")))  # fmt: skip
    seed = replace(document("odd", "en", "Title", "Hello all"), seed="odd.txt", lines=lines)
    menu, text = rows("ledger.csv", catalogue(Corpus((seed,)), LANGUAGES))
    assert (menu["line"], menu["status"], menu["rule"], menu["raw"], menu["text"]) == ("1", "dropped", "drop_menus", "Menu", "")  # fmt: skip
    assert (text["document"], text["language"]) == ("odd", "en")
    assert (text["raw"], text["text"]) == ("Hello  all", "Hello all")


def test_ids_stand_beside_the_names():
    un = rows("mentions.csv")[0]
    assert un["entity"] in CATALOGUE.entities
    for row in rows("documents.csv"):
        assert len(row["names"].split("; ")) == len(row["names_id"].split("; "))
        assert set(filter(None, row["names_id"].split("; "))) <= set(CATALOGUE.entities)
    assert {row["party_id"] for row in rows("commitments.csv")} == {"un", ""}


def test_the_table_of_dates_has_every_event_with_its_texts():
    read = rows("timeline.csv")
    assert list(dict.fromkeys(row["id"] for row in read)) == [event.id for event in CORPUS.events]
    known = {event.id: event for event in CORPUS.events}
    for row in read:
        event = known[row["id"]]
        assert row["date"] == str(event.when.edtf)
        assert set(row["documents"].split("; ")) == {source.document.id for source in event.sources}
        assert row["language"] in CATALOGUE.versions[row["documents"].split("; ")[0]]


def test_no_sentence_stands_twice_in_the_row_of_a_date():
    unnamed = making.event("e-9", "2024-06", (LETTER, 0, "Plus de questions."))
    known = catalogue(replace(CORPUS, events=(making.MEETING, unnamed)), LANGUAGES)
    meeting, *_, other = rows("timeline.csv", known)
    assert meeting["title"]
    assert meeting["sentence"] not in ("", meeting["title"])
    assert (other["title"], other["sentence"]) == ("", "Plus de questions.")


def test_the_table_of_promises_has_a_row_for_each_sentence():
    read = rows("commitments.csv")
    assert [(row["id"], row["document"], row["deadline"]) for row in read] == [
        ("c-1", SPEECH.id, "../2025"),
        ("c-1", LETTER.id, "../2025"),
        ("c-2", LETTER.id, ""),
    ]
    assert {(row["id"], row["party"]) for row in read} == {
        ("c-1", "United Nations"), ("c-1", "Nations unies"), ("c-2", "UN")
    }  # fmt: skip
    assert [row["language"] for row in read] == ["en", "fr", "fr"]


def test_no_cell_is_run_as_a_formula():
    odd = document("odd", "en", "=HYPERLINK(1)", "Text.", publisher="+1", speaker=("@x", "-y"))
    made = files("en", catalogue(Corpus((odd,)), LANGUAGES))["documents.csv"].decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(made, newline=""))
    assert (row["title"], row["publisher"], row["speaker"]) == ("'=HYPERLINK(1)", "'+1", "'@x; -y")


@pytest.mark.parametrize("begun", "=+-@\t\r\n＝＋－＠")
def test_no_sign_begins_a_formula_anywhere(begun):
    odd = document("odd", "en", f"{begun}1+1", "Text.")
    (row,) = csv.DictReader(
        io.StringIO(files("en", catalogue(Corpus((odd,)), LANGUAGES))["documents.csv"].decode("utf-8-sig"), newline="")
    )
    assert row["title"] == f"'{begun}1+1"


def test_who_is_quoted_has_a_field_of_its_own():
    report = document("report", "en", "News", "Text.", type="press-release", speaker=("Wang Yi",), publisher="UN")
    speech = document("speech", "en", "Speech", "Text.", type="speech", speaker=("Wang Yi",))
    known = catalogue(replace(CORPUS, documents=(report, speech), mentions=(), events=()), LANGUAGES, "")
    told = [record(id_, known, Publication(), "en").fields for id_ in ("report", "speech")]
    assert [(one["speaker"], one["quoted"]) for one in told] == [((), ("Wang Yi",)), (("Wang Yi",), ())]
    assert told[0]["publisher"] == "United Nations"


def test_linked_names_say_the_same_to_another_reader(language):
    graph = jsonld.expand(json.loads(files(language)["names.jsonld"]))
    assert len(graph) == len(CORPUS.entities)
    known = {node["https://schema.org/identifier"][0]["@value"]: node for node in graph}
    un = known["un"]
    assert un["@type"] == ["https://schema.org/Organization"]
    names = {(name["@language"], name["@value"]) for name in un["https://schema.org/name"]}
    assert names == {("en", "United Nations"), ("fr", "Nations unies"), ("zh", "联合国")}
    assert un["https://schema.org/sameAs"] == [
        {"@id": "https://www.wikidata.org/entity/Q1065"},
        {"@id": "https://isni.org/isni/0000000121032683"},
    ]
    (isni,) = [found for found in un["https://schema.org/identifier"] if "@type" in found]
    assert isni["@type"] == ["https://schema.org/PropertyValue"]
    assert isni["https://schema.org/value"] == [{"@value": "0000000121032683"}]


def test_the_page_tells_of_every_file_and_field(language):
    view = data_view(CATALOGUE, language)
    told = [name for file in (*view.files, *view.own) for name in (file.href, file.schema) if name]
    own = [path for path in data_paths(CATALOGUE) if path.startswith("data/")][2:]
    folder = CATALOGUE.folder(language)
    assert sorted([*told, view.package]) == sorted([*own, f"{folder}data/documents.atom", f"{folder}data/events.ics"])
    assert {table.name: [field.name for field in table.fields] for table in view.tables} == {
        f"{name}.csv": list(columns) for name, columns in TABLES.items()
    }
    assert all(field.about for table in view.tables for field in table.fields)
    assert next(file.count for file in view.files if file.count).startswith(("3", "共3"))


def test_an_empty_collection_has_valid_files():
    made = files("en", catalogue(Corpus(()), LANGUAGES))
    assert not feedparser.parse(made["documents.atom"]).bozo
    assert events("en", catalogue(Corpus(()), LANGUAGES)) == {}
    assert made["documents.jsonl"] == b""


@pytest.mark.parametrize("text", ["x" * 73 + "\\\\" * 80 + "y", "x" * 72 + "会议" * 30, "x" * 73 + ",;" * 40])
def test_a_line_is_folded_at_75_octets_never_within_a_character_nor_behind_a_backslash(text):
    lines = folded(text).removesuffix(b"\r\n").split(b"\r\n")
    assert 70 < max(map(len, lines)) <= 75
    assert "".join(line.decode().removeprefix(" ") for line in lines) == text
    assert folded("x" * 74) == b"x" * 74 + b"\r\n"
    assert not any(line.endswith(b"\\") for line in folded(text_value("," * 200)).split(b"\r\n"))


@given(st.text(max_size=200))
@example(r"C:\News; \n, \\N")
@example("会" * 60)
def test_any_text_comes_through_calendar_and_feed(text):
    odd = document("odd", "en", text, text, speaker=(text,))
    known = catalogue(Corpus((odd,), events=(making.event("e", "2024-04-03", (odd, 0, text)),)), LANGUAGES)
    made = files("en", known)
    assert all(len(line) <= 75 for line in made["events.ics"].split(b"\r\n"))
    assert events("en", known)["e"].description.value == text.replace("\r\n", "\n").replace("\r", "\n")
    assert not feedparser.parse(made["documents.atom"]).bozo
    (row,) = csv.DictReader(io.StringIO(made["documents.csv"].decode("utf-8-sig"), newline=""))
    assert not row["title"].startswith(("=", "+", "-", "@"))
    assert json.loads(made["documents.jsonl"])["title"] == text
