"""What the picture of a text says."""

from dataclasses import replace

from dossier.model import Corpus
from dossier.write.catalogue import catalogue
from dossier.write.documents.picture import text_picture
from tests.write.making import CORPUS, LANGUAGES, document


def test_a_person_is_named_as_one_says_it_whatever_their_page_knows_of_the_name():
    made = document("a", "en", "A speech", "We met.", type="speech", speaker=("Wang Yi", "Bo Li"))
    entities = [replace(entity, family=("Wang",)) for entity in CORPUS.entities]
    for known in (CORPUS.entities, entities):
        picture = text_picture("a", catalogue(Corpus((made,), known), LANGUAGES, "https://example.org/", "Archive"))
        assert picture.by == "Wang Yi, Bo Li"
        assert (picture.title, picture.kind, picture.site) == ("A speech", "Speech", "Archive")
