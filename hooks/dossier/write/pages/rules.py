"""The page that lists the cleaning rules: what each does, how often it acted, and lines before and after it.

The examples are those of the rules' docstrings, which are run for it: this is the one page that reads a stage.
"""

import inspect
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dossier.languages import WRITTEN_IN, languages, profile, words
from dossier.languages.locales import counted
from dossier.languages.text import words as spoken
from dossier.languages.writing_systems import DENSE_SIGN
from dossier.model import SiteFile
from dossier.read.clean import RULES, trial
from dossier.write.catalogue import Catalogue, LangString, foreign

URI = "cleaning-rules"
SOURCE = "hooks/dossier/read/clean/__init__.py"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of an example."""

    before: str
    after: str
    """Empty where the line is gone, or its words stand in another."""
    status: str
    language: str = ""
    """Of its words, where they are in another than the example."""


@dataclass(frozen=True, slots=True)
class Example:
    """Some lines, and what the rule makes of them."""

    language: str
    """As which they were read (BCP 47)."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A cleaning rule as readers see it."""

    name: str
    sentence: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A rule as a page in a language tells of it."""

    rule: Rule
    sentence: LangString
    """In the page's language where languages/ui has it (`rules.sentences`), else that of the docstring."""
    acted: str
    """About how many lines of how many texts it decided, in words."""


@dataclass(frozen=True, slots=True)
class RulesView:
    """All that the template of the page shows."""

    rules: tuple[Told, ...]


NAMES = tuple(rule.__name__ for rule in RULES)
"""Of all cleaning rules, in their order."""


def described(name: str) -> Rule:
    """The rule of a name, with its examples, which are run for it."""
    rule = next(rule for rule in RULES if rule.__name__ == name)
    docstring = inspect.getdoc(rule) or ""
    return Rule(rule.__name__, _first_sentence(docstring), tuple(_examples(rule, docstring)))


def _first_sentence(docstring: str) -> str:
    r"""The sentence that a docstring begins with.

    >>> _first_sentence("Drop x. Always.\n\n>>> 1 + 1\n2")
    'Drop x.'
    """
    return re.split(r"(?<=\.)\s", " ".join(docstring.split("\n\n", maxsplit=1)[0].split()), maxsplit=1)[0]


def _examples(rule: Any, docstring: str) -> Iterator[Example]:
    """Each trial in the examples of a rule: its lines before and after, whatever the example then looks at."""
    made: list[Example] = []

    def told(tried: Any, *texts: str, **how: Any) -> list[tuple[str, str]]:
        found = trial(tried, *texts, **how)
        language = how.get("language", WRITTEN_IN)
        rows = (Row(text, *one, _other(text, language)) for text, one in zip(texts, found, strict=True) if text)
        made.append(Example(language, tuple(rows)))
        return found

    import doctest  # noqa: PLC0415 - much code, for the one page that shows the rules

    known = {**vars(sys.modules[rule.__module__]), "trial": told}
    for example in doctest.DocTestParser().get_examples(docstring):
        exec(compile(example.source, rule.__name__, "exec"), known)  # noqa: S102 our own examples, which the tests run too
    yield from made


def _other(text: str, language: str) -> str:
    """The language of which a line has more very frequent words than of the one that its example is read in.

    >>> _other("Publié le 26 septembre 2024 à 10 h 30", "en"), _other("The date of the page", "en")
    ('fr', '')
    """
    said = () if DENSE_SIGN.search(text) else spoken(text)  # a script tells its language by itself
    counts = {code: sum(map(profile(code).stopwords.__contains__, said)) for code in languages()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > counts.get(language, 0) else ""


def _acted(catalogue: Catalogue) -> Mapping[str, tuple[int, int]]:
    """About how many lines, of how many texts, each rule decided."""
    lines, texts = Counter[str](), Counter[str]()
    for document in catalogue.corpus.documents:
        lines.update(dict(document.decided))
        texts.update(dict(document.decided).keys())
    return {name: (count, texts[name]) for name, count in lines.items()}


def _told(rule: Rule, acted: tuple[int, int], language: str) -> Told:
    say = words(language)
    translated = say["rules"].get("sentences", {}).get(rule.name)
    sentence = LangString(translated) if translated else LangString(rule.sentence, foreign(WRITTEN_IN, language))
    if not any(acted):
        return Told(rule, sentence, say["rules"]["idle"])
    lines = counted(say["rules"]["lines"], acted[0], language)
    texts = counted(say["entity"]["texts"], acted[1], language)
    return Told(rule, sentence, say["rules"]["acted"].format(lines=lines, texts=texts))


def rules_page(rules: Iterable[Rule], catalogue: Catalogue, language: str) -> SiteFile:
    """The page of all rules, as they are described."""
    say, acted = words(language)["rules"], _acted(catalogue)
    view = RulesView(tuple(_told(rule, acted.get(rule.name, (0, 0)), language) for rule in rules))
    return SiteFile(f"{language}/{URI}.md", say["title"], view, "rules.html", say["lead"], edit=SOURCE)
