#!/usr/bin/env bash
# bibtexparser 2.1.0 (PyPI), with its own decoder of LaTeX, cuts every address at its first percent sign.
#
# The url of BibLaTeX is a verbatim field: https://…/%E6%9D%8E stands in it as in the browser, and its readers take it so. The
# LatexDecodingMiddleware, which makes é of \'e, goes over the addresses, too, and takes "%" for the beginning of a comment. The
# record stays valid, the address stays an address, of another page: all articles of the Chinese Wikipedia become its front. The
# opposite middleware, for writing, does know that addresses are apart. Without the decoder the address is whole.
# Seen on 2026-11-30:  …/wiki/%E6%9D%8E?a=1 → …/wiki/; with the encoder, or without either, whole; no failed blocks
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install bibtexparser==2.1.0
"$work/venv/bin/python" - <<'PYTHON'
import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware, LatexEncodingMiddleware

RECORD = r"""@online{a,
  title = {Un {\'E}tat sur 5\,\%},
  url = {https://example.org/wiki/%E6%9D%8E?a=1},
}"""


def fields(*middleware):
    library = bibtexparser.parse_string(RECORD, append_middleware=list(middleware))
    assert not library.failed_blocks
    return {field.key: field.value for field in library.entries[0].fields}


plain, decoded = fields(), fields(LatexDecodingMiddleware())
encoded = fields(LatexEncodingMiddleware())["url"]
print(plain, decoded, encoded, sep="\n")
assert plain["url"] == "https://example.org/wiki/%E6%9D%8E?a=1"
assert decoded["url"] == "https://example.org/wiki/"
assert decoded["title"].startswith("Un État sur 5")
assert "%E6%9D%8E?a=1" in encoded
PYTHON
