"""Finds the Java that epubcheck runs on; run as a program, it installs one where none is found."""

import shutil
import sys

from tests.site.chromium import install

PACKAGE = "default-jre-headless"
"""Of Debian."""
HELP = f"The tests of books need Java: install Debian's {PACKAGE}, or any other with a program named java."


def find() -> str | None:
    """Path of a Java on the search path."""
    return shutil.which("java")


def main() -> int:
    """Make sure that there is a Java; the exit status says whether."""
    path = find() or (install(PACKAGE) and find())
    print(f"Java: {path}" if path else HELP, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
