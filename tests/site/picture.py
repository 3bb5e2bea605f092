"""The picture in README.md: the home page of the site that lies in site/, as `make picture` takes it."""

import sys

from tests.building import ROOT
from tests.site import browsing, chromium

FILE = ROOT / ".github" / "site.jpg"
SIZE = {"width": 1120, "height": 700}
QUALITY = 75
"""Of JPEG: a PNG of so many letters is twice as large."""


def main() -> None:
    """Take the picture; where no browser is, say so and leave with status 1."""
    found = chromium.find()
    if not found:
        sys.exit(chromium.HELP)
    with browsing.chromium(found) as browser, browsing.visit(browser, f"{(ROOT / 'site').as_uri()}/") as visitor:
        page = visitor.open()
        page.set_viewport_size(SIZE)
        page.screenshot(path=FILE, type="jpeg", quality=QUALITY)


if __name__ == "__main__":
    main()
