"""Names in texts: those that have a page, and those that could."""
