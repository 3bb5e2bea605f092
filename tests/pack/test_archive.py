"""A zip is made of its files alone, and programs that had no part in writing it read it."""

import subprocess
from io import BytesIO
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from dossier.pack.archive import write_zip
from dossier.pack.checksums import LIST

TREES = st.dictionaries(st.from_regex(r"[a-zé演]{1,6}(/[a-z]{1,6}){0,2}\.x", fullmatch=True), st.binary(max_size=300))


def zipped(files, folder="copy"):
    target = BytesIO()
    write_zip(target, folder, files)
    return target.getvalue()


@given(TREES, st.randoms())
def test_the_order_of_files_is_not_in_its_bytes(files, random):
    shuffled = list(files.items())
    random.shuffle(shuffled)
    assert zipped(dict(shuffled)) == zipped(files)


@given(TREES)
def test_it_holds_what_was_put_in(files):
    with ZipFile(BytesIO(zipped(files))) as archive:
        assert archive.testzip() is None
        held = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        assert {(entry.date_time, entry.external_attr >> 16) for entry in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0o100644)
        }
    del held[f"copy/{LIST}"]
    assert held == {f"copy/{path}": content for path, content in files.items()}


def test_times_and_rights_of_its_files_are_not_in_its_bytes(tmp_path):
    for name, mode in (("one", 0o600), ("two", 0o755)):
        (tmp_path / name).write_bytes(b"held")
        (tmp_path / name).chmod(mode)
    assert zipped({"a": tmp_path / "one"}) == zipped({"a": tmp_path / "two"}) == zipped({"a": b"held"})


def test_sha256sum_checks_what_was_unpacked(tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped({"index.html": b"x" * 9999, "été 演讲/a b.html": b"", "zh/a": b"y"}))
    with ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(tmp_path)
    command = ["sha256sum", "--check", "--strict", LIST]
    done = subprocess.run(command, cwd=tmp_path / "copy", capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout.count(": OK\n")) == (0, 3)
    (tmp_path / "copy/zh/a").write_bytes(b"z")
    assert subprocess.run(command, cwd=tmp_path / "copy", capture_output=True, check=False).returncode == 1
