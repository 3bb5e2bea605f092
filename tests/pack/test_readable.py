"""What of a page is found in a ZIM file."""

from hypothesis import given
from hypothesis import strategies as st

from dossier.languages.normal_forms import without_accents
from dossier.pack.readable import indexed, readable

PAGE = """<!doctype html><html lang="fr"><head><title>L’eau · Site</title>
<meta property="og:title" content="L’eau  du lac">{head}</head>
<body><header>Menu</header><main><article{marks}><h1>L’eau</h1><p>Un <em>mot</em>, <a href="x">deux</a></p><p>trois</p>
<p lang="en">water</p><div lang="en">deep <p lang="fr">profonde</p></div><ul><li>un point<li>un autre</ul>
<section data-index-ignore>Citer</section><script>var x</script><style>p{{}}</style></article></main><footer>Pied</footer>
"""


def page(head="", marks=""):
    return readable(PAGE.format(head=head, marks=marks))


def test_a_page_says_its_own_words_in_its_own_language():
    assert page() == ("L’eau du lac", "L’eau Un mot, deux trois un point un autre", True)


def test_a_page_marked_as_no_text_has_a_title_only():
    assert page(marks=' data-index-ignore="all"') == ("L’eau du lac", "", True)


def test_a_page_not_to_be_indexed_is_not_listed():
    assert not page(head='<meta name="robots" content="noindex">').listed


def test_what_is_no_page_of_the_site_has_neither_title_nor_text():
    assert readable("home") == ("", "", True)


@given(st.text())
def test_every_word_is_there_as_a_query_has_it(text):
    """As libzim folds queries: small, without marks."""
    assert indexed(text).startswith(without_accents(text.lower()))
