"""How texts lean on each other: duplicates, quotations, related texts."""
