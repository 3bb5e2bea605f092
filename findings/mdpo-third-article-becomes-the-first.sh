#!/usr/bin/env bash
# mdpo 2.1.4 (PyPI): a list that begins with 3 begins with 1 in every translation, and lines of an address run together.
#
# md2po takes the sentences of a Markdown document, po2md puts their translations back. CommonMark gives a list the
# number of its first item ("the start number of an ordered list is determined by the list number of its initial list
# item"), so a text that goes on after a paragraph with "3. " is its third article. po2md numbers each list anew from 1,
# one item after the other "1.": the articles of a translated law are cited by other numbers than in its source, with no
# word of warning, and even where nothing is translated yet. Two blanks at the end of a line, a hard line break, are
# lost in the same way. markdown-it-py 4.0.0 (as any CommonMark reader) shows what the source says.
# Seen on 2026-11-29:  1. Third article / 1. Fourth article;  Line one line two
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install mdpo==2.1.4 markdown-it-py==4.0.0
cd "$work"
printf '3. Third article\n4. Fourth article\n\nLine one  \nline two\n' > law.md
venv/bin/md2po law.md --po-filepath law.po --save --quiet > extracted
venv/bin/po2md law.md -p law.po > translated.md
cat translated.md
venv/bin/python - <<'PYTHON'
from pathlib import Path

from markdown_it import MarkdownIt

render = MarkdownIt().render
source, translated = (render(Path(name).read_text()) for name in ("law.md", "translated.md"))
assert '<ol start="3">' in source and "<br" in source, source
assert "<ol>" in translated and "start" not in translated, translated
assert "<p>Line one line two</p>" in translated, translated
assert "msgid \"Line one line two\"" in Path("law.po").read_text()
PYTHON
