"""Act one: from bytes to a Document."""
