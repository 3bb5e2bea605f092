"""Rules that drop what a web page prints around a text."""

import re

from dossier.data import Profile
from dossier.model import Line
from dossier.read.clean.examples import trial  # noqa: F401  (the examples below use it)
from dossier.read.clean.ledger import Ledger, judge
from dossier.read.clean.measure import ends, size
from dossier.read.clean.vocabulary import core, finder, furniture, may_hold

PATH_MARK = re.compile(r">+|»|›|→|/|\||::")
BRACKETS = ("()", "[]", "{}", "<>", "（）", "【】", "［］", "〔〕")
FIGURE = re.compile(r"\d[\d.,\u00a0 ]*[km]?\+?(?![^\W\d_])")
SIGN = re.compile(r"\w")
START = re.compile(r"[:：>»›→/|]")
LONGEST_ROW = 14
"""Words beyond which a line is no row of buttons, path or link."""
LONGEST_NOTICE = 60


def drop_breadcrumbs(lines: Ledger, _: Profile) -> Ledger:
    """Drop the menu path that leads to a page (“breadcrumbs”).

    >>> trial(drop_breadcrumbs, "当前位置: 首页 > 英语笔译", "Home > News > Speeches")
    [('当前位置: 首页 > 英语笔译', 'dropped'), ('Home > News > Speeches', 'dropped')]
    >>> trial(drop_breadcrumbs, "Location: Boston", "Research > Development")
    [('Location: Boston', 'kept'), ('Research > Development', 'kept')]
    """
    return judge(lines, "dropped", _path)


def _path(line: Line) -> str:
    if size(line.text) > LONGEST_ROW * 2 or not (mark := START.search(line.text)):
        return ""
    start = core(line.text[: mark.start()])
    steps = PATH_MARK.split(line.text)
    is_path = len(steps) > 1 and start in furniture("crumbs") | furniture("home")
    return line.text[: mark.end()] if is_path and not ends(line.text) else ""


def drop_counters(lines: Ledger, _: Profile) -> Ledger:
    """Drop rows of counters and buttons: likes, views, shares, comments, minutes to read.

    >>> trial(drop_counters, "点赞(0) 收藏", "12 comments · 3 shares", "5 min read")
    [('点赞(0) 收藏', 'dropped'), ('12 comments · 3 shares', 'dropped'), ('5 min read', 'dropped')]
    >>> trial(drop_counters, "3 minutes", "The article had 12 comments")
    [('3 minutes', 'kept'), ('The article had 12 comments', 'kept')]
    """
    return judge(lines, "dropped", _counted)


def _counted(line: Line) -> str:
    text = core(line.text)
    first = SIGN.search(text) if size(text) <= LONGEST_ROW else None
    if not first or not _known(text, first.start()):
        return ""
    found = finder("counters", "chrome").findall(text)
    counted = FIGURE.search(text) and finder("counters").search(text)
    if len(found) < 2 and not counted:
        return ""
    rest = FIGURE.sub(" ", finder("counters", "chrome", "units").sub(" ", text))
    return " · ".join(found) if not SIGN.search(rest) else ""


def _known(text: str, start: int) -> bool:
    """Whether a row may begin here: with a figure, or with a word of such rows."""
    return bool(FIGURE.match(text, start) or finder("counters", "chrome", "units").match(text, start))


def drop_labels(lines: Ledger, _: Profile) -> Ledger:
    """Drop marks left over from an export, such as “(preamble)”, in brackets on a line of their own.

    >>> trial(drop_labels, "(preamble)", "【正文】")
    [('(preamble)', 'dropped'), ('【正文】', 'dropped')]
    >>> trial(drop_labels, "Preamble", "(in millions)")
    [('Preamble', 'kept'), ('(in millions)', 'kept')]
    """
    return judge(lines, "dropped", lambda line: line.text if _bracketed(line) and _is(line, "labels") else "")


def _bracketed(line: Line) -> bool:
    return len(line.text) > 2 and line.text[0] + line.text[-1] in BRACKETS


def _is(line: Line, kind: str) -> bool:
    return core(line.text) in furniture(kind)


def drop_page_furniture(lines: Ledger, _: Profile) -> Ledger:
    """Drop short lines whose words belong to web pages and never to a text.

    >>> trial(drop_page_furniture, "Suggest to a Friend", "rapport/commentaires", "打印本页 关闭窗口")
    [('Suggest to a Friend', 'dropped'), ('rapport/commentaires', 'dropped'), ('打印本页 关闭窗口', 'dropped')]
    >>> trial(drop_page_furniture, "Suggest to a friend that he should come.")
    [('Suggest to a friend that he should come.', 'kept')]
    """
    return judge(lines, "dropped", lambda line: line.text if _is(line, "chrome") else "")


def drop_notices(lines: Ledger, _: Profile) -> Ledger:
    """Drop notices about an app, a newsletter, cookies or reprints.

    One such phrase is enough at the start of a short line or in brackets, else it takes two.

    >>> trial(drop_notices, "(cet article provient de la gazette. veuillez télécharger l'application)")
    [("(cet article provient de la gazette. veuillez télécharger l'application)", 'dropped')]
    >>> trial(drop_notices, "The ministry asked farmers to download the app before May.")
    [('The ministry asked farmers to download the app before May.', 'kept')]
    """
    return judge(lines, "dropped", _noticed)


def _noticed(line: Line) -> str:
    text = core(line.text)
    if size(line.text) > LONGEST_NOTICE or not may_hold(line.text, "notices"):
        return ""
    found = sorted(set(finder("notices").findall(text)), key=text.index)
    starts = bool(found) and text.startswith(found[0]) and size(text) <= LONGEST_ROW
    return " · ".join(found) if len(found) > 1 or (found and _bracketed(line)) or starts else ""


def drop_links(lines: Ledger, _: Profile) -> Ledger:
    """Drop lines that only lead to another page, such as “Read also: …”.

    >>> trial(drop_links, "À lire aussi : Le sommet de Shanghai", "上一篇：外交部例行记者会")
    [('À lire aussi : Le sommet de Shanghai', 'dropped'), ('上一篇：外交部例行记者会', 'dropped')]
    >>> trial(drop_links, "Next: we will train 40 people.", "See the annex: tables")
    [('Next: we will train 40 people.', 'kept'), ('See the annex: tables', 'kept')]
    """
    return judge(lines, "dropped", _linked)


def _linked(line: Line) -> str:
    start, mark, _ = line.text.replace("：", ":").partition(":")
    is_link = mark and core(start) in furniture("openers") and size(line.text) <= LONGEST_ROW * 2
    return start.strip() if is_link and not ends(line.text) else ""
