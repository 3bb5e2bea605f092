"""Which paragraphs of two versions of a text say the same."""
