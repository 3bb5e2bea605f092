#!/usr/bin/env bash
# EbookLib 0.20 (PyPI): a paragraph that is marked up from its first to its last letter gets spaces within its words.
#
# The library writes each chapter of an EPUB indented for the eye (lxml's pretty_print), a chapter that came as one line
# too; EpubHtml has no option against it. lxml indents wherever an element holds no text of its own, only other elements.
# A line break between two inline elements is a space to every reader of books, so <em>人工</em><strong>智能</strong> is
# shown, searched, read aloud and copied as "人工 智能", and a heading with readings (<ruby>) has a gap after each
# character; "W" and "ORD" in two elements are two words. One letter outside of an element, and the paragraph is left
# as it was, which is why few books show it.
# Seen on 2026-11-29:  人工 智能 | 前人工智能 | W ORD  (words of the three paragraphs in the written chapter)
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install EbookLib==0.20
cd "$work"
venv/bin/python - <<'PYTHON'
import zipfile

from ebooklib import epub
from lxml import html

book = epub.EpubBook()
book.set_identifier("urn:x-book")
book.set_title("Book")
book.set_language("zh")
chapter = epub.EpubHtml(title="Chapter", file_name="chapter.xhtml", lang="zh")
chapter.content = (
    "<html><body><p><em>人工</em><strong>智能</strong></p><p>前<em>人工</em><strong>智能</strong></p>"
    "<p><b>W</b><small>ORD</small></p></body></html>"
)
book.add_item(chapter)
book.toc, book.spine = [chapter], [chapter]
book.add_item(epub.EpubNcx())
book.add_item(epub.EpubNav())
epub.write_epub("book.epub", book)


def paragraphs(page):
    # As CSS has it: white space that begins or ends a paragraph is not shown, any other run of it is one space.
    return [" ".join(p.text_content().split()) for p in html.fromstring(page).iter("{*}p", "p")]


with zipfile.ZipFile("book.epub") as archive:
    written = paragraphs(archive.read("EPUB/chapter.xhtml"))
given = paragraphs(chapter.content)
print(*written, sep=" | ")
assert given == ["人工智能", "前人工智能", "WORD"], given
assert written == ["人工 智能", "前人工智能", "W ORD"], written
PYTHON
