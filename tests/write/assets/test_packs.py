"""Index files in scripts."""

import json
from base64 import b64decode
from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from dossier.write.assets import search as packs


@given(st.dictionaries(st.text(min_size=1), st.binary(max_size=packs.PACK_BYTES), max_size=8))
def test_each_file_is_in_the_script_that_its_name_tells(files):
    scripts = packs.pack_scripts(files)
    held = [json.loads(script.removeprefix("Object.assign(__pagefind.files,").removesuffix(");")) for script in scripts]
    for name, content in files.items():
        assert b64decode(held[crc32(name.encode()) % len(scripts)][name]) == content
    assert sum(map(len, held)) == len(files)


def test_packs_are_few_and_not_large(tmp_path):
    for number in range(300):
        (tmp_path / f"{number}.pf_fragment").write_bytes(bytes(4000))
    written = packs.write_packs(tmp_path)
    assert written == -(-300 * 4000 // packs.PACK_BYTES)
    sizes = [path.stat().st_size for path in (tmp_path / "packs").iterdir()]
    assert len(sizes) == written
    assert max(sizes) < 3 * packs.PACK_BYTES
