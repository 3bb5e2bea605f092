"""Passages of hand-written pages that hold only where a setting is given: a page promises nothing that is not there.

They stand between comments, which forges and editors do not show: `<!-- if contact -->` … `<!-- end -->`.
"""

import re
from collections.abc import Collection

_PASSAGE = re.compile(r"<!-- if (not )?(\w+) -->(.*?)<!-- end -->", re.DOTALL)


def fitting(markdown: str, given: Collection[str]) -> str:
    """The Markdown with those passages only that hold for the settings given; a passage holds no other.

    >>> page = "Write to us<!-- if contact --> (see below)<!-- end -->.<!-- if not archive --> No file.<!-- end -->"
    >>> fitting(page, {"contact"})
    'Write to us (see below). No file.'
    >>> fitting(page, {"archive"})
    'Write to us.'
    """
    return _PASSAGE.sub(lambda found: found[3] if (found[2] in given) != bool(found[1]) else "", markdown)
