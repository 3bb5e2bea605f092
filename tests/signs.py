"""A collection of texts whose titles, names and facts hold signs that mean something in one format or another."""

from collections.abc import Iterator

import yaml

SIGNS = {
    "quotes": "Quotes \"a\" 'b' “c” «d»", "commas": "A, b; c: d", "formula": "=1+1", "plus": "+1", "minus": "-2",
    "at": "@sum", "wide": "＝1+1", "braces": "A {b} }c{ d", "slashes": "Back\\slash \\n \\N \\\\",
    "latex": "100 % _under_ #hash ~tilde ^hat $x$", "marks": "<b>&amp; & < > ]]> -->", "combining": "E\u0301 n\u0303 A\u030a",
    "right-to-left": "\u200fעברית\u200e العربية", "astral": "𝒳 😀 𠮷", "tab": "Tab\tin", "chinese": "中文《标题》、“引号”",
    "french": "La France\u00a0: «\u00a0oui\u00a0»\u202f; l’été", "long": "X" * 3000 + " end", "dense": "会" * 400,
    "markdown": "| pipe | `tick` *star* [link](x)", "and": "And and AND others", "ris": "ER  - TY  - ", "null": "Null",
    "breaks": "Line one\nline two", "spaces": "A\u00a0b\u202fc\u2011d\u00ad", "dots": "...", "number": "2024",
}  # fmt: skip
"""By the id of a text: a title, a name and so on. They begin with a capital, as names on pages do."""
FIELDS = ("title", "place", "event", "publisher", "rights", "summary")


def files() -> Iterator[tuple[str, str]]:
    """The files of the collection: of each, three texts in its folder."""
    for day, (name, said) in enumerate(SIGNS.items(), 1):
        told = {**dict.fromkeys(FIELDS, said), "speaker": [said, f"Ada {said}"], "language": "en", "type": "speech"}
        told |= {"date": f"2024-05-{day:02}", "source_url": f"https://example.org/{name}"}
        yield f"seeds/{name}.yml", yaml.safe_dump(told, width=10**6)
        text = f"A heading\n\nWe will build {day} bridges by {2026 + day}. On {day} June 2024 the council met: {said} was there.\n"
        yield f"seeds/{name}.txt", text
        page = {"names": {"en": [said, f"One {name}"]}, "description": {"en": said}, "sources": [{"title": said}]}
        yield f"docs/en/people/one-{name}.md", f"---\n{yaml.safe_dump(page, width=10**6)}---\n"
