"""Act three: site files of the Corpus, for each language."""
