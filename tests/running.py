"""The commands in a process of their own, with the site generator out of reach."""

TEXT = "A statement on bridges\n\n3 May 2024\n\nThe bridges of the city are open to all.\nShare on Facebook\n"
LAKE = "---\nnames: {en: [Lake], fr: [Lac], zh: [湖]}\n---\n"
GENERATORS = ("mkdocs", "material", "mkdocs_static_i18n", "pagefind")
PROGRAM = f"""
import sys
sys.modules.update(dict.fromkeys({GENERATORS!r}))
from dossier.cli import main
sys.exit(main())
"""


def said(done):
    """Standard output and standard error, which are UTF-8 in any locale."""
    return done.stdout.decode(), done.stderr.decode()
