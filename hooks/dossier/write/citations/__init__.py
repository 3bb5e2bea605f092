"""Citations: one record of each text, and everything that a bibliography, a program or a reader takes of it."""
