"""Labels of the parts of a law or resolution: "Article 3", "Chapitre premier", "第三条"."""

import re
from functools import cache

from dossier.languages import Profile
from dossier.read.lines.markers import Mark, han, roman_number

CHAPTER, ARTICLE = "chapter", "article"
_NUMBER = r"(?P<n{0}>\d{{1,3}}|(?-i:[ivxlcIVXLC]{{1,7}})|[〇零一二三四五六七八九十百]{{1,6}})"
_AFTER = r"(?=$|[.:：]?\s|\s?[.:：–—-]\s)"
"""What stands between a label and what it names."""


def division(text: str, profile: Profile) -> Mark | None:
    """The label with which a text begins, its rank as the form; none where a sentence goes on after it.

    >>> division("Article 3 – Scope", profile("en")), division("Article 3 of the treaty says no.", profile("en"))
    (Mark(form='article', value=3, end=9), None)
    """
    found = _labels(profile).match(text)
    rest = text[found.end() :] if found else ""
    if not found or (rest[:1] == " " and rest.lstrip()[:1].islower()) or (rest and rest.lstrip()[:1] in ",;،؛，；"):
        return None
    value = next((value for name, value in found.groupdict().items() if value and name.startswith("n")), "1")
    return Mark(CHAPTER if found[CHAPTER] else ARTICLE, _count(value), found.end())


@cache
def _labels(profile: Profile) -> re.Pattern[str]:
    """Pattern of all labels, in a group named by its rank."""
    count = 0
    ranks = []
    for rank in (CHAPTER, ARTICLE):
        forms = []
        for form in profile.divisions.get(rank, ()):
            count += 1
            forms.append(form.replace("{n}", _NUMBER.format(count)))
        ranks.append(f"(?P<{rank}>{'|'.join(forms) or '(?!)'})")
    return re.compile(f"(?:{'|'.join(ranks)}){_AFTER}", re.IGNORECASE)


def _count(value: str) -> int:
    if value.isdecimal():
        return int(value)
    return roman_number(value) if value.isascii() else han(value)
