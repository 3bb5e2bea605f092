"""The file around the chapters of a book: an archive as EPUB 3.3 wants it (https://www.w3.org/TR/epub-33/#sec-ocf).

Its bytes depend on nothing but the book: names are sorted, and every file is of the same time.
"""

import io
import zipfile
from collections.abc import Mapping

from dossier.zipped import add

FOLDER = "EPUB/"
_CONTAINER = f"""<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
  <rootfiles>
    <rootfile full-path="{FOLDER}package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""


def archive(files: Mapping[str, bytes]) -> bytes:
    """The bytes of a book; files: by their path below its folder, the package document among them.

    >>> book = zipfile.ZipFile(io.BytesIO(archive({"b.xhtml": b"", "a.xhtml": b""})))
    >>> book.namelist()
    ['mimetype', 'META-INF/container.xml', 'EPUB/a.xhtml', 'EPUB/b.xhtml']
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        # First, as it is and without an extra field: so programs know the file by its first bytes.
        add(made, "mimetype", b"application/epub+zip", packed=False)
        add(made, "META-INF/container.xml", _CONTAINER.encode())
        for path in sorted(files):
            add(made, FOLDER + path, files[path])
    return out.getvalue()
