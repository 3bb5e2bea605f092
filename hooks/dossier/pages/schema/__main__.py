"""Writes the schemas into a folder, as files for editors (`make schemas`)."""

import sys
from pathlib import Path

from dossier.pages.schema import FILES, as_file

if __name__ == "__main__":
    for name, schema in FILES.items():
        Path(sys.argv[1], f"{name}.json").write_text(as_file(schema), encoding="utf-8")
