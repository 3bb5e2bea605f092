"""adopt, as a person calls it: no word of theirs is lost, and what the rules make since arrives."""

import pytest
import yaml

from tests.running import said

PAGE, BASE = "docs/en/documents/bridges.md", "adopted/en/bridges.md"
SEED = """A statement on bridges

3 May 2024

The bridges of the city will be open to all who wish to cross them.

They were built in 1911, of stone from the hills behind the city.

Nobody has to pay for it.
"""


@pytest.fixture
def adopted(dossier):
    (dossier.folder / "seeds" / "bridges.txt").write_text(SEED, encoding="utf-8")
    said(dossier("adopt", "bridges"))
    return dossier


def text(made, name):
    return (made.folder / name).read_text(encoding="utf-8")


def change(made, name, old, new):
    before = text(made, name)
    assert old in before
    (made.folder / name).write_text(before.replace(old, new), encoding="utf-8")


def test_the_page_has_the_facts_and_the_text_and_the_collection_is_as_it_was(dossier):
    (dossier.folder / "seeds" / "bridges.txt").write_text(SEED, encoding="utf-8")
    before = said(dossier("check"))
    out, errors = said(dossier("adopt", "bridges"))
    assert (out.startswith(f"{PAGE} is yours to edit now; {BASE} keeps"), errors) == (True, "")
    _, head, body = text(dossier, PAGE).split("---\n")
    assert yaml.safe_load(head) == {"title": "A statement on bridges", "date": "2024-05-03", "type": "statement"}
    assert "seeds/bridges.txt" in head
    assert body.strip() == SEED.partition("2024\n\n")[2].strip()
    assert text(dossier, BASE) == text(dossier, PAGE)
    assert said(dossier("check")) == before


def test_what_changes_in_the_seed_arrives_beside_what_a_person_wrote(adopted):
    change(adopted, PAGE, "of stone", "of grey stone")
    change(adopted, "seeds/bridges.txt", "Nobody has to pay", "Nobody will ever have to pay")
    assert said(adopted("adopt", "bridges"))[0].startswith(f"{PAGE} has what changed")
    assert "of grey stone" in text(adopted, PAGE)
    assert "Nobody will ever have to pay" in text(adopted, PAGE)
    before = text(adopted, PAGE), text(adopted, BASE)
    assert said(adopted("adopt", "bridges"))[0] == f"nothing had to be changed in {PAGE}\n"
    assert (text(adopted, PAGE), text(adopted, BASE)) == before


def test_where_both_have_changed_nothing_is_written_until_a_person_says_so(adopted):
    change(adopted, PAGE, "of stone", "of grey stone")
    change(adopted, "seeds/bridges.txt", "of stone", "of red stone")
    change(adopted, "seeds/bridges.txt", "to all who", "to everybody who")
    before = text(adopted, PAGE), text(adopted, BASE)
    done = adopted("adopt", "bridges")
    line = before[0].splitlines().index("They were built in 1911, of grey stone from the hills behind the city.") + 1
    assert done.returncode == 1
    assert said(done)[1].startswith(f"{PAGE}:{line}: you have written “They were built in 1911, of grey stone")
    assert "the rules now make “They were built in 1911, of red stone" in said(done)[1]
    assert (text(adopted, PAGE), text(adopted, BASE)) == before
    assert adopted("adopt", "bridges", "--keep").returncode == 0
    assert "of grey stone" in text(adopted, PAGE)
    assert "to everybody who" in text(adopted, PAGE)
    assert said(adopted("adopt", "bridges"))[0] == f"nothing had to be changed in {PAGE}\n"


def test_the_ends_of_lines_stay(adopted):
    (adopted.folder / PAGE).write_bytes((adopted.folder / PAGE).read_bytes().replace(b"\n", b"\r\n"))
    change(adopted, "seeds/bridges.txt", "of stone", "of red stone")
    said(adopted("adopt", "bridges"))
    made = (adopted.folder / PAGE).read_bytes()
    assert b"of red stone" in made
    assert made.count(b"\n") == made.count(b"\r\n")


def test_a_page_without_a_record_is_left_alone(adopted):
    (adopted.folder / BASE).unlink()
    before = text(adopted, PAGE)
    done = adopted("adopt", "bridges")
    assert (done.returncode, f"{BASE}, which would say" in said(done)[1], text(adopted, PAGE)) == (2, True, before)


def test_what_is_no_raw_text_is_refused_and_versions_are_told_apart(dossier):
    assert "no raw text has the id none" in said(dossier("adopt", "none"))[1]
    (dossier.folder / "seeds" / "walls.en.txt").write_text(SEED.replace("bridges", "walls"), encoding="utf-8")
    (dossier.folder / "seeds" / "walls.fr.txt").write_text(
        "Les murs\n\n3 mai 2024\n\nIls sont à tous.\n", encoding="utf-8"
    )
    done = dossier("adopt", "walls")
    assert (done.returncode, "name one of en or fr with --from" in said(done)[1]) == (2, True)
    assert "docs/fr/documents/walls.md is yours" in said(dossier("adopt", "walls", "--from", "fr"))[0]


def outdated(made):
    return [line for line in said(made("check"))[0].splitlines() if "since this text was adopted" in line]


def test_a_page_behind_its_seed_is_found_and_keeps_nothing_from_being_published(adopted):
    assert outdated(adopted) == []
    change(adopted, PAGE, "of stone", "of grey stone")
    assert outdated(adopted) == []
    change(adopted, "seeds/bridges.txt", "Nobody has to pay", "Nobody will ever have to pay")
    (line,) = outdated(adopted)
    assert line.startswith(f"{PAGE}: the raw text or the rules have changed")
    assert "run dossier adopt bridges again" in line
    assert adopted("check").returncode == 0
    adopted("adopt", "bridges")
    assert outdated(adopted) == []


def test_the_language_of_who_took_a_text_over_does_not_count(dossier):
    (dossier.folder / "seeds" / "bridges.txt").write_text(SEED, encoding="utf-8")
    dossier("--language", "fr", "adopt", "bridges")
    change(dossier, BASE, "\n", "\r\n")
    assert outdated(dossier) == []


def test_a_page_that_somebody_wrote_by_hand_is_behind_nothing(adopted):
    (adopted.folder / BASE).unlink()
    change(adopted, "seeds/bridges.txt", "Nobody has to pay", "Nobody will ever have to pay")
    assert outdated(adopted) == []
