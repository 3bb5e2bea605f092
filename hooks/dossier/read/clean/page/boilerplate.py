"""Rules that drop what a web page prints around a text."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from dossier.languages import CLDR, Profile, languages
from dossier.languages.normal_forms import core
from dossier.languages.writing_systems import ALPHABETS, LETTER
from dossier.model import Decision, Line, Role
from dossier.read.clean.stamps import rights
from dossier.read.ledger import Ledger, decided, judge, judge_numbers, runs, text_lines
from dossier.read.lines.measure import ends, is_prose, size
from dossier.read.lines.sentence import QUOTES
from dossier.read.lines.vocabulary import Finder, finder, may_hold, phrases

PATH_MARK = re.compile(r">+|»|›|→|/|\||::")
BRACKETS = ("()", "[]", "{}", "<>", "（）", "【】", "［］", "〔〕")
FIGURE = re.compile(rf"\d[\d.,\u00a0 ]*[km]?\+?(?!{LETTER})")
SIGN = re.compile(r"\w")
PICTURE = re.compile(r"(?:https?:)?//?\S+\.(?:jpe?g|png|gif|webp|svg|avif)(?:\?\S*)?", re.IGNORECASE)
START = re.compile(r"[:：>»›→/|]")
LONGEST_ROW = 14
"""Words beyond which a line is no row of buttons, path or link."""
LONGEST_NOTICE = 60
END = re.compile(r"(?:#\s*){1,5}|[-–—]\s*30\s*[-–—]")
"""The marks of editors for the end of a text."""
SHORTEST_THEME = 8
"""Words of a theme; names of categories are shorter, and stand in rows."""
SEVERAL = re.compile(r"[,;|،؛、，；/#]")


def drop_boilerplate(lines: Ledger, _: Profile) -> Ledger:
    """Drop lines that a page prints around a text: menu paths, counters, buttons, notices, links, marks of an export.

    >>> trial(drop_boilerplate, "首页 > 新闻 > 体育", "12 comments · 3 shares", "Back to top", "【正文】")
    ... # doctest: +NORMALIZE_WHITESPACE
    [('首页 > 新闻 > 体育', 'dropped'), ('12 comments · 3 shares', 'dropped'),
     ('Back to top', 'dropped'), ('【正文】', 'dropped')]
    >>> trial(drop_boilerplate, "À lire aussi : La moisson commence", "Subscribe to our newsletter today")
    [('À lire aussi : La moisson commence', 'dropped'), ('Subscribe to our newsletter today', 'dropped')]
    >>> trial(drop_boilerplate, "Research > Development", "3 minutes", "Back to top form, the team won.", "Preamble")
    ... # doctest: +NORMALIZE_WHITESPACE
    [('Research > Development', 'kept'), ('3 minutes', 'kept'),
     ('Back to top form, the team won.', 'kept'), ('Preamble', 'kept')]

    All kinds look at one line by itself and know it by `phrases:` of the profiles; what only the page around a line can
    show is left to `crop_page`. The words alone are never enough where a text may say them, too:

    - A path must begin with a word such as “Home”: “Research > Development” may be a title.
    - A row of counters has nothing but words for counters and buttons, and two of them or a figure: “Comments” may be
      a heading, and “3 minutes” the line of a programme.
    - Marks of an export stand in brackets, as a treaty has a heading “Preamble”.
    - A phrase of notices may be news (“The ministry asked farmers to download the app”), so one is enough only at the
      start of a short line or in brackets; else it takes two.
    - A sign for the end (“# # #”) counts below a paragraph, and takes what is below with it unless that has sentences.
    - What leads to another page has a colon and no full stop: “Next: we will train 40 people.” is a sentence.
    """
    found = {line.number: found for line in text_lines(lines) if (found := _boilerplate(line))}
    return decided(lines, _below_end(lines) | found)


def _below_end(lines: Ledger) -> dict[int, Decision]:
    """The mark that ends a press release, and what stands below it if no sentence does; a claim of rights stays."""
    text = text_lines(lines)
    place = next((place for place, line in enumerate(text) if END.fullmatch(line.text)), None)
    if place is None or not any(is_prose(line.text) for line in text[:place]):
        return {}
    below = text[place + 1 :]
    gone = [] if any(is_prose(line.text) for line in below) else [line for line in below if not rights(line.text)]
    return {line.number: Decision("dropped", seen=text[place].text) for line in (text[place], *gone)}


def _boilerplate(line: Line) -> Decision | None:
    """The decision of the first kind that sees something in a line."""
    for see, role in KINDS:
        if found := see(line):
            return Decision("dropped", seen=found, role=role)
    return None


def _path(line: Line) -> str:
    """The beginning of a menu path that leads to a page (“breadcrumbs”)."""
    if size(line.text) > LONGEST_ROW * 2 or not (mark := START.search(line.text)):
        return ""
    start = core(line.text[: mark.start()])
    named = start in phrases("crumbs") or start in phrases("home")
    return line.text[: mark.end()] if named and PATH_MARK.search(line.text) and not ends(line.text) else ""


def _counted(line: Line) -> str:
    """The words of a row of counters and buttons: likes, views, shares, comments, minutes to read."""
    text = core(line.text)
    first = SIGN.search(text)
    if not first or not _known(text, first.start()) or size(text) > LONGEST_ROW:
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


def _export_mark(line: Line) -> str:
    """A mark left over from an export, such as “(preamble)”, in brackets on a line of its own."""
    return line.text if _bracketed(line) and _is(line, "labels") else ""


def _bracketed(line: Line) -> bool:
    return len(line.text) > 2 and line.text[0] + line.text[-1] in BRACKETS


def _is(line: Line, kind: str) -> bool:
    return core(line.text) in phrases(kind)


def _said_by_pages(line: Line) -> str:
    """A short line whose words belong to web pages and never to a text."""
    return line.text if _is(line, "chrome") else ""


def _noticed(line: Line) -> str:
    """The phrases of a notice about an app, a newsletter, cookies or reprints."""
    if size(line.text) > LONGEST_NOTICE or not may_hold(line.text, "notices"):
        return ""
    text = core(line.text)
    found = sorted(set(finder("notices").findall(text)), key=text.index)
    starts = bool(found) and text.startswith(found[0]) and size(text) <= LONGEST_ROW
    return " · ".join(found) if len(found) > 1 or (found and _bracketed(line)) or starts else ""


def _pictured(line: Line) -> str:
    """The address of a picture alone on a line."""
    return line.text if PICTURE.fullmatch(line.text) else ""


def _linked(line: Line) -> str:
    """The words before a colon that only lead to another page, such as “Read also: …”."""
    if size(line.text) > LONGEST_ROW * 2:
        return ""
    start, mark, rest = line.text.replace("：", ":").partition(":")
    is_link = mark and core(start) in phrases("openers")
    return start.strip() if is_link and not ends(line.text) and not _is_theme(core(start), rest.strip()) else ""


def _is_theme(start: str, rest: str) -> bool:
    """Whether a word for a category (“Theme:”) tells what a talk is about: in quotation marks, or at length."""
    category = start not in phrases("leads") | phrases("endings")
    told = size(rest) >= SHORTEST_THEME and not SEVERAL.search(rest)
    return category and (rest.startswith(tuple(QUOTES)) or told)


KINDS: tuple[tuple[Callable[[Line], str], Role | None], ...] = (
    (_path, None),
    (_counted, None),
    (_export_mark, "export_mark"),
    (_said_by_pages, None),
    (_noticed, "notice"),
    (_linked, None),
    (_pictured, None),
)
"""What each kind sees in a line, and the role of such a line for those who look for facts; the first that sees wins."""


# The rule that drops what stands below a picture: the picture did not come with the text.


LONGEST_CAPTION, LONGEST_CREDIT = 45, 8
"""Words of a caption, and of the credit at its end."""
CAPTION_BRACKETS = "()（）[]［］【】"
CREDIT = re.compile(r"[（(\[［【]([^()（）\[\]［］【】]{2,60})[)）\]］】][.。]?$")

LAST = re.compile(
    rf"""
    \s (?<=[.!?…]\s) \s*                # after the end of a sentence
    ({LETTER}+ (?:[ ]{LETTER}+)?)       # one word or two
    \s* [:/ ] \s* (?=[^.!?]{{2,50}}$) \S.*  # a name: the rest of the line, which is no sentence
    """,
    re.VERBOSE,
)
"""What follows the last sentence of a caption: the word for a picture, and whose it is."""
GALLERY = re.compile(r"\[\d{1,2}/\d{1,2}\]\s")
"""Which picture of how many."""


def drop_captions(lines: Ledger, _: Profile) -> Ledger:
    """Drop a picture caption: it begins with a word such as “Photo” and a colon, or ends with a credit in brackets.

    >>> trial(drop_captions, "[Photo: the delegates at lunch]", "Wheat near Dijon (photo: Anne Martin)", "图片：会场")
    ... # doctest: +NORMALIZE_WHITESPACE
    [('[Photo: the delegates at lunch]', 'dropped'),
     ('Wheat near Dijon (photo: Anne Martin)', 'dropped'), ('图片：会场', 'dropped')]
    >>> trial(drop_captions, "Photos of the lake show that it rose.", "The ministry has an annex (photo).")
    [('Photos of the lake show that it rose.', 'kept'), ('The ministry has an annex (photo).', 'kept')]

    Titles and sentences speak of pictures, so the word for one counts only before a colon, or behind the last full stop
    and before a name. Brackets at an end hold years and names as often as credits: they need such a word and a name.
    """
    return judge(lines, "dropped", _caption)


def _caption(line: Line) -> str:
    """The words that show a caption; empty if a line is none."""
    if size(line.text) > LONGEST_CAPTION:
        return ""
    start, colon, _ = line.text.strip(CAPTION_BRACKETS).replace("：", ":").partition(":")
    if colon and core(start) in phrases("captions"):
        return start.strip()
    last = LAST.search(line.text)
    if GALLERY.match(line.text) or (last and core(last[1]) in phrases("captions")):
        return last[0].strip() if last else line.text.split()[0]
    credit = CREDIT.search(line.text)
    named = credit and size(credit[1]) <= LONGEST_CREDIT and core(credit[1]) not in phrases("credits")
    return credit[1] if credit and named and finder("credits").search(credit[1].casefold()) else ""


# The rule that drops a page's choice of languages.


CAPITALS = re.compile("[A-Z][^A-Z]*[A-Z][^A-Z]*[A-Z]")
LONGEST_SWITCHER = 1500
"""Characters; all languages that a large site offers fit in."""
FEWEST_LANGUAGES = 3
"""Names that make a switcher."""


@cache
def names() -> frozenset[str]:
    """Names of the languages of the web (CLDR, through Babel), each in itself and in those that have a profile."""
    native: Mapping[str, str] = CLDR["names"]
    abroad = (_names_by(code, {*native, *languages()}) for code in languages())
    return frozenset(name.casefold() for name in {*native.values()}.union(*abroad))


def _names_by(code: str, languages: Iterable[str]) -> Iterable[str]:
    """Names of languages in one that has a profile."""
    if code in CLDR["abroad"] and CLDR["names"].keys() >= {*languages}:
        return tuple(CLDR["abroad"][code])
    # For a language whose profile is newer than what was copied.
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - as said

    try:
        known = Locale.parse(code, sep="-").languages
    except (UnknownLocaleError, ValueError):
        return ()
    return {known[other] for other in languages if known.get(other)}


def drop_language_switchers(lines: Ledger, _: Profile) -> Ledger:
    """Drop the choice of languages: a line that runs many language names together, or a row of lines with one each.

    >>> trial(drop_language_switchers, "EnglishFrançais日本語Русский", "Deutsch", "Français", "中文")
    ... # doctest: +NORMALIZE_WHITESPACE
    [('EnglishFrançais日本語Русский', 'dropped'),
     ('Deutsch', 'dropped'), ('Français', 'dropped'), ('中文', 'dropped')]
    >>> trial(drop_language_switchers, "The meeting was held in English, French and Chinese.", "English")
    [('The meeting was held in English, French and Chinese.', 'kept'), ('English', 'kept')]

    A text says in which languages it was given, and schools teach them: a line must hold little else than such names,
    in several scripts or with many capitals, and of lines with one name each it takes three in a row.
    """
    reasons = {line.number: found for line in text_lines(lines) if (found := _glued(line.text))}
    for run in runs(text_lines(lines), _is_name):
        if len(run) >= FEWEST_LANGUAGES:
            reasons |= {line.number: line.text for line in run}
    return judge_numbers(lines, "dropped", reasons)


def _is_name(line: Line) -> bool:
    return len(line.text) < 40 and core(line.text) in names()


def _glued(text: str) -> str:
    """The language names in a line of little else; several scripts in one short line lend weight to them."""
    if (
        not FEWEST_LANGUAGES * 2 <= len(text) <= LONGEST_SWITCHER
        or ends(text)
        or (text.isascii() and not CAPITALS.search(text))
    ):
        return ""
    lower = text.casefold()
    scripts = 1 if text.isascii() else sum(letter.search(lower) is not None for letter in ALPHABETS)
    if scripts < 2 and sum(map(str.isupper, text)) < FEWEST_LANGUAGES:
        return ""
    found = _names_in(text)
    share = sum(map(len, found)) / max(1, len(re.findall(LETTER, lower)))
    return (
        " · ".join(found)
        if len(found) >= FEWEST_LANGUAGES and (share > 0.7 or (share > 0.4 and scripts >= FEWEST_LANGUAGES))
        else ""
    )


def _names_in(text: str) -> list[str]:
    return _anywhere().findall(text.casefold())


@cache
def _anywhere() -> Finder:
    """Names even when glued to each other."""
    return Finder(names(), glued=True)
