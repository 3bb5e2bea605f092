"""A build that finds what earlier ones have made makes the same bytes as one that finds nothing, whatever has changed."""

import shutil
import sqlite3
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier import store
from dossier.live import Live
from dossier.publishing import Publication, swapping
from dossier.write import leaves
from tests import building

TEXT = """A statement on {topic}

{day} May 2024

Mary Stone of the Harbour Board spoke about the {topic} of Port Stone. We will build 12 {topic} by the end of 2026.

The {topic} of the city will be open to all who wish to cross them, and to the Harbour Board.
"""
BOARD = "---\nnames:\n  en: [{name}]\n  fr: [Conseil du port]\n---\n\n{said}\n"
FRENCH = "---\ntitle: Des {topic}\ntranslation: {{from: en}}\n---\n\nLes {topic} seront ouverts le 4 mai 2024.\n"


@pytest.fixture(autouse=True, scope="module")
def _address():
    """Of a site without one nobody draws pictures."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", building.ADDRESS["SITE_URL"])
        yield


def built(folder, site):
    """The files that one build makes beside MkDocs."""
    build_with(Live(), folder, site)
    return files(site)


def build_with(live, folder, site):
    live.begin(folder, site)
    live.refresh(folder, lambda _stage, _count: None)
    live.shape(folder / "overrides")
    live.write()
    live.finish()


@contextmanager
def ended(live):
    """As the glue ends a build that fails."""
    try:
        yield live
    finally:
        live.abandon()


def files(site):
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def text(folder, name, topic, day):
    building.write(folder, {f"seeds/{name}.txt": TEXT.format(topic=topic, day=day)})


def facts(folder, name, topic, day):
    building.write(folder, {f"seeds/{name}.yml": f'title: "On {topic}"\ndate: "2024-05-0{day}"\n'})


def entity(folder, _name, topic, _day):
    building.write(folder, {"docs/en/organisations/board.md": BOARD.format(name="Harbour Board", said=f"On {topic}.")})


def renamed(folder, _name, topic, _day):
    content = BOARD.format(name=f"Board of {topic.title()}, Harbour Board", said="It decides.")
    building.write(folder, {"docs/en/organisations/board.md": content})


def place(folder, _name, topic, _day):
    content = f"---\nnames:\n  en: [Port Stone, {topic.title()}]\n---\n"
    building.write(folder, {"docs/en/places/port-stone.md": content})


def translation(folder, name, topic, _day):
    building.write(folder, {f"docs/fr/documents/{name}.md": FRENCH.format(topic=topic)})


def boilerplate(folder, _name, topic, _day):
    building.write(folder, {"seeds/boilerplate.txt": f"The {topic} of the city will be open to all who wish to cross them, and to the Harbour Board.\n"})  # fmt: skip


def template(folder, _name, topic, _day):
    footer = folder / "overrides" / "partials" / "footer.html"
    footer.write_text(footer.read_text("utf-8").partition("{# changed")[0] + f"{{# changed #}}<p>{topic}</p>", "utf-8")


def configuration(folder, _name, topic, _day):
    path = folder / "mkdocs.yml"
    lines = [f"site_name: On {topic}" if x.startswith("site_name") else x for x in path.read_text("utf-8").splitlines()]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def removed(folder, name, _topic, _day):
    for path in (folder / "seeds" / f"{name}.txt", folder / "docs" / "fr" / "documents" / f"{name}.md"):
        path.unlink(missing_ok=True)


def moved(folder, name, _topic, _day):
    path = folder / "seeds" / f"{name}.txt"
    if path.exists():
        path.rename(folder / "seeds" / f"z-{name}.txt")


def clock(folder, _name, _topic, _day):
    for path in (folder / "seeds").glob("*"):
        path.touch()


EDITS = (
    text, facts, entity, renamed, place, translation, boilerplate, template, configuration, removed, moved, clock
)  # fmt: skip


def spoilt_store(folder, _site):
    path = folder / store.FOLDER / "store.sqlite"
    if path.exists():
        content = bytearray(path.read_bytes())
        content[100 : len(content) // 2] = b"x" * (len(content) // 2 - 100)
        path.write_bytes(bytes(content))


def lost_store(folder, _site):
    shutil.rmtree(folder / store.FOLDER, ignore_errors=True)


def spoilt_page(_folder, site):
    (site / "documents" / "index.html").write_text("another", "utf-8")


def lost_page(_folder, site):
    (site / "fr" / "timeline.html").unlink()


DAMAGE = (spoilt_store, lost_store, spoilt_page, lost_page)

CHANGES = st.lists(
    st.tuples(
        st.sampled_from(EDITS), st.sampled_from("abc"), st.sampled_from(("bridges", "roads", "piers")), st.integers(1, 9)
    ),
    min_size=1,
    max_size=3,
)  # fmt: skip


@pytest.mark.timeout(600)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.tuples(CHANGES, st.none() | st.sampled_from(DAMAGE)), min_size=2, max_size=3))
def test_what_was_made_before_changes_no_byte(tmp_path_factory, steps):
    base = tmp_path_factory.mktemp("warm")
    folder = building.collection(base / "collection")
    text(folder, "a", "bridges", 3)
    for number, (changes, damage) in enumerate(steps):
        for change, *arguments in changes:
            change(folder, *arguments)
        if damage and number:
            damage(folder, base / "site")
        warm = built(folder, base / "site")
        copy = shutil.copytree(folder, base / f"copy-{number}", ignore=shutil.ignore_patterns(store.FOLDER))
        assert warm == built(copy, base / f"cold-{number}")


@pytest.fixture
def folder(collection):
    made = collection(docs={"en/organisations/board.md": BOARD.format(name="Harbour Board", said="It decides.")})
    text(made, "a", "bridges", 3)
    text(made, "b", "roads", 4)
    return made


def again(folder, site):
    """Paths of the files that a build writes anew."""
    before = {path: path.stat().st_ino for path in site.rglob("*") if path.is_file()}
    built(folder, site)
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() and before.get(path) != path.stat().st_ino}  # fmt: skip


def test_what_is_the_same_is_not_written_again(folder, tmp_path):
    site = tmp_path / "site"
    built(folder, site)
    assert again(folder, site) == set()


def unread(*_):
    raise AssertionError("the collection was read")


def test_a_site_of_which_nothing_has_changed_is_kept_without_reading_the_collection(folder, tmp_path, monkeypatch):
    site = tmp_path / "site"
    whole = built(folder, site)
    monkeypatch.setattr("dossier.live.collect", unread)
    clock(folder, "", "", 0)
    assert built(folder, site) == whole
    # Of what is no text it matters that it is there: pages may lead to it.
    building.write(folder, {"docs/assets/map.png": b"x"})
    with pytest.raises(AssertionError, match="was read"):
        built(folder, site)


def test_a_site_that_has_lost_a_page_is_made_again(folder, tmp_path):
    site = tmp_path / "site"
    whole = built(folder, site)
    lost_page(folder, site)
    assert built(folder, site) == whole


def test_however_often_nothing_has_changed_nothing_is_forgotten(folder, tmp_path, monkeypatch):
    site = tmp_path / "site"
    for _ in range(8):
        built(folder, site)
    template(folder, "", "piers", 0)
    monkeypatch.setattr("dossier.reading.read_seed", unread)
    built(folder, site)


def test_a_text_that_changes_while_the_site_is_built_is_no_text_of_the_next_build(folder, tmp_path):
    site = tmp_path / "site"
    before = built(folder, site)
    live = Live()
    live.begin(folder, site)
    live.refresh(folder, lambda _stage, _count: None)
    text(folder, "b", "piers", 4)
    template(folder, "", "piers", 0)
    live.shape(folder / "overrides")
    live.write()
    assert b"piers" in (live.finish() / "documents" / "b.html").read_bytes()
    text(folder, "b", "roads", 4)
    after = built(folder, site)
    assert set(after) == set(before)
    assert b"The piers of the city" not in after["documents/b.html"]


def test_another_process_finds_what_this_one_has_made(folder, tmp_path):
    """Each orders its sets otherwise."""
    written = []
    for seed in ("1", "2"):
        made = building.build(folder, tmp_path / "site", {**building.ADDRESS, "PYTHONHASHSEED": seed})
        assert made.status == 0, made.output
        written.append({path: path.stat().st_ino for path in (tmp_path / "site").rglob("*.html")})
    by_hand = {path.name for path in folder.glob("docs/*/*.md")}
    again = {path.name for path, inode in written[1].items() if written[0][path] != inode}
    assert {name.replace(".html", ".md") for name in again} == by_hand


def test_a_change_makes_again_the_pages_that_tell_of_it(folder, tmp_path):
    site = tmp_path / "site"
    built(folder, site)
    text(folder, "b", "piers", 4)
    written = again(folder, site)
    assert {"documents/b.html", "fr/documents/b.html", "timeline.html"} <= written
    assert not {"about.html", "cleaning-rules.html", "zh/reliability.html"} & written


def test_of_a_list_on_several_pages_those_are_made_again_that_tell_of_a_change(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(leaves, "ROOM", 1)
    site, seed = tmp_path / "site", folder / "seeds" / "b.txt"
    built(folder, site)
    seed.write_text(seed.read_text("utf-8").replace("2026.", "2026. It was late."), "utf-8")
    written = again(folder, site)
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.glob("timeline/*.html")}
    told = {path for path, html in pages.items() if "documents/b.html#p-" in html}
    assert set() < told < {*pages}
    assert written & {*pages} == told
    shutil.rmtree(folder / store.FOLDER)
    assert files(site) == built(folder, tmp_path / "cold")


def test_a_text_that_names_somebody_finds_their_page(folder, tmp_path):
    site = tmp_path / "site"
    built(folder, site)
    building.write(folder, {"seeds/c.txt": "A note\n\nThe Harbour Board met in the hall of the town and decided.\n"})
    assert "organisations/board.html" in again(folder, site)


def test_a_page_about_somebody_is_found_by_the_texts_that_name_them(folder, tmp_path):
    site = tmp_path / "site"
    (folder / "docs/en/organisations/board.md").unlink()
    built(folder, site)
    entity(folder, "", "piers", 1)
    assert "documents/a.html" in again(folder, site)
    assert "organisations/board.html" in (site / "documents" / "a.html").read_text("utf-8")


def test_bytes_that_are_no_text_are_read_again_and_harm_nothing(folder, tmp_path):
    building.write(folder, {"seeds/b.txt": TEXT.format(topic="piers", day=4).encode() + b"\nA line \xff\xfe of it.\n"})
    first = built(folder, tmp_path / "site")
    assert built(folder, tmp_path / "site") == first
    assert "documents/b.html" in first


def test_other_code_finds_nothing(folder, tmp_path, monkeypatch):
    site = tmp_path / "site"
    everything = set(built(folder, site))
    monkeypatch.setattr(store, "version", lambda: b"another")
    assert again(folder, site) == everything


def test_a_build_that_is_killed_leaves_the_site_as_it_was(folder, tmp_path, monkeypatch):
    site = tmp_path / "site"
    whole = built(folder, site)
    text(folder, "b", "piers", 4)
    write = Publication.write

    def killed(self, path, *arguments):
        if path.startswith("fr/"):
            raise KeyboardInterrupt
        write(self, path, *arguments)

    monkeypatch.setattr(Publication, "write", killed)
    with pytest.raises(KeyboardInterrupt):
        built(folder, site)
    assert files(site) == whole
    monkeypatch.undo()
    assert built(folder, site) == built(shutil.copytree(folder, tmp_path / "copy"), tmp_path / "cold")


def test_a_build_that_is_killed_between_its_last_steps_loses_nothing(folder, tmp_path):
    site = tmp_path / "site"
    whole = built(folder, site)
    site.rename(site.with_name(".site.old"))
    Publication(site, {})
    assert files(site) == whole


def test_a_site_that_could_not_take_its_place_is_made_again(folder, tmp_path, monkeypatch):
    """What is remembered of it must not be taken for what is there."""
    site = tmp_path / "site"
    whole = built(folder, site)
    text(folder, "b", "piers", 4)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dossier.publishing.swap", full)
    with pytest.raises(OSError, match="No space left"), ended(Live()) as live:
        build_with(live, folder, site)
    assert files(site) == whole
    assert not site.with_name(".site.new").exists()
    monkeypatch.undo()
    assert built(folder, site) == built(shutil.copytree(folder, tmp_path / "copy"), tmp_path / "cold") != whole


def test_a_site_elsewhere_stays_where_a_link_leads(folder, tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    built(folder, tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "real" / "timeline.html").is_file()
    assert again(folder, tmp_path / "site") == set()


def test_a_folder_that_cannot_be_renamed_is_refilled(folder, tmp_path, monkeypatch):
    site = tmp_path / "site"
    whole = built(folder, site)
    (site / "left.html").write_text("of an earlier site")
    place = site.stat().st_ino

    def mounted(self, target):
        raise OSError(16, "busy", str(self), None, str(target))

    monkeypatch.setattr(Path, "rename", mounted)
    monkeypatch.setattr(swapping, "exchange", lambda *_: False)
    assert built(folder, site) == whole
    assert site.stat().st_ino == place
    assert not site.with_name(".site.new").exists()


def test_what_no_build_has_used_for_some_time_is_forgotten(folder, tmp_path):
    def size():
        with sqlite3.connect(folder / store.FOLDER / "store.sqlite") as database:
            return database.execute("SELECT count(*) FROM made").fetchone()[0]

    sizes = []
    for day in range(10, 19):
        text(folder, "b", "roads", day)
        built(folder, tmp_path / "site")
        sizes.append(size())
    assert sizes[0] < sizes[1] < sizes[-1] == sizes[-2]


def test_a_store_that_another_build_holds_is_left_alone(folder, tmp_path):
    held = store.Store(folder / store.FOLDER)
    made = built(folder, tmp_path / "site")
    held.close()
    assert made == built(folder, tmp_path / "site")
    assert Path(folder / store.FOLDER / ".gitignore").read_text("ascii") == "*\n"
