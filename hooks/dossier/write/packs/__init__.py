"""What readers take along: books of the collection, and the pages that offer these and other packs."""
