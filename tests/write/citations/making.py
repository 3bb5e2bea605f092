"""Items of CSL-JSON from the short form in tests/cases/citations.yml."""

from dossier.model.edtf import Edtf
from dossier.write.citations.items import csl_date
from dossier.write.citations.people import author_name
from tests.samples import cases

_NAMES = {"printed": "container-title", "event": "event-title", "place": "event-place"}


def item(id_, told):
    made = {"id": id_} | {
        _NAMES.get(key, key): value for key, value in told.items() if key not in ("author", "date", "family")
    }
    if "author" in told:
        made["author"] = [author_name(name, told.get("family", ())) for name in told["author"]]
    if "date" in told:
        date = str(told["date"])
        made |= {"issued": csl_date(Edtf(date), told["language"]), "custom": {"edtf": date}}
    return made


CASES = {case["name"]: case for case in cases("citations.yml")}
ITEMS = {name: item(f"r{number}", case["item"]) for number, (name, case) in enumerate(CASES.items())}
