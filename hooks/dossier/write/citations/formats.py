"""Items of CSL-JSON in the formats that programs for references read: BibLaTeX (manual of biblatex 3.20), RIS (2011).

Names are in braces, or without a comma, so that no program parts them otherwise than the item does; titles are in
braces, so that none changes their capitals. Dates are EDTF where the format takes it.
"""

import json
from collections.abc import Iterator

from dossier.model.edtf import Edtf
from dossier.write.citations.items import Item
from dossier.write.citations.people import AuthorName, inverted

# Readers of BibTeX count braces, those behind a backslash among them.
_LATEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
})  # fmt: skip
_VERBATIM = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
"""In an address biblatex takes all signs as they are, but counts its braces."""
_RIS_TYPES = {"article-newspaper": "NEWS"}


def csl_json(item: Item) -> str:
    """An item as one of CSL-JSON, which reference managers read in an array."""
    return json.dumps(item, ensure_ascii=False, indent=1)


def biblatex(item: Item) -> str:
    r"""An item as an entry of BibLaTeX.

    >>> print(biblatex({"id": "a.en", "type": "speech", "title": "R&D", "author": [{"literal": "Bo"}]}), end="")
    @unpublished{a.en,
      author = {{Bo}},
      title = {{R\&D}},
    }
    """
    entry = _entry(item)
    # Each kind of entry has its own word for who publishes a text; what it is has a place in one of them.
    publisher = "organization" if entry == "online" else "howpublished"
    genre, note = item.get("genre", ""), item.get("note", "")
    if entry != "unpublished":
        genre, note = "", ". ".join(filter(None, (genre, note)))
    fields = {
        "author": " and ".join(_name(name) for name in item.get("author", ())),
        "title": _braced(item["title"]),
        "origtitle": _braced(item.get("original-title", "")),
        "date": item.get("custom", {}).get("edtf", ""),
        "journaltitle": _braced(item.get("container-title", "")),
        "entrysubtype": "newspaper" if item["type"] == "article-newspaper" else "",
        "type": _latex(genre),
        publisher: _braced(item.get("publisher", "")),
        "eventtitle": _braced(item.get("event-title", "")),
        "venue": _latex(item.get("event-place", "")),
        "language": item.get("language", ""),
        "note": _latex(note),
        "url": item.get("URL", "").translate(_VERBATIM),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{entry}{{{item['id']},\n{lines}}}\n"


def _entry(item: Item) -> str:
    """The kind of entry; what was said at an event is `unpublished`, which alone has a place for that."""
    if item["type"] == "article-newspaper":
        return "article"
    if item["type"] == "speech" or "event-title" in item or "event-place" in item:
        return "unpublished"
    return "online" if "URL" in item else "misc"


def _name(name: AuthorName) -> str:
    if "literal" in name:
        return f"{{{_latex(name['literal'])}}}"
    return f"{{{_latex(name['family'])}}}, {{{_latex(name['given'])}}}"


def _latex(text: str) -> str:
    return text.translate(_LATEX)


def _braced(text: str) -> str:
    return f"{{{_latex(text)}}}" if text else ""


def ris(item: Item) -> str:
    r"""An item as a record of RIS.

    >>> told = {"id": "a.en", "type": "speech", "title": "T", "custom": {"edtf": "2024-07/2024-08"}}
    >>> print(*ris(told).splitlines()[:-1], sep="\n")
    TY  - GEN
    ID  - a.en
    TI  - T
    PY  - 2024
    DA  - 2024/07//
    N1  - 2024-07/2024-08
    """
    return "".join(f"{tag}  - {' '.join(text.splitlines())}\r\n" for tag, text in _tags(item))


def _tags(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", _RIS_TYPES.get(item["type"], "GEN")
    yield "ID", item["id"]
    for name in item.get("author", ()):
        yield "AU", inverted(name)
    told = {
        "TI": item["title"],
        "OP": item.get("original-title", ""),
        **_dates(item.get("custom", {}).get("edtf", "")),
        "T2": item.get("container-title", "") or item.get("event-title", ""),
        "PB": item.get("publisher", ""),
        "CY": item.get("event-place", ""),
        "M3": item.get("genre", ""),
        "LA": item.get("language", ""),
        "DB": item.get("archive", ""),
        "UR": item.get("URL", ""),
        "C1": item.get("note", ""),
    }
    yield from ((tag, text) for tag, text in told.items() if text)
    yield "ER", ""


def _dates(edtf: str) -> dict[str, str]:
    """A date of RIS is one day, month or year; what else is known stands in a note, as EDTF."""
    if not edtf:
        return {}
    date = Edtf(edtf)
    if date.start is None:
        return {"N1": edtf}
    month = date.start.month if date.start.precision != "season" else 0
    parts = (f"{number:02}" if number else "" for number in (month, date.start.day))
    plain = date.text == date.bare and not date.is_interval and date.precision != "season"
    return {
        "PY": f"{date.start.year:04}",
        "DA": "/".join((f"{date.start.year:04}", *parts, "")),
        "N1": "" if plain else edtf,
    }


FORMS = {"bib": biblatex, "ris": ris, "json": csl_json}
"""By the ending of their files."""
NAMES = {"bib": "BibLaTeX", "ris": "RIS", "json": "CSL-JSON"}
"""As their users call them, in all languages."""
