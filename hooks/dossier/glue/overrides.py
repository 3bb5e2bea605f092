"""Where templates, styles and scripts lie: a collection may have some of its own, which stand before the program's."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rjsmin import jsmin

from dossier.check.guard import template_fault
from dossier.check.tree import walk
from dossier.write.assets.stylesheet import FOLDER, PARTS, stylesheets
from dossier.write.editing import FOLDER as EDITOR

PACKAGE = Path(__file__).parent.parent
_PLACES = (PACKAGE / "overrides", PACKAGE.parent.parent / "overrides")
"""In the package where it is installed, else in the repository."""
OVERRIDES = next(filter(Path.is_dir, _PLACES), _PLACES[0])


def layered(folders: Iterable[Path], root: Path, *ends: str, below: str = "") -> dict[str, Path]:
    """The files in some folders by their paths there, sorted; of one that several have, that of the first.

    root: out of which no link in them may lead; ends: of their names; below: a folder in each of them.
    """
    found: dict[str, Path] = {}
    for folder in [*folders][::-1]:
        tree, place = walk(root, folder), folder / below
        found |= {at.relative_to(place).as_posix(): at for at in tree.below(place) if at.name.endswith(ends)}
    return dict(sorted(found.items()))


def templates(folders: Iterable[Path], root: Path) -> tuple[tuple[str, str], ...]:
    """Name and text of each template; folders, root: as of `layered`.

    One that is none (files.py tells it) is left out, and that of the next folder stands in its place.
    """
    found: dict[str, str] = {}
    for folder in [*folders][::-1]:
        read = ((name, _text(path)) for name, path in layered([folder], root, ".html", ".xml").items())
        found |= {name: text for name, text in read if folder == OVERRIDES or not template_fault(text)}
    return tuple(sorted(found.items()))


def _text(path: Path) -> str:
    """Of a file; what is not in UTF-8 is told elsewhere (files.py), and stops nothing."""
    return path.read_text(encoding="utf-8", errors="replace")


def editor(folders: Iterable[Path], root: Path) -> Iterator[tuple[str, str]]:
    """Path and content of what lies beside the editor at /admin/; folders, root: as of `layered`."""
    for name, path in layered(folders, root, ".css", ".js", below=EDITOR).items():
        text = _text(path)
        yield f"{EDITOR}{name}", jsmin(text) if path.suffix == ".js" else text


def assets(
    folders: Sequence[Path], root: Path, theme: Path, codes: Sequence[str], extensions: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Path and content of the style sheets and scripts of the pages.

    folders, root: as of `layered`; theme: the theme's style sheet; codes: of the site's languages; extensions: of
    Markdown.
    """
    sheets = layered(folders, root, ".css", below=FOLDER)
    parts = {name: _text(sheets[f"{name}.css"]) for name in PARTS}
    yield from stylesheets(_text(theme), parts, codes, extensions)
    for name, script in layered(folders, root, ".js", below=FOLDER).items():
        yield f"{FOLDER}{name}", jsmin(_text(script))
