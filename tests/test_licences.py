"""Nothing that a build needs is under a licence that nobody has thought about."""

import json
import re
import tomllib
from importlib.metadata import distribution, requires

import pytest
import yaml
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.building import ROOT
from tests.sbom import LICENCES, bill

KNOWN = yaml.safe_load((ROOT / "tests" / "cases" / "licences.yml").read_text(encoding="utf-8"))
PINS = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)


def stated(name):
    """The licences that a library may mean by what it says of itself."""
    metadata = distribution(name).metadata
    if expression := metadata.get("License-Expression"):
        return {expression}
    classifiers = metadata.get_all("Classifier") or ()
    words = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License :: ")]
    words.append((metadata.get("License") or "").partition("\n")[0].strip())
    return {licence for word in words for licence in KNOWN["words"].get(word, ())}


def parts(licence):
    return re.split(r" (?:AND|OR) ", licence)


def test_the_list_has_the_libraries_of_the_lock_and_no_others():
    assert set(LICENCES) == set(PINS)
    assert {*KNOWN["reasons"], *KNOWN["beside"]} <= set(LICENCES)


@pytest.mark.parametrize("name", LICENCES)
def test_a_library_is_under_the_licence_that_it_states(name):
    assert LICENCES[name] in stated(name)


def test_what_asks_for_more_than_its_notice_has_a_reason():
    assert {name for name, licence in LICENCES.items() if not {*parts(licence)} <= {*KNOWN["free"]}} == {
        *KNOWN["reasons"]
    }


def needed(requirements, found):
    """What comes along with a package that is installed without any extra; found: what is known already."""
    for line in requirements:
        name = re.match(r"[\w.-]+", line)[0].lower().replace("_", "-").replace(".", "-")
        if "extra ==" not in line and name in PINS and name not in found:
            found.add(name)
            needed(requires(name) or (), found)
    return found


def test_the_program_alone_brings_nothing_under_the_gpl():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    brought = needed(project["dependencies"], set())
    assert {"mkdocs", "requests", "urllib3"} <= brought
    assert {name for name in LICENCES.keys() - brought if "GPL" in LICENCES[name]} == {"libzim"}
    assert {name for name in brought if "GPL" in LICENCES[name]} == set()


def test_the_bill_of_materials_names_every_library_with_its_checksums_and_its_licence():
    made = bill()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(made)) is None
    parts = made["components"]
    assert {(part["name"], part["licenses"][0]["expression"]) for part in parts} == {*LICENCES.items()}
    assert all(part["version"] and part["externalReferences"][0]["hashes"] for part in parts)
