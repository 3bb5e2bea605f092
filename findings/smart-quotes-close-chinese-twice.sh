#!/usr/bin/env bash
# pandoc 3.9 (PyPI pypandoc_binary 1.17) and Markdown 3.11.3 (PyPI) close a Chinese quotation twice and never open it.
#
# Both turn straight quotation marks into curly ones, pandoc by default, Markdown with its extension smarty, and one
# expects a pair: “ ”. Both look at the character before: after a letter or a word the mark closes. Chinese has no
# spaces, so the first mark stands after a character that counts as a letter, and closes too: 他说”会议”很重要. (At the start
# of a paragraph it opens.) A reader, and any program that pairs quotations, meets an end without a beginning. ICU's
# transform Any-Publishing does the same; markdown-it-py 4.3.0 with typographer leaves the marks alone. smarty errs in
# French as well: L'"État" gets ‘ for its apostrophe.
# Seen on 2026-11-29:  他说”会议”很重要。 from both; L‘“État” from smarty
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install \
  pypandoc_binary==1.17 markdown==3.11.3 markdown-it-py==4.3.0
"$work/venv/bin/python" - <<'PYTHON'
import html

import markdown
import pypandoc
from markdown_it import MarkdownIt

assert pypandoc.get_pandoc_version() == "3.9"
chinese, english, french = '他说"会议"很重要。', 'He said "Agreed" at once.', "L'\"État\""


def pandoc(text):
    return pypandoc.convert_text(text, "plain", format="markdown").strip()


def smarty(text):
    return html.unescape(markdown.markdown(text, extensions=["smarty"])).removeprefix("<p>").removesuffix("</p>")


print(pandoc(chinese), smarty(chinese), smarty(french))
assert pandoc(chinese) == smarty(chinese) == "他说”会议”很重要。"
assert pandoc(english) == smarty(english) == "He said “Agreed” at once."
assert (pandoc(french), smarty(french)) == ("L’“État”", "L‘“État”")
careful = MarkdownIt("commonmark", {"typographer": True}).enable("smartquotes")
assert html.unescape(careful.render(chinese)) == f"<p>{chinese}</p>\n"
PYTHON
