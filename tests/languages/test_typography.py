"""The marks of each language as its readers expect them, in interface words and in the pages that people write.

What a mark needs beside it, and which marks are of another script, is languages/profiles (`spacing`, `marks`)."""

import re

import pytest
import yaml
from babel import Locale

from dossier.languages import languages, profile, words
from dossier.languages.completeness import leaves
from dossier.languages.files import codes
from tests.building import HANDWRITTEN, ROOT

CODE = re.compile(
    r"^---\n.*?^---\n|^```.*?^```|`[^`\n]*`|<!--.*?-->|<[^>\n]+>|\]\([^)\n]*\)|\{[^{}\n]*\}|&\w+;"
    r"|\bhttps?://\S+|[\w-]+\.(?:md|yml|txt|html)\b",
    re.DOTALL | re.MULTILINE,
)
"""What no reader reads as text: front matter, code, comments, tags, places to be filled, addresses, file names."""
YAML = re.compile(r"\((?:[a-z_]+: ?[^()]*)\)|\b[a-z_]+:(?: [a-z_0-9]+:)* (?=\S)|\[\{\{.*?\}\}\]")
"""Keys that a message tells people to write."""
PAGES = sorted(path for name in HANDWRITTEN for path in (ROOT / "docs").glob(f"*/{name}.md"))
OWN = sorted(path for path in (ROOT / "docs").rglob("*.md") if path not in PAGES)
"""Translations and pages of names, whose words stand under their languages."""
NO_BREAK = "\u00a0\u202f"
"""Either will do for readers; repair_spacing sets the one in languages/profiles."""
PROSE = re.compile(r"^ *(?:title|description|note): (.*)$", re.MULTILINE)


def text_of(page):
    """What a page shows, its title and description too; a quoted original keeps its wording, and is no code."""
    source = page.read_text(encoding="utf-8")
    head = "\n".join(line.strip("'\"") for line in PROSE.findall(source.split("\n---\n")[0]))
    return head + "\n" + CODE.sub("\ufffc", source)


def spoken(code):
    """Interface words by their path, each plural form too."""
    for path, value in leaves(words_of(code)).items():
        for form in (
            value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else [value]
        ):
            yield path, YAML.sub("\ufffc", CODE.sub("\ufffc", str(form)))


def words_of(code):
    def thawed(value):
        return {key: thawed(item) for key, item in value.items()} if hasattr(value, "items") else value

    return thawed(words(code))


def straight(text):
    """Apostrophes as typewriters have them."""
    return (text[max(0, at.start() - 10) : at.end() + 10] for at in re.finditer(r"\w'\w", text))


def misspaced(text, code):
    """Marks without the space that the language sets beside them, or with one at which a line may break."""
    spacing = profile(code).spacing
    if spacing:
        yield from (text[max(0, at.start() - 10) : at.end() + 5] for at in re.finditer(r"\d (?:[%‰€$]|\d{3}\b)", text))
    for mark in spacing.get("before", {}):
        # Within a word or a number (12:30) a mark is no punctuation; behind a mark of its own kind it needs no space.
        wrong = rf"(?<![{NO_BREAK}\ufffc?!…(«]){re.escape(mark)}(?=[\s\u00a0\u202f»)”]|$)"
        yield from (text[max(0, at.start() - 20) : at.end() + 5] for at in re.finditer(wrong, text, re.MULTILINE))
    for mark in spacing.get("after", {}):
        yield from (text[at.start() : at.end() + 20] for at in re.finditer(rf"{re.escape(mark)}(?![{NO_BREAK}])", text))


def foreign_marks(text, code):
    """Marks of the Latin script at letters of a script that has its own; and letters parted by a space."""
    letters, marks = profile(code).letters, profile(code).marks
    if letters:
        latin = "".join(map(re.escape, {*marks} - {"."}))
        wrong = rf"(?:{letters}|[”》])[{latin}]|[{latin}] ?(?:{letters}|[“《])|{letters}\.(?!\w)|{letters} {letters}"
        yield from (text[max(0, at.start() - 20) : at.end() + 20] for at in re.finditer(wrong, text))


def latin_marks(text):
    """Marks of the Latin script behind Arabic letters, which have their own (،؛؟ and «»)."""
    return (text[max(0, at.start() - 20) : at.end() + 10] for at in re.finditer('[\u0600-\u06ff]»?[,;?"“”]', text))


def faults(text, code):
    return [*straight(text), *misspaced(text, code), *foreign_marks(text, code), *latin_marks(text)]


@pytest.mark.parametrize("code", codes("ui"))
def test_interface_words_have_the_marks_of_their_language(code):
    found = {path: faults(text, code) for path, text in spoken(code)}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT / "docs")))
def test_pages_have_the_marks_of_their_language(page):
    code = page.relative_to(ROOT / "docs").parts[0]
    text = text_of(page)
    assert faults(text, code) == []


def told(value, code=""):
    """Words of a page's metadata, or of the facts beside a seed, with the language under which they stand."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from told(item, key if key in languages() else code)
    elif isinstance(value, list):
        for item in value:
            yield from told(item, code)
    elif isinstance(value, str) and code:
        yield code, value


def described(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".yml":
        return list(told(yaml.safe_load(text)))
    head, body = text.split("\n---\n", 1)
    meta, code = yaml.safe_load(head), path.relative_to(ROOT / "docs").parts[0]
    if "documents" not in path.parts:
        return [*told(meta), (code, CODE.sub("\ufffc", body))]
    note = meta.get("translation", {}).get("note", "")
    return [(code, meta["title"]), (code, note), (code, CODE.sub("\ufffc", body))]


@pytest.mark.parametrize("path", [*OWN, *sorted((ROOT / "seeds").glob("*.yml"))], ids=lambda path: path.name)
def test_translations_and_descriptions_have_the_marks_of_their_language(path):
    assert [wrong for code, text in described(path) for wrong in misspaced(text, code)] == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Qui ?"),
        ("fr", "Voici : un"),
        ("fr", "Voici: un"),
        ("fr", "« mot\u00a0»"),
        ("fr", "«\u00a0mot»"),
        ("fr", "vrai;"),
        ("fr", "l'IA"),
        ("fr", "12 %"),
        ("fr", "60 000"),
        ("zh", "声明,讲话"),
        ("zh", "(声明)"),
        ("zh", "声明."),
        ("zh", "声 明"),
        ("ar", "بيان, خطاب"),
        ("ar", "من؟ وأين?"),
    ],
)
def test_what_is_wrong_is_found(code, text):
    assert faults(text, code)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Qui\u202f? À 12:30\u00a0: «\u00a0mot\u00a0»"),
        ("zh", "声明，AI讲话（第3段）。"),
        ("en", "Who? This: that"),
        ("ar", "من؟ «بيان»، خطاب: نص."),
    ],
)
def test_what_is_right_is_left(code, text):
    assert faults(text, code) == []


@pytest.mark.parametrize("code", codes("ui"))
def test_the_locale_is_one_of_the_language(code):
    assert Locale.parse(words(code)["site"]["locale"]).language == code.partition("-")[0]
    assert len(profile(code).quotes) in (2, 4)
