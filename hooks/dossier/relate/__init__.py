"""Act two: one Corpus of all documents."""
