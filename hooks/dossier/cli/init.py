"""The command for somebody who begins a collection: init. It asks nothing; what is not given is left out.

The files stand in starter/ as they are written, with blanks to fill in (`%%name`); nothing in them speaks of any
collection but the new one.
"""

import argparse
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml

from dossier.cli.common import MisuseError, say_line
from dossier.cli.writing import put
from dossier.languages import WRITTEN_IN, languages, words
from dossier.languages.locales import language_name, listed
from dossier.pages import frontmatter
from dossier.pages.schema import FILES, as_file

STARTER = Path(__file__).parent / "starter"
_PLACES = (Path(__file__).parent / "CONTRIBUTING.md", Path(__file__).parents[3] / "CONTRIBUTING.md")
"""The guide for contributors, in the package where it is installed (setup.py), else at the top of the repository."""
_HIDDEN = {name: f".{name}" for name in ("gitignore", "github", "pre-commit-config.yaml")}
"""Names that begin with a dot where they are written: packages and searches pass over such files."""
_SPOKEN = ("docs", "guide")
"""Folders with a folder for each language: first pages, and what stands at the top for those who keep them."""
UNPINNED = (
    "# The program ran from its own folder: put its wheel here, and name it (./dossier-VERSION-py3-none-any.whl)."
)


class _Blank(Template):
    """A text with blanks: braces and dollars mean something to YAML, Markdown and GitHub."""

    delimiter = "%%"


def init(arguments: argparse.Namespace) -> int:
    """Make a folder that is a collection; MisuseError if a file would be overwritten, or a language is not known."""
    folder: Path = arguments.folder
    codes = _codes(arguments.languages or arguments.language, arguments.language)
    name = " ".join(frontmatter.cleared(arguments.name or folder.resolve().name)[0].split())
    wheel = wheel_here()
    files = dict(starter(name, codes, requirement_of(wheel)))
    names = [*files, *([wheel.name] if wheel else [])]
    if taken := next((path for path in names if (folder / path).exists()), None):
        raise MisuseError("taken", file=folder / taken)
    put(folder, {path: content.encode() for path, content in files.items()})
    if wheel:
        put(folder, {wheel.name: wheel.read_bytes()})
    _report(folder, codes, arguments.language, pinned=UNPINNED not in files["requirements.txt"])
    return 0


def _report(folder: Path, codes: Sequence[str], language: str, *, pinned: bool) -> None:
    say = words(language)["cli"]["started"]
    say_line(say["ready"].format(folder=folder))
    for code in (code for code in codes if not ready(code)):
        told = {"language": language_name(code, language), "folder": f"docs/{code}"}
        lender = codes[0] if ready(codes[0]) else WRITTEN_IN
        say_line(say["lent"].format(lender=language_name(lender, language), **told))
    if not pinned:
        say_line(say["unpinned"])


def _codes(told: str, language: str) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(code.strip() for code in told.split(",") if code.strip()))
    for code in (code for code in codes or [told] if code not in languages()):
        raise MisuseError("unknown_language", language=code, languages=listed(languages(), language, "or"))
    return codes


def ready(code: str) -> list[Path]:
    """The pages that stand ready in a language."""
    return sorted((STARTER / "docs" / code).glob("*.md"))


def starter(name: str, codes: Sequence[str], requirement: str) -> Iterator[tuple[str, str]]:
    """Path and content of each file of a new collection; codes: of its languages, the default first.

    A language without pages shows those of the default under a notice, as it does with any page that it lacks. A
    default without pages gets them in the language of the code, for somebody to translate.
    """
    blanks = {"name": name, "title": _quoted(name), "quoted": _quoted(name), "requirement": requirement}
    blanks |= {"default": codes[0], "languages": "\n".join(_listed(codes)), **asked(codes)}
    for path in sorted(path for path in STARTER.rglob("*") if path.is_file()):
        first, *rest = path.relative_to(STARTER).parts
        if first not in _SPOKEN:
            yield "/".join([_HIDDEN.get(first, first), *rest]), _filled(path, blanks)
    contributing = next(filter(Path.is_file, _PLACES))
    yield contributing.name, contributing.read_text(encoding="utf-8")
    yield from ((f"schemas/{name}.json", as_file(schema)) for name, schema in FILES.items())
    guide = next(filter(Path.is_dir, (STARTER / "guide" / code for code in (codes[0], WRITTEN_IN))))
    for path in sorted(guide.rglob("*.md")):
        yield path.relative_to(guide).as_posix(), _filled(path, blanks)
    for code in codes:
        for path in ready(code) or (ready(WRITTEN_IN) if code == codes[0] else []):
            yield f"docs/{code}/{path.name}", _filled(path, {**blanks, "language": code})


def _filled(path: Path, blanks: Mapping[str, str]) -> str:
    return _Blank(path.read_text(encoding="utf-8")).substitute(blanks)


def _listed(codes: Sequence[str]) -> Iterator[str]:
    """The languages as mkdocs.yml lists them, each by its own name."""
    for at, code in enumerate(codes):
        own = language_name(code, code)
        default = "" if at else ", default: true"
        yield f"      - {{locale: {code}, name: {own[:1].upper()}{own[1:]}{default}}}"


def asked(codes: Sequence[str]) -> Mapping[str, str]:
    """What the forms of the repository ask, in all languages: a form knows no language of its reader.

    >>> asked(("fr", "en"))["page_about"]
    'Son adresse. · Its address.'
    """
    said = [words(code)["forge"] for code in codes]
    return {key: " · ".join(dict.fromkeys(each[key] for each in said)) for key in said[0]}


def _quoted(text: str) -> str:
    r"""A text as one line of YAML, whatever stands in it.

    >>> print(_quoted('Letters: "é"'))
    "Letters: \"é\""
    """
    return yaml.safe_dump(text, allow_unicode=True, default_style='"', width=math.inf).strip()


def origin() -> Mapping[str, Any]:
    """Where pip took the program from, if not from a registry (direct_url.json, PEP 610)."""
    try:
        told = distribution("dossier").read_text("direct_url.json")
    except PackageNotFoundError:
        return {"dir_info": {}}
    found: Mapping[str, Any] = json.loads(told or "{}")
    return found


def wheel_here() -> Path | None:
    """The wheel on this machine that the program was installed from: the collection keeps it, to find it again."""
    url = urlsplit(str(origin().get("url", "")))
    path = Path(unquote(url.path))
    return path if url.scheme == "file" and path.suffix == ".whl" and path.is_file() else None


def requirement_of(wheel: Path | None) -> str:
    """The line of requirements.txt that brings whoever builds elsewhere the program that made the collection."""
    told = origin()
    if wheel:
        return f"./{wheel.name}"
    if "vcs_info" in told:
        return f"dossier @ {told['vcs_info']['vcs']}+{told['url']}@{told['vcs_info']['commit_id']}"
    if str(told.get("url", "")).startswith("https://"):
        return f"dossier @ {told['url']}"
    return UNPINNED if told else f"dossier=={version('dossier')}"
