"""A site that is built beside the one that is there."""

import pytest

from dossier.publishing import Publication


def built(folder, before, *files):
    made = Publication(folder / "site", before)
    for path, content, key in files:
        made.write(path, content, key)
    made.finish()
    return made


def test_a_file_that_is_made_of_other_things_with_the_same_bytes_stays(tmp_path):
    first = built(tmp_path, {}, ("same", b"1", b"one"), ("other", b"1", b"one"), ("longer", b"1", b"one"))
    place = (tmp_path / "site/same").stat().st_ino
    then = built(tmp_path, first.written, ("same", b"1", b"two"), ("other", b"2", b"two"), ("longer", b"12", b"two"))
    assert then.again == ["other", "longer"]
    assert [(tmp_path / "site" / path).read_bytes() for path in ("same", "other", "longer")] == [b"1", b"2", b"12"]
    assert (tmp_path / "site/same").stat().st_ino == place
    assert then.written["same"].key == b"two", "who makes it of the same again need not look at it"


def test_a_file_that_somebody_has_touched_is_written_again(tmp_path):
    first = built(tmp_path, {}, ("page", b"1", b"one"))
    (tmp_path / "site/page").write_bytes(b"22")
    assert built(tmp_path, first.written, ("page", b"22", b"two")).again == ["page"]


def test_a_site_of_which_a_file_was_lost_meanwhile_takes_no_other_s_place(tmp_path):
    first = built(tmp_path, {}, ("page", b"1", b"one"))
    made = Publication(tmp_path / "site", first.written)
    made.write("page", b"2", b"two")
    (made.folder / "page").unlink()
    with pytest.raises(FileNotFoundError, match="page"):
        made.finish()
    assert (tmp_path / "site/page").read_bytes() == b"1"
