#!/usr/bin/env bash
# libzim 3.13.1 (PyPI) makes no file at all if one of its pages has the title of a Thai law.
#
# Thai has no spaces between words, so the index of titles takes a title for one word. Terms of Xapian, which keeps the index, end at
# 245 bytes, which are 81 Thai letters; the title of an act has more. One would guess that such a word is cut or left out of what is
# proposed, as the same letters are no trouble in the text of a page. Instead the writer counts how much was lost, and raises
# "Too much loss of data during title indexing" at its end, whatever else the file holds; the message does not say which title it
# was. A Burmese title of that length is no trouble.
# Seen on 2026-12-01:  Thai title of 110 letters: RuntimeError, no file; its first 60, or as text alone: a file of two pages
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install libzim==3.13.1
cat > "$work/titles.py" <<'PYTHON'
import sys
from pathlib import Path

from libzim.reader import Archive
from libzim.writer import Creator, Hint, Item, StringProvider

THAI = (
    "พระราชบัญญัติว่าด้วยการกระทำความผิดเกี่ยวกับคอมพิวเตอร์"
    "และการคุ้มครองข้อมูลส่วนบุคคลของประชาชนในราชอาณาจักรไทย"
)
BURMESE = (
    "ပြည်ထောင်စုသမ္မတမြန်မာနိုင်ငံတော်ဖွဲ့စည်းပုံအခြေခံဥပဒေ"
    "ပြင်ဆင်ရေးပူးပေါင်းကော်မတီ၏အစီရင်ခံစာနှင့်ပတ်သက်၍"
)


class Page(Item):
    def __init__(self, path, title, text):
        super().__init__()
        self.get_path, self.get_title, self.get_mimetype = (lambda: path), (lambda: title), (lambda: "text/html")
        self.get_hints = lambda: {Hint.FRONT_ARTICLE: True}
        self.get_contentprovider = lambda: StringProvider(f"<html><body><p>{text}</p></body></html>")


def pages(title, text="words"):  # how many pages the file has; 0 if there is none
    path = Path(sys.argv[1], f"{len(list(Path(sys.argv[1]).glob('*.zim')))}-{len(title)}-{len(text)}.zim")
    try:
        with Creator(path).config_indexing(True, "tha") as creator:
            creator.add_item(Page("a", "A law", "words"))
            creator.add_item(Page("b", title, text))
            creator.set_mainpath("a")
    except RuntimeError as error:
        assert "Too much loss of data during title indexing" in str(error), error
        return 0
    archive = Archive(path)
    return sum(archive.has_entry_by_path(name) for name in "ab")


seen = [pages(THAI), pages(THAI[:60]), pages("A law", THAI), pages(BURMESE)]
print(len(THAI), len(THAI.encode()), seen)
assert len(THAI) == 110
assert seen == [0, 2, 2, 2], seen
PYTHON
"$work/venv/bin/python" "$work/titles.py" "$work" | tail -1
