"""Dossier: raw texts become a multilingual, cross-linked, searchable site.

Four acts: `read` makes a Document of each text, `relate` makes one Corpus of all of them,
`write` makes site files of the Corpus. An act never calls a later one. `model` holds the nouns.
"""
