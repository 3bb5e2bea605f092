"""The site as files to take along: zips that are the same bytes wherever and whenever they are made, and a ZIM file.

`names` tells which names another system could not unpack, `archive` writes a zip, `checksums` the list in it by which a
copy is held against what it should be; `edition` says what a ZIM file is made of, `zim` writes it, `readable` says what
of a page is found in it.
There is no zip of one language: its pages lead to the same text in the others, to the one account of a cleaning, and
find what all languages say; without these it would be full of dead ends. What holds one language alone is a book.
"""
