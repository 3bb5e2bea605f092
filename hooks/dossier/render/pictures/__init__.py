"""Pictures by which other sites show a page, and icons of the site, as PNG: Typst sets them, in our colours."""

import struct
import zlib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from dossier import typeset
from dossier.languages import profile
from dossier.languages.locales import direction
from dossier.model import PICTURE_SIZE, Picture

PAPER, INK, ACCENT = "#fbf9f4", "#26231e", "#8a2b1f"
"""Those of dossier.css."""
_HERE = files("dossier.render.pictures")
_WIDTH, _HEIGHT = PICTURE_SIZE
_HEAD = 130
"""Lines of pixels in which letters have the colour of accents."""
_SHADES = 16
"""Between paper and letters: eyes need no more, and a picture of 16 million is three times as large."""
READABLE = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")
"""Endings of pictures that Typst reads."""
_ICONS = {
    "icon-48": (48, 48),
    "icon-192": (192, 192),
    "icon-512": (512, 512),
    "maskable-512": (512, 300),
    "apple-touch-icon": (180, 132),
}
"""Size of each, and of what it shows. Systems may cut off the edges of the third: a circle of 40 % of its width is safe
(W3C Web Application Manifest)."""


def drawable(pictures: Sequence[Picture]) -> list[bool]:
    """Whether the fonts of this machine have all letters of each picture."""
    if not pictures:
        return []
    try:
        _sheets(pictures)
    except typeset.UnsetError:
        half = len(pictures) // 2
        return [*drawable(pictures[:half]), *drawable(pictures[half:])] if half else [False]
    return [True] * len(pictures)


def sheet(picture: Picture) -> bytes:
    """A PDF of a picture, in black on white; typeset.UnsetError if fonts lack letters of it.

    Of those that are set together, pixels differ by what the others are.
    """
    return _sheets([picture])


def drawn(pdf: bytes) -> bytes:
    """What `sheet` has made as PNG."""
    import pypdfium2  # noqa: PLC0415 - most builds draw nothing

    return _png(pypdfium2.PdfDocument(pdf)[0].render(scale=1, grayscale=True))


def _sheets(pictures: Sequence[Picture]) -> bytes:
    told = [
        {
            **{name: getattr(one, name) for name in ("title", "kind", "by", "date", "site", "language")},
            "direction": direction(one.language),
            "fonts": _fonts(one.language),
        }
        for one in pictures
    ]
    given = {"pictures": told, "latin": typeset.PRINT, "head": _HEAD}
    return typeset.pdf(_HERE.joinpath("picture.typ"), given)


def _fonts(language: str) -> list[str]:
    """Those of this machine that have the letters of a language, the best first; any other is better than none."""
    return [name for name in profile(language).fonts.get("serif", ()) if name in typeset.families()]


def _ramp(colour: str) -> bytes:
    """The shades from a colour to that of the paper."""
    ends = [*zip(bytes.fromhex(colour[1:]), bytes.fromhex(PAPER[1:]), strict=True)]
    return bytes(round(dark + (light - dark) * at / (_SHADES - 1)) for at in range(_SHADES) for dark, light in ends)


_BELOW = bytes(round(grey * (_SHADES - 1) / 255) for grey in range(256))
"""The shade of each grey."""
_ABOVE = bytes(shade + _SHADES for shade in _BELOW)
_PALETTE = _ramp(INK) + _ramp(ACCENT)


def _png(page: Any) -> bytes:
    """A page in grey as PNG (W3C) with a palette: a quarter of what Typst itself makes of it, in the same time."""
    grey, stride = bytes(page.buffer), page.stride
    lines = (
        b"\0" + grey[at * stride : at * stride + _WIDTH].translate(_ABOVE if at < _HEAD else _BELOW)
        for at in range(_HEIGHT)
    )
    # Runs of one shade are most of it; to look for more takes twice the time and saves a tenth.
    packing = zlib.compressobj(strategy=zlib.Z_RLE)
    packed = packing.compress(b"".join(lines)) + packing.flush()
    head = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", _PALETTE), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def icons(own: bytes, name: str, language: str) -> Mapping[str, bytes]:
    """The icons that systems ask for as PNG, by the names of their files; none if they cannot be drawn.

    own: the icon of the site, in a format of `READABLE`; without one, the first letter of its name (in a language).
    """
    given = {
        "sizes": [(size, inner, inner < size) for size, inner in _ICONS.values()],
        "icon": [*own] or None,
        "letter": name.strip()[:1],
        "accent": ACCENT,
        "paper": PAPER,
        "fonts": [typeset.PRINT, *_fonts(language)],
        "language": language,
    }
    template = _HERE.joinpath("icon.typ")
    try:
        # It has no letters that no font has.
        typeset.pdf(template, given)
        return dict(zip(_ICONS, typeset.pngs(template, given), strict=True))
    except typeset.UnsetError:
        return {}


def width_of(png: bytes) -> int:
    """Pixels of a PNG from side to side, as its head says."""
    return int.from_bytes(png[16:20], "big")
