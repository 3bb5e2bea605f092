#!/usr/bin/env bash
# tree-sitter-html 0.23.2 (tree-sitter 0.26.1, PyPI) takes "3 < 4 children" for a tag, and its words are text no more.
#
# HTML Standard, 13.2.5.6 (tag open state): a "<" that no letter follows is a character like others, so a browser shows
# the whole sentence. The grammar skips the space, takes "4" for a name and what follows, up to the next ">", for
# attributes: of the page below no node of type "text" holds the words behind the sign, and the tag behind them is
# swallowed, too. The tree tells of an error, as it does of most pages of the web, and not that words are gone: who takes
# its text nodes for the words of a page, since it is exact about where things stand, loses some. justhtml 3.16.0, which
# parses as the standard has it, shows all of it.
# Seen on 2026-11-29:  text nodes ['Of 7 villages 3', 'have a school.']
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install tree-sitter==0.26.1 tree-sitter-html==0.23.2 justhtml==3.16.0
"$work/venv/bin/python" - <<'PYTHON'
import tree_sitter
import tree_sitter_html
from justhtml import JustHTML

page = "<p>Of 7 villages 3 < 4 others in number <b>have a school.</b></p>"
tree = tree_sitter.Parser(tree_sitter.Language(tree_sitter_html.language())).parse(page.encode())


def texts(node):
    if node.type == "text":
        yield node.text.decode()
    for child in node.children:
        yield from texts(child)


found = list(texts(tree.root_node))
shown = JustHTML(page, sanitize=False).to_text(separator="", strip=False)
print(found, tree.root_node.has_error, repr(shown))
assert found == ["Of 7 villages 3", "have a school."], found
assert shown == "Of 7 villages 3 < 4 others in number have a school.", shown
PYTHON
